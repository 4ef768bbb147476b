//! Where memory comes from, and that what was freed goes back to the system: a password takes 19 MiB for a moment.

#[cfg(target_arch = "x86_64")]
pub mod copy;

/// Tells the allocator before anything else is done, where it can be told; otherwise it keeps large pieces.
#[cfg(target_env = "gnu")]
#[expect(unsafe_code, reason = "there is no other way to tell glibc")]
pub fn give_back_large_pieces() {
    // glibc keeps them once it has seen one, in an arena for each thread, for the next one of this size: those of each
    // password that was ever verified add up to a gigabyte.
    const LARGE: i32 = 4 << 20;
    // SAFETY: mallopt takes two numbers and no pointers; an option that it does not know it refuses.
    unsafe {
        libc::mallopt(libc::M_MMAP_THRESHOLD, LARGE);
    }
}

/// Other libraries give back by themselves, or when they are asked ([`give_back`]).
#[cfg(not(target_env = "gnu"))]
pub fn give_back_large_pieces() {}

/// Gives back what was freed by now. Others than mimalloc did so when it was.
#[cfg(not(target_env = "musl"))]
pub fn give_back() {}

#[cfg(target_env = "musl")]
pub use mimalloc_of_musl::give_back;

/// The allocator of musl has one lock for all threads (docs/PERFORMANCE.md).
#[cfg(target_env = "musl")]
mod mimalloc_of_musl {
    use std::ffi::{c_int, c_long};

    #[global_allocator]
    static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

    /// Called before `main`: at the first piece of memory it would be too late.
    #[used]
    #[unsafe(link_section = ".init_array")]
    #[expect(unsafe_code, reason = "there is no other way to be called so early")]
    static EARLY: extern "C" fn() = keep_little;

    /// Nothing is taken ahead, and what was freed is kept for ten milliseconds: long enough for the next page, which asks for
    /// as much, and not for a second, as mimalloc would.
    #[expect(unsafe_code, reason = "there is no other way to tell mimalloc")]
    extern "C" fn keep_little() {
        // Of `mi_option_t`, whose numbers stay as they are.
        const ARENA_EAGER_COMMIT: c_int = 4;
        const PURGE_DELAY: c_int = 15;
        unsafe extern "C" {
            fn mi_option_set(option: c_int, value: c_long);
        }
        // SAFETY: it takes two numbers, and keeps the second one at the place of the first. Nothing is allocated.
        unsafe {
            mi_option_set(ARENA_EAGER_COMMIT, 0);
            mi_option_set(PURGE_DELAY, 10);
        }
    }

    /// Gives back what was freed by now. mimalloc does so by itself, but only when it is asked for more: what a quiet server
    /// has freed it would keep.
    #[expect(unsafe_code, reason = "there is no other way to tell mimalloc")]
    pub fn give_back() {
        unsafe extern "C" {
            fn mi_collect(force: bool);
        }
        // SAFETY: it takes no pointer, and any thread may call it at any time.
        unsafe { mi_collect(true) }
    }
}
