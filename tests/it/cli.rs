//! The command line, by the real binary.

use std::path::Path;

use bitpoll::config;

#[test]
fn the_list_of_options_in_the_documentation_is_the_one_of_the_program() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/CONFIGURATION.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let (head, rest) = text.split_once("the_list_of_options` -->\n").unwrap();
    let (_, tail) = rest.split_once("<!-- end of options -->").unwrap();
    let table = config::markdown();
    let made = format!("{head}the_list_of_options` -->\n\n{table}\n<!-- end of options -->{tail}");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    assert!(made == text || std::env::var_os("UPDATE_DOCS").is_some(), "run it with UPDATE_DOCS=1");
}
