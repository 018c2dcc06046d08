//! Memory that is free is kept for the next file.

/// Tells the system's allocator to keep what becomes free, where it would give it back and ask
/// for it page by page again: a block freed that is larger than what glibc maps on its own raises
/// both limits (mallopt(3), "dynamic mmap threshold"), and a second one makes the thread's own
/// heap grow at once. Neither block is written to, so that neither costs memory; other allocators
/// hardly notice.
pub fn keep_what_is_free() {
    for size in [LIMITS_RAISED_TO, GROWN_AT_ONCE] {
        drop(std::hint::black_box(Vec::<u8>::with_capacity(size)));
    }
}

/// Bytes; half of the largest that glibc accepts as a limit.
const LIMITS_RAISED_TO: usize = 16 << 20;
/// Bytes; what a batch of some fifty workbooks needs in one thread.
const GROWN_AT_ONCE: usize = 8 << 20;
