//! The documents whose page is looked at.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use tempfile::TempDir;

/// A page, and the folder that it lies in.
pub(crate) struct Site(TempDir);

impl Site {
    /// Writes the page of some documents, each with its path and text.
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let folder = TempDir::new().unwrap();
        fs::create_dir(folder.path().join("spec")).unwrap();
        for (path, text) in files {
            fs::write(folder.path().join("spec").join(path), text).unwrap();
        }
        let mut command = Command::new(env!("CARGO_BIN_EXE_spectable"));
        let output = command.args(["site", "-o", "site"]).current_dir(folder.path()).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        Self(folder)
    }

    /// Where the page is.
    pub(crate) fn file(&self) -> PathBuf {
        self.0.path().join("site/index.html")
    }
}

/// The page of two documents that have much in common.
pub(crate) fn harbours() -> Site {
    Site::of(&[("harbour.md", HARBOUR), ("puerto.md", PUERTO), ("spectable.toml", MANIFEST)])
}

/// The page of one document, `many.md`, of so many codes.
pub(crate) fn many(count: usize) -> Site {
    let mut text =
        "# Many\n\n## Gateway Error Codes\n\n| Code | Name | Description |\n|---|---|---|\n".to_owned();
    for at in 0..count {
        text += &format!("| {} | Name number {at} | What is said of it. |\n", at + 1000);
    }
    Site::of(&[("many.md", &text)])
}

const MANIFEST: &str = "\
[[document]]
path = \"puerto.md\"
source = \"https://example.org/puerto\"

[[document]]
path = \"harbour.md\"

[document.tables.gateway-close-event-codes.policy]
codes = { 1000 = \"reconnect\", 4000 = \"resume\", 4001 = \"reconnect\", 4014 = \"stop\" }
otherwise = \"resume\"
";

const HARBOUR: &str = "\
# Harbour

## Gateway Opcodes

| Code | Name | Client Action | Description |
|---|---|---|---|
| 0 | Hello | Receive | Opens the session. |
| 1 | Ping | Send/Receive | Keeps the session alive. |
| ~~2~~ | ~~Moor~~ | ~~Send~~ | ~~Was used by boats that stay.~~ |
| 3 | Cast Off | Send | Ends the session. |

## Gateway Close Event Codes

| Code | Name | Reconnect | Description |
|---|---|---|---|
| 4000 | Unknown error | true | Something went wrong; nobody knows what. |
| 4001 | Rate limited | true | Messages came too fast. |
| 4014 | Disallowed intent(s) | false | An intent is not permitted here. |

## HTTP Response Codes

| Code | Meaning |
|---|---|
| 200 (OK) | The request was completed. |
| 404 (NOT FOUND) | There is no such place. |
| 5xx (SERVER ERROR) | The harbour is at fault. |
";

const PUERTO: &str = "\
# Puerto

## Gateway Opcodes

| Code | Name | Client Action | Description |
|---|---|---|---|
| 0 | Hello | Receive | Abre la sesión. |
| 1 | Beat | Send/Receive | Mantiene viva la sesión. |
| 2 | Moor | Send | Para los barcos que se quedan. |
| 4 | Anchor | Send | Echa el ancla. |

## Gateway Close Event Codes

| Code | Name | Reconnect | Description |
|---|---|---|---|
| 4000 | Unknown error | true | Algo salió mal. |
| 4001 | Rate limited | false | Demasiados mensajes. |
| 4014 | Disallowed intent(s) | false | Intención no permitida. |
";
