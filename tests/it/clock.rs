//! Nothing that a visitor runs reads the clock of the device, so that a clock which is changed changes nothing.

use crate::support::root;

#[test]
fn no_script_reads_the_clock_of_the_device() {
    let scripts = std::fs::read_dir(root().join("assets/js")).unwrap().flatten().map(|entry| entry.path());
    let scripts: Vec<_> = scripts.filter(|path| path.extension().is_some_and(|e| e == "js")).collect();
    assert!(scripts.len() >= 6, "{scripts:?}");
    for script in scripts {
        let text = std::fs::read_to_string(&script).unwrap();
        for clock in ["Date", "timeOrigin", "timeStamp"] {
            assert!(!text.contains(clock), "{} reads {clock}", script.display());
        }
    }
}
