//! A real provider of identities, oidc-provider of npm, and people who sign in at it.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{Once, mpsc};
use std::thread;
use std::time::Duration;

use super::app::{Answer, Client};

/// What `bin/setup` installs.
const MODULE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/node_modules/oidc-provider");
const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/lib/identity-provider.mjs");

/// How long one may take to start before it is given up.
const PATIENCE: Duration = Duration::from_secs(60);

/// A provider on a port of its own, ended with the test.
pub struct IdentityProvider {
    child: Child,
    // It ends when nobody could read what it says.
    _said: BufReader<ChildStdout>,
    /// Where it is.
    pub issuer: String,
}

impl IdentityProvider {
    /// Starts one that knows a site by its address; `None`, which is said once, if it is not installed.
    pub fn start(site: &str) -> Option<Self> {
        if !there(Path::new(MODULE), "oidc-provider (bin/setup installs it): OpenID Connect") {
            return None;
        }
        (0..3).find_map(|_| Self::started(site)).or_else(|| panic!("the provider starts"))
    }

    /// Node locks itself up while it makes keys, once in some thousand times: then there is none, and another one may try.
    fn started(site: &str) -> Option<Self> {
        let mut command = Command::new("node");
        command.args([SCRIPT, site]).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().expect("node runs");
        let mut said = BufReader::new(child.stdout.take().expect("it speaks"));
        let (tell, told) = mpsc::channel();
        thread::spawn(move || {
            let mut line = String::new();
            said.read_line(&mut line).expect("a line");
            let _ = tell.send((line, said));
        });
        let Ok((line, said)) = told.recv_timeout(PATIENCE) else {
            let _ = child.kill();
            let _ = child.wait();
            return None;
        };
        let issuer = line.trim_end().to_owned();
        assert!(issuer.starts_with("http://"), "the provider starts: {line:?}");
        Some(Self { child, _said: said, issuer })
    }

    /// What it says of an account, as JSON.
    pub fn says(&self, account: &str, claims: &str) {
        self.control("/test/claims", &format!(r#"{{"{account}": {claims}}}"#));
    }

    /// A token with these claims, signed by it; `more` are header and forgery.
    pub fn sign(&self, claims: &str, more: &str) -> String {
        self.control("/test/sign", &format!(r#"{{"claims": {claims}{more}}}"#))
    }

    fn control(&self, path: &str, body: &str) -> String {
        let mut answer =
            ureq::post(format!("{}{path}", self.issuer)).send(body).expect("the provider answers");
        answer.body_mut().read_to_string().expect("a text")
    }

    /// A browser of somebody who is not signed in there.
    pub fn browser(&self) -> Client {
        Client::at(&self.issuer)
    }

    /// Ends it as a crash would.
    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Goes where a site sends somebody, signs in under a name and agrees to everything; the path at the site to which the
    /// provider sends them back.
    pub fn way_back(&self, browser: &Client, place: &str, account: &str) -> String {
        let mut answer = browser.get(self.path(place));
        for _ in 0..12 {
            if answer.status == 200 {
                let (action, mut fields) = form(&answer);
                for (name, value) in &mut fields {
                    if name == "login" || name == "password" {
                        account.clone_into(value);
                    }
                }
                let fields: Vec<_> =
                    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
                answer = browser.post_with(self.path(&action), &fields, &[]);
                continue;
            }
            assert!((302..=303).contains(&answer.status), "{}: {}", answer.status, answer.text);
            let location = answer.header("location").to_owned();
            if !location.starts_with('/') && !location.starts_with(&self.issuer) {
                return path_of(&location);
            }
            answer = browser.get(self.path(&location));
        }
        panic!("the provider does not come to an end: {}", answer.text)
    }

    /// The path of an address here.
    pub fn path<'a>(&self, place: &'a str) -> &'a str {
        place.strip_prefix(&self.issuer).unwrap_or(place)
    }
}

impl Drop for IdentityProvider {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Action and fields of the first form of a page.
pub fn form(answer: &Answer) -> (String, Vec<(String, String)>) {
    let action = answer.attributes("form", "action").into_iter().next().expect("a form");
    let names = answer.attributes("form input[name]", "name");
    let values = names.iter().map(|name| {
        answer
            .attributes(&format!("form input[name='{name}']"), "value")
            .into_iter()
            .next()
            .unwrap_or_default()
    });
    (action, names.iter().cloned().zip(values).collect())
}

/// The path of an address.
pub fn path_of(address: &str) -> String {
    let rest = address.split_once("://").expect("an address").1;
    rest[rest.find('/').expect("a path")..].to_owned()
}

/// Whether something is there to test with. Where `bin/test` runs it must be; elsewhere it is said once that it is not.
pub fn there(path: &Path, what: &str) -> bool {
    static SAID: Once = Once::new();
    if path.exists() {
        return true;
    }
    assert!(std::env::var_os("BITPOLL_TEST_SIGN_ON").is_none(), "{what} is missing");
    SAID.call_once(|| {
        let _ = writeln!(std::io::stderr(), "not tested, for it is not installed: {what}");
    });
    false
}
