//! What all enums have in common, and which enums there are.

use std::error::Error;
use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::str::FromStr;

use spectable::{UnknownName, discord, discord_es, discordeno, kettu, omegaup};

/// What all enums have, so that one test can go through them.
pub(crate) trait Codes:
    Copy + Debug + Display + Ord + Hash + Send + Sync + Unpin + FromStr<Err = UnknownName> + 'static
{
    type Code: Copy + Debug + Display + PartialEq;

    /// The module and the enum, as a path.
    const PATH: &'static str;
    const ALL: &'static [Self];

    fn from_code(code: Self::Code) -> Option<Self>;
    fn convert(code: Self::Code) -> Result<Self, Box<dyn Error + Send + Sync>>;
    fn code(self) -> Self::Code;
    fn name(self) -> &'static str;
    fn from_name(name: &str) -> Option<Self>;
    fn description(self) -> &'static str;
    fn is_deprecated(self) -> bool;

    fn identifier(self) -> String {
        format!("{self:?}")
    }
}

/// Implements `Codes` for every enum of the library, and `every_enum!(check)`, which calls `check::<Enum>()` for each.
macro_rules! codes {
    ($($module:ident::$enumeration:ident: $code:ty,)+) => {
        $(impl Codes for $module::$enumeration {
            type Code = $code;

            const PATH: &'static str = concat!(stringify!($module), "::", stringify!($enumeration));
            const ALL: &'static [Self] = Self::ALL;

            fn from_code(code: $code) -> Option<Self> {
                Self::from_code(code)
            }
            fn convert(code: $code) -> Result<Self, Box<dyn Error + Send + Sync>> {
                Ok(Self::try_from(code)?)
            }
            fn code(self) -> $code {
                self.code()
            }
            fn name(self) -> &'static str {
                self.name()
            }
            fn from_name(name: &str) -> Option<Self> {
                Self::from_name(name)
            }
            fn description(self) -> &'static str {
                self.description()
            }
            fn is_deprecated(self) -> bool {
                self.is_deprecated()
            }
        })+

        macro_rules! every_enum {
            ($check:ident) => {
                $($check::<spectable::$module::$enumeration>();)+
            };
        }
    };
}

codes! {
    discord::GatewayOpcode: u8,
    discord::GatewayCloseEventCode: u16,
    discord::VoiceOpcode: u8,
    discord::VoiceCloseEventCode: u16,
    discord::HttpResponseCode: u16,
    discord::RpcErrorCode: u16,
    discord::RpcCloseEventCode: u16,
    discord_es::GatewayOpcode: u8,
    discord_es::GatewayCloseEventCode: u16,
    discord_es::VoiceOpcode: u8,
    discord_es::VoiceCloseEventCode: u16,
    discord_es::HttpResponseCode: u16,
    kettu::GatewayOpcode: u8,
    kettu::GatewayCloseCode: u16,
    kettu::HttpResponseCode: u16,
    kettu::JsonErrorCode: u16,
    omegaup::ErrorName: &'static str,
    discordeno::GatewayCloseEventCode: u16,
}
