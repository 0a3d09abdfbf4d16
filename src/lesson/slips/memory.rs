//! What is known from earlier passages of a file: some slips go over several.
//!
//! In: what the families of slips note. Out: the same, for later passages.

/// What is known from earlier passages of the file.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// The number of passages and other blocks so far.
    pub(super) count: usize,
    /// The number of the last passage that begins with a bullet.
    pub(super) last_bullet: Option<usize>,
    /// The number of open `:::` fences.
    pub(super) fences: usize,
    /// Whether the last passage announces what follows with a colon.
    pub(super) announces: bool,
}
