//! OpenID Connect: the authorization code flow with PKCE (OpenID Connect Core 1.0, RFC 7636). Everything here blocks.

use std::sync::{Arc, Mutex, PoisonError};

use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreIdToken, CoreJwsSigningAlgorithm, CoreTokenResponse,
};
use openidconnect::http::{Request, StatusCode, header};
use openidconnect::{
    AccessToken, AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret, CsrfToken, IssuerUrl,
    LogoutRequest, Nonce, OAuth2TokenResponse as _, PkceCodeChallenge, PkceCodeVerifier,
    PostLogoutRedirectUrl, ProviderMetadataWithLogout, RedirectUrl, Scope, TokenResponse as _,
};

use super::claims::{self, Claims};
use super::fetch::Fetch;
use super::logout_token;
pub use super::logout_token::Logout;
use super::{Error, Identity};
use crate::config::Oidc;
use crate::domain::time::Instant;

/// Signatures by a key that the provider alone has.
pub(super) const SAFE_ALGORITHMS: &[CoreJwsSigningAlgorithm] = &[
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];
/// Seconds for which what a provider says of itself is believed.
const KEPT: i64 = 3_600;
/// Seconds after which it is asked again if a signature fits none of its keys.
const KEPT_AT_LEAST: i64 = 60;

/// What a token is not good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unfit {
    /// None of the provider's keys has signed it: perhaps it has new ones.
    Signature,
    /// Something in it is wrong.
    Claim(&'static str),
}

/// The secrets of one way to the provider and back.
#[derive(Debug, Clone)]
pub struct Ceremony {
    /// Comes back with the person.
    pub state: String,
    /// Comes back in the token.
    pub nonce: String,
    /// Shows that we began (PKCE).
    pub verifier: String,
}

/// Somebody who came back.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// Who it is.
    pub identity: Identity,
    /// Their session there; may be empty.
    pub session: String,
    /// The token itself, to be shown when they leave.
    pub id_token: String,
}

/// One provider. Keeps what it says of itself for an hour.
pub struct Provider {
    /// How it is set up.
    pub settings: Oidc,
    kept: Mutex<Option<Kept>>,
}

#[derive(Clone)]
struct Kept {
    at: i64,
    fetch: Arc<Fetch>,
    metadata: Arc<ProviderMetadataWithLogout>,
}

impl Provider {
    pub(super) fn new(settings: Oidc) -> Self {
        Self { settings, kept: Mutex::default() }
    }

    /// Where somebody is sent to show who they are, and to come back to `back`.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub fn way_there(&self, now: Instant, ceremony: &Ceremony, back: &str) -> Result<String, Error> {
        let kept = self.known(now.0, KEPT)?;
        let verifier = PkceCodeVerifier::new(ceremony.verifier.clone());
        let (state, nonce) = (ceremony.state.clone(), ceremony.nonce.clone());
        let client = self.client(&kept);
        let mut request = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                || CsrfToken::new(state),
                || Nonce::new(nonce),
            )
            .set_redirect_uri(std::borrow::Cow::Owned(redirect(back)?))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
        for scope in &self.settings.scopes {
            request = request.add_scope(Scope::new(scope.clone()));
        }
        Ok(request.url().0.to_string())
    }

    /// Exchanges the code that somebody came back with for who they are.
    ///
    /// # Errors
    /// Those of asking the provider, and of what must not be believed.
    pub fn arrival(
        &self,
        now: Instant,
        code: &str,
        ceremony: &Ceremony,
        back: &str,
    ) -> Result<Arrival, Error> {
        let kept = self.known(now.0, KEPT)?;
        let answer = self.exchange(&kept, code, ceremony, back)?;
        let token = answer.id_token().ok_or_else(|| Error::Refused("there is no ID token".into()))?;
        let subject = match self.subject(&kept, token, &ceremony.nonce, now) {
            Err(Unfit::Signature) => {
                let fresh = self.known(now.0, KEPT_AT_LEAST)?;
                self.subject(&fresh, token, &ceremony.nonce, now)
            }
            other => other,
        };
        let subject = subject.map_err(|unfit| Error::Refused(format!("the ID token: {unfit:?}")))?;
        let id_token = token.to_string();
        let mut all = claims::of_token(&id_token).unwrap_or_default();
        let session = all.get("sid").and_then(|sid| sid.as_str()).unwrap_or_default().to_owned();
        if let Some(more) = self.user_info(&kept, answer.access_token(), &subject)? {
            all = claims::merge(all, more);
        }
        Ok(Arrival { identity: claims::identity(&self.settings, &subject, &all)?, session, id_token })
    }

    /// Where somebody is sent to sign out there, too, and to come back to `back`; `None` if there is no such place.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub fn way_out(&self, now: Instant, id_token: &str, back: &str) -> Result<Option<String>, Error> {
        let kept = self.known(now.0, KEPT)?;
        let Some(end) = kept.metadata.additional_metadata().end_session_endpoint.clone() else {
            return Ok(None);
        };
        let back = PostLogoutRedirectUrl::new(back.to_owned())
            .map_err(|error| Error::Unreachable(error.to_string()))?;
        let token: CoreIdToken =
            id_token.parse().map_err(|_| Error::Refused("the ID token cannot be read".into()))?;
        let request = LogoutRequest::from(end)
            .set_id_token_hint(&token)
            .set_client_id(ClientId::new(self.settings.client_id.clone()))
            .set_post_logout_redirect_uri(back);
        Ok(Some(request.http_get_url().to_string()))
    }

    /// Verifies the message by which the provider ends sessions.
    ///
    /// # Errors
    /// [`Error::Refused`] for one that must not be believed, [`Error::Unreachable`].
    pub fn logout(&self, now: Instant, token: &str) -> Result<Logout, Error> {
        let verify = |kept: &Kept| {
            let keys = kept.metadata.jwks().keys();
            let (issuer, client) = (kept.metadata.issuer().as_str(), self.settings.client_id.as_str());
            logout_token::verify(token, keys, issuer, client, now.0)
        };
        let outcome = match verify(&self.known(now.0, KEPT)?) {
            Err(Unfit::Signature) => verify(&self.known(now.0, KEPT_AT_LEAST)?),
            other => other,
        };
        outcome.map_err(|unfit| Error::Refused(format!("the logout token: {unfit:?}")))
    }

    /// What the provider says of itself, asked for again after so many seconds. If it cannot be reached then, what it
    /// said before still counts.
    fn known(&self, now: i64, seconds: i64) -> Result<Kept, Error> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(kept) = kept.as_ref().filter(|kept| now < kept.at + seconds) {
            return Ok(kept.clone());
        }
        match self.discover(now) {
            Ok(fresh) => {
                *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = Some(fresh.clone());
                Ok(fresh)
            }
            Err(error) => kept.ok_or(error),
        }
    }

    fn discover(&self, at: i64) -> Result<Kept, Error> {
        let fetch = Arc::new(Fetch::new(&self.settings)?);
        let issuer = IssuerUrl::new(self.settings.issuer.clone())
            .map_err(|error| Error::Unreachable(error.to_string()))?;
        let asked = ProviderMetadataWithLogout::discover(&issuer, &|request| fetch.call(request));
        let metadata = Arc::new(asked.map_err(|error| Error::Unreachable(chain(&error)))?);
        Ok(Kept { at, fetch, metadata })
    }

    fn exchange(
        &self,
        kept: &Kept,
        code: &str,
        ceremony: &Ceremony,
        back: &str,
    ) -> Result<CoreTokenResponse, Error> {
        let client = self.client(kept);
        let request = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(|error| Error::Unreachable(error.to_string()))?
            .set_redirect_uri(std::borrow::Cow::Owned(redirect(back)?))
            .set_pkce_verifier(PkceCodeVerifier::new(ceremony.verifier.clone()));
        let answer = request.request(&|request| kept.fetch.call(request));
        answer.map_err(|error| match error {
            openidconnect::RequestTokenError::ServerResponse(said) => {
                Error::Refused(format!("the code: {said}"))
            }
            other => Error::Unreachable(chain(&other)),
        })
    }

    /// Verifies the token: signature, issuer, audience, time, nonce.
    fn subject(&self, kept: &Kept, token: &CoreIdToken, nonce: &str, now: Instant) -> Result<String, Unfit> {
        let client = self.client(kept);
        let supported = kept.metadata.id_token_signing_alg_values_supported();
        let safe = SAFE_ALGORITHMS.iter().filter(|algorithm| supported.contains(algorithm)).cloned();
        let time = move || chrono::DateTime::from_timestamp(now.0, 0).unwrap_or_default();
        let verifier = client.id_token_verifier().set_allowed_algs(safe).set_time_fn(time);
        match token.claims(&verifier, &Nonce::new(nonce.to_owned())) {
            Ok(claims) => Ok(claims.subject().to_string()),
            Err(ClaimsVerificationError::SignatureVerification(_)) => Err(Unfit::Signature),
            Err(ClaimsVerificationError::InvalidNonce(_)) => Err(Unfit::Claim("nonce")),
            Err(ClaimsVerificationError::InvalidAudience(_)) => Err(Unfit::Claim("aud")),
            Err(ClaimsVerificationError::InvalidIssuer(_)) => Err(Unfit::Claim("iss")),
            Err(ClaimsVerificationError::Expired(_)) => Err(Unfit::Claim("exp")),
            Err(_) => Err(Unfit::Claim("other")),
        }
    }

    /// What else the provider says of the person; `None` if it has no place for that, or says it in another form.
    fn user_info(&self, kept: &Kept, token: &AccessToken, subject: &str) -> Result<Option<Claims>, Error> {
        let Some(place) = kept.metadata.userinfo_endpoint() else { return Ok(None) };
        let request = Request::get(place.as_str())
            .header(header::AUTHORIZATION, format!("Bearer {}", token.secret()))
            .header(header::ACCEPT, "application/json")
            .body(Vec::new())
            .map_err(|error| Error::Unreachable(error.to_string()))?;
        let answer = kept.fetch.call(request).map_err(|error| Error::Unreachable(chain(&error)))?;
        if answer.status() != StatusCode::OK {
            return Err(Error::Unreachable(format!("its user info answers {}", answer.status())));
        }
        let Ok(claims) = serde_json::from_slice::<Claims>(answer.body()) else { return Ok(None) };
        // Section 5.3.2 of the core: else somebody could be given what is said of another.
        if claims.get("sub").and_then(|sub| sub.as_str()) != Some(subject) {
            return Err(Error::Refused("its user info is of somebody else".into()));
        }
        Ok(Some(claims))
    }

    fn client(&self, kept: &Kept) -> Client {
        let secret = &self.settings.client_secret;
        let secret = (!secret.is_empty()).then(|| ClientSecret::new(secret.reveal().to_owned()));
        let id = ClientId::new(self.settings.client_id.clone());
        CoreClient::from_provider_metadata((*kept.metadata).clone(), id, secret)
    }
}

/// A client as it is made of what a provider says of itself.
type Client = CoreClient<
    openidconnect::EndpointSet,
    openidconnect::EndpointNotSet,
    openidconnect::EndpointNotSet,
    openidconnect::EndpointNotSet,
    openidconnect::EndpointMaybeSet,
    openidconnect::EndpointMaybeSet,
>;

fn redirect(back: &str) -> Result<RedirectUrl, Error> {
    RedirectUrl::new(back.to_owned()).map_err(|error| Error::Unreachable(error.to_string()))
}

/// An error with what is behind it, on one line.
fn chain(error: &dyn std::error::Error) -> String {
    let mut line = error.to_string();
    let mut source = error.source();
    while let Some(behind) = source {
        line = format!("{line}: {behind}");
        source = behind.source();
    }
    line
}
