//! What this process asks of the system.

/// Lets large pieces go back as soon as they are freed. Otherwise glibc keeps them once it has seen one, in an arena for
/// each thread, for the next one of this size: the 19 MiB of each password that was ever verified add up to a gigabyte.
#[cfg(target_env = "gnu")]
#[expect(unsafe_code, reason = "there is no other way to tell glibc")]
pub(super) fn give_back_large_pieces() {
    const LARGE: i32 = 4 << 20;
    // SAFETY: mallopt takes two numbers and no pointers; an option that it does not know it refuses.
    unsafe {
        libc::mallopt(libc::M_MMAP_THRESHOLD, LARGE);
    }
}

/// The same of mimalloc, which the static program has: freed memory goes back at once, and none is taken ahead.
#[cfg(target_env = "musl")]
#[expect(unsafe_code, reason = "there is no other way to tell mimalloc")]
pub(super) fn give_back_large_pieces() {
    // Of `mi_option_t`, whose numbers stay as they are.
    const ARENA_EAGER_COMMIT: std::ffi::c_int = 4;
    const PURGE_DELAY: std::ffi::c_int = 15;
    unsafe extern "C" {
        fn mi_option_set(option: std::ffi::c_int, value: std::ffi::c_long);
    }
    // SAFETY: it takes two numbers, and keeps the second one at the place of the first.
    unsafe {
        mi_option_set(ARENA_EAGER_COMMIT, 0);
        mi_option_set(PURGE_DELAY, 0);
    }
}

/// Other libraries do so by themselves.
#[cfg(not(any(target_env = "gnu", target_env = "musl")))]
pub(super) fn give_back_large_pieces() {}

/// Lets everybody else go first: this thread has work that nobody waits for by the page.
pub(super) fn work_in_the_background() {
    // Of Linux, which counts threads as processes here.
    let _ = rustix::process::setpriority_process(None, 10);
}

/// How many files and connections this process may have open: as many as it is ever allowed to. Most systems begin
/// with 1 024, which open pages alone would use up.
pub(super) fn files_at_most() -> usize {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    let raised = setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum });
    let limit = if raised.is_ok() { maximum } else { current };
    limit.map_or(usize::MAX, |files| usize::try_from(files).unwrap_or(usize::MAX))
}

/// Connections that are accepted at most, of so many files: some are left for the database, mail and what else is open.
pub(super) fn connections(files: usize) -> usize {
    const OTHERS: usize = 256;
    const MOST: usize = 100_000;
    (files.saturating_sub(OTHERS)).clamp(files / 2, MOST)
}
