//! The binary as a whole: its commands, what they print, and how they end.

mod diff;
mod evolutions;
mod explain;
mod generate;
mod init;
mod inspect;
mod lock;
mod place;
mod streams;
mod usage;
