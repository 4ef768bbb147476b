//! The site: from requests to actions and back to pages.

pub mod agent;
pub mod allowances;
pub mod app;
pub mod assets;
pub mod client;
pub mod ctx;
pub mod encoding;
pub mod error;
pub mod fault;
pub mod flash;
pub mod form;
pub mod guard;
pub mod guess;
pub mod href;
pub mod limits;
pub mod live;
pub mod messages;
pub mod page;
pub mod pages;
pub mod passkeys;
pub mod passwords;
pub mod people;
pub mod problem;
pub mod qr;
pub mod ready;
pub mod recent;
pub mod router;
pub mod routes;
pub mod second;
pub mod server;
pub mod session;
pub mod signon;
pub mod spam;
pub mod ui;

pub use app::App;
