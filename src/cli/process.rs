//! What this process asks of the system.

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
    files.saturating_sub(OTHERS).max(files / 2).min(MOST)
}

#[cfg(test)]
mod tests {
    use super::connections;

    #[test]
    fn some_files_are_left_for_others_and_no_machine_has_too_many() {
        assert_eq!(connections(0), 0);
        assert_eq!(connections(300), 150);
        assert_eq!(connections(1024), 768);
        // What systemd allows by default.
        assert_eq!(connections(524_288), 100_000);
        assert_eq!(connections(usize::MAX), 100_000);
    }
}
