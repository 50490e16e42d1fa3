//! Nobody outside the store begins a transaction or asks an entity.

use std::fs;
use std::path::{Path, PathBuf};

const FORBIDDEN: [&str; 3] = [".begin(", "begin_with", "Entity::find"];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() && entry.file_name() != "target" {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn transactions_and_entities_stay_in_the_store() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = Vec::new();
    for folder in ["server/src", "app", "xtask"] {
        sources(&root.join(folder), &mut files);
    }
    assert!(files.len() > 10, "found only {files:?}");
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        for word in FORBIDDEN {
            assert!(!text.contains(word), "{} contains {word}: write through Store::write", file.display());
        }
    }
}

#[test]
fn the_store_itself_begins_a_transaction_in_one_place() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let begins: Vec<_> = files
        .iter()
        .flat_map(|file| {
            let text = fs::read_to_string(file).unwrap();
            let count = FORBIDDEN[..2].iter().map(|word| text.matches(word).count()).sum();
            vec![file.file_name().unwrap().to_string_lossy().into_owned(); count]
        })
        .collect();
    assert_eq!(begins, ["write.rs"]);
}
