//! A panic in a decoder is a picture we cannot read, and nothing else.

use crate::{Format, Refusal};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs `work`; should it panic, the file is called broken. The decoders are other people's and meet bytes from
/// anywhere: all are written not to panic, and each has panicked somewhere in its history. Nothing of ours lives
/// across the boundary, so nothing can be seen half done.
pub(crate) fn broken_if_it_panics<T>(format: Format, work: impl FnOnce() -> Result<T, Refusal>) -> Result<T, Refusal> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(Refusal::Broken { format }))
}
