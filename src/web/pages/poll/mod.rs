//! Pages of one poll.

pub mod answers;
pub mod comment;
pub mod export;
pub mod frame;
pub mod labels;
pub mod results;
pub mod settings_fields;
pub mod vote;
pub mod vote_ballot;
pub mod vote_delete;
pub mod vote_edit;
pub mod vote_form;
pub mod vote_link;
pub mod vote_rows;
