//! Mail: what waits is taken, put into words for those who may see it at that moment, and sent.

mod decided;
mod letter;
mod news;
mod office;
mod round;
mod seat;
mod stop;
mod typed;

pub use office::Office;
pub use round::{Round, round};
pub use stop::{Stop, find_stop, stop};
pub use typed::{Typed, mail_admin_link, mail_vote_link};
