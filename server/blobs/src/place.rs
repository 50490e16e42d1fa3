//! Opening a place: a folder, a bucket, or memory.

use std::path::Path as FilePath;
use std::sync::Arc;
use std::time::Duration;

use object_store::aws::{AmazonS3Builder, AmazonS3ConfigKey};
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::{BackoffConfig, ClientOptions, ObjectStore, RetryConfig};

use crate::{OpenError, S3Settings};

/// Without an answer to the greeting for this long, S3 is not there.
const CONNECTING: Duration = Duration::from_secs(5);
/// One request with its whole body, up or down.
const ANSWERING: Duration = Duration::from_mins(1);
/// Tries after the first. Somebody waits for the page.
const TRIES: usize = 3;
/// Time for all tries together.
const TRYING: Duration = Duration::from_secs(20);

/// A folder, made if it is missing.
///
/// A file is written beside its name, brought to the disk, renamed, and its folder is brought to the disk as well:
/// after a power cut it is there whole or not at all. What a crash leaves beside a name is never read.
pub(crate) fn folder(folder: &FilePath) -> Result<Arc<dyn ObjectStore>, OpenError> {
    let failed = |reason: String| OpenError::Folder { folder: folder.to_owned(), reason };
    std::fs::create_dir_all(folder).map_err(|error| failed(error.to_string()))?;
    let store = LocalFileSystem::new_with_prefix(folder).map_err(|error| failed(error.to_string()))?;
    Ok(Arc::new(store.with_fsync(true)))
}

/// Memory, for tests: gone with the last clone.
pub(crate) fn memory() -> Arc<dyn ObjectStore> {
    Arc::new(InMemory::new())
}

/// A bucket. Nothing is sent yet.
pub(crate) fn s3(settings: &S3Settings) -> Result<(Arc<dyn ObjectStore>, Path), OpenError> {
    let failed = |reason: String| OpenError::S3 { place: settings.to_string(), reason };
    // Who else in this process asks for the default gets the same one; the first to install it wins.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = ClientOptions::new()
        .with_allow_http(settings.endpoint.as_deref().is_some_and(|endpoint| endpoint.starts_with("http://")))
        .with_connect_timeout(CONNECTING)
        .with_timeout(ANSWERING);
    let retry = RetryConfig { backoff: BackoffConfig::default(), max_retries: TRIES, retry_timeout: TRYING };
    let mut builder = AmazonS3Builder::new()
        .with_bucket_name(&settings.bucket)
        .with_region(&settings.region)
        .with_access_key_id(&settings.access_key)
        .with_secret_access_key(&settings.secret_key)
        // Not every server that speaks S3 can delete many at once, and we never do.
        .with_config(AmazonS3ConfigKey::DisableBulkDelete, "true")
        .with_client_options(client)
        .with_retry(retry);
    if let Some(endpoint) = &settings.endpoint {
        builder = builder.with_endpoint(endpoint);
    }
    if let Some(token) = &settings.session_token {
        builder = builder.with_token(token);
    }
    let store = builder.build().map_err(|error| failed(error.to_string()))?;
    let prefix = Path::parse(&settings.prefix).map_err(|error| failed(error.to_string()))?;
    Ok((Arc::new(store), prefix))
}
