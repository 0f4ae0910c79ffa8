//! Names and descriptions such as protocols have, each of its index alone: distinct, and the same in every run.

/// What comes of the place of a code in its set.
pub(crate) struct Wording {
    /// Two words or more.
    pub(crate) name: String,
    /// A sentence.
    pub(crate) description: String,
}

const STATES: [&str; 23] = [
    "Unknown", "Invalid", "Missing", "Expired", "Duplicate", "Unsupported", "Locked", "Disabled",
    "Restricted", "Malformed", "Oversized", "Archived", "Unverified", "Conflicting", "Revoked", "Suspended",
    "Deleted", "Outdated", "Private", "Pending", "Rejected", "Unreachable", "Incomplete",
];
const THINGS: [&str; 41] = [
    "account", "application", "attachment", "auto moderation rule", "badge", "ban", "branch", "build",
    "bundle", "channel", "command", "connection", "direct message", "embed", "emoji", "entitlement", "guild",
    "guild member", "guild template", "integration", "interaction", "invite", "lobby", "message", "payload",
    "permission overwrite", "poll", "premium tier", "reaction", "region", "role", "scheduled event",
    "session", "shard", "sound", "stage", "sticker", "store listing", "thread", "token", "webhook",
];
const ACTIONS: [&str; 23] = [
    "Cannot access", "Cannot add another", "Cannot delete", "Cannot edit", "Cannot execute", "Cannot move",
    "Cannot send", "Cannot update", "Failed to create", "Failed to fetch", "Failed to resize",
    "Maximum number reached of one", "Not allowed to crosspost", "Not allowed to join",
    "Not the owner of this", "Rate limit hit on this", "Required verification for this",
    "Too many requests on one", "Feature needs a", "Already following this", "Already handled this",
    "Already voted on this", "Cooldown active on this",
];
const VERBS: [&str; 23] = [
    "Create", "Delete", "Update", "Sync", "Connect", "Disconnect", "Ping", "Watch", "Request", "Resume",
    "Resync", "Subscribe", "Unsubscribe", "Search", "Start", "Stop", "Pause", "Invite", "Join", "Leave",
    "Ack", "Reset", "List",
];
const PLACES: [&str; 40] = [
    "", "in a guild", "in a thread", "in a lobby", "in an archive", "in this region", "in this state",
    "in a stage", "for a bot", "for a user", "for a guest", "for an owner", "for a moderator", "for a team",
    "for a partner", "for a student", "by a bot", "by a user", "by a guest", "by an owner", "by a moderator",
    "by a team", "by a partner", "by a webhook", "on a phone", "on a console", "on a desktop", "on the web",
    "on a trial", "at login", "at checkout", "at startup", "at shutdown", "before a purchase",
    "before a release", "after a ban", "after a boost", "after a migration", "without a reason",
    "without a voice",
];
const REASONS: [&str; 17] = [
    "the client may try again after a while",
    "the request has to be changed before it is sent again",
    "a new session is needed",
    "nothing was changed on the server",
    "the limit is shared by all connections of an account",
    "see the guide on permissions",
    "this is not counted against the rate limit",
    "the connection is closed at once",
    "only the owner can settle this",
    "it takes effect with the next heartbeat",
    "the field that is at fault stands in the answer",
    "it is sent once for each shard",
    "older versions of the API answer with 400",
    "it is kept for compatibility",
    "the server says how long to wait",
    "a retry is of no use",
    "it is told to every member",
];

/// The name and the description of the code at an index.
pub(crate) fn wording(index: usize) -> Wording {
    let (form, at) = (index % 3, index / 3);
    // A step that shares no factor with the number of pairs goes through all of them once.
    let pairs = STATES.len() * THINGS.len();
    let pair = (at % pairs * 577) % pairs;
    let (first, thing) = (pair % STATES.len(), THINGS[pair / STATES.len()]);
    let place = PLACES[at / pairs % PLACES.len()];
    let name = match form {
        0 => format!("{} {thing}", STATES[first]),
        1 => format!("{} {thing}", ACTIONS[first]),
        _ => format!("{} {}", title(thing), VERBS[first]),
    };
    let name = if place.is_empty() { name } else { format!("{name} {place}") };
    let reason = REASONS[index % REASONS.len()];
    let subject = name.to_lowercase();
    let description = match index % 4 {
        0 => format!("Sent for `{subject}`; {reason}."),
        1 => format!("The answer to {subject}: {reason}."),
        2 => format!("It is about {subject}, and {reason}."),
        _ => format!("After {subject}, {reason}."),
    };
    Wording { name, description }
}

fn title(words: &str) -> String {
    let capital = |word: &str| {
        let (first, rest) = word.split_at(1);
        first.to_uppercase() + rest
    };
    words.split(' ').map(capital).collect::<Vec<_>>().join(" ")
}
