//! Prepares what the program embeds: the catalogues as Rust functions, the assets as compressed
//! files.

#[path = "src/build/mod.rs"]
mod build;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    for input in ["build.rs", "src/build", "assets", "migrations", "tests/catalogues"] {
        println!("cargo::rerun-if-changed={input}");
    }
    match prepare() {
        Ok(assets_hash) => {
            println!("cargo::rustc-env=ASSETS_HASH={assets_hash}");
            ExitCode::SUCCESS
        }
        Err(problems) => {
            for line in problems.iter().flat_map(|problem| problem.lines()) {
                println!("cargo::error={line}");
            }
            ExitCode::FAILURE
        }
    }
}

/// Writes everything below `OUT_DIR`; returns the hash of the assets, or all that is wrong.
fn prepare() -> Result<String, Vec<String>> {
    let out = env::var("OUT_DIR").map_err(|error| vec![format!("OUT_DIR: {error}")])?;
    let out = Path::new(&out);
    write_messages(Path::new("assets/locales"), &out.join("messages.rs"))?;
    write_messages(Path::new("tests/catalogues"), &out.join("test_messages.rs"))?;
    write_licences(Path::new("assets/licenses/third-party.txt"), &out.join("third-party.txt.gz"))?;
    let files = build::assets::collect(Path::new("assets"))?;
    build::assets::write(&files, &out.join("assets")).map_err(|problem| vec![problem])?;
    Ok(build::assets::hash(&files))
}

fn write_messages(catalogues: &Path, file: &Path) -> Result<(), Vec<String>> {
    let code = build::messages(catalogues)?;
    fs::write(file, code).map_err(|error| vec![format!("{}: {error}", file.display())])
}

fn write_licences(list: &Path, file: &Path) -> Result<(), Vec<String>> {
    fs::read(list)
        .and_then(|text| build::assets::gzip(&text))
        .and_then(|small| fs::write(file, small))
        .map_err(|error| vec![format!("{}: {error}", list.display())])
}
