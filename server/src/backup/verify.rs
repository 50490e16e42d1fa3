//! Looking whether a backup is what was written, and can be read.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Stdio;

use store::{Engine, Inspection};
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, BufReader};
use tokio::process::Command;

use super::manifest::{Manifest, engine_name};
use super::{BackupError, create, files, programs};

/// Digests first, then the database itself, then its counts.
pub(super) async fn run(backup: &Path) -> Result<Manifest, BackupError> {
    let manifest = Manifest::read(backup)?;
    for file in &manifest.files {
        let path = backup.join(&file.path);
        let (bytes, sha256) = match files::digest(&path) {
            Ok(found) => found,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(BackupError::Damaged(format!("{} is missing", file.path)));
            }
            Err(error) => return Err(BackupError::reading(&path)(error)),
        };
        if bytes != file.bytes || sha256 != file.sha256 {
            return Err(BackupError::Damaged(format!("{} is not what was written", file.path)));
        }
    }
    let engine = engine(&manifest)?;
    let name = create::file_of(engine);
    if !manifest.files.iter().any(|file| file.path == name) {
        return Err(BackupError::Damaged(format!("{name} is missing")));
    }
    match engine {
        Engine::Sqlite => sqlite(&backup.join(name), &manifest).await?,
        Engine::Postgres => postgres(&backup.join(name), &manifest).await?,
    }
    Ok(manifest)
}

/// The engine a backup was made from.
pub(super) fn engine(manifest: &Manifest) -> Result<Engine, BackupError> {
    let known = [Engine::Sqlite, Engine::Postgres].into_iter().find(|engine| engine_name(*engine) == manifest.engine);
    known.ok_or_else(|| BackupError::Damaged(format!("its engine {:?} is none of ours", manifest.engine)))
}

async fn sqlite(file: &Path, manifest: &Manifest) -> Result<(), BackupError> {
    let copy = Inspection::of_copy(file).await?;
    let faults = copy.faults(false).await?;
    let contents = create::contents(&copy).await?;
    copy.close().await;
    if let Some(fault) = faults.first() {
        return Err(BackupError::Damaged(format!("inside its database, {fault}")));
    }
    if contents.steps != manifest.steps {
        return Err(BackupError::Damaged("its database has other schema steps than its manifest".to_owned()));
    }
    same_counts(&contents.counts, manifest)
}

/// `pg_restore` reads the whole dump and writes it as text, which is counted as it comes and kept nowhere.
async fn postgres(file: &Path, manifest: &Manifest) -> Result<(), BackupError> {
    const NAME: &str = "pg_restore";
    let failed = |error: std::io::Error| BackupError::Program { name: NAME, reason: error.to_string() };
    let mut command = Command::new(programs::find(NAME)?);
    command.args(["--data-only", "--file=-"]).arg(file);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
    let mut child = command.spawn().map_err(failed)?;
    let (stdout, mut stderr) = (child.stdout.take(), child.stderr.take());
    let complaints = tokio::spawn(async move {
        let mut text = Vec::new();
        if let Some(stderr) = &mut stderr {
            // What cannot be read is not complained about; the exit status still tells.
            let _ = stderr.read_to_end(&mut text).await;
        }
        text
    });
    let counts = match stdout {
        Some(stdout) => count_rows(stdout).await.map_err(failed)?,
        None => BTreeMap::new(),
    };
    let status = child.wait().await.map_err(failed)?;
    if !status.success() {
        return Err(programs::failed(NAME, &complaints.await.unwrap_or_default()));
    }
    same_counts(&counts, manifest)
}

/// In `COPY public.articles (…) FROM stdin;` each row is one line, and `\.` ends them.
async fn count_rows(dump: impl AsyncRead + Unpin) -> std::io::Result<BTreeMap<String, i64>> {
    let mut reader = BufReader::with_capacity(256 * 1024, dump);
    let mut counts = BTreeMap::new();
    let mut line = Vec::new();
    let mut table: Option<(String, i64)> = None;
    while reader.read_until(b'\n', &mut line).await? > 0 {
        match &mut table {
            None => table = copied_table(&line).map(|name| (name, 0)),
            Some(_) if line == b"\\.\n" => counts.extend(table.take()),
            Some((_, count)) => *count += 1,
        }
        line.clear();
    }
    Ok(counts)
}

fn copied_table(line: &[u8]) -> Option<String> {
    let name = std::str::from_utf8(line).ok()?.strip_prefix("COPY public.")?.split(" (").next()?;
    Some(name.trim_matches('"').to_owned())
}

fn same_counts(counts: &BTreeMap<String, i64>, manifest: &Manifest) -> Result<(), BackupError> {
    let tables = counts.keys().chain(manifest.counts.keys());
    match tables.into_iter().find(|table| counts.get(*table) != manifest.counts.get(*table)) {
        None => Ok(()),
        Some(table) => {
            let rows = |counts: &BTreeMap<String, i64>| {
                counts.get(table).map_or_else(|| "no table".to_owned(), |count| format!("{count} rows"))
            };
            let (found, written) = (rows(counts), rows(&manifest.counts));
            Err(BackupError::Damaged(format!("{table} has {found}, and {written} in the manifest")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn rows_of_a_dump_are_counted_by_table() {
        let dump = "SET x;\nCOPY public.articles (id, body) FROM stdin;\n1\tCOPY public.units (\n2\t\\\\.\n\\.\n\n\
                    COPY public.\"order\" (id) FROM stdin;\n\\.\nSELECT 1;\n";
        let counts = count_rows(dump.as_bytes()).await.unwrap();
        assert_eq!(counts, BTreeMap::from([("articles".to_owned(), 2), ("order".to_owned(), 0)]));
    }
}
