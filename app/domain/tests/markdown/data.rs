//! Test data that is not ours to keep in the repository: found through `TRANGXA_TEST_DATA`.

use std::path::PathBuf;

use serde::de::DeserializeOwned;

/// Reads a JSON file of the test data. Without the data the test is skipped, unless `TRANGXA_TEST_ALL=1` insists.
pub(crate) fn load<T: DeserializeOwned>(path: &str) -> Option<T> {
    let folder = std::env::var_os("TRANGXA_TEST_DATA").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/files")),
        PathBuf::from,
    );
    let file = folder.join(path);
    if !file.exists() {
        let missing = format!("SKIPPED: {} is not there (set TRANGXA_TEST_DATA)", file.display());
        assert!(std::env::var_os("TRANGXA_TEST_ALL").is_none_or(|all| all != "1"), "{missing}");
        println!("{missing}");
        return None;
    }
    let read = std::fs::read_to_string(&file).map_err(|error| error.to_string());
    let parsed = read.and_then(|text| serde_json::from_str(&text).map_err(|error| error.to_string()));
    Some(parsed.unwrap_or_else(|error| panic!("{}: {error}", file.display())))
}
