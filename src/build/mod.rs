//! What `build.rs` does. Not part of the library: `build.rs` and the tests take it in by its path.

pub mod assets;
pub mod catalogue;
pub mod css;
pub mod generate;
pub mod merge;
pub mod outline;
pub mod resolve;

use std::path::Path;

/// The Rust methods of all messages in `<dir>/<language>/*.ftl`, or all problems of the catalogues.
pub fn messages(dir: &Path) -> Result<String, Vec<String>> {
    let catalogues = catalogue::read_all(dir)?;
    let mut problems = Vec::new();
    let languages: Vec<_> = catalogues.iter().map(|it| resolve::all(it, &mut problems)).collect();
    let messages = merge::merge(&languages, &mut problems);
    if problems.is_empty() { Ok(generate::code(&messages)) } else { Err(problems) }
}
