//! The timed work is the real work, and larger guides give the same people the same results.

use std::sync::OnceLock;

use legcheck_bench::{Spread, Workload, assess, cells, next, touched};
use legcheck_engine::Engine;
use legcheck_engine::answers::Answers;
use legcheck_engine::dataset::CauseIx;
use legcheck_engine::ranking::Ranked;

fn real() -> &'static (Engine, Vec<Answers>) {
    static REAL: OnceLock<(Engine, Vec<Answers>)> = OnceLock::new();
    REAL.get_or_init(|| {
        let engine = Engine::of(&legcheck_cases::load().unwrap());
        let people = legcheck_bench::people(&engine).unwrap();
        (engine, people)
    })
}

fn workload(factor: u16, reach: Spread) -> Workload {
    let (engine, people) = real();
    Workload::new(engine, people, factor, reach)
}

#[test]
fn a_guide_of_the_same_size_says_the_same() {
    let (engine, people) = real();
    let once = workload(1, Spread::EveryCopy);
    let moments: Vec<_> = people.iter().flat_map(|p| legcheck_bench::moments(engine, p)).collect();
    assert_eq!(once.moments, moments);
    for moment in &moments {
        assert_eq!(assess(&once.engine, moment), assess(engine, moment));
        assert_eq!(next(&once.engine, moment), next(engine, moment));
    }
}

#[test]
fn people_go_through_the_whole_check() {
    let (engine, people) = real();
    assert!(people.len() >= 5, "{} people", people.len());
    for answers in people {
        let moments = legcheck_bench::moments(engine, answers);
        assert!(moments.windows(2).all(|m| m[0].answers.iter().count() < m[1].answers.iter().count()));
        let last = moments.last().unwrap();
        assert_eq!(&last.answers, answers, "the last moment has every answer");
        assert_eq!(next(engine, last), None, "and nothing is left to ask");
    }
}

#[test]
fn a_larger_guide_grows_in_proportion() {
    let (once, ten) = (workload(1, Spread::EveryCopy), workload(10, Spread::EveryCopy));
    assert_eq!(ten.engine.guide().causes.len() - 1, 10 * (once.engine.guide().causes.len() - 1));
    assert_eq!(ten.engine.guide().findings.len(), 10 * once.engine.guide().findings.len());
    assert_eq!(ten.engine.guide().rules.len(), 10 * once.engine.guide().rules.len());
    assert_eq!(cells(&ten.engine), 10 * cells(&once.engine));
    for (small, large) in once.moments.iter().zip(&ten.moments) {
        assert_eq!(touched(&ten.engine, large), 10 * touched(&once.engine, small));
    }
    for (small, large) in once.moments.iter().zip(&workload(10, Spread::RealOnly).moments) {
        assert_eq!(touched(&ten.engine, large), touched(&once.engine, small));
    }
}

#[test]
fn a_larger_guide_says_the_same_of_the_same_people() {
    let once = workload(1, Spread::EveryCopy);
    for reach in [Spread::EveryCopy, Spread::RealOnly] {
        let ten = workload(10, reach);
        let causes = once.engine.guide().causes.len() - 1;
        for (small, large) in once.moments.iter().zip(&ten.moments) {
            let ((urgency, order), (urgency_of_ten, order_of_ten)) =
                (assess(&once.engine, small), assess(&ten.engine, large));
            assert_eq!(urgency_of_ten.level, urgency.level);
            assert_eq!(order_of_ten.len(), ten.engine.guide().causes.len());
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
