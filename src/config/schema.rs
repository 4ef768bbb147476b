//! The configuration file as JSON Schema, for editors and for whatever writes the file.

use serde_json::{Map, Value as Json, json};

use super::credentials;
use super::providers;
use super::table::{OPTIONS, Row};
use super::tables::NEEDED;

/// The schema of the file (JSON Schema 2020-12). It refuses unknown keys. Secrets are `writeOnly`; `x-credential` is
/// the name of the systemd credential that gives a value, with `<id>` for the `id` of the table.
pub fn schema() -> Json {
    let mut schema = object(OPTIONS);
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
    schema["title"] = "Configuration of bitpoll".into();
    for (list, rows) in providers::lists() {
        for row in rows.iter().filter(|row| row.secret) {
            let credential = credentials::name(&format!("{list}.<id>.{}", row.name));
            schema["properties"][list]["items"]["properties"][row.name]["x-credential"] = credential.into();
        }
    }
    for row in OPTIONS {
        if let Some(credential) = credentials::of_option(row) {
            schema["properties"][row.name]["x-credential"] = credential.into();
        }
    }
    schema
}

/// A table with these keys.
pub(super) fn object(rows: &[Row]) -> Json {
    let mut properties = Map::new();
    for row in rows {
        properties.insert(row.name.to_owned(), property(row));
        if let Some(twin) = twin(row, rows) {
            let description = format!("File that holds `{}` alone.", row.name);
            properties.insert(twin, json!({ "type": "string", "minLength": 1, "description": description }));
        }
    }
    let needed: Vec<&str> = rows.iter().filter(|row| row.default == NEEDED).map(|row| row.name).collect();
    let mut object = json!({ "type": "object", "additionalProperties": false, "properties": properties });
    if !needed.is_empty() {
        object["required"] = needed.into();
    }
    object
}

fn property(row: &Row) -> Json {
    let mut schema = (row.schema)();
    schema["description"] = described(row).into();
    let of_tables = schema["items"].get("properties").is_some();
    match (row.usual)() {
        Some(usual) => schema["default"] = json!(usual),
        None if of_tables => schema["default"] = json!([]),
        None => {}
    }
    if row.secret && !of_tables {
        schema["writeOnly"] = true.into();
    }
    schema
}

/// What a key is, and its default where that is no value.
fn described(row: &Row) -> String {
    let doc = row.doc.trim();
    let derived = !row.default.is_empty() && row.default != NEEDED && (row.usual)().is_none();
    if derived { format!("{doc} Default: {}.", row.default) } else { doc.to_owned() }
}

/// The key that names a file with this secret, unless an option of that name is there anyway.
pub(super) fn twin(row: &Row, rows: &[Row]) -> Option<String> {
    let name = format!("{}_file", row.name);
    (row.secret && !rows.iter().any(|other| other.name == name)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_tells_types_words_ranges_lists_tables_defaults_and_secrets() {
        let schema = schema();
        let of = |name: &str| schema["properties"][name].clone();
        assert_eq!(of("log_level")["enum"][0], "error");
        assert_eq!(of("workers")["maximum"], 1024);
        assert!(of("workers")["description"].as_str().unwrap().ends_with("Default: number of cores."));
        assert_eq!(of("public_polls")["default"], true);
        assert_eq!(of("database_wait")["default"], 5);
        assert_eq!(
            (of("limits_exempt")["type"].clone(), of("limits_exempt")["default"].clone()),
            ("array".into(), json!([]))
        );
        assert_eq!(of("smtp_port")["anyOf"][0]["const"], "");
        assert_eq!(of("database")["writeOnly"], true);
        assert_eq!(of("database_file")["type"], "string");
        assert_eq!(of("smtp_password")["x-credential"], "bitpoll.smtp_password");
        assert_eq!(of("admin_password_file")["x-credential"], "bitpoll.admin_password");
        assert_eq!(schema["additionalProperties"], false);
        let oidc = &of("oidc")["items"];
        assert_eq!(oidc["required"], json!(["id", "name", "issuer", "client_id"]));
        assert_eq!(oidc["properties"]["client_secret"]["writeOnly"], true);
        assert_eq!(oidc["properties"]["client_secret"]["x-credential"], "bitpoll.oidc.<id>.client_secret");
        assert_eq!(oidc["properties"]["client_secret_file"]["type"], "string");
        assert_eq!(oidc["properties"]["scopes"]["default"], json!(["profile", "email"]));
    }
}
