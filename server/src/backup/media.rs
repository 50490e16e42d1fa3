//! Attached files in a backup: `media/ab/cd/abcd…`, wherever they lie in service, a folder or a bucket.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;

use blobs::{BlobError, Blobs, Digest, Setting};
use futures_util::TryStreamExt as _;

use super::files::Unfinished;
use super::manifest::{FileEntry, Manifest};
use super::{BackupError, MEDIA};

/// Files on their way at once: a bucket answers slowly, and each may have 30 MB.
const AT_ONCE: usize = 4;

/// Copies every file into a backup. One that is damaged is told of and left out: it must not end the backups of all
/// others, and an older backup has it whole.
pub(super) async fn copy_out(setting: &Setting, backup: &Path) -> Result<Vec<FileEntry>, BackupError> {
    let Some(blobs) = existing(setting)? else { return Ok(Vec::new()) };
    let reading = blobs.list().map_ok(|stored| {
        let blobs = blobs.clone();
        async move {
            match blobs.get(stored.digest).await {
                Err(BlobError::Damaged { digest, place }) => {
                    eprintln!("trangxa: left out: {}", BlobError::Damaged { digest, place });
                    Ok(None)
                }
                // Deleted since it was listed: nothing names it any more.
                Ok(None) => Ok(None),
                Ok(Some(bytes)) => Ok(Some((stored.digest, bytes))),
                Err(error) => Err(error),
            }
        }
    });
    let mut reading = reading.try_buffer_unordered(AT_ONCE);
    let mut entries = Vec::new();
    while let Some(read) = reading.try_next().await? {
        let Some((digest, bytes)) = read else { continue };
        let path = format!("{MEDIA}/{}", blobs::path(digest));
        write(&backup.join(&path), &bytes)?;
        entries.push(FileEntry { path, bytes: bytes.len() as u64, sha256: digest.to_string() });
    }
    entries.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(entries)
}

/// Puts every file of a backup back. A folder that was not there goes again if the guard is dropped; what was put into a
/// bucket stays, which harms nobody: a file has the same bytes under the same name everywhere.
pub(super) async fn put_back(
    setting: &Setting,
    backup: &Path,
    manifest: &Manifest,
) -> Result<Option<Unfinished>, BackupError> {
    let mut files = manifest.files.iter().filter(|file| Path::new(&file.path).starts_with(MEDIA)).peekable();
    if files.peek().is_none() {
        return Ok(None);
    }
    let unfinished = match setting {
        Setting::Folder(folder) if !folder.exists() => Some(Unfinished::place(folder.clone())),
        _ => None,
    };
    let blobs = Blobs::open(setting)?;
    for file in files {
        let path = backup.join(&file.path);
        let bytes = fs::read(&path).map_err(BackupError::reading(&path))?;
        let put = blobs.put(bytes.into()).await?;
        if Some(put) != Digest::parse(&file.sha256) {
            return Err(BackupError::Damaged(format!("{} changed while it was read", file.path)));
        }
    }
    Ok(unfinished)
}

/// A restore goes into an empty place only: beside another database's files, each of the two would take those of the other
/// for nobody's one day.
pub(super) async fn refuse_occupied(setting: &Setting) -> Result<(), BackupError> {
    let Some(blobs) = existing(setting)? else { return Ok(()) };
    match blobs.list().try_next().await? {
        None => Ok(()),
        Some(_) => Err(BackupError::NotEmpty(match setting {
            Setting::Folder(folder) => folder.display().to_string(),
            Setting::S3(_) => blobs.name().to_owned(),
        })),
    }
}

/// Makes no folder: whoever backs up may be somebody who cannot.
fn existing(setting: &Setting) -> Result<Option<Blobs>, BackupError> {
    match setting {
        Setting::Folder(folder) if !folder.is_dir() => Ok(None),
        setting => Ok(Some(Blobs::open(setting)?)),
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), BackupError> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(BackupError::writing(parent))?;
    }
    let mut file = File::create_new(path).map_err(BackupError::writing(path))?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(BackupError::writing(path))
}
