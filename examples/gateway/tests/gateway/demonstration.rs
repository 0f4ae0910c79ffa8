//! The binary: what it shows, and that it ends.

use std::process::Command;

#[test]
fn the_demonstration_goes_from_hello_to_a_stop() {
    let output = Command::new(env!("CARGO_BIN_EXE_gateway")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    let shown = [
        "client  identified for a new session",
        "client  left aside: unknown opcode 250",
        "client  heartbeat acknowledged",
        "client  closed with 4000 (Unknown error); will resume",
        "client  a pause of 100ms",
        "client  resumed session \"a-session\" after event 2",
        "client  closed with 4014 (Disallowed intent(s)); will stop",
        "client  stopped: closed with 4014 (Disallowed intent(s))",
    ];
    let mut lines = text.lines();
    for wanted in shown {
        assert!(lines.any(|line| line == wanted), "`{wanted}` is not in its place in:\n{text}");
    }
    assert_eq!(lines.next(), None);
}
