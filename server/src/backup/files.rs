//! Files of a backup: made for their owner only, on the disk before they count, known by their digest.

use std::fs::{self, DirBuilder, File};
use std::io::{self, Read};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::BackupError;
use super::manifest::FileEntry;

/// What is being made: gone again when it is dropped before it was kept.
#[derive(Debug)]
pub(super) struct Unfinished {
    /// The folder or file.
    pub(super) path: PathBuf,
    kept: bool,
}

impl Unfinished {
    /// A new folder that only its owner may enter: a backup holds drafts and password hashes.
    pub(super) fn folder(path: PathBuf) -> Result<Self, BackupError> {
        match DirBuilder::new().mode(0o700).create(&path) {
            Ok(()) => Ok(Self { path, kept: false }),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(BackupError::Exists(path)),
            Err(error) => Err(BackupError::writing(&path)(error)),
        }
    }

    /// A place whose content is about to be written.
    pub(super) fn place(path: PathBuf) -> Self {
        Self { path, kept: false }
    }

    /// From now on it stays.
    pub(super) fn keep(mut self) -> PathBuf {
        self.kept = true;
        std::mem::take(&mut self.path)
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if self.kept {
            return;
        }
        let gone = if self.path.is_dir() { fs::remove_dir_all(&self.path) } else { fs::remove_file(&self.path) };
        if let Err(error) = gone
            && error.kind() != io::ErrorKind::NotFound
        {
            eprintln!("trangxa: {} could not be removed: {error}", self.path.display());
        }
    }
}

/// Size and digest of a file that was just written, once the disk has it.
pub(super) fn entry(folder: &Path, relative: &str) -> Result<FileEntry, BackupError> {
    let path = folder.join(relative);
    File::open(&path).and_then(|file| file.sync_all()).map_err(BackupError::writing(&path))?;
    let (bytes, sha256) = digest(&path).map_err(BackupError::reading(&path))?;
    Ok(FileEntry { path: relative.to_owned(), bytes, sha256 })
}

/// Bytes and SHA-256 of a file.
pub(super) fn digest(path: &Path) -> io::Result<(u64, String)> {
    let mut file = File::open(path)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    let mut bytes = 0;
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            return Ok((bytes, data_encoding::HEXLOWER.encode(&hash.finalize())));
        }
        bytes += read as u64;
        hash.update(&buffer[..read]);
    }
}

/// Makes the names in a folder last through a power cut.
pub(super) fn sync_folder(folder: &Path) -> Result<(), BackupError> {
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(BackupError::writing(folder))
}
