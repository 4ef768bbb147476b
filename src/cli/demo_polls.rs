//! The polls of `bitpoll demo`.

use crate::domain::choice::Kind;
use crate::domain::poll::Results;
use crate::i18n::Locale;

/// One of them.
pub(super) struct DemoPoll {
    /// Address.
    pub slug: &'static str,
    /// Language of its makers.
    pub locale: Locale,
    /// What kind of choices.
    pub kind: Kind,
    /// The question.
    pub title: &'static str,
    /// Markdown.
    pub description: &'static str,
    /// What is voted on; `Mon1` is the first Monday, `Sun2` the second Sunday.
    pub choices: &'static [&'static str],
    /// How much people like each choice, 0 to 9.
    pub liked: &'static [usize],
    /// How many people vote.
    pub votes: usize,
    /// Remarks on single choices; each is used now and then.
    pub remarks: &'static [&'static str],
    /// Name and text of each comment.
    pub comments: &'static [(&'static str, &'static str)],
    /// Numbers of the choices that were decided for.
    pub decided: &'static [i64],
    /// On the public list.
    pub public: bool,
    /// Names are for the owner alone.
    pub hidden: bool,
    /// What is shown.
    pub results: Results,
}

/// Days of the week as choices name them.
pub(super) const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// Who votes.
pub(super) const NAMES: [&str; 31] = [
    "Ada", "Björn", "Chiara", "Dmitri", "Élodie", "Farid", "Greta", "Hanna", "Imre", "Jana", "Kofi", "Lena",
    "Mehmet", "Nora", "Oskar", "Paula", "Quentin", "Rosa", "Sven", "Tilda", "Umut", "Vera", "Wanda", "Xenia",
    "Yusuf", "Zoë", "Anton", "Birte", "Carla", "David", "Emil",
];

const BLANK: DemoPoll = DemoPoll {
    slug: "",
    locale: Locale::En,
    kind: Kind::Universal,
    title: "",
    description: "",
    choices: &[],
    liked: &[],
    votes: 0,
    remarks: &[],
    comments: &[],
    decided: &[],
    public: true,
    hidden: false,
    results: Results::Complete,
};

/// All of them.
pub(super) const POLLS: &[DemoPoll] = &[
    DemoPoll {
        slug: "demo-summer-party",
        kind: Kind::Date,
        title: "Summer party: which day?",
        description: "We meet **in the courtyard**, from the afternoon on. Bring a salad or a cake.",
        choices: &["Fri1", "Sat1", "Sun1", "Sat1/Sun1", "Fri2", "Sat2", "Sun2"],
        liked: &[3, 8, 5, 2, 4, 6, 3],
        votes: 14,
        remarks: &["only after 5 pm", "with the children", "I can bring the grill"],
        comments: &[
            ("Ada", "If it rains we can use the hall next door, I have the key."),
            ("Kofi", "I have a [list of songs](https://example.org/songs) that everybody may add to."),
        ],
        ..BLANK
    },
    DemoPoll {
        slug: "demo-chorprobe",
        locale: Locale::De,
        kind: Kind::Datetime,
        title: "Zusatzprobe des Chors",
        description: "Vor dem Konzert brauchen wir noch **eine** gemeinsame Probe im Gemeindehaus.",
        choices: &[
            "Mon1T18:00/PT120M",
            "Tue1T18:00/PT120M",
            "Wed1T19:30/PT120M",
            "Thu1T18:00/PT120M",
            "Sat1T10:00/PT180M",
            "Sat1T15:00/PT180M",
            "Mon2T18:00/PT120M",
            "Wed2T19:30/PT120M",
        ],
        liked: &[4, 3, 6, 5, 7, 2, 4, 8],
        votes: 24,
        remarks: &["erst ab 19 Uhr", "muss früher gehen", "nur online"],
        comments: &[
            ("Hanna", "Noten für den zweiten Satz bringe ich mit."),
            ("Oskar", "Am Samstag ist der große Saal belegt, der kleine ist frei."),
            ("Vera", "Danke fürs Organisieren!"),
        ],
        hidden: true,
        ..BLANK
    },
    DemoPoll {
        slug: "demo-team-lunch",
        title: "Where do we go for lunch on Friday?",
        description: "Everything is within ten minutes on foot.",
        choices: &[
            "Italian / Pizza at Nino's",
            "Italian / Pasta bar",
            "Asian / Ramen",
            "Asian / Curry house",
            "Close by / Canteen",
            "Close by / Food truck",
        ],
        liked: &[7, 5, 6, 8, 2, 3],
        votes: 30,
        remarks: &["too loud at noon", "good vegan dishes", "cash only"],
        comments: &[("Zoë", "The curry house takes bookings for up to twenty.")],
        ..BLANK
    },
    DemoPoll {
        slug: "demo-vereinsausflug",
        locale: Locale::De,
        title: "Wohin geht der Vereinsausflug?",
        description: "Wir fahren mit der Bahn, los geht es um 8 Uhr am Hauptbahnhof.",
        choices: &["Wandern im Elbsandsteingebirge", "Paddeln im Spreewald", "Technikmuseum", "Kletterwald"],
        liked: &[5, 8, 3, 4],
        votes: 19,
        remarks: &["da war ich noch nie", "für die Kinder zu weit"],
        comments: &[
            ("Greta", "Boote für zwanzig Leute sind reserviert."),
            ("Emil", "Ich kümmere mich um die Fahrkarten."),
        ],
        decided: &[2],
        ..BLANK
    },
    DemoPoll {
        slug: "demo-planning-call",
        kind: Kind::Datetime,
        title: "Planning call for the next release",
        description: "An hour by video. The agenda follows once the time is fixed.",
        choices: &["Tue1T09:00/PT60M", "Tue1T16:00/PT60M", "Thu1T11:00/PT60M", "Fri1T10:00/PT60M"],
        liked: &[3, 5, 7, 4],
        votes: 8,
        remarks: &["can join a bit late"],
        comments: &[("Nora", "Please keep it to an hour.")],
        decided: &[3],
        public: false,
        ..BLANK
    },
    DemoPoll {
        slug: "demo-elternabend",
        locale: Locale::De,
        kind: Kind::Date,
        title: "Termin für den Elternabend",
        description: "Jeweils um 19 Uhr in der Aula. Es genügt, wenn ein Elternteil kommt.",
        choices: &["Mon1", "Tue1", "Wed1", "Thu1", "Mon2", "Tue2", "Wed2", "Thu2"],
        liked: &[3, 6, 5, 2, 4, 7, 6, 3],
        votes: 17,
        remarks: &["ohne Kinderbetreuung schwierig", "Spätschicht"],
        results: Results::Summary,
        public: false,
        ..BLANK
    },
];
