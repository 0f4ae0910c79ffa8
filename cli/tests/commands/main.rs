//! The binary as a whole: its commands, what they print, and how they end.

mod diff;
mod evolutions;
mod explain;
mod formats;
mod generate;
mod init;
mod inspect;
mod lock;
mod manual;
mod pages;
mod place;
#[cfg(unix)]
mod progress;
mod report;
mod site;
mod streams;
mod timings;
mod usage;
mod writing;
