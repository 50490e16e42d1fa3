//! The number of a request: in its log lines, and on the page that says something went wrong, so that a person can
//! read it out and an operator finds the lines.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::entropy::Entropy;

tokio::task_local! {
    static CURRENT: Reference;
}

/// The number of one request: which start of the program, and which request since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    start: u16,
    request: u32,
}

impl Reference {
    /// The request this task answers.
    pub fn current() -> Option<Self> {
        CURRENT.try_get().ok()
    }

    /// The same for a log line; `-` outside of a request.
    pub fn text() -> String {
        Self::current().map_or_else(|| "-".to_owned(), |reference| reference.to_string())
    }

    /// Runs `answer` under this number.
    pub fn scope<F: Future>(self, answer: F) -> impl Future<Output = F::Output> {
        CURRENT.scope(self, answer)
    }
}

/// `7f3a-91c2`
impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04x}-{:04x}", self.start, self.request)
    }
}

/// Hands out numbers. Clones go on with the same count.
#[derive(Clone, Debug)]
pub struct References {
    start: u16,
    next: Arc<AtomicU32>,
}

impl References {
    /// Each start of the program has numbers of its own.
    pub fn new(entropy: &Entropy) -> Self {
        // Without randomness two starts share their numbers, which costs a look at the time of a line.
        let start = entropy.bytes().map(u16::from_be_bytes).unwrap_or_default();
        Self { start, next: Arc::new(AtomicU32::new(1)) }
    }

    /// The next one.
    pub fn next(&self) -> Reference {
        Reference { start: self.start, request: self.next.fetch_add(1, Ordering::Relaxed) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_number_is_known_within_its_request_and_nowhere_else() {
        let references = References::new(&Entropy::seeded(1));
        let (first, second) = (references.next(), references.clone().next());
        assert_ne!(first, second);
        assert_eq!(first.scope(async { Reference::current() }).await, Some(first));
        assert_eq!(Reference::text(), "-");
        assert_eq!(first.to_string().len(), 9);
    }
}
