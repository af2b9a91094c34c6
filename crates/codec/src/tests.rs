//! What is written is read again, and wrong bytes are noticed.

use crate::{Faulty, Packed, Unpackable, pack, unpack};

#[derive(Clone, Debug, Default, PartialEq)]
struct Sample {
    name: String,
    numbers: Vec<u16>,
    figures: Vec<f64>,
    maybe: Option<(bool, u8)>,
    index: Vec<u8>,
}
packed!(struct Sample { name, numbers, figures, maybe } later index);

#[derive(Clone, Debug, PartialEq)]
enum Tree {
    Leaf(u16),
    Empty,
    Both(Box<Tree>, Vec<Tree>),
}
packed!(enum Tree { Leaf(number), 1 Empty, 2 Both(one, others) });

fn sample() -> Sample {
    Sample {
        name: "Größe, 下肢".to_owned(),
        numbers: vec![0, 127, 128, 16_383, 16_384, u16::MAX],
        figures: vec![0.0, 0.1, -2.3, 20.9, 1e4, 0.8333],
        maybe: Some((true, 200)),
        index: Vec::new(),
    }
}

fn tree(depth: usize) -> Tree {
    (0..depth).fold(Tree::Leaf(7), |part, _| Tree::Both(Box::new(part), vec![Tree::Empty]))
}

#[track_caller]
fn check_same<T: Packed + PartialEq + std::fmt::Debug>(value: &T) {
    assert_eq!(unpack::<T>(&pack(value).expect("a compact form")).as_ref(), Ok(value));
}

#[test]
fn reads_what_was_written() {
    check_same(&sample());
    check_same(&tree(20));
    check_same(&vec![sample(), Sample::default()]);
    check_same(&vec!["".to_owned(); 1000]);
}

#[track_caller]
fn check_unpackable<T: Packed>(value: &T, expected: &str) {
    let said = pack(value).map_err(|fault: Unpackable| fault.to_string());
    assert_eq!(said, Err(expected.to_owned()));
}

#[test]
fn has_no_form_for_what_it_cannot_hold() {
    check_unpackable(&"a\0b".to_owned(), "the text \"a\\0b\" holds a NUL character");
    check_unpackable(&0.33333, "0.33333 has more than four decimals");
    check_unpackable(&vec![(0.5, 1e-5), (2.0, f64::INFINITY)], "0.00001 has more than four decimals");
    check_unpackable(&26_844.0, "26844 is not between -26,843 and 26,843");
    check_unpackable(&f64::NEG_INFINITY, "-inf is not between -26,843 and 26,843");
    check_unpackable(&f64::NAN, "NaN is not between -26,843 and 26,843");
    check_unpackable(&tree(41), "lists are nested more than 40 deep");
    check_same(&tree(40));
    check_same(&-(26_843.0 + 0.5455));
}

#[test]
fn wrong_bytes_are_noticed() {
    let bytes = pack(&vec![(sample(), tree(3))]).expect("a compact form");
    for length in 0..bytes.len() {
        assert_eq!(unpack::<Vec<(Sample, Tree)>>(&bytes[..length]), Err(Faulty), "{length}");
    }
    let longer = [bytes.as_slice(), &[0]].concat();
    assert_eq!(unpack::<Vec<(Sample, Tree)>>(&longer), Err(Faulty));
}

#[test]
fn no_bytes_make_it_panic() {
    let bytes = pack(&vec![(sample(), tree(3))]).expect("a compact form");
    for place in 0..bytes.len() {
        for wrong in 0..=u8::MAX {
            let mut bytes = bytes.clone();
            bytes[place] = wrong;
            let _ = unpack::<Vec<(Sample, Tree)>>(&bytes);
        }
    }
    // Lists within lists, each as long as can be, and boxes without an end.
    for fill in [1, 2, 0x7f, 0xff] {
        let bytes = [vec![0], vec![fill; 100_000]].concat();
        assert_eq!(unpack::<Vec<Vec<Tree>>>(&bytes), Err(Faulty));
        assert_eq!(unpack::<Tree>(&bytes), Err(Faulty));
    }
}
