//! Every close code, and ends without one: the client resumes, begins a new session or stops.

use std::collections::BTreeSet;
use std::time::Duration;

use futures_util::{StreamExt, stream};
use spectable::{discord, kettu};
use spectable_gateway::ReconnectPolicy::{self, Reconnect, Resume, Stop};
use spectable_gateway::{Discord, Event, Kettu, LEAVING, Protocol, Signal, Stopped, Visit, Wait};
use tokio::time::timeout;

use crate::stage::{Entry, FIRST_PAUSE, Greeting, Stage, within};

/// How many cases run at a time.
const AT_ONCE: usize = 8;
/// How long a server waits for a client that has stopped.
const QUIET: Duration = Duration::from_millis(50);

/// Codes that the documents do not list, or only one of them, and that a peer may close with.
const UNLISTED: &[u16] = &[
    1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 3000, 3999, 4006, 4011, 4015, 4242,
    4900, 4999,
];

/// Codes that a WebSocket has for itself, or nobody: whoever receives one takes it for a breach of the protocol, 1002.
const NEVER_SENT: &[u16] = &[0, 999, 1004, 1005, 1006, 1014, 1015, 1016, 2999, 5000, u16::MAX];

/// What `spec/discord.md` and its stanza say, in a person's words.
const DISCORD: &[(u16, ReconnectPolicy)] = &[
    (1000, Reconnect),
    (1001, Reconnect),
    (1011, Resume),
    (4000, Resume),
    (4003, Reconnect),
    (4004, Stop),
    (4007, Reconnect),
    (4008, Resume),
    (4009, Reconnect),
    (4010, Stop),
    (4014, Stop),
    (4242, Resume),
];

/// What `spec/kettu.md` and its stanza say: where the two part, 4003 and 4010, above all.
const KETTU: &[(u16, ReconnectPolicy)] = &[
    (1000, Reconnect),
    (1011, Resume),
    (4000, Resume),
    (4003, Stop),
    (4004, Stop),
    (4007, Reconnect),
    (4009, Reconnect),
    (4010, Reconnect),
    (4011, Resume),
    (4014, Stop),
    (4242, Resume),
];

/// How a server ends a connection.
#[derive(Clone, Copy, Debug)]
enum Ending {
    /// By a close frame with this code.
    Code(u16),
    /// By a close frame without a code.
    NoCode,
    /// By closing the connection below, with no frame.
    Drop,
    /// By resetting the connection below.
    Reset,
}

/// What the server sees of the client thereafter.
#[derive(Debug, PartialEq, Eq)]
enum Seen {
    Greeting(Greeting),
    Nothing(Stopped),
}

impl Ending {
    /// The code that the client is to act upon.
    fn code(self) -> u16 {
        match self {
            Self::Code(code) if NEVER_SENT.contains(&code) => 1002,
            Self::Code(code) => code,
            Self::NoCode => 1005,
            Self::Drop | Self::Reset => 1006,
        }
    }

    async fn end<P: Protocol>(self, visit: Visit<P>) {
        match self {
            Self::Code(code) => assert_eq!(visit.close(Some(code)).await.unwrap(), self.code()),
            Self::NoCode => assert_eq!(visit.close(None).await.unwrap(), 1005),
            Self::Drop => drop(visit),
            Self::Reset => visit.into_stream().set_zero_linger().unwrap(),
        }
    }
}

/// Gives a client a session, ends the connection, and waits for what comes next.
async fn observe<P: Protocol>(ending: Ending) -> Seen {
    let mut stage = Stage::<P>::open().await;
    let visit = stage.begin("session", 41).await;
    ending.end(visit).await;

    let ended = stage.until(|entry| matches!(entry, Entry::Told(Event::Ended { .. }))).await;
    let Some(Entry::Told(Event::Ended { end, .. })) = ended.last() else { unreachable!() };
    assert_eq!(end.code(), ending.code(), "{ending:?}");

    let next = stage.next().await;
    let entries = stage.so_far().into_iter();
    let pauses: Vec<_> = entries.filter(|entry| matches!(entry, Entry::Waited(Wait::Pause(_)))).collect();
    match next {
        Ok(greeting) => {
            assert_eq!(pauses, [Entry::Waited(Wait::Pause(FIRST_PAUSE))], "{ending:?}");
            Seen::Greeting(greeting)
        }
        Err(stopped) => {
            let knocked = timeout(QUIET, stage.server.knock()).await;
            assert!(knocked.is_err(), "{ending:?}: a client that has stopped connects");
            assert_eq!(pauses, [], "{ending:?}");
            Seen::Nothing(stopped)
        }
    }
}

/// What a server sees where a client does as a policy says.
fn expected<P: Protocol>(policy: ReconnectPolicy, code: u16) -> Seen {
    match policy {
        Resume => Seen::Greeting(Greeting::Resume { session: "session".into(), sequence: 41 }),
        Reconnect => Seen::Greeting(Greeting::Identify),
        Stop => Seen::Nothing(Stopped { code, name: P::close_name(code) }),
    }
}

/// Holds all endings against what is expected of them, several at a time.
async fn all_end_as_expected<P: Protocol>(cases: impl IntoIterator<Item = (Ending, ReconnectPolicy)>) {
    let each = |(ending, policy): (Ending, ReconnectPolicy)| async move {
        let seen = within(&format!("{ending:?}"), observe::<P>(ending)).await;
        assert_eq!(seen, expected::<P>(policy, ending.code()), "{ending:?}");
    };
    stream::iter(cases).for_each_concurrent(AT_ONCE, each).await;
}

/// Every listed code, codes that are not listed, codes that cannot be, and no code at all.
fn endings<C: Copy + Into<u16>>(listed: &[C]) -> Vec<Ending> {
    let listed = listed.iter().map(|code| (*code).into());
    let codes: BTreeSet<u16> = listed.chain(UNLISTED.iter().chain(NEVER_SENT).copied()).collect();
    let codes = codes.into_iter().map(Ending::Code);
    codes.chain([Ending::NoCode, Ending::Drop, Ending::Reset]).collect()
}

fn by_the_policy<P: Protocol>(endings: Vec<Ending>) -> impl Iterator<Item = (Ending, ReconnectPolicy)> {
    endings.into_iter().map(|ending| (ending, P::on_close(ending.code())))
}

fn by_hand(table: &[(u16, ReconnectPolicy)]) -> impl Iterator<Item = (Ending, ReconnectPolicy)> {
    let codes = table.iter().map(|(code, policy)| (Ending::Code(*code), *policy));
    codes.chain([(Ending::NoCode, Resume), (Ending::Drop, Resume), (Ending::Reset, Resume)])
}

#[tokio::test]
async fn every_close_of_discord_has_the_end_that_its_policy_says() {
    let endings = endings(discord::GatewayCloseEventCode::ALL);
    all_end_as_expected::<Discord>(by_the_policy::<Discord>(endings)).await;
}

#[tokio::test]
async fn every_close_of_kettu_has_the_end_that_its_policy_says() {
    let endings = endings(kettu::GatewayCloseCode::ALL);
    all_end_as_expected::<Kettu>(by_the_policy::<Kettu>(endings)).await;
}

#[tokio::test]
async fn closes_of_discord_have_the_ends_that_a_reader_of_the_document_expects() {
    all_end_as_expected::<Discord>(by_hand(DISCORD)).await;
}

#[tokio::test]
async fn closes_of_kettu_have_the_ends_that_a_reader_of_the_document_expects() {
    all_end_as_expected::<Kettu>(by_hand(KETTU)).await;
}

/// Discord's opcodes, with policies that are nobody's.
enum Contrary {}

impl Protocol for Contrary {
    type Opcode = discord::GatewayOpcode;

    const OPCODES: &'static [Self::Opcode] = Discord::OPCODES;
    const HEARTBEAT: Self::Opcode = Discord::HEARTBEAT;
    const IDENTIFY: Self::Opcode = Discord::IDENTIFY;
    const RESUME: Self::Opcode = Discord::RESUME;

    fn signal(opcode: Self::Opcode) -> Option<Signal> {
        Discord::signal(opcode)
    }

    fn on_close(code: u16) -> ReconnectPolicy {
        match code {
            1006 | 4000 | 4242 => Stop,
            1000 | 4004 => Resume,
            _ => Reconnect,
        }
    }

    fn close_name(code: u16) -> Option<&'static str> {
        Discord::close_name(code)
    }
}

#[tokio::test]
async fn the_client_follows_the_policy_and_has_none_of_its_own() {
    let codes = [1000, 1001, 4000, 4003, 4004, 4008, 4242].map(Ending::Code);
    let endings = codes.into_iter().chain([Ending::NoCode, Ending::Drop]).collect();
    all_end_as_expected::<Contrary>(by_the_policy::<Contrary>(endings)).await;
}

#[tokio::test]
async fn whoever_stops_says_why() {
    let stopped = |seen: Seen| match seen {
        Seen::Nothing(stopped) => stopped.to_string(),
        Seen::Greeting(greeting) => panic!("{greeting:?}"),
    };
    let listed = stopped(within("4014", observe::<Discord>(Ending::Code(4014))).await);
    assert_eq!(listed, "closed with 4014 (Disallowed intent(s))");
    let unlisted = stopped(within("4242", observe::<Contrary>(Ending::Code(4242))).await);
    assert_eq!(unlisted, "closed with 4242, which the document does not list");
}

#[tokio::test]
async fn a_new_session_takes_the_place_of_the_old() {
    within("two sessions", async {
        let mut stage = Stage::<Discord>::open().await;
        let visit = stage.begin("first", 41).await;
        visit.close(Some(4009)).await.unwrap();
        let visit = stage.begin("second", 7).await;
        visit.close(Some(4000)).await.unwrap();
        let (visit, greeting) = stage.greet().await;
        assert_eq!(greeting, Greeting::Resume { session: "second".into(), sequence: 7 });
        // What was resumed and came no further is resumed from the same place.
        visit.close(Some(4000)).await.unwrap();
        let (_, greeting) = stage.greet().await;
        assert_eq!(greeting, Greeting::Resume { session: "second".into(), sequence: 7 });
    })
    .await;
}

#[tokio::test]
async fn what_has_not_begun_cannot_be_resumed() {
    within("no session", async {
        let mut stage = Stage::<Discord>::open().await;
        let (visit, _) = stage.greet().await;
        visit.close(Some(4000)).await.unwrap();
        let (_, greeting) = stage.greet().await;
        assert_eq!(greeting, Greeting::Identify);
    })
    .await;
}

/// What a client leaves with is a code of its own, after which its session goes on.
#[test]
fn the_code_that_a_client_leaves_with_is_nobodys_else() {
    assert!((4000..5000).contains(&LEAVING));
    assert_eq!([Discord::close_name(LEAVING), Kettu::close_name(LEAVING)], [None, None]);
}
