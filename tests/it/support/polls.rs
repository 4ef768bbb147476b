//! Polls for tests, made by somebody with a browser.

use bitpoll::actions::{Asker, poll_create};
use bitpoll::domain::answer_set::AnswerSet;
use bitpoll::domain::choice::{Kind, Subject};
use bitpoll::domain::comment::Comment;
use bitpoll::domain::directory::Directory;
use bitpoll::domain::poll::{Details, Settings, Sorting};
use bitpoll::domain::slug::Slug;
use bitpoll::domain::vote::Vote;
use bitpoll::secrets::{self, GuestToken, Random};
use bitpoll::store;

use super::app::{Client, TestApp};

/// What a form sends for "Yes".
pub const YES: &str = "1";
/// What a form sends for "No".
pub const NO: &str = "2";
/// What a form sends for "Maybe".
pub const MAYBE: &str = "3";

/// A poll to be made: texts, and the default settings.
pub struct TestPoll<'a> {
    /// Its address.
    pub slug: &'a str,
    /// What kind of choices.
    pub kind: Kind,
    /// What is voted on, as it stands in the database.
    pub choices: &'a [&'a str],
    /// How it behaves.
    pub settings: Settings,
}

impl Default for TestPoll<'_> {
    fn default() -> Self {
        let choices = &["Pizza", "Sushi", "Curry"];
        Self { slug: "food", kind: Kind::Universal, choices, settings: Settings::default() }
    }
}

impl TestPoll<'_> {
    /// Makes the poll; this browser or its account owns it.
    pub fn made_by(&self, app: &TestApp, owner: &Client) {
        let asker = asker(app, owner);
        let details = Details {
            title: "What shall we do?".into(),
            description: String::new(),
            zone: chrono_tz::Europe::Berlin,
            deadline: None,
            settings: self.settings.clone(),
        };
        let choices = self.choices.iter().map(|text| Subject::parse(self.kind, text).expect("a choice"));
        let new = poll_create::NewPoll {
            details,
            kind: self.kind,
            slug: Slug::parse(self.slug).expect("an address"),
            slug_field: "slug",
            choices: choices.collect(),
            seats: Vec::new(),
            values: AnswerSet::Usual.values(["Yes", "No", "Maybe", "Rather not"]),
            locale: "en".into(),
            group: String::new(),
        };
        app.write(move |tx| poll_create::create_poll(tx, &asker, &new));
    }
}

/// Who asks when this browser does; one without an account gets a guest's cookie.
pub fn asker(app: &TestApp, client: &Client) -> Asker {
    let session = client.cookie_value("session").and_then(|token| secrets::decode(&token));
    if session.is_none() && client.cookie_value("guest").is_none() {
        client.set_cookie("guest", &GuestToken::new(&Random::system()).to_cookie());
    }
    Asker {
        session: session.map(|token| secrets::token_hash(&token)),
        guest: client.cookie_value("guest").and_then(|token| GuestToken::from_cookie(&token)),
        keys: app.keys.clone(),
        random: Random::system(),
        open: Directory::Members,
    }
}

/// Every vote of a poll, in the order in which they were cast.
pub fn votes(app: &TestApp, slug: &str) -> Vec<Vote> {
    let slug = slug.to_owned();
    app.write(move |tx| {
        let poll = store::polls::by_slug(tx, &slug)?.expect("the poll").poll;
        let mut votes = Vec::new();
        store::votes::each(tx, poll.id, Some(Sorting::Date), |vote| votes.push(vote))?;
        Ok(votes)
    })
}

/// Every comment of a poll.
pub fn comments(app: &TestApp, slug: &str) -> Vec<Comment> {
    let slug = slug.to_owned();
    app.write(move |tx| {
        let poll = store::polls::by_slug(tx, &slug)?.expect("the poll").poll;
        Ok(store::comments::of(tx, poll.id)?)
    })
}

/// A site with mail on, and a poll of Olga's, who has an address.
pub fn poll_of_olga(settings: Settings) -> (TestApp, Client) {
    let app = TestApp::with_mail(&[]);
    let olga = app.signed_in("olga");
    app.address("olga", "olga@example.org");
    TestPoll { settings, ..TestPoll::default() }.made_by(&app, &olga);
    (app, olga)
}
