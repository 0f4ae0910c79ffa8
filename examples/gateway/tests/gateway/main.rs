//! What the client does, as the server sees it: every case has a server and a client of its own, and a real WebSocket
//! between them.

mod closes;
mod demonstration;
mod heartbeats;
mod opcodes;
mod pauses;
mod stage;
