//! Says what a close code means: `cargo run -- 4001`.

use std::env;
use std::process::ExitCode;

use own_spec::lighthouse::{CloseCode, CloseCodeClass};

fn main() -> ExitCode {
    let Some(code) = env::args().nth(1).and_then(|code| code.parse().ok()) else {
        eprintln!("a close code is wanted, from 0 to 65535: `cargo run -- 4001`");
        return ExitCode::FAILURE;
    };
    match (CloseCode::from_code(code), CloseCodeClass::of(code)) {
        (Some(found), _) => println!("{code} {found}: {}", found.description()),
        (None, Some(class)) => println!("{code} is of the range {class}"),
        (None, None) => println!("{code} is not listed"),
    }
    println!("after it, a client does: {:?}", CloseCode::on_close(code));
    ExitCode::SUCCESS
}
