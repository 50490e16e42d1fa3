//! Pictures that are not ours to keep in the repository: found through `TRANGXA_TEST_DATA`.

use std::path::{Path, PathBuf};

/// The folder of pictures. Without it a test is skipped, unless `TRANGXA_TEST_ALL=1` insists.
pub(crate) fn folder() -> Option<PathBuf> {
    let data = std::env::var_os("TRANGXA_TEST_DATA").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/files")),
        PathBuf::from,
    );
    let folder = data.join("images");
    if folder.is_dir() {
        return Some(folder);
    }
    let missing = format!("SKIPPED: {} is not there (set TRANGXA_TEST_DATA)", folder.display());
    assert!(std::env::var_os("TRANGXA_TEST_ALL").is_none_or(|all| all != "1"), "{missing}");
    println!("{missing}");
    None
}

/// Every file below it: its name from there with `/`, and its bytes; by name.
pub(crate) fn pictures() -> Vec<(String, Vec<u8>)> {
    let Some(folder) = folder() else { return Vec::new() };
    let mut found = Vec::new();
    collect(&folder, "", &mut found);
    found.sort();
    found
}

fn collect(folder: &Path, before: &str, found: &mut Vec<(String, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = format!("{before}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{name}/"), found);
        } else {
            found.push((name, std::fs::read(entry.path()).unwrap()));
        }
    }
}
