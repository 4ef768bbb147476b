//! Pages of one poll.

pub mod answers;
pub mod export;
pub mod frame;
pub mod labels;
pub mod results;
pub mod settings_fields;
