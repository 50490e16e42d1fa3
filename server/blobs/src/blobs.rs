//! What can be done with files.

use std::ops::Range;
use std::path::Path as FilePath;
use std::sync::Arc;

use bytes::Bytes;
use domain::digest::Digest;
use domain::moment::Moment;
use futures_util::stream::{self, BoxStream, StreamExt as _};
use object_store::path::Path;
use object_store::{GetOptions, GetRange, GetResult, ObjectMeta, ObjectStore, ObjectStoreExt as _};

use crate::{BlobError, OpenError, S3Settings, Setting, keys, place};

/// Smaller files are hashed where they are: a thread of its own costs more.
const SMALL: usize = 64 * 1024;

/// The files of one place. Cloning is cheap, and clones are the same place.
#[derive(Clone, Debug)]
pub struct Blobs {
    pub(crate) store: Arc<dyn ObjectStore>,
    pub(crate) prefix: Path,
    /// For messages: `the folder …`, `the bucket …`.
    name: Arc<str>,
    /// On a disk other things may lie beside ours, not all of them readable.
    is_folder: bool,
}

/// A file as a listing tells of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stored {
    /// The file.
    pub digest: Digest,
    /// Bytes of it.
    pub size: u64,
    /// When it was last put, by the clock of the place.
    pub changed: Moment,
}

/// Every file of a place, in no order.
pub type Listing = BoxStream<'static, Result<Stored, BlobError>>;
/// A file as it comes, piece by piece.
pub type Chunks = BoxStream<'static, Result<Bytes, BlobError>>;

/// When an object was last put.
fn changed(meta: &ObjectMeta) -> Moment {
    Moment::from_micros(meta.last_modified.timestamp_micros())
}

impl Blobs {
    /// The place an operator set; a folder is made if it is missing. Nothing is sent to a bucket yet: see
    /// [`Blobs::probe`].
    pub fn open(setting: &Setting) -> Result<Self, OpenError> {
        match setting {
            Setting::Folder(folder) => Self::folder(folder),
            Setting::S3(settings) => Self::s3(settings),
        }
    }

    /// A folder, made if it is missing. What is put is on the disk before the call returns.
    pub fn folder(folder: &FilePath) -> Result<Self, OpenError> {
        let name = format!("the folder {}", folder.display());
        Ok(Self { store: place::folder(folder)?, prefix: Path::default(), name: name.into(), is_folder: true })
    }

    /// A bucket.
    pub fn s3(settings: &S3Settings) -> Result<Self, OpenError> {
        let (store, prefix) = place::s3(settings)?;
        Ok(Self { store, prefix, name: settings.to_string().into(), is_folder: false })
    }

    /// Memory, for tests.
    pub fn memory() -> Self {
        Self { store: place::memory(), prefix: Path::default(), name: "memory".into(), is_folder: false }
    }

    /// For messages: `the folder ./data/media`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Keeps a file, for good once this returns. A file that is there already is written again, which makes it new
    /// for the collector of orphans and mends it if it was damaged; readers see one or the other, never a mixture.
    pub async fn put(&self, bytes: Bytes) -> Result<Digest, BlobError> {
        let digest = hash(bytes.clone()).await?;
        self.store.put(&self.key(digest), bytes.into()).await.map_err(self.failed("keep a file"))?;
        Ok(digest)
    }

    /// A whole file, checked against its digest; `None` if it is not here.
    pub async fn get(&self, digest: Digest) -> Result<Option<Bytes>, BlobError> {
        let Some(found) = self.open_file(digest, None).await? else { return Ok(None) };
        let bytes = found.bytes().await.map_err(self.failed("read a file"))?;
        if hash(bytes.clone()).await? == digest {
            Ok(Some(bytes))
        } else {
            Err(BlobError::Damaged { digest, place: self.name.to_string() })
        }
    }

    /// A file piece by piece, or some bytes of it, NOT checked against its digest; `None` if it is not here. A range that
    /// ends beyond the file ends with it; one that begins beyond it fails.
    pub async fn stream(&self, digest: Digest, range: Option<Range<u64>>) -> Result<Option<Chunks>, BlobError> {
        if range.as_ref().is_some_and(Range::is_empty) {
            return Ok(self.exists(digest).await?.then(|| stream::empty().boxed()));
        }
        let Some(found) = self.open_file(digest, range).await? else { return Ok(None) };
        let this = self.clone();
        Ok(Some(found.into_stream().map(move |piece| piece.map_err(this.failed("read a file"))).boxed()))
    }

    /// Bytes of a file; `None` if it is not here.
    pub async fn size(&self, digest: Digest) -> Result<Option<u64>, BlobError> {
        match self.store.head(&self.key(digest)).await {
            Ok(found) => Ok(Some(found.size)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(self.failed("tell the size of a file")(error)),
        }
    }

    /// What a listing would tell of a file now; `None` if it is not here.
    pub async fn stored(&self, digest: Digest) -> Result<Option<Stored>, BlobError> {
        match self.store.head(&self.key(digest)).await {
            Ok(found) => Ok(Some(Stored { digest, size: found.size, changed: changed(&found) })),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(self.failed("tell about a file")(error)),
        }
    }

    /// Whether a file is here.
    pub async fn exists(&self, digest: Digest) -> Result<bool, BlobError> {
        Ok(self.size(digest).await?.is_some())
    }

    /// Takes a file away; that it was not here is no error. After a power cut it may be here again.
    pub async fn delete(&self, digest: Digest) -> Result<(), BlobError> {
        self.remove(&self.key(digest), "delete a file").await
    }

    /// Every file, in no order. What lies in the same place and is none of ours is passed over. Files put or deleted
    /// meanwhile may be told or not. The stream ends with its first error.
    pub fn list(&self) -> Listing {
        // By folders, or one that only its owner may enter (`lost+found`) would end the whole listing.
        let found = if self.is_folder {
            let store = Arc::clone(&self.store);
            stream::iter(keys::folders(&self.prefix)).flat_map(move |folder| store.list(Some(&folder))).boxed()
        } else {
            self.store.list(Some(&self.prefix))
        };
        let this = self.clone();
        let ours = found.filter_map(move |meta| {
            let stored = match meta {
                Ok(meta) => keys::digest(&this.prefix, &meta.location)
                    .map(|digest| Ok(Stored { digest, size: meta.size, changed: changed(&meta) })),
                Err(error) => Some(Err(this.failed("list its files")(error))),
            };
            std::future::ready(stored)
        });
        until_error(ours).boxed()
    }

    /// Whether files can be kept and deleted here: writes a few bytes beside the files and takes them away again.
    /// On a folder this waits for the disk, so ask every few seconds at most.
    pub async fn probe(&self) -> Result<(), BlobError> {
        let key = keys::probe(&self.prefix);
        self.store.put(&key, "probe".into()).await.map_err(self.failed("keep a file"))?;
        self.remove(&key, "delete a file").await
    }

    async fn open_file(&self, digest: Digest, range: Option<Range<u64>>) -> Result<Option<GetResult>, BlobError> {
        let options = GetOptions { range: range.map(GetRange::Bounded), ..GetOptions::default() };
        match self.store.get_opts(&self.key(digest), options).await {
            Ok(found) => Ok(Some(found)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(self.failed("read a file")(error)),
        }
    }

    async fn remove(&self, key: &Path, deed: &'static str) -> Result<(), BlobError> {
        match self.store.delete(key).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(self.failed(deed)(error)),
        }
    }

    pub(crate) fn key(&self, digest: Digest) -> Path {
        keys::key(&self.prefix, digest)
    }

    fn failed(&self, deed: &'static str) -> impl FnOnce(object_store::Error) -> BlobError {
        let place = self.name.to_string();
        move |reason| BlobError::Failed { place, deed, reason }
    }
}

/// A big file would hold up everybody else whose work is on the same thread.
async fn hash(bytes: Bytes) -> Result<Digest, BlobError> {
    if bytes.len() <= SMALL {
        return Ok(Digest::of(&bytes));
    }
    tokio::task::spawn_blocking(move || Digest::of(&bytes)).await.map_err(|_| BlobError::Stopping)
}

/// Ends a stream after its first error: what comes behind one may be anything.
fn until_error<T>(
    stream: impl stream::Stream<Item = Result<T, BlobError>> + Send,
) -> impl stream::Stream<Item = Result<T, BlobError>> + Send
where
    T: Send,
{
    stream.scan(false, |ended, item| {
        let item = (!*ended).then_some(item);
        *ended |= matches!(item, Some(Err(_)));
        std::future::ready(item)
    })
}
