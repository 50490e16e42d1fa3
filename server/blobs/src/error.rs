//! What can go wrong. Absence is not here: a file that may be missing is an `Option`.

use std::path::PathBuf;

use domain::digest::Digest;

/// Why the place of the files cannot be used at all; one sentence for an operator.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder is not there and cannot be made, or is no folder.
    #[error("the folder {} for media cannot be used: {reason}", .folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// The client for S3 cannot be made, which happens before anything is sent.
    #[error("{place} cannot be used: {reason}")]
    S3 {
        /// The bucket and where it is.
        place: String,
        /// What the library said.
        reason: String,
    },
}

/// Why a file could not be put, read or deleted; one sentence for an operator.
#[derive(Debug, thiserror::Error)]
pub enum BlobError {
    /// What lies there is not what was put. It is never handed out; putting the right bytes again mends it.
    #[error("the file {digest} in {place} is damaged; bring it back from a backup")]
    Damaged {
        /// The file.
        digest: Digest,
        /// Where it lies.
        place: String,
    },
    /// The place did not answer, refused, or failed.
    #[error("{place} could not {deed}: {reason}")]
    Failed {
        /// Where it happened.
        place: String,
        /// What was asked of it: `keep a file`, `read a file`…
        deed: &'static str,
        /// What it said, or the system did.
        reason: object_store::Error,
    },
    /// The runtime is shutting down.
    #[error("the server is stopping")]
    Stopping,
}
