//! `bitpoll man` and `bitpoll completions`: what is made of the table of commands and options.

use std::io;
use std::path::Path;

use clap::{Command, CommandFactory as _, ValueEnum};
use clap_complete::aot;
use clap_mangen::Man;

use super::failure::Failure;
use super::{Cli, flags, say, say_line};

/// A shell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Shell {
    /// For bash, with its package bash-completion.
    Bash,
    /// For zsh.
    Zsh,
    /// For fish.
    Fish,
}

/// Prints the page of the program, or writes those of all commands into a directory.
///
/// # Errors
/// If one cannot be written.
pub(super) fn pages(directory: Option<&Path>) -> Result<(), Failure> {
    let command = flags::with_short_help(flags::with_words(Cli::command()).disable_help_subcommand(true));
    let Some(directory) = directory else {
        let mut page = Vec::new();
        Man::new(command).render(&mut page).map_err(|error| Failure::other(error.to_string()))?;
        say(&mut io::stdout(), &String::from_utf8_lossy(&page));
        return Ok(());
    };
    let shown = directory.display().to_string();
    let refused = |error: io::Error| {
        Failure::usage(format!(
            "man {shown:?}: cannot be written ({error}): name a directory that you may write to"
        ))
    };
    std::fs::create_dir_all(directory).map_err(refused)?;
    let written = write(&command, "", directory).map_err(refused)?;
    say_line(&format!("{written} pages are in {shown}"));
    Ok(())
}

/// Writes the page of a command, and those of the commands below it; tells how many.
fn write(command: &Command, parent: &str, directory: &Path) -> io::Result<usize> {
    let name = if parent.is_empty() {
        command.get_name().to_owned()
    } else {
        format!("{parent}-{}", command.get_name())
    };
    let shown: Vec<&Command> = command.get_subcommands().filter(|below| !below.is_hide_set()).collect();
    let own = command.clone().display_name(&name);
    Man::new(own).title(name.to_uppercase()).generate_to(directory)?;
    shown.iter().try_fold(1, |pages, below| Ok(pages + write(below, &name, directory)?))
}

/// Prints what a shell needs to complete commands and options.
pub(super) fn completions(shell: Shell) {
    let shell = match shell {
        Shell::Bash => aot::Shell::Bash,
        Shell::Zsh => aot::Shell::Zsh,
        Shell::Fish => aot::Shell::Fish,
    };
    let mut script = Vec::new();
    aot::generate(shell, &mut flags::with_words(Cli::command()), "bitpoll", &mut script);
    say(&mut io::stdout(), &String::from_utf8_lossy(&script));
}
