//! `memcpy` and `memmove` for musl on x86-64, whose own take an eighth of all that a page takes: they copy short pieces
//! byte by byte, and pages are made of short pieces (docs/PERFORMANCE.md). They have the names that the C library's have,
//! so that everything in the program, SQLite too, finds them in their place.
//!
//! Up to 128 bytes are read whole before anything is written, by moves that overlap in the middle; that suits `memmove`
//! as it does `memcpy`. SSE2 is part of every such processor.

#![expect(unsafe_code, reason = "what copies bytes for all languages takes addresses")]

use std::arch::naked_asm;

/// As in C (C17, 7.24.2.1).
///
/// # Safety
/// `from` can be read and `to` be written for `count` bytes, and these do not overlap.
#[unsafe(naked)]
#[cfg_attr(target_env = "musl", unsafe(no_mangle))]
pub unsafe extern "C" fn memcpy(to: *mut u8, from: *const u8, count: usize) -> *mut u8 {
    naked_asm!("jmp {}", sym memmove)
}

/// As in C (C17, 7.24.2.2).
///
/// # Safety
/// `from` can be read and `to` be written for `count` bytes.
#[unsafe(naked)]
#[cfg_attr(target_env = "musl", unsafe(no_mangle))]
pub unsafe extern "C" fn memmove(to: *mut u8, from: *const u8, count: usize) -> *mut u8 {
    naked_asm!(
        "mov rax, rdi",
        "cmp rdx, 16",
        "jae 20f",
        // Less than 16: two moves of the largest kind that fits.
        "cmp edx, 8",
        "jae 8f",
        "cmp edx, 4",
        "jae 4f",
        "cmp edx, 2",
        "jae 2f",
        "test edx, edx",
        "je 9f",
        "mov cl, [rsi]",
        "mov [rdi], cl",
        "9: ret",
        "2: movzx ecx, word ptr [rsi]",
        "movzx r8d, word ptr [rsi + rdx - 2]",
        "mov [rdi], cx",
        "mov [rdi + rdx - 2], r8w",
        "ret",
        "4: mov ecx, [rsi]",
        "mov r8d, [rsi + rdx - 4]",
        "mov [rdi], ecx",
        "mov [rdi + rdx - 4], r8d",
        "ret",
        "8: mov rcx, [rsi]",
        "mov r8, [rsi + rdx - 8]",
        "mov [rdi], rcx",
        "mov [rdi + rdx - 8], r8",
        "ret",
        // 16 to 128: the first and the last 16, 32 or 64.
        "20: movups xmm0, [rsi]",
        "movups xmm1, [rsi + rdx - 16]",
        "cmp rdx, 32",
        "ja 30f",
        "movups [rdi], xmm0",
        "movups [rdi + rdx - 16], xmm1",
        "ret",
        "30: movups xmm2, [rsi + 16]",
        "movups xmm3, [rsi + rdx - 32]",
        "cmp rdx, 64",
        "ja 40f",
        "movups [rdi], xmm0",
        "movups [rdi + 16], xmm2",
        "movups [rdi + rdx - 32], xmm3",
        "movups [rdi + rdx - 16], xmm1",
        "ret",
        "40: movups xmm4, [rsi + 32]",
        "movups xmm5, [rsi + 48]",
        "movups xmm6, [rsi + rdx - 64]",
        "movups xmm7, [rsi + rdx - 48]",
        "cmp rdx, 128",
        "ja 50f",
        "movups [rdi], xmm0",
        "movups [rdi + 16], xmm2",
        "movups [rdi + 32], xmm4",
        "movups [rdi + 48], xmm5",
        "movups [rdi + rdx - 64], xmm6",
        "movups [rdi + rdx - 48], xmm7",
        "movups [rdi + rdx - 32], xmm3",
        "movups [rdi + rdx - 16], xmm1",
        "ret",
        // More: `to` begins within `from`, or forward.
        "50: mov rcx, rdi",
        "sub rcx, rsi",
        "cmp rcx, rdx",
        "jb 70f",
        "cmp rdx, 2048",
        "jae 60f",
        // Forward by 64, and the last 64 that are read already.
        "lea r8, [rdi + rdx - 64]",
        "51: movups xmm0, [rsi]",
        "movups xmm2, [rsi + 16]",
        "movups xmm4, [rsi + 32]",
        "movups xmm5, [rsi + 48]",
        "movups [rdi], xmm0",
        "movups [rdi + 16], xmm2",
        "movups [rdi + 32], xmm4",
        "movups [rdi + 48], xmm5",
        "add rsi, 64",
        "add rdi, 64",
        "cmp rdi, r8",
        "jb 51b",
        "movups [r8], xmm6",
        "movups [r8 + 16], xmm7",
        "movups [r8 + 32], xmm3",
        "movups [r8 + 48], xmm1",
        "ret",
        // Much: what the processor has for it, and the last 16 that are read already.
        "60: lea r8, [rdi + rdx - 16]",
        "mov rcx, rdx",
        "shr rcx, 3",
        "rep movsq",
        "movups [r8], xmm1",
        "ret",
        // Backward by 64, and the first 64 that are read already.
        "70: lea r8, [rsi + rdx - 64]",
        "lea r9, [rdi + rdx - 64]",
        "71: movups xmm1, [r8]",
        "movups xmm3, [r8 + 16]",
        "movups xmm6, [r8 + 32]",
        "movups xmm7, [r8 + 48]",
        "movups [r9], xmm1",
        "movups [r9 + 16], xmm3",
        "movups [r9 + 32], xmm6",
        "movups [r9 + 48], xmm7",
        "sub r8, 64",
        "sub r9, 64",
        "cmp r9, rdi",
        "ja 71b",
        "movups [rdi], xmm0",
        "movups [rdi + 16], xmm2",
        "movups [rdi + 32], xmm4",
        "movups [rdi + 48], xmm5",
        "ret",
    )
}

#[cfg(test)]
mod tests {
    use super::{memcpy, memmove};

    /// Every length that takes another way, and its neighbours.
    fn lengths() -> impl Iterator<Item = usize> {
        (0..=300).chain(2040..2060).chain([4096, 5000, 70_001])
    }

    fn pattern(length: usize) -> Vec<u8> {
        (0..length).map(|at| u8::try_from(at * 31 % 251).unwrap_or(0)).collect()
    }

    #[test]
    fn every_length_is_copied_and_nothing_beside_it_is_touched() {
        for length in lengths() {
            let from = pattern(length + 7);
            for (shift, lead) in [(0, 0), (1, 0), (3, 5), (7, 1)] {
                let mut to = vec![0xEE; length + 16];
                let start = to[lead..].as_mut_ptr();
                // SAFETY: both have room for the length from where it begins.
                let given = unsafe { memcpy(start, from[shift..].as_ptr(), length) };
                assert_eq!(given, start);
                assert_eq!(to[lead..lead + length], from[shift..shift + length], "{length} bytes");
                let beside = to[..lead].iter().chain(&to[lead + length..]);
                assert!(beside.into_iter().all(|byte| *byte == 0xEE), "{length} bytes");
            }
        }
    }

    #[test]
    fn pieces_are_moved_over_themselves_both_ways() {
        for length in lengths() {
            for distance in [1, 2, 7, 8, 15, 16, 31, 63, 64, 65, 127, 128, 1000] {
                for (from, to) in [(0, distance), (distance, 0)] {
                    let mut moved = pattern(length + distance);
                    let mut expected = moved.clone();
                    expected.copy_within(from..from + length, to);
                    let base = moved.as_mut_ptr();
                    // SAFETY: both pieces lie within the vector.
                    unsafe { memmove(base.add(to), base.add(from), length) };
                    assert_eq!(moved, expected, "{length} bytes from {from} to {to}");
                }
            }
        }
    }
}
