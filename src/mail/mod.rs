//! Mail: [`compose`] makes words of what happened, [`message`] a message of the words (RFC 5322), and [`send`] takes it
//! to the mail server (RFC 5321). What is to be sent, and to whom, is decided in [`crate::actions::mail`].

pub mod compose;
pub mod draft;
pub mod letter;
pub mod message;
pub mod send;
pub mod trial;
