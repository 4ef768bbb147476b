//! bitpoll: parses the command line, runs, prints the error, exits.

/// That of musl has one lock for all threads (docs/PERFORMANCE.md).
#[cfg(target_env = "musl")]
mod allocator {
    use std::ffi::{c_int, c_long};

    #[global_allocator]
    static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

    /// Called before `main`: at the first piece of memory it would be too late for one of the options.
    #[used]
    #[unsafe(link_section = ".init_array")]
    #[expect(unsafe_code, reason = "there is no other way to be called so early")]
    static EARLY: extern "C" fn() = give_back;

    /// What was freed goes back at once, which is much after passwords, and nothing is taken ahead.
    #[expect(unsafe_code, reason = "there is no other way to tell mimalloc")]
    extern "C" fn give_back() {
        // Of `mi_option_t`, whose numbers stay as they are.
        const ARENA_EAGER_COMMIT: c_int = 4;
        const PURGE_DELAY: c_int = 15;
        unsafe extern "C" {
            fn mi_option_set(option: c_int, value: c_long);
        }
        // SAFETY: it takes two numbers, and keeps the second one at the place of the first. Nothing is allocated.
        unsafe {
            mi_option_set(ARENA_EAGER_COMMIT, 0);
            mi_option_set(PURGE_DELAY, 0);
        }
    }
}

fn main() -> std::process::ExitCode {
    bitpoll::cli::run(std::env::args_os())
}
