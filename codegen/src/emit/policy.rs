//! What a client does when a connection was closed: the policies, and the methods that answer them.

use super::doc;
use super::enumeration::Context;
use super::piece::{self, Sink, Text, block, put};
use crate::model::{Code, Entry, ReconnectPolicy, Value};
use crate::{list, order};

/// The type of the policies.
pub(super) const TYPE: &str = "super::ReconnectPolicy";

/// The enum of the policies, which all modules share.
pub(super) fn shared(sink: &mut dyn Sink) {
    put(
        sink,
        "/// What a client does when a connection was closed.\n\
        #[allow(dead_code, unreachable_pub)] \
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)] \
        pub enum ReconnectPolicy { \
            /// It connects again, and goes on with the session that it had.\n\
            Resume, \
            /// It connects again, with a new session.\n\
            Reconnect, \
            /// It does not connect again: the same would happen.\n\
            Stop, \
        }",
        &[],
    );
}

/// Writes a policy.
pub(super) fn write(text: &mut Text, policy: ReconnectPolicy) -> &mut Text {
    text.code(TYPE).code("::").code(policy.ident())
}

/// The policy of an entry.
fn of(context: &Context<'_>, entry: &Entry) -> Option<ReconnectPolicy> {
    if let Value::Policy(policy) = entry.values.get(context.policy?)? { Some(*policy) } else { None }
}

/// What the documentation of an entry says of its policy: what it is, and who says so.
pub(super) fn sentence(context: &Context<'_>, entry: &Entry) -> Option<String> {
    let (policies, policy) = (context.table.policies.as_ref()?, of(context, entry)?);
    let is_given = matches!(entry.code, Code::Integer(code) if policies.codes.contains_key(&code));
    let said_by = match &policies.column {
        Some(column) if !is_given => doc::column(column),
        _ => "manifest".to_owned(),
    };
    Some(format!("Policy: {}, by the {said_by}.", policy.name()))
}

/// A code, and what is done after it.
type Stated = (i128, ReconnectPolicy);

/// `policy` of an entry, and `on_close` of any code.
pub(super) fn methods(sink: &mut dyn Sink, context: &Context<'_>) {
    let (table, Some(repr)) = (context.table, context.table.repr()) else { return };
    let Some(policies) = &table.policies else { return };
    let by_code = |(a, _): &Stated, (b, _): &Stated| a.cmp(b);
    let mut all: Vec<Stated> = list::of_some(&context.variants, &|entry| match entry.code {
        Code::Integer(code) => Some((code, of(context, entry)?)),
        Code::Text(_) => None,
    });
    order::sort(&mut all, &by_code);
    // What the manifest says of a listed code is that entry's policy already.
    let mut unlisted = Vec::new();
    for (&code, &policy) in &policies.codes {
        if all.binary_search_by(|(listed, _)| listed.cmp(&code)).is_err() {
            unlisted.push((code, policy));
        }
    }
    let doc = doc::lines(&documentation(&unlisted, policies.otherwise));
    all.append(&mut unlisted);
    order::sort(&mut all, &by_code);
    let (first, last) = repr.limits();
    // Where no other code is left, the last policy is every other's.
    let is_full = i128::try_from(all.len()).is_ok_and(|count| count == last - first + 1);
    let otherwise = all.last().filter(|_| is_full).map_or(policies.otherwise, |(_, policy)| *policy);
    block(
        sink,
        "$doc \
        #[must_use] \
        pub const fn on_close(code: $code) -> $policy {",
        &[("doc", &doc), ("code", &repr.name()), ("policy", &TYPE)],
        &mut |sink| {
            piece::open(sink, "match code {", &[]);
            for policy in ReconnectPolicy::ALL.into_iter().filter(|policy| *policy != otherwise) {
                let codes = || all.iter().filter(|(_, of)| *of == policy).map(|(code, _)| *code);
                if codes().next().is_some() {
                    piece::text(sink, &mut |text| arm(text, &mut codes(), policy));
                }
            }
            piece::text(sink, &mut |text| {
                write(text.code("_ => "), otherwise).code(",");
            });
            sink.close("}");
        },
    );
    put(
        sink,
        "/// What a client does when a connection was closed with it.\n\
        #[must_use] \
        pub const fn policy(self) -> $policy { \
            Self::on_close(self.code()) \
        }",
        &[("policy", &TYPE)],
    );
}

fn arm(text: &mut Text, codes: &mut dyn Iterator<Item = i128>, policy: ReconnectPolicy) {
    for (code, at) in codes.zip(0..) {
        text.code(if at == 0 { "" } else { " | " }).number(code);
    }
    write(text.code(" => "), policy).code(",");
}

/// The documentation of `on_close`, with the codes that only the manifest lists.
fn documentation(unlisted: &[Stated], otherwise: ReconnectPolicy) -> String {
    let mut text =
        "What a client does when a connection was closed with `code`, listed or not.\n\n".to_owned();
    text.push_str("Of codes that the document does not list, the manifest says: ");
    for (code, policy) in unlisted {
        text += &format!("{code} {}, ", policy.name());
    }
    text + "any other " + otherwise.name() + "."
}
