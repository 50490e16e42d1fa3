//! `manifest.json`: what a backup holds. It carries a seal over itself, so that a changed letter is noticed in it as
//! in the files it names.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path};

use domain::moment::Moment;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::{Contents, Engine};

use super::BackupError;

/// Its name in the folder.
const NAME: &str = "manifest.json";
/// Grows when a reader of today could not understand it.
const FORMAT: u32 = 1;

/// What a backup holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    format: u32,
    /// The program and its version.
    pub(super) program: String,
    /// `SQLite` or `PostgreSQL`.
    pub(super) engine: String,
    /// When the backup was begun, in UTC.
    pub(super) created_at: String,
    /// Schema steps the database had.
    pub(super) steps: Vec<String>,
    /// Rows by table.
    pub(super) counts: BTreeMap<String, i64>,
    /// Every file.
    pub(super) files: Vec<FileEntry>,
    /// SHA-256 of this manifest with an empty seal.
    seal: String,
}

/// One file of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileEntry {
    /// From the backup's folder, with `/`.
    pub(super) path: String,
    /// Its size.
    pub(super) bytes: u64,
    /// Its digest.
    pub(super) sha256: String,
}

impl Manifest {
    /// Describes a backup begun at `now`.
    pub(super) fn new(engine: Engine, contents: Contents, files: Vec<FileEntry>, now: Moment) -> Self {
        let program = format!("trangxa {}", env!("CARGO_PKG_VERSION"));
        let (engine, created_at) = (engine_name(engine).to_owned(), stamp(now, "-", ":"));
        let Contents { counts, steps } = contents;
        Self { format: FORMAT, program, engine, created_at, steps, counts, files, seal: String::new() }
    }

    /// Whether a folder is a finished backup.
    pub(super) fn is_in(folder: &Path) -> bool {
        folder.join(NAME).exists()
    }

    /// Writes it, under another name first: a manifest is whole or not there.
    pub(super) fn write(&mut self, folder: &Path) -> Result<(), BackupError> {
        self.seal = self.sealed();
        let text = serde_json::to_string_pretty(self).map_err(|error| BackupError::Copy(error.to_string()))?;
        let (part, whole) = (folder.join(format!("{NAME}.part")), folder.join(NAME));
        fs::write(&part, text + "\n").map_err(BackupError::writing(&part))?;
        fs::File::open(&part).and_then(|file| file.sync_all()).map_err(BackupError::writing(&part))?;
        fs::rename(&part, &whole).map_err(BackupError::writing(&whole))
    }

    /// Reads one and checks that it is what was written.
    pub(super) fn read(folder: &Path) -> Result<Self, BackupError> {
        let path = folder.join(NAME);
        let not_a_backup =
            |reason: &str| BackupError::NotABackup { path: folder.to_owned(), reason: reason.to_owned() };
        let text = match fs::read(&path) {
            Ok(text) => text,
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                return Err(not_a_backup("it has no manifest.json"));
            }
            Err(error) => return Err(BackupError::reading(&path)(error)),
        };
        let json: serde_json::Value = serde_json::from_slice(&text)
            .map_err(|_| BackupError::Damaged("its manifest cannot be read".to_owned()))?;
        match json.get("format").and_then(serde_json::Value::as_u64) {
            None => return Err(not_a_backup("its manifest.json is not one of ours")),
            Some(format) if format > u64::from(FORMAT) => {
                return Err(BackupError::Newer(format!("backups of format {format}")));
            }
            Some(_) => {}
        }
        let manifest: Self =
            serde_json::from_value(json).map_err(|_| BackupError::Damaged("its manifest cannot be read".to_owned()))?;
        if manifest.seal != manifest.sealed() {
            return Err(BackupError::Damaged("its manifest is not what was written".to_owned()));
        }
        // Sealed does not mean ours: whoever makes a manifest must not choose files outside of the backup.
        let names: BTreeSet<_> = manifest.files.iter().map(|file| &file.path).collect();
        let is_inside = |path: &&String| {
            let mut parts = Path::new(path.as_str()).components().peekable();
            parts.peek().is_some() && parts.all(|part| matches!(part, Component::Normal(_)))
        };
        if names.len() != manifest.files.len() || !names.iter().all(is_inside) {
            return Err(BackupError::Damaged("its manifest names files that no backup has".to_owned()));
        }
        Ok(manifest)
    }

    fn sealed(&self) -> String {
        let unsealed = Self { seal: String::new(), ..self.clone() };
        // A struct of texts and numbers always becomes JSON; nothing has this seal.
        let text = serde_json::to_vec(&unsealed).unwrap_or_default();
        data_encoding::HEXLOWER.encode(&Sha256::digest(text))
    }
}

/// As the manifest and people call it.
pub(super) fn engine_name(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "SQLite",
        Engine::Postgres => "PostgreSQL",
    }
}

/// `2026-11-23T15:55:00Z`, or with other separators a name of a folder. In UTC, so that names sort by time.
pub(super) fn stamp(now: Moment, dash: &str, colon: &str) -> String {
    let at = time::OffsetDateTime::from_unix_timestamp(now.micros().div_euclid(1_000_000));
    let at = at.unwrap_or(time::OffsetDateTime::UNIX_EPOCH);
    let (year, month, day, hour, minute, second) =
        (at.year(), u8::from(at.month()), at.day(), at.hour(), at.minute(), at.second());
    format!("{year:04}{dash}{month:02}{dash}{day:02}T{hour:02}{colon}{minute:02}{colon}{second:02}Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(folder: &Path, path: &str) -> Manifest {
        let files = vec![FileEntry { path: path.to_owned(), bytes: 1, sha256: "0".repeat(64) }];
        let contents =
            Contents { counts: BTreeMap::from([("units".to_owned(), 82)]), steps: vec!["m0001_units".to_owned()] };
        let mut manifest = Manifest::new(Engine::Sqlite, contents, files, Moment::from_micros(1_706_317_200_000_000));
        manifest.write(folder).unwrap();
        manifest
    }

    #[test]
    fn a_manifest_reads_as_written_and_no_letter_of_it_can_change() {
        let folder = tempfile::tempdir().unwrap();
        let manifest = written(folder.path(), "database.sqlite");
        assert_eq!(Manifest::read(folder.path()).unwrap(), manifest);
        assert_eq!(manifest.created_at, "2024-01-27T01:00:00Z");
        let path = folder.path().join(NAME);
        let whole = fs::read(&path).unwrap();
        for place in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[place] ^= 1;
            fs::write(&path, &bytes).unwrap();
            assert!(Manifest::read(folder.path()).is_err(), "byte {place}");
        }
    }

    #[test]
    fn a_manifest_cannot_reach_outside_of_its_folder() {
        for path in ["../trangxa.sqlite", "/etc/passwd", "media/../../x", ""] {
            let folder = tempfile::tempdir().unwrap();
            written(folder.path(), path);
            assert!(matches!(Manifest::read(folder.path()), Err(BackupError::Damaged(_))), "{path}");
        }
    }
}
