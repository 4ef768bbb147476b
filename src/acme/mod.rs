//! Certificates by ACME (RFC 8555): ordered by one node, kept in the database for all, renewed in time.

mod http;
mod kept;
mod order;
mod when;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use crate::config::{AcmeChallenge, Config};
use crate::secrets::{self, Keys, Random};
use crate::store::{self, Engine, Store, jobs};
use crate::tls::{self, Certificates};

use kept::{Certificate, Challenges};

pub use kept::challenge_of;

/// How often a node looks for what another has put into the database.
const LOOK: Duration = Duration::from_secs(2);
/// How long a node that may not order waits until it asks again.
const ASK: Duration = Duration::from_secs(30);
/// Until all nodes know what to answer to an authority.
const SPREAD: Duration = Duration::from_secs(5);
/// Seconds for which a node orders alone.
const LEASE: i64 = 900;
const JOB: &str = "acme";

/// Why there is no certificate.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The authority or the way to it.
    #[error("{0}")]
    Acme(#[from] instant_acme::Error),
    /// The database.
    #[error("{0}")]
    Store(#[from] store::Error),
    /// Anything else, in words.
    #[error("{0}")]
    Other(String),
}

/// Sees to it that there is a certificate.
pub struct Acme {
    config: Config,
    store: Store,
    keys: Keys,
    random: Random,
    certificates: Arc<Certificates>,
    http: http::Client,
    shown: Option<Certificate>,
    /// One that cannot be opened.
    lost: Option<String>,
    challenges: Challenges,
}

impl Acme {
    /// For this site. Until there is a certificate it shows one that nobody trusts.
    ///
    /// # Errors
    /// What is wrong with an option, in one line.
    pub fn new(
        config: &Config,
        (store, keys, random): (&Store, &Keys, &Random),
        certificates: &Arc<Certificates>,
    ) -> Result<Self, String> {
        if !config.acme_eab_key.is_empty() && customer_key(config).is_none() {
            return Err("acme_eab_key: must be base64url, as the authority gave it".to_owned());
        }
        let host = config.acme_names().first().cloned().unwrap_or_default();
        certificates.show(tls::throwaway(&host)?);
        Ok(Self {
            http: http::Client::new(config.acme_ca_file.as_deref())?,
            config: config.clone(),
            store: store.clone(),
            keys: keys.clone(),
            random: random.clone(),
            certificates: Arc::clone(certificates),
            shown: None,
            lost: None,
            challenges: Challenges::default(),
        })
    }

    /// Runs until it is dropped. What fails is logged, and tried again later each time.
    pub async fn run(mut self) {
        let mut asks_at = tokio::time::Instant::now();
        loop {
            if let Err(error) = self.look().await {
                tracing::error!("acme: the certificate cannot be read: {error}");
            }
            if asks_at <= tokio::time::Instant::now() && self.is_due() && !self.ordered().await {
                asks_at = tokio::time::Instant::now() + ASK;
            }
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Takes from the database what another node, or this one, has put there.
    async fn look(&mut self) -> Result<(), Error> {
        let kept = self.store.read(kept::load).await?;
        if let Some(sealed) = kept.certificate.filter(|sealed| self.is_news(sealed)) {
            self.take(sealed)?;
        }
        if kept.challenges != self.challenges {
            self.certificates.answer(answers(&kept.challenges));
            self.challenges = kept.challenges;
        }
        Ok(())
    }

    /// Shows the certificate that the database keeps. One that other keys have sealed is as good as none.
    fn take(&mut self, sealed: String) -> Result<(), Error> {
        let Some(certificate) = Certificate::open(&sealed, &self.keys) else {
            tracing::warn!(
                "acme: the certificate was sealed with keys that are gone; another one is ordered"
            );
            self.lost = Some(sealed);
            return Ok(());
        };
        self.certificates.show(certificate.certified().map_err(Error::Other)?);
        tracing::info!(names = certificate.names.join(", "), until = certificate.until, "acme: certificate");
        self.shown = Some(certificate);
        Ok(())
    }

    fn is_news(&self, sealed: &str) -> bool {
        let is_shown = self.shown.as_ref().is_some_and(|shown| shown.sealed == sealed);
        !is_shown && self.lost.as_deref() != Some(sealed)
    }

    fn is_due(&self) -> bool {
        let now = self.store.now();
        self.shown.as_ref().is_none_or(|shown| {
            shown.names != self.config.acme_names() || when::is_due(shown.since, shown.until, now)
        })
    }

    /// Orders a certificate if it is this node's turn; `false` if it is not, or it failed.
    async fn ordered(&mut self) -> bool {
        let turn = self.store.write(|tx| jobs::lease(tx, JOB, LEASE)).await;
        let Some(lease) = turn.unwrap_or(None) else { return false };
        // Another node may have been done just now.
        let looked = self.look().await;
        let outcome = match looked {
            Ok(()) if !self.is_due() => Ok(()),
            Ok(()) => self.order().await,
            Err(error) => Err(error),
        };
        let wished = self.http.wait_wished();
        let failed = outcome.is_err();
        if let Err(error) = &outcome {
            tracing::error!("acme: no certificate: {error}");
        }
        let forgotten = outcome.as_ref().is_err_and(is_forgotten);
        let directory = self.config.acme_directory.clone().unwrap_or_default();
        let rest = self.shown.as_ref().map_or(0, |shown| when::rest(shown.until - shown.since));
        let settled = self
            .store
            .write(move |tx| {
                if forgotten {
                    kept::drop_account(tx, &directory)?;
                }
                let failures = kept::count_failures(tx, failed)?;
                jobs::done(tx, JOB, lease, if failed { when::wait(failures, wished) } else { rest })
            })
            .await;
        if let Err(error) = settled {
            tracing::error!("acme: when to try again cannot be noted: {error}");
        }
        !failed
    }

    async fn order(&mut self) -> Result<(), Error> {
        let account = self.account().await?;
        let names = self.config.acme_names();
        let mut order = order::Ordering::begin(&account, &names).await?;
        let open = order.challenges(self.config.acme_challenge).await?;
        self.put_challenges(open).await?;
        if self.store.engine() == Engine::Postgres {
            tokio::time::sleep(SPREAD).await;
        }
        let bought = order.finish(self.config.acme_challenge).await;
        self.put_challenges(Challenges::default()).await?;
        let (chain, key) = bought?;
        let certificate =
            Certificate::sealed(names, (chain, key), &self.keys, &self.random).map_err(Error::Other)?;
        self.store.write(move |tx| kept::put_certificate(tx, &certificate.sealed)).await?;
        self.look().await
    }

    async fn put_challenges(&mut self, open: Challenges) -> Result<(), Error> {
        self.store.write(move |tx| kept::put_challenges(tx, &open)).await?;
        self.look().await
    }

    /// The account at the authority: the one that is kept, or a new one.
    async fn account(&self) -> Result<instant_acme::Account, Error> {
        let directory = self.config.acme_directory.clone().unwrap_or_default();
        let purpose = directory.clone();
        let known = self.store.read(move |tx| kept::account(tx, &purpose)).await?;
        let builder = || instant_acme::Account::builder_with_http(Box::new(self.http.clone()));
        if let Some(credentials) =
            known.and_then(|sealed| kept::open_account(&sealed, &directory, &self.keys))
        {
            return Ok(builder().from_credentials(credentials).await?);
        }
        let contact: Vec<String> =
            self.config.acme_contact.iter().map(|mail| format!("mailto:{mail}")).collect();
        let contact: Vec<&str> = contact.iter().map(String::as_str).collect();
        let new = instant_acme::NewAccount {
            contact: &contact,
            terms_of_service_agreed: true,
            only_return_existing: false,
        };
        let binding = self.config.acme_eab_key_id.clone().zip(customer_key(&self.config));
        let binding = binding.map(|(id, key)| instant_acme::ExternalAccountKey::new(id, &key));
        let (account, credentials) = builder().create(&new, directory.clone(), binding.as_ref()).await?;
        let sealed =
            kept::seal_account(&credentials, &directory, &self.keys, &self.random).map_err(Error::Other)?;
        self.store.write(move |tx| kept::put_account(tx, &directory, &sealed)).await?;
        tracing::info!(account = account.id(), "acme: account");
        Ok(account)
    }
}

/// The key that the authority gave with the name of a customer.
fn customer_key(config: &Config) -> Option<Vec<u8>> {
    secrets::decode(config.acme_eab_key.reveal().trim_end_matches('='))
}

/// Whether the authority has forgotten our account.
fn is_forgotten(error: &Error) -> bool {
    let Error::Acme(instant_acme::Error::Api(problem)) = error else { return false };
    problem.r#type.as_deref().is_some_and(|kind| kind.ends_with(":accountDoesNotExist"))
}

/// Certificates that answer the challenges of names.
fn answers(challenges: &Challenges) -> HashMap<String, Arc<rustls::sign::CertifiedKey>> {
    let made = challenges.names.iter().map(|(name, digest)| {
        let digest = secrets::decode(digest).unwrap_or_default();
        tls::for_challenge(name, &digest).map(|shown| (name.clone(), shown))
    });
    made.filter_map(|made| made.inspect_err(|error| tracing::error!("acme: no answer: {error}")).ok())
        .collect()
}

impl From<AcmeChallenge> for instant_acme::ChallengeType {
    fn from(kind: AcmeChallenge) -> Self {
        match kind {
            AcmeChallenge::Http => Self::Http01,
            AcmeChallenge::Tls => Self::TlsAlpn01,
        }
    }
}
