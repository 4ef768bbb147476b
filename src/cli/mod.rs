//! The command line. It puts the layers together, and alone talks to the operator.

mod activation;
mod admin;
mod background;
mod backup;
mod backups;
mod clock;
mod config;
mod demo;
mod demo_polls;
mod desk;
mod doctor;
mod failure;
mod first_admin;
mod flags;
mod group;
mod health;
mod keys;
mod licenses;
mod log;
mod mail;
mod mailing;
mod manual;
mod notify;
mod process;
mod reload;
mod request;
mod request_groups;
mod request_users;
mod restore;
mod sandbox;
mod serve;
mod sockets;
mod sql;
mod transfer;
mod upgrade;
mod upkeep;
mod user;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{ArgMatches, Args as _, CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use crate::config::{Loaded, Machine, load};
use failure::Failure;
use flags::FlagArgs;
pub use serve::STOPS_WITHIN;

/// Polls and meeting scheduling.
#[derive(Parser)]
#[command(name = "bitpoll", version, about, long_about = None)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    flags: FlagArgs,
}

#[derive(Subcommand)]
enum Command {
    /// Run the server.
    #[command(alias = "runserver")]
    Serve,
    /// Make and change accounts; also while the server runs.
    #[command(subcommand)]
    User(user::Command),
    /// Make and change groups; also while the server runs.
    #[command(subcommand)]
    Group(group::Command),
    /// Run one statement on the database; also while the server runs. It only reads unless --write is given.
    #[command(alias = "shell")]
    Sql(sql::Statement),
    /// Make an account that runs the site: `user create --admin`.
    #[command(hide = true)]
    Createsuperuser(user::Create),
    /// Change a password: `user password`.
    #[command(hide = true)]
    Changepassword(user::Password),
    /// Forget sessions that have ended, as the server does every hour.
    #[command(hide = true)]
    Clearsessions,
    /// Make the file of keys if there is none, as every command does.
    #[command(hide = true, name = "generate_encryption_key")]
    GenerateEncryptionKey,
    /// `config check` and `doctor`.
    #[command(hide = true)]
    Check,
    /// Bring the database up to date, as every start does, or tell how far it is.
    Migrate {
        #[command(subcommand)]
        command: Option<upgrade::Command>,
    },
    /// Make a few lively polls for trying out; also while the server runs.
    Demo,
    /// Look over configuration, machine, files, mail and database, and tell how to mend what is wrong; also while the
    /// server runs. Exit code 1 if anything is.
    Doctor(doctor::Look),
    /// Ask the server that runs here whether it answers: the check of containers.
    Health(health::Question),
    /// Write everything that the database holds to standard output, as lines of JSON. Links and cookies also
    /// need the file of keys.
    Export,
    /// Read from standard input what `bitpoll export` wrote, into an empty database on either engine.
    Import,
    /// Back up the whole site into one file; also while the server runs.
    Backup(backup::Backup),
    /// Put a backup in the place of the database, which is kept beside it. Not while the server runs.
    Restore(restore::Restore),
    /// Try out mail, and look after what waits to be sent.
    #[command(subcommand)]
    Mail(mail::Command),
    /// The keys behind links that give a right.
    #[command(subcommand)]
    Keys(keys::Command),
    /// Show or check the configuration.
    #[command(subcommand)]
    Config(config::Command),
    /// Print the manual page, or write those of all commands into a directory.
    Man {
        /// Directory for bitpoll.1, bitpoll-serve.1 and so on; it is made when it is missing.
        #[arg(value_name = "DIRECTORY", value_hint = clap::ValueHint::DirPath)]
        into: Option<PathBuf>,
    },
    /// Print what the program is made of that others wrote, and their licences.
    Licenses,
    /// Print what a shell needs to complete commands and options.
    Completions {
        /// The shell.
        #[arg(value_enum)]
        shell: manual::Shell,
    },
}

/// Runs the command that the arguments name. Exit codes: 0 for success, 2 for a wrong command line or
/// configuration, 1 for everything else.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    // For connections to PostgreSQL. It fails only if it was done before.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let outcome = match parse(args) {
        Ok(cli) => dispatch(cli),
        Err(error) => refuse(&error),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            for line in &failure.lines {
                say(&mut io::stderr(), &format!("bitpoll: {line}\n"));
            }
            ExitCode::from(failure.code)
        }
    }
}

fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Cli, clap::Error> {
    let args: Vec<OsString> = args.into_iter().collect();
    let mut matches = match narrowed(&args).and_then(|command| command.try_get_matches_from(&args).ok()) {
        Some(read) => read,
        None => whole(&args)?,
    };
    Cli::from_arg_matches_mut(&mut matches)
}

/// The command line with the one command that seems to be meant. Passing the options of the configuration on to all
/// takes longer than everything else that is read here; what does not fit this one is read with all of them.
fn narrowed(args: &[OsString]) -> Option<clap::Command> {
    let all = Command::augment_subcommands(clap::Command::new("bitpoll"));
    let meant = args.iter().skip(1).find_map(|word| all.find_subcommand(word))?.clone();
    Some(FlagArgs::augment_args(clap::Command::new("bitpoll")).subcommand(meant).subcommand_required(true))
}

fn whole(args: &[OsString]) -> Result<ArgMatches, clap::Error> {
    match Cli::command().try_get_matches_from(args) {
        Err(error) if is_help(error.kind()) => {
            flags::with_short_help(Cli::command()).try_get_matches_from(args)
        }
        read => read,
    }
}

fn is_help(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::DisplayHelp | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand)
}

fn dispatch(cli: Cli) -> Result<(), Failure> {
    match &cli.command {
        Command::Config(command) if config::of_the_program(command) => return Ok(()),
        Command::Man { into } => return manual::pages(into.as_deref()),
        Command::Completions { shell } => {
            manual::completions(*shell);
            return Ok(());
        }
        Command::Licenses => return licenses::print(),
        _ => {}
    }
    let loaded = load(&cli.flags.0, &Machine::this())?;
    match cli.command {
        Command::Serve => serve::run(cli.flags.0, loaded),
        Command::User(command) => user::run(command, loaded.config),
        Command::Group(command) => group::run(command, loaded.config),
        Command::Sql(statement) => sql::run(statement, loaded.config),
        Command::Createsuperuser(create) => {
            user::run(user::Command::Create(create.of_admin()), loaded.config)
        }
        Command::Changepassword(password) => user::run(user::Command::Password(password), loaded.config),
        Command::Clearsessions => tell(&request::Request::ClearSessions, loaded),
        Command::GenerateEncryptionKey => keys::make(loaded.config),
        Command::Check => {
            config::run(&config::Command::Check { strict: false }, &loaded)?;
            doctor::run(&doctor::Look::default(), loaded)
        }
        Command::Migrate { command } => upgrade::run(command.as_ref(), &loaded.config),
        Command::Demo => tell(&request::Request::Demo, loaded),
        Command::Doctor(look) => doctor::run(&look, loaded),
        Command::Health(question) => health::run(&question, &loaded.config),
        Command::Export => transfer::export(loaded.config),
        Command::Import => transfer::import(loaded.config),
        Command::Backup(given) => backup::run(given, loaded.config),
        Command::Restore(given) => restore::run(&given, &loaded.config),
        Command::Mail(command) => mail::run(command, loaded.config),
        Command::Keys(command) => keys::run(&command, loaded.config),
        Command::Config(command) => config::run(&command, &loaded),
        // Done above: they need no configuration.
        Command::Man { .. } | Command::Licenses | Command::Completions { .. } => Ok(()),
    }
}

fn tell(request: &request::Request, loaded: Loaded) -> Result<(), Failure> {
    for line in admin::ask(loaded.config, request)? {
        say_line(&line);
    }
    Ok(())
}

/// A wrong command line is one line like any other mistake; asking for help is none.
fn refuse(error: &clap::Error) -> Result<(), Failure> {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            say(&mut io::stdout(), &error.to_string());
            Ok(())
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            say(&mut io::stderr(), &error.to_string());
            Err(Failure { lines: Vec::new(), code: Failure::USAGE })
        }
        _ => Err(Failure::usage(flags::one_line(error))),
    }
}

/// Writes a line for the operator.
fn say_line(line: &str) {
    say(&mut io::stdout(), &format!("{line}\n"));
}

/// Writes at once. That nobody reads (any more) is no failure: `bitpoll config show | head`.
fn say(to: &mut impl Write, text: &str) {
    let _ = to.write_all(text.as_bytes()).and_then(|()| to.flush());
}
