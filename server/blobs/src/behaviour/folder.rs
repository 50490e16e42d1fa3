//! What only a folder has: other files, broken disks, names on the disk.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;

use bytes::Bytes;

use super::listed;
use crate::{BlobError, Blobs, OpenError};

#[tokio::test]
async fn a_file_lies_under_its_digest_and_nothing_is_left_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::folder(&folder.path().join("media")).unwrap();
    let digest = blobs.put(Bytes::new()).await.unwrap();
    let name = digest.to_string();
    let beside: Vec<_> = fs::read_dir(folder.path().join("media/e3/b0")).unwrap().flatten().collect();
    assert_eq!(beside.iter().map(fs::DirEntry::file_name).collect::<Vec<_>>(), [name.as_str()]);
}

#[tokio::test]
async fn what_others_left_in_the_folder_is_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::folder(folder.path()).unwrap();
    let digest = blobs.put(Bytes::new()).await.unwrap();
    let path = |name: &[u8]| folder.path().join(OsStr::from_bytes(name));
    fs::write(path(b"\xff.jpg"), "x").unwrap();
    fs::write(path(b"ghi ch\xc3\xba.txt"), "x").unwrap();
    fs::create_dir(path(b"lost+found")).unwrap();
    std::os::unix::fs::symlink(folder.path(), path(b"lost+found/loop")).unwrap();
    // As a crash leaves it.
    fs::write(path(format!("e3/b0/{digest}#1").as_bytes()), "half").unwrap();
    assert_eq!(listed(&blobs).await.iter().map(|stored| stored.digest).collect::<Vec<_>>(), [digest]);
    blobs.put(Bytes::new()).await.unwrap();
    assert_eq!(blobs.get(digest).await.unwrap(), Some(Bytes::new()));
}

#[tokio::test]
async fn a_folder_that_cannot_be_used_is_told_in_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tệp");
    fs::write(&file, "x").unwrap();
    let Err(error @ OpenError::Folder { .. }) = Blobs::folder(&file.join("media")) else { panic!() };
    assert!(error.to_string().starts_with("the folder ") && !error.to_string().contains('\n'), "{error}");

    let blobs = Blobs::folder(&folder.path().join("media")).unwrap();
    fs::remove_dir(folder.path().join("media")).unwrap();
    fs::write(folder.path().join("media"), "in the way").unwrap();
    let Err(error @ BlobError::Failed { .. }) = blobs.probe().await else { panic!() };
    assert!(error.to_string().contains("media could not keep a file: "), "{error}");
    assert!(blobs.put(Bytes::from_static(b"x")).await.is_err());
}
