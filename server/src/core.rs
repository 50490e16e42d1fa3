//! What every action needs: the store, the time, randomness and the password hasher.

use std::future::Future;

use blobs::{BlobError, Blobs};
use store::{Store, StoreError, Whence};

use crate::clock::Clock;
use crate::entropy::{Entropy, NoEntropy};
use crate::secret::{HashError, Passwords};

/// The tools of the actions. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Core {
    /// The only way to data.
    pub store: Store,
    /// Pictures and files, by their content.
    pub blobs: Blobs,
    /// The time of day.
    pub clock: Clock,
    /// Randomness.
    pub entropy: Entropy,
    /// The password hasher.
    pub passwords: Passwords,
}

/// An action failed for a reason no person caused; the web answers 500 or 503.
#[derive(Debug, thiserror::Error)]
pub enum ActionError {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Pictures and files cannot be kept or read.
    #[error(transparent)]
    Blobs(#[from] BlobError),
    /// No randomness.
    #[error(transparent)]
    Entropy(#[from] NoEntropy),
    /// Hashing failed.
    #[error(transparent)]
    Hash(#[from] HashError),
    /// The right was there when the page was asked for and is not any more.
    #[error("the permission is gone")]
    PermissionGone,
    /// The task was ended with the process.
    #[error("the server is stopping")]
    Stopping,
}

/// Runs an action in a task of its own, so that a client that goes away cannot end it between
/// its commit and what follows the commit. From where it comes is told to that task.
pub async fn detached<T: Send + 'static>(
    action: impl Future<Output = Result<T, ActionError>> + Send + 'static,
) -> Result<T, ActionError> {
    let task = match Whence::current() {
        Some(whence) => tokio::spawn(whence.scope(action)),
        None => tokio::spawn(action),
    };
    task.await.unwrap_or(Err(ActionError::Stopping))
}
