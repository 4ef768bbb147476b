//! Mail that waits to be sent, and the links in it.

use bitpoll::params;
use bitpoll::secrets::Capability;

use super::app::TestApp;

/// A mail in the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// What about.
    pub kind: String,
    /// Whom to: the address, or the name for signing in of an account.
    pub to: String,
    /// Name of a token, say.
    pub object: String,
    /// What, where the kind has several.
    pub data: String,
}

/// All mail that was queued, the oldest first.
pub fn all(app: &TestApp) -> Vec<Letter> {
    type Columns = (String, String, Option<String>, Option<String>, String);
    app.write(|tx| {
        let rows = tx.query_all::<Columns>(
            "SELECT o.kind, o.email, u.username, o.object, o.data FROM outbox o LEFT JOIN users u ON u.id = o.user_id \
             ORDER BY o.id",
            params![],
        )?;
        let letter = |(kind, email, username, object, data): Columns| {
            let to = if email.is_empty() { username.unwrap_or_default() } else { email };
            Letter { kind, to, object: object.unwrap_or_default(), data }
        };
        Ok(rows.into_iter().map(letter).collect())
    })
}

/// The path in the last mail of a kind: `register`, `password-reset`, `email-confirm`.
pub fn link(app: &TestApp, kind: &str) -> String {
    let letter = all(app).into_iter().rfind(|letter| letter.kind == kind).expect("a mail of this kind");
    let (purpose, path) = match kind {
        "register" => ("register", "create_account"),
        "password-reset" => ("reset", "reset"),
        _ => ("email", "change_email"),
    };
    let code = Capability::Token(purpose, &letter.object).code(0, &app.keys);
    format!("/registration/{path}/{}/{code}/", letter.object)
}
