//! Protocol codes as enums, generated at build time from the markdown tables that document them.
//!
//! Each document in `spec/` is a module: [`discord`], [`discord_es`], [`kettu`], [`omegaup`] and [`discordeno`].
//!
//! ```
//! use spectable::discord::GatewayCloseEventCode;
//!
//! let code = GatewayCloseEventCode::from_code(4014).unwrap();
//! assert_eq!(code, GatewayCloseEventCode::DisallowedIntents);
//! assert!(!code.can_reconnect());
//! assert_eq!(code.to_string(), "Disallowed intent(s)");
//! ```

#![no_std]
#![forbid(unsafe_code)]

#[cfg(feature = "from-spec")]
include!(concat!(env!("OUT_DIR"), "/spectable.rs"));
#[cfg(not(feature = "from-spec"))]
include!("generated.rs");
