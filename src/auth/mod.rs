//! Providers of identities: whoever comes by one of them is an [`Identity`], however the provider is asked.

mod agent;
mod claims;
mod fetch;
mod groups;
mod logout_token;
mod template;
mod trust;

pub mod ldap;
pub mod oidc;

use std::sync::Arc;

use crate::config::Config;
pub use crate::domain::identity::Identity;
pub use agent::Agent;
pub use ldap::Directory;
pub use oidc::Provider;

/// Why a provider did not say who somebody is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// It cannot be reached, or does not answer as it should.
    #[error("{0}")]
    Unreachable(String),
    /// It answers, but what it says must not be believed.
    #[error("{0}")]
    Refused(String),
    /// It vouches for somebody who is in none of the groups that may come.
    #[error("in none of the groups that may sign in")]
    NotMember,
}

/// All providers. Clones share them.
#[derive(Clone, Default)]
pub struct Providers {
    oidc: Arc<[Provider]>,
    ldap: Arc<[Directory]>,
}

impl Providers {
    /// Those of the configuration. Asks none of them.
    pub fn new(config: &Config) -> Self {
        Self {
            oidc: config.oidc.iter().cloned().map(Provider::new).collect(),
            ldap: config.ldap.iter().cloned().map(Directory::new).collect(),
        }
    }

    /// Those that speak OpenID Connect.
    pub fn oidc(&self) -> &[Provider] {
        &self.oidc
    }

    /// Those that speak LDAP.
    pub fn ldap(&self) -> &[Directory] {
        &self.ldap
    }

    /// Names and words of all of them.
    pub fn names(&self) -> impl Iterator<Item = (&str, &str)> {
        let oidc = self.oidc.iter().map(|it| (it.settings.id.as_str(), it.settings.name.as_str()));
        oidc.chain(self.ldap.iter().map(|it| (it.settings.id.as_str(), it.settings.name.as_str())))
    }
}

/// Tells whether the files that the providers name can be used. Connects to nothing.
///
/// # Errors
/// A line that names key, value and what to do.
pub fn check(config: &Config) -> Result<(), String> {
    for (number, oidc) in config.oidc.iter().enumerate() {
        trust::authorities(oidc.ca_file.as_deref())
            .map_err(|why| format!("oidc[{}].ca_file: {why}", number + 1))?;
    }
    for (number, ldap) in config.ldap.iter().enumerate() {
        trust::client(ldap).map_err(|why| format!("ldap[{}]: {why}", number + 1))?;
    }
    Ok(())
}
