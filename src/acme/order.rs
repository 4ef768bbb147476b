//! One order, from the account to the certificate.

use instant_acme::{Account, AuthorizationStatus, Identifier, NewOrder, Order, OrderStatus, RetryPolicy};
use std::time::Duration;

use crate::config::AcmeChallenge;
use crate::secrets;

use super::Error;
use super::kept::Challenges;

/// How an authority is asked whether it is done: less and less often, or when it says.
const PATIENCE: RetryPolicy =
    RetryPolicy::new().initial_delay(Duration::from_millis(500)).timeout(Duration::from_secs(180));

/// An order that is under way.
pub(super) struct Ordering(Order);

impl Ordering {
    /// Orders a certificate for these names.
    pub(super) async fn begin(account: &Account, names: &[String]) -> Result<Self, Error> {
        let names: Vec<Identifier> = names.iter().cloned().map(Identifier::Dns).collect();
        Ok(Self(account.new_order(&NewOrder::new(&names)).await?))
    }

    /// What is to be answered before the authority looks.
    pub(super) async fn challenges(&mut self, kind: AcmeChallenge) -> Result<Challenges, Error> {
        let mut open = Challenges::default();
        let mut every = self.0.authorizations();
        while let Some(authorization) = every.next().await {
            let mut authorization = authorization?;
            if authorization.status != AuthorizationStatus::Pending {
                continue;
            }
            let challenge = authorization.challenge(kind.into()).ok_or_else(|| {
                Error::Other("the authority offers no such challenge: change acme_challenge".to_owned())
            })?;
            let answer = challenge.key_authorization();
            let Identifier::Dns(name) = challenge.identifier().identifier else { continue };
            match kind {
                AcmeChallenge::Http => {
                    open.tokens.insert(challenge.token.clone(), answer.as_str().to_owned());
                }
                AcmeChallenge::Tls => {
                    open.names.insert(name.clone(), secrets::encode(answer.digest().as_ref()));
                }
            }
        }
        Ok(open)
    }

    /// Lets the authority look, and takes the certificate: chain and key in PEM.
    pub(super) async fn finish(mut self, kind: AcmeChallenge) -> Result<(String, String), Error> {
        let mut every = self.0.authorizations();
        while let Some(authorization) = every.next().await {
            let mut authorization = authorization?;
            if authorization.status == AuthorizationStatus::Pending
                && let Some(mut challenge) = authorization.challenge(kind.into())
            {
                challenge.set_ready().await?;
            }
        }
        if self.0.poll_ready(&PATIENCE).await? != OrderStatus::Ready {
            return Err(Error::Other(self.why().await));
        }
        let key = self.0.finalize().await?;
        Ok((self.0.poll_certificate(&PATIENCE).await?, key))
    }

    /// Why the authority does not believe that the names are ours.
    async fn why(&mut self) -> String {
        let mut found = Vec::new();
        let mut every = self.0.authorizations();
        while let Some(Ok(mut authorization)) = every.next().await {
            let name = authorization.identifier().to_string();
            let Ok(state) = authorization.refresh().await else { continue };
            let problems = state.challenges.iter().filter_map(|challenge| challenge.error.as_ref());
            found.extend(problems.map(|problem| format!("{name}: {problem}")));
        }
        format!("the authority does not believe that the names are ours: {}", found.join("; "))
    }
}
