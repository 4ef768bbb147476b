//! A small bounded memory of formatted texts.

use std::cell::RefCell;

/// Number of texts remembered, about two years of days. A power of two.
const SLOTS: usize = 1024;

/// What a remembered text is of: the kind of text, and the number that it shows.
pub(super) type Key = (usize, i64);

/// Remembers the last texts formatted on this thread, in slots that are overwritten when two
/// keys meet in one: bounded without any book-keeping, and neighbours (days of a month, minutes of
/// a day) never meet.
pub(super) struct Memo(RefCell<Vec<Slot>>);

/// A text and what it is of.
type Slot = Option<(Key, Box<str>)>;

impl Memo {
    pub(super) const fn new() -> Self {
        Self(RefCell::new(Vec::new()))
    }

    /// The text of this key, made by `format` unless it is remembered.
    pub(super) fn get(&self, key: Key, format: impl FnOnce() -> String) -> String {
        let mut slots = self.0.borrow_mut();
        if slots.is_empty() {
            slots.resize_with(SLOTS, || None);
        }
        let slot = &mut slots[slot_of(key)];
        if let Some((of, text)) = slot
            && *of == key
        {
            return text.to_string();
        }
        let text = format();
        *slot = Some((key, text.as_str().into()));
        text
    }
}

/// Kinds start a prime apart, so that the same days in two styles do not fight for slots.
fn slot_of((kind, number): Key) -> usize {
    (number as usize).wrapping_add(kind * 149) % SLOTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_meet_in_a_slot_are_still_told_apart() {
        let memo = Memo::new();
        let twin = SLOTS as i64;
        assert_eq!(memo.get((0, 0), || "a".into()), "a");
        assert_eq!(memo.get((0, twin), || "b".into()), "b");
        assert_eq!(memo.get((0, 0), || "c".into()), "c");
        assert_eq!(memo.get((0, 0), || "d".into()), "c");
        assert_eq!(memo.get((1, 0), || "e".into()), "e");
        assert_eq!(memo.get((0, -1), || "f".into()), "f");
    }
}
