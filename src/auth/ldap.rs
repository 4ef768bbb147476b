//! LDAP (RFC 4511): is this the password of this person, and who are they.

use std::collections::HashMap;
use std::time::Duration;

use ldap3::{
    DerefAliases, Ldap as Connection, LdapConnAsync, LdapConnSettings, LdapError, Scope, SearchEntry,
    SearchOptions,
};
use tokio::time::timeout;

use super::{Error, Identity, groups, template, trust};
use crate::config::Ldap;

/// Result codes (RFC 4511, appendix A) by which a server says that it is not they, or not their password.
const NOT_THEY: [u32; 6] = [
    32, // noSuchObject
    34, // invalidDNSyntax
    48, // inappropriateAuthentication
    49, // invalidCredentials
    50, // insufficientAccessRights
    53, // unwillingToPerform
];
/// Result code of a search that found more than it may.
const TOO_MANY: u32 = 4;
/// Longest name and password that are sent, in bytes.
const LONGEST: usize = 500;

/// One directory.
pub struct Directory {
    /// How it is set up.
    pub settings: Ldap,
    tls: trust::Client,
}

/// What is asked of a directory can be refused, or fail.
type Asked<T> = Result<T, Error>;

impl Directory {
    pub(super) fn new(settings: Ldap) -> Self {
        Self { settings, tls: trust::Client::default() }
    }

    /// Who it is, if the password is theirs. An empty one is never sent: servers take it for somebody who wants to be
    /// nobody (RFC 4513, section 5.1.2), and say yes.
    ///
    /// # Errors
    /// [`Error::Unreachable`], [`Error::NotMember`].
    pub async fn identify(&self, username: &str, password: &str) -> Asked<Option<Identity>> {
        let sendable = |text: &str| !text.trim().is_empty() && text.len() <= LONGEST && !text.contains('\0');
        if !sendable(username) || !sendable(password) {
            return Ok(None);
        }
        // Each answer has its own limit; this one is for all of them.
        let whole = self.settings.timeout.saturating_mul(4);
        let outcome = timeout(whole, self.ask(username, password)).await;
        outcome.unwrap_or_else(|_| Err(Error::Unreachable("it does not answer in time".into())))
    }

    async fn ask(&self, username: &str, password: &str) -> Asked<Option<Identity>> {
        let found = if self.settings.user_dn.is_empty() {
            self.look_up(username, password).await?
        } else {
            self.bind_at_once(username, password).await?
        };
        let Some((mut connection, entry)) = found else { return Ok(None) };
        let attributes = Attributes::of(entry);
        let groups = self.groups(&mut connection, username, &attributes.dn).await?;
        drop(connection.unbind().await);
        groups::admit(&self.settings.required_groups, &groups)?;
        self.identity(username, &attributes, groups).map(Some)
    }

    /// Finds the entry with the rights of the directory's own account, then tries the password on another connection.
    async fn look_up(&self, username: &str, password: &str) -> Asked<Option<(Connection, SearchEntry)>> {
        let settings = &self.settings;
        let mut service = self.connect().await?;
        self.bind_service(&mut service).await?;
        let filter = template::filter(&settings.user_filter, username, "");
        let entries = self.search(&mut service, &settings.base_dn, Scope::Subtree, &filter, 2).await?;
        let [entry] = <[SearchEntry; 1]>::try_from(entries).map_or_else(|_| [None], |[entry]| [Some(entry)]);
        // An entry without a name would be bound to as nobody.
        let Some(entry) = entry.filter(|entry| !entry.dn.is_empty()) else { return Ok(None) };
        let mut theirs = self.connect().await?;
        let fits = self.try_password(&mut theirs, &entry.dn, password).await?;
        drop(theirs.unbind().await);
        Ok(fits.then_some((service, entry)))
    }

    /// Binds to the entry that a person of this name has, and reads it with their own rights.
    async fn bind_at_once(&self, username: &str, password: &str) -> Asked<Option<(Connection, SearchEntry)>> {
        let dn = template::entry(&self.settings.user_dn, username);
        let mut theirs = self.connect().await?;
        if !self.try_password(&mut theirs, &dn, password).await? {
            return Ok(None);
        }
        let entries = self.search(&mut theirs, &dn, Scope::Base, "(objectClass=*)", 1).await?;
        let entry = entries.into_iter().next();
        entry.map(|entry| Some((theirs, entry))).ok_or_else(|| {
            Error::Unreachable("people may not read their own entries there: look them up by base_dn".into())
        })
    }

    async fn connect(&self) -> Asked<Connection> {
        let encrypted = self.settings.start_tls || self.settings.url.starts_with("ldaps:");
        let mut settings = LdapConnSettings::new()
            .set_conn_timeout(self.settings.timeout)
            .set_starttls(self.settings.start_tls);
        if encrypted {
            settings = settings.set_config(self.tls.get(&self.settings).map_err(Error::Unreachable)?);
        }
        let opened =
            timeout(self.settings.timeout, LdapConnAsync::with_settings(settings, &self.settings.url));
        let (driver, connection) = opened
            .await
            .map_err(|_| Error::Unreachable("it cannot be connected to in time".into()))?
            .map_err(|error| unreachable(&error))?;
        tokio::spawn(async move {
            if let Err(error) = driver.drive().await {
                tracing::debug!(%error, "a connection to a directory ended");
            }
        });
        Ok(connection)
    }

    async fn bind_service(&self, connection: &mut Connection) -> Asked<()> {
        let settings = &self.settings;
        connection.with_timeout(settings.timeout);
        let bound = if settings.sasl_external {
            connection.sasl_external_bind().await
        } else if settings.bind_dn.is_empty() {
            return Ok(());
        } else {
            connection.simple_bind(&settings.bind_dn, settings.bind_password.reveal()).await
        };
        let result = bound.map_err(|error| unreachable(&error))?;
        result.success().map(drop).map_err(|error| {
            Error::Unreachable(format!(
                "it does not let us in (bind_dn, bind_password, sasl_external): {error}"
            ))
        })
    }

    async fn try_password(&self, connection: &mut Connection, dn: &str, password: &str) -> Asked<bool> {
        connection.with_timeout(self.settings.timeout);
        let result = connection.simple_bind(dn, password).await.map_err(|error| unreachable(&error))?;
        match result.rc {
            0 => Ok(true),
            code if NOT_THEY.contains(&code) => Ok(false),
            _ => Err(Error::Unreachable(format!("it does not check passwords: {result}"))),
        }
    }

    /// Searches without following anything elsewhere: a referral would take the password to whoever it names.
    async fn search(
        &self,
        connection: &mut Connection,
        base: &str,
        scope: Scope,
        filter: &str,
        most: i32,
    ) -> Asked<Vec<SearchEntry>> {
        let settings = &self.settings;
        let attributes = [
            settings.subject_attribute.as_str(),
            settings.username_attribute.as_str(),
            settings.name_attribute.as_str(),
            settings.email_attribute.as_str(),
            settings.group_name_attribute.as_str(),
        ];
        let seconds =
            i32::try_from(settings.timeout.max(Duration::from_secs(1)).as_secs()).unwrap_or(i32::MAX);
        let options = SearchOptions::new().deref(DerefAliases::Never).sizelimit(most).timelimit(seconds);
        let asked = connection.with_search_options(options).with_timeout(settings.timeout);
        let found =
            asked.search(base, scope, filter, attributes).await.map_err(|error| unreachable(&error))?;
        let ldap3::SearchResult(entries, result) = found;
        match result.rc {
            0 => {}
            TOO_MANY if most == 2 => return Ok(Vec::new()),
            _ => return Err(Error::Unreachable(format!("it does not search: {result}"))),
        }
        Ok(entries.into_iter().filter(|entry| !entry.is_ref()).map(SearchEntry::construct).collect())
    }

    async fn groups(&self, connection: &mut Connection, username: &str, dn: &str) -> Asked<Vec<String>> {
        let settings = &self.settings;
        if settings.group_base_dn.is_empty() {
            return Ok(Vec::new());
        }
        let filter = template::filter(&settings.group_filter, username, dn);
        let entries =
            self.search(connection, &settings.group_base_dn, Scope::Subtree, &filter, 1_000).await?;
        let names = entries.into_iter().map(Attributes::of);
        Ok(names.filter_map(|entry| entry.text(&settings.group_name_attribute)).collect())
    }

    fn identity(&self, typed: &str, entry: &Attributes, groups: Vec<String>) -> Asked<Identity> {
        let settings = &self.settings;
        let subject = entry.any(&settings.subject_attribute).ok_or_else(|| {
            Error::Unreachable(format!(
                "entries have no {}: choose another subject_attribute",
                settings.subject_attribute
            ))
        })?;
        let text = |name: &str| entry.text(name).unwrap_or_default();
        let username = entry.text(&settings.username_attribute).unwrap_or_else(|| typed.to_owned());
        Ok(Identity {
            provider: settings.id.clone(),
            subject,
            username,
            email: text(&settings.email_attribute),
            email_verified: settings.trust_email,
            name: text(&settings.name_attribute),
            admin: groups::admin(&settings.admin_groups, &groups),
            groups: settings.mirror_groups.then_some(groups),
        })
    }
}

/// What an entry says; names of attributes have no case.
struct Attributes {
    dn: String,
    texts: HashMap<String, Vec<String>>,
    bytes: HashMap<String, Vec<Vec<u8>>>,
}

impl Attributes {
    fn of(entry: SearchEntry) -> Self {
        Self {
            dn: entry.dn,
            texts: entry.attrs.into_iter().map(|(name, values)| (name.to_lowercase(), values)).collect(),
            bytes: entry.bin_attrs.into_iter().map(|(name, values)| (name.to_lowercase(), values)).collect(),
        }
    }

    fn text(&self, name: &str) -> Option<String> {
        let value = self.texts.get(&name.to_lowercase())?.first()?.trim();
        (!value.is_empty()).then(|| value.to_owned())
    }

    /// A text, or bytes as one.
    fn any(&self, name: &str) -> Option<String> {
        let bytes =
            || self.bytes.get(&name.to_lowercase())?.first().map(|bytes| crate::secrets::encode(bytes));
        self.text(name).or_else(bytes)
    }
}

fn unreachable(error: &LdapError) -> Error {
    Error::Unreachable(error.to_string())
}
