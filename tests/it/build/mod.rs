//! What `build.rs` makes of catalogues and assets.

#[path = "../../../src/build/mod.rs"]
mod tools;

mod assets;
mod catalogues;
mod css;
mod outline;

use std::fs;
use tempfile::TempDir;

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (path, content) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    folder
}
