//! The message by which a provider ends sessions (OpenID Connect Back-Channel Logout 1.0, section 2.6).

use openidconnect::core::{CoreJsonWebKey, CoreJsonWebKeyUse, CoreJwsSigningAlgorithm};
use openidconnect::{JsonWebKey as _, JsonWebKeyId};
use serde_json::Value;

use super::claims::{self, Claims};
use super::oidc::{SAFE_ALGORITHMS, Unfit};
use crate::secrets;

/// What the message is about, among its events.
const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";
/// Seconds for which a message is good, and by how many clocks may differ.
const GOOD: i64 = 600;
const DRIFT: i64 = 60;

/// Whose sessions end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logout {
    /// All of this person …
    pub subject: Option<String>,
    /// … or only those of this session.
    pub session: Option<String>,
    /// Name of the message, for it counts once.
    pub id: String,
}

/// Verifies a message of this issuer to this client. [`Unfit::Signature`] if none of the keys made it.
pub(super) fn verify(
    token: &str,
    keys: &[CoreJsonWebKey],
    issuer: &str,
    client: &str,
    now: i64,
) -> Result<Logout, Unfit> {
    signed(token, keys)?;
    let claims = claims::of_token(token).ok_or(Unfit::Claim("no JSON"))?;
    let text = |name: &str| claims.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    let number = |name: &str| claims.get(name).and_then(Value::as_i64);
    let made = number("iat").ok_or(Unfit::Claim("no iat"))?;
    let rules = [
        (text("iss") == Some(issuer), "iss"),
        (is_for(&claims, client), "aud"),
        ((now - GOOD..=now + DRIFT).contains(&made), "iat"),
        (number("exp").is_none_or(|exp| exp > now - DRIFT), "exp"),
        (claims.get("events").and_then(|events| events.get(EVENT)).is_some_and(Value::is_object), "events"),
        (!claims.contains_key("nonce"), "nonce"),
        (text("sub").is_some() || text("sid").is_some(), "sub"),
    ];
    if let Some((_, wrong)) = rules.iter().find(|(right, _)| !right) {
        return Err(Unfit::Claim(wrong));
    }
    let owned = |name: &str| text(name).map(str::to_owned);
    Ok(Logout { subject: owned("sub"), session: owned("sid"), id: owned("jti").ok_or(Unfit::Claim("jti"))? })
}

fn is_for(claims: &Claims, client: &str) -> bool {
    match claims.get("aud") {
        Some(Value::String(one)) => one == client,
        Some(Value::Array(all)) => all.iter().any(|one| one.as_str() == Some(client)),
        _ => false,
    }
}

fn signed(token: &str, keys: &[CoreJsonWebKey]) -> Result<(), Unfit> {
    let broken = || Unfit::Claim("no signed token");
    let (message, signature) = token.rsplit_once('.').ok_or_else(broken)?;
    let (header, _) = message.split_once('.').ok_or_else(broken)?;
    let signature = secrets::decode(signature).ok_or_else(broken)?;
    let header: Claims =
        secrets::decode(header).and_then(|json| serde_json::from_slice(&json).ok()).ok_or_else(broken)?;
    let kind = header.get("typ").and_then(Value::as_str).unwrap_or("JWT").to_ascii_lowercase();
    if !matches!(kind.trim_start_matches("application/"), "logout+jwt" | "jwt") || header.contains_key("crit")
    {
        return Err(Unfit::Claim("typ"));
    }
    let named = header.get("alg").cloned().ok_or_else(broken)?;
    let algorithm: CoreJwsSigningAlgorithm = serde_json::from_value(named).map_err(|_| broken())?;
    if !SAFE_ALGORITHMS.contains(&algorithm) {
        return Err(Unfit::Claim("alg"));
    }
    let id = header.get("kid").and_then(Value::as_str).map(|id| JsonWebKeyId::new(id.to_owned()));
    let fits = |key: &&CoreJsonWebKey| {
        key.key_use().is_none_or(|usage| *usage == CoreJsonWebKeyUse::Signature)
            && (id.is_none() || key.key_id() == id.as_ref())
    };
    let made_by =
        |key: &CoreJsonWebKey| key.verify_signature(&algorithm, message.as_bytes(), &signature).is_ok();
    if keys.iter().filter(fits).any(made_by) { Ok(()) } else { Err(Unfit::Signature) }
}
