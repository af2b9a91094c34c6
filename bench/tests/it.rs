//! The work that is timed is the real work, and larger guides say the same of the same people.

use std::sync::OnceLock;

use legcheck_bench::{Spread, Workload, assess, cells, next, touched};
use legcheck_engine::answers::Answers;
use legcheck_engine::dataset::{CauseIx, Guide};
use legcheck_engine::ranking::Ranked;

fn real() -> &'static (Guide, Vec<Answers>) {
    static REAL: OnceLock<(Guide, Vec<Answers>)> = OnceLock::new();
    REAL.get_or_init(|| {
        let guide = legcheck_cases::load().unwrap().guide;
        let people = legcheck_bench::people(&guide).unwrap();
        (guide, people)
    })
}

fn workload(factor: u16, reach: Spread) -> Workload {
    let (guide, people) = real();
    Workload::new(guide, people, factor, reach)
}

#[test]
fn a_guide_of_the_same_size_says_the_same() {
    let (guide, people) = real();
    let once = workload(1, Spread::EveryCopy);
    let moments: Vec<_> = people.iter().flat_map(|p| legcheck_bench::moments(guide, p)).collect();
    assert_eq!(once.moments, moments);
    for moment in &moments {
        assert_eq!(assess(&once.guide, moment), assess(guide, moment));
        assert_eq!(next(&once.guide, moment), next(guide, moment));
    }
}

#[test]
fn people_go_through_the_whole_check() {
    let (guide, people) = real();
    assert!(people.len() >= 5, "{} people", people.len());
    for answers in people {
        let moments = legcheck_bench::moments(guide, answers);
        assert!(moments.windows(2).all(|m| m[0].answers.iter().count() < m[1].answers.iter().count()));
        let last = moments.last().unwrap();
        assert_eq!(&last.answers, answers, "the last moment has every answer");
        assert_eq!(next(guide, last), None, "and nothing is left to ask");
    }
}

#[test]
fn a_larger_guide_grows_in_proportion() {
    let (once, ten) = (workload(1, Spread::EveryCopy), workload(10, Spread::EveryCopy));
    assert_eq!(ten.guide.causes.len() - 1, 10 * (once.guide.causes.len() - 1));
    assert_eq!(ten.guide.findings.len(), 10 * once.guide.findings.len());
    assert_eq!(ten.guide.rules.len(), 10 * once.guide.rules.len());
    assert_eq!(cells(&ten.guide), 10 * cells(&once.guide));
    for (small, large) in once.moments.iter().zip(&ten.moments) {
        assert_eq!(touched(&ten.guide, large), 10 * touched(&once.guide, small));
    }
    for (small, large) in once.moments.iter().zip(&workload(10, Spread::RealOnly).moments) {
        assert_eq!(touched(&ten.guide, large), touched(&once.guide, small));
    }
}

#[test]
fn a_larger_guide_says_the_same_of_the_same_people() {
    let once = workload(1, Spread::EveryCopy);
    for reach in [Spread::EveryCopy, Spread::RealOnly] {
        let ten = workload(10, reach);
        let causes = once.guide.causes.len() - 1;
        for (small, large) in once.moments.iter().zip(&ten.moments) {
            let ((urgency, order), (urgency_of_ten, order_of_ten)) =
                (assess(&once.guide, small), assess(&ten.guide, large));
            assert_eq!(urgency_of_ten.level, urgency.level);
            assert_eq!(order_of_ten.len(), ten.guide.causes.len());
            let score =
                |order: &[Ranked], cause: usize| order.iter().find(|r| r.cause == CauseIx(cause as u16)).unwrap().score;
            assert_eq!(order_of_ten.iter().filter(|r| r.cause.at() == 10 * causes).count(), 1, "one something else");
            for cause in 0..causes {
                assert_eq!(score(&order_of_ten, cause), score(&order, cause));
                if reach == Spread::EveryCopy {
                    let family: Vec<_> = order_of_ten
                        .iter()
                        .filter(|r| r.cause.at() < 10 * causes && r.cause.at() % causes == cause)
                        .collect();
                    assert!(family.iter().all(|r| r.score == family[0].score), "every copy fits as well");
                    assert_eq!(family[0].cause.at(), cause, "the real one comes first among equals");
                }
            }
        }
    }
}
