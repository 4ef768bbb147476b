//! The flags of the configuration, made from its table.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches, ValueHint, value_parser};

use crate::config::{Flags, OPTIONS, Row};

/// Flags of a start that are worth a line in the short help.
const FIRST: [&str; 4] = ["listen", "public_url", "data_dir", "database"];

/// Options that commands other than `serve` want to be told: where everything is.
const WHERE: [&str; 3] = ["config_file", "data_dir", "database"];

const HEADING: &str = "Configuration";

/// `--config` and a flag for every option, before or after the command.
pub(super) struct FlagArgs(pub Flags);

impl Args for FlagArgs {
    fn augment_args(command: Command) -> Command {
        let file = Arg::new("config_file")
            .long("config")
            .value_name("FILE")
            .help("Configuration in TOML [default: ./bitpoll.toml if it is there]")
            .value_parser(value_parser!(PathBuf))
            .global(true)
            .help_heading(HEADING);
        OPTIONS.iter().fold(command.arg(file), |command, row| command.arg(flag(row)))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

fn flag(row: &'static Row) -> Arg {
    let default = if row.default.is_empty() { String::new() } else { format!(" [default: {}]", row.default) };
    Arg::new(row.name)
        .long(row.flag())
        .value_name(if row.list { "LIST" } else { "VALUE" })
        .help(format!("{}{default}", row.doc.trim().trim_end_matches('.')))
        .action(if row.list { ArgAction::Append } else { ArgAction::Set })
        .hide_short_help(!FIRST.contains(&row.name))
        .global(true)
        .help_heading(HEADING)
}

/// The command line with help that shows all options for `serve` and for no command, and elsewhere those alone that
/// say where everything is. All are taken everywhere.
pub(super) fn with_short_help(mut command: Command) -> Command {
    // Only a command that is built has passed its global flags on.
    command.build();
    let names: Vec<String> = command.get_subcommands().map(|one| one.get_name().to_owned()).collect();
    names
        .iter()
        .filter(|name| *name != "serve")
        .fold(command, |command, name| command.mut_subcommand(name, hide_options))
}

/// The command line for shells and for the manual. It knows which words options take and which are paths (to commands
/// it does not, so that a wrong value is told like every other), and offers the options of the configuration where they
/// are looked for: at `serve`, and everywhere those that say where everything is.
pub(super) fn with_words(command: Command) -> Command {
    let command = OPTIONS.iter().fold(command, |command, row| {
        let global = WHERE.contains(&row.name);
        command.mut_arg(row.name, |arg| worded(arg, row).global(global))
    });
    let of_serve = OPTIONS.iter().filter(|row| !WHERE.contains(&row.name));
    let options: Vec<Arg> = of_serve.map(|row| worded(flag(row), row).global(false)).collect();
    command.mut_subcommand("serve", |serve| serve.args(options))
}

fn worded(arg: Arg, row: &Row) -> Arg {
    let schema = (row.schema)();
    let words = schema["enum"].as_array().into_iter().flatten().filter_map(|word| word.as_str());
    let words: Vec<String> = words.map(str::to_owned).collect();
    if row.is_path() {
        arg.value_hint(ValueHint::AnyPath)
    } else if schema["type"] == "boolean" {
        arg.value_parser(["true", "false"])
    } else if words.is_empty() {
        arg
    } else {
        arg.value_parser(PossibleValuesParser::new(words))
    }
}

fn hide_options(command: Command) -> Command {
    let hide = |arg: Arg| {
        let hidden = arg.get_help_heading() == Some(HEADING) && !WHERE.contains(&arg.get_id().as_str());
        arg.hide(hidden)
    };
    let names: Vec<String> = command.get_subcommands().map(|one| one.get_name().to_owned()).collect();
    let command =
        command.mut_args(hide).after_help("`bitpoll serve --help` lists all options of the configuration.");
    names.iter().fold(command, |command, name| command.mut_subcommand(name, hide_options))
}

impl FromArgMatches for FlagArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut values = BTreeMap::new();
        for row in OPTIONS {
            let given: Vec<&str> =
                matches.get_many::<String>(row.name).into_iter().flatten().map(String::as_str).collect();
            if !given.is_empty() {
                values.insert(row.name, given.join(","));
            }
        }
        Ok(Self(Flags { file: matches.get_one::<PathBuf>("config_file").cloned(), values }))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// What to say instead of a flag for the file that holds a secret: flags are for what everybody may see.
fn secret_in_file(given: &ContextValue) -> Option<String> {
    let ContextValue::String(flag) = given else { return None };
    let name = flag.strip_prefix("--")?.strip_suffix("-file")?.replace('-', "_");
    let row = OPTIONS.iter().find(|row| row.name == name && row.secret)?;
    let variable = row.variable();
    Some(format!(
        "there is no flag {flag}: name the file as {variable}_FILE in the environment, or as {name}_file in the configuration"
    ))
}

/// The message of a refused command line on one line, with what was probably meant.
pub(super) fn one_line(error: &clap::Error) -> String {
    let text = error.to_string();
    let first = text.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
    let meant = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let suggested = meant.iter().find_map(|kind| match error.get(*kind) {
        Some(ContextValue::String(one)) => Some(one.clone()),
        Some(ContextValue::Strings(some)) => some.last().cloned(),
        _ => None,
    });
    // What is missing stands on lines of its own.
    let first = match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::Strings(missing)) if error.kind() == ErrorKind::MissingRequiredArgument => {
            format!("{first} {}", missing.join(", "))
        }
        _ => first,
    };
    if let Some(line) = error.get(ContextKind::InvalidArg).and_then(secret_in_file) {
        return line;
    }
    match suggested {
        Some(meant) => format!("{first}: did you mean {meant}?"),
        None => format!("{first}; `bitpoll --help` tells what there is"),
    }
}
