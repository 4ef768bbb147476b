//! The answers and the counts as they stand in the database: a damaged row is an error, never a panic.
#![no_main]

use bitpoll::domain::tally::Tally;
use bitpoll::domain::vote::Answers;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &str| {
    if let Ok(answers) = Answers::from_json(input) {
        let again = Answers::from_json(&answers.to_json());
        assert!(again.is_ok_and(|again| again == answers));
        let tally = Tally::of([&answers]);
        assert!(answers.values().all(|(choice, value)| tally.count(choice, value) == 1));
    }
    if let Ok(tally) = Tally::from_json(input) {
        assert!(Tally::from_json(&tally.to_json()).is_ok_and(|again| again == tally));
    }
});
