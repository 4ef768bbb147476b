//! bitpoll: parses the command line, runs, prints the error, exits.

fn main() -> std::process::ExitCode {
    bitpoll::cli::run(std::env::args_os())
}
