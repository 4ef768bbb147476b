//! What the integration tests share.

pub mod app;
pub mod db;
pub mod notes;
<<<<<<< HEAD
pub mod polls;
=======
pub mod people;
>>>>>>> rules
pub mod schema;
pub mod site_map;
pub mod world;
