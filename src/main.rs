//! bitpoll: parses the command line, runs, prints the error, exits.

/// That of musl has one lock for all threads (docs/PERFORMANCE.md).
#[cfg(target_env = "musl")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    bitpoll::cli::run(std::env::args_os())
}
