//! What a provider says of somebody, as JSON.

use serde_json::{Map, Value};

use super::{Error, groups};
use crate::config::Oidc;
use crate::domain::identity::Identity;

/// Claims of somebody.
pub(super) type Claims = Map<String, Value>;

/// The claims in a token whose signature was verified.
pub(super) fn of_token(token: &str) -> Option<Claims> {
    let payload = crate::secrets::decode(token.split('.').nth(1)?)?;
    serde_json::from_slice(&payload).ok()
}

/// Claims of the token, and those that are only at the other place.
pub(super) fn merge(token: Claims, other: Claims) -> Claims {
    let mut all = other;
    all.extend(token);
    all
}

/// A claim by its name, or by a path with dots.
fn find<'a>(claims: &'a Claims, name: &str) -> Option<&'a Value> {
    if let Some(value) = claims.get(name) {
        return Some(value);
    }
    let (first, rest) = name.split_once('.')?;
    find(claims.get(first)?.as_object()?, rest)
}

fn text(claims: &Claims, name: &str) -> String {
    find(claims, name).and_then(Value::as_str).unwrap_or_default().trim().to_owned()
}

/// Some providers say `"true"`.
fn is_true(claims: &Claims, name: &str) -> bool {
    match claims.get(name) {
        Some(Value::Bool(value)) => *value,
        Some(Value::String(text)) => text == "true",
        _ => false,
    }
}

/// A list of texts, or one text.
fn texts(claims: &Claims, name: &str) -> Vec<String> {
    match find(claims, name) {
        Some(Value::Array(items)) => items.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        Some(Value::String(one)) => vec![one.clone()],
        _ => Vec::new(),
    }
}

/// Who somebody is.
///
/// # Errors
/// [`Error::NotMember`].
pub(super) fn identity(settings: &Oidc, subject: &str, claims: &Claims) -> Result<Identity, Error> {
    // No list of groups is an empty one: rights are not kept because a provider says nothing.
    let groups = texts(claims, &settings.groups_claim);
    groups::admit(&settings.required_groups, &groups)?;
    let email = text(claims, "email");
    Ok(Identity {
        provider: settings.id.clone(),
        subject: subject.to_owned(),
        username: text(claims, &settings.username_claim),
        email_verified: settings.trust_email || is_true(claims, "email_verified"),
        email,
        name: text(claims, &settings.name_claim),
        admin: groups::admin(&settings.admin_groups, &groups),
        groups: settings.mirror_groups.then_some(groups),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    fn settings(more: &str) -> Oidc {
        let json = format!(
            r#"[{{"id": "city", "name": "City", "issuer": "https://id.example", "client_id": "polls"{more}}}]"#
        );
        Config::of(&[("oidc", &json)]).unwrap().oidc.remove(0)
    }

    fn claims(json: &str) -> Claims {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn an_address_is_verified_only_if_the_provider_says_so() {
        let verified =
            |more: &str, json: &str| identity(&settings(more), "1", &claims(json)).unwrap().email_verified;
        assert!(!verified("", r#"{"email": "a@b.example"}"#));
        assert!(!verified("", r#"{"email": "a@b.example", "email_verified": "no"}"#));
        assert!(verified("", r#"{"email": "a@b.example", "email_verified": true}"#));
        assert!(verified(r#", "trust_email": true"#, r#"{"email": "a@b.example"}"#));
    }

    #[test]
    fn groups_are_found_by_their_path_and_none_are_none() {
        let more =
            r#", "groups_claim": "realm_access.roles", "mirror_groups": true, "admin_groups": ["root"]"#;
        let known =
            identity(&settings(more), "1", &claims(r#"{"realm_access": {"roles": ["root", 7]}}"#)).unwrap();
        assert_eq!((known.groups, known.admin), (Some(vec!["root".to_owned()]), Some(true)));
        let silent = identity(&settings(more), "1", &claims("{}")).unwrap();
        assert_eq!((silent.groups, silent.admin), (Some(Vec::new()), Some(false)));
        let plain = identity(&settings(""), "1", &claims(r#"{"groups": ["root"]}"#)).unwrap();
        assert_eq!((plain.groups, plain.admin), (None, None));
        let closed = identity(&settings(r#", "required_groups": ["staff"]"#), "1", &claims("{}"));
        assert_eq!(closed, Err(Error::NotMember));
    }

    #[test]
    fn what_the_signed_token_says_goes_first() {
        let both = merge(
            claims(r#"{"email": "a@b.example"}"#),
            claims(r#"{"email": "x@y.example", "name": "Ada"}"#),
        );
        assert_eq!((text(&both, "email").as_str(), text(&both, "name").as_str()), ("a@b.example", "Ada"));
    }
}
