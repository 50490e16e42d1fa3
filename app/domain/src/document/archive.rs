//! What a ZIP file is: an office document, or several files in one; and whether it may be attached.

use super::zip::{self, Entry};
use super::{DocumentKind, HARMLESS, Harm, MOST_ENTRIES, MOST_GROWTH, MOST_UNPACKED, Refusal};
use crate::text;

/// Graphemes of an entry's name in a sentence.
const SHOWN: usize = 60;

pub(super) fn judge(bytes: &[u8]) -> Result<DocumentKind, Refusal> {
    let announced = zip::announced(bytes)?;
    if announced > MOST_ENTRIES {
        return Err(Refusal::TooManyEntries { entries: announced });
    }
    let entries = zip::entries(bytes)?;
    if entries.iter().any(|entry| entry.is_locked) {
        return Err(Refusal::Locked);
    }
    if !entries.iter().all(|entry| matches!(entry.method, 0 | 8)) {
        return Err(Refusal::OddPacking);
    }
    refuse_bombs(bytes, &entries)?;
    if let Some(entry) = entries.iter().find(|entry| entry.is_link || leads_out(&entry.name)) {
        return Err(Refusal::StrangePath { name: shown(&entry.name) });
    }
    match office(bytes, &entries)? {
        Some(kind) => without_macros(&entries, kind),
        None => plain(&entries),
    }
}

fn refuse_bombs(bytes: &[u8], entries: &[Entry]) -> Result<(), Refusal> {
    let unpacked = entries.iter().fold(0_u64, |sum, entry| sum.saturating_add(entry.unpacked));
    if unpacked > MOST_UNPACKED {
        return Err(Refusal::TooLargeUnpacked { unpacked });
    }
    if unpacked > HARMLESS && unpacked / MOST_GROWTH > bytes.len() as u64 {
        return Err(Refusal::Bomb);
    }
    Ok(())
}

/// Absolute paths, drives, steps upwards and control characters.
fn leads_out(name: &str) -> bool {
    let has_drive = name.as_bytes().get(1) == Some(&b':');
    name.is_empty()
        || name.starts_with('/')
        || has_drive
        || name.split('/').any(|part| part == "..")
        || name.contains(char::is_control)
}

/// By the parts an office document must have. OpenDocument says by itself what it is, in a first entry that is not
/// packed.
fn office(bytes: &[u8], entries: &[Entry]) -> Result<Option<DocumentKind>, Refusal> {
    let has = |name: &str| entries.iter().any(|entry| entry.name == name);
    let has_in = |folder: &str| entries.iter().any(|entry| entry.name.starts_with(folder));
    if has("[Content_Types].xml") {
        return match (has_in("word/"), has_in("xl/"), has_in("ppt/")) {
            (true, false, false) => Ok(Some(DocumentKind::Docx)),
            (false, true, false) => Ok(Some(DocumentKind::Xlsx)),
            (false, false, true) => Err(Refusal::Slides),
            _ => Err(Refusal::Unknown),
        };
    }
    let Some(first) = entries.first().filter(|first| first.name == "mimetype" && first.method == 0) else {
        return Ok(None);
    };
    let media_type = bytes.get(first.start..first.end).unwrap_or_default().trim_ascii();
    let kinds = [DocumentKind::Odt, DocumentKind::Ods];
    if let Some(kind) = kinds.into_iter().find(|kind| kind.media_type().as_bytes() == media_type) {
        return Ok(Some(kind));
    }
    let slides = b"application/vnd.oasis.opendocument.presentation";
    Err(if media_type == slides { Refusal::Slides } else { Refusal::Unknown })
}

fn without_macros(entries: &[Entry], kind: DocumentKind) -> Result<DocumentKind, Refusal> {
    const PARTS: [&str; 3] = ["vbaproject.bin", "vbadata.xml", "workbook.bin"];
    const FOLDERS: [&str; 7] =
        ["word/activex/", "xl/activex/", "xl/macrosheets/", "xl/dialogsheets/", "basic/", "scripts/", "dialogs/"];
    for entry in entries {
        let name = entry.name.to_ascii_lowercase();
        let is_macro = PARTS.contains(&last_part(&name)) || FOLDERS.iter().any(|folder| name.starts_with(folder));
        if is_macro || Harm::of(&name) == Some(Harm::Macros) {
            return Err(Refusal::Macros);
        }
        if Harm::of(&name) == Some(Harm::Program) {
            return Err(Refusal::Inside { name: shown(&entry.name), harm: Harm::Program });
        }
    }
    Ok(kind)
}

fn plain(entries: &[Entry]) -> Result<DocumentKind, Refusal> {
    const OF_PROGRAMS: [&str; 2] = ["META-INF/MANIFEST.MF", "AndroidManifest.xml"];
    if entries.iter().any(|entry| OF_PROGRAMS.contains(&entry.name.as_str())) {
        return Err(Refusal::Program);
    }
    let mut files = entries.iter().filter(|entry| !entry.is_folder()).peekable();
    if files.peek().is_none() {
        return Err(Refusal::EmptyArchive);
    }
    match files.find_map(|entry| Some((entry, Harm::of(&entry.name)?))) {
        Some((entry, harm)) => Err(Refusal::Inside { name: shown(&entry.name), harm }),
        None => Ok(DocumentKind::Zip),
    }
}

fn last_part(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// The last part of a path as it may stand in a sentence: the end tells what it is, so it is never cut off.
fn shown(name: &str) -> String {
    let part = last_part(name.trim_end_matches('/'));
    let clean: String = part.chars().filter(|c| !text::is_junk(*c)).collect();
    let clean = text::nfc(clean.trim());
    if let Some((stem, extension)) = clean.rsplit_once('.').filter(|(_, extension)| extension.len() <= 12) {
        return format!("{}.{extension}", text::truncate(stem, SHOWN));
    }
    text::truncate(&clean, SHOWN)
}
