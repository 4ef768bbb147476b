//! Passkeys (WebAuthn): ceremonies with authenticators. A passkey asks for a finger, a face or a PIN, so it is enough alone.

use serde_json::Value;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Uuid, Webauthn, WebauthnBuilder,
};

use crate::config::{self, Config};

/// What a browser is to be asked, and what to remember until it answers: both JSON.
pub struct Asked {
    /// For the browser.
    pub options: Value,
    /// For the answer.
    pub state: String,
}

/// A passkey that was verified.
pub struct Added {
    /// The id of its credential.
    pub id: Vec<u8>,
    /// What is known of it: JSON.
    pub credential: String,
}

/// The site to authenticators; nothing where browsers have no passkeys: without TLS, or at an
/// address in numbers; nor where people sign in elsewhere alone.
pub struct Passkeys(Option<Webauthn>);

impl Passkeys {
    /// For the address of the site. Passkeys belong to its host for good.
    pub fn new(config: &Config) -> Self {
        let url = &config.public_url;
        let host = url.host();
        let has_them = (url.is_https() || host == "localhost") && !config::is_numeric(host);
        let site = Url::parse(url.origin()).ok().filter(|_| has_them && config.local_passwords);
        Self(site.and_then(|site| {
            let builder = WebauthnBuilder::new(host, &site).ok()?;
            builder.rp_name(&config.site_name).build().ok()
        }))
    }

    /// Whether there can be any.
    pub fn are_possible(&self) -> bool {
        self.0.is_some()
    }

    /// Begins to add one, which has to be found without a name. `known` are the ids of credentials that the person has.
    pub fn start_adding(
        &self,
        handle: [u8; 16],
        username: &str,
        name: &str,
        known: Vec<Vec<u8>>,
    ) -> Option<Asked> {
        let site = self.0.as_ref()?;
        let started = site.start_passkey_registration(Uuid::from_bytes(handle), username, name, Some(known));
        let (options, state) = started.ok()?;
        let mut options = serde_json::to_value(options).ok()?;
        let selection = options.pointer_mut("/publicKey/authenticatorSelection")?.as_object_mut()?;
        selection.insert("residentKey".to_owned(), "required".into());
        selection.insert("requireResidentKey".to_owned(), true.into());
        Some(Asked { options, state: serde_json::to_string(&state).ok()? })
    }

    /// Verifies what a browser answered.
    pub fn finish_adding(&self, state: &str, answer: &str) -> Option<Added> {
        let state: PasskeyRegistration = serde_json::from_str(state).ok()?;
        let answer: RegisterPublicKeyCredential = serde_json::from_str(answer).ok()?;
        let passkey = self.0.as_ref()?.finish_passkey_registration(&answer, &state).ok()?;
        let credential = serde_json::to_string(&passkey).ok()?;
        Some(Added { id: passkey.cred_id().to_vec(), credential })
    }

    /// Begins to sign in by whichever passkey somebody has.
    pub fn start(&self) -> Option<Asked> {
        let (options, state) = self.0.as_ref()?.start_discoverable_authentication().ok()?;
        Some(Asked {
            options: serde_json::to_value(options).ok()?,
            state: serde_json::to_string(&state).ok()?,
        })
    }

    /// Verifies what a browser answered with this passkey, and gives what is known of it from now on. One whose counter
    /// goes back was copied, and fits no more.
    pub fn finish(&self, state: &str, answer: &Answer, credential: &str) -> Option<String> {
        let state: DiscoverableAuthentication = serde_json::from_str(state).ok()?;
        let mut passkey: Passkey = serde_json::from_str(credential).ok()?;
        let outcome = self.0.as_ref()?.finish_discoverable_authentication_v2(&answer.0, state, &passkey);
        let result = outcome.inspect_err(|error| tracing::info!("a passkey does not fit: {error}")).ok()?;
        if !result.user_verified() {
            return None;
        }
        passkey.update_credential(&result)?;
        serde_json::to_string(&passkey).ok()
    }
}

/// What a browser answered, read.
pub struct Answer(PublicKeyCredential);

impl Answer {
    /// Reads it.
    pub fn read(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok().map(Self)
    }

    /// The id of the credential.
    pub fn credential(&self) -> Vec<u8> {
        self.0.get_credential_id().to_vec()
    }

    /// The name of the person to the authenticator.
    pub fn handle(&self) -> Option<Vec<u8>> {
        self.0.get_user_unique_id().map(<[u8]>::to_vec)
    }
}
