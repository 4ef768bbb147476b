//! Mailed links that wait to be opened, with texts that somebody typed.

use bitpoll::domain::id::UserId;
use bitpoll::secrets::Capability;
use bitpoll::store;

use super::app::TestApp;

/// Paths of a link that makes an account, of one that replaces the password of an account, and of one that gives it an
/// address. All of them are about this text.
pub fn links(app: &TestApp, user: UserId, text: &str) -> [String; 3] {
    let wanted =
        serde_json::json!({ "username": text, "name": text, "email": text, "locale": "de" }).to_string();
    let link = |purpose: &'static str, page: &str, of: Option<UserId>, data: String| {
        let name = format!("{purpose}0123456789ABCDEF").chars().take(16).collect::<String>();
        let token = name.clone();
        app.write(move |tx| {
            store::tokens::take(tx, &token, purpose)?;
            Ok(store::tokens::put(tx, &token, purpose, of, &data, 3_600)?)
        });
        let code = Capability::Token(purpose, &name).code(0, &app.keys);
        format!("/registration/{page}/{name}/{code}/")
    };
    [
        link("register", "create_account", None, wanted),
        link("reset", "reset", Some(user), "{}".to_owned()),
        link("email", "change_email", Some(user), text.to_owned()),
    ]
}
