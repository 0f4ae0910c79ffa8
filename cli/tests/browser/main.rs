//! The page that `spectable site` writes, in a headless Chromium.
//!
//! Where chromium and chromedriver are not installed, each test says so and ends; on Debian they are the packages
//! `chromium` and `chromium-driver`. Nothing but files and the driver's own port is reached.

mod driver;
mod ears;
mod keys;
mod links;
mod look;
mod safety;
mod search;
mod spec;
