//! A new draft from a Word file: pictures into the library first, then the text that names them, then what could not
//! come along as remarks beside it.

use bytes::Bytes;
use domain::access::Writer;
use domain::item::{ItemField, ItemForm, ItemId, ItemKind, UNTITLED};
use domain::markdown;
use domain::media::{MediaKey, Reference, alt_fault};
use domain::remark::RemarkWords;
use domain::text;
use tokio::sync::Semaphore;
use word::{Imported, Legacy, Picture, Refusal};

use crate::actions::library;
use crate::actions::remarks;
use crate::actions::writing::{self, Draft, SaveOutcome};
use crate::core::{ActionError, Core, detached};
use crate::media::accept::accept;

/// What became of a Word file.
#[derive(Debug)]
pub enum WordOutcome {
    /// A draft.
    Made(ItemId),
    /// It cannot be read, for this reason.
    Refused(String),
    /// It has letters of before Unicode: its beginning in both readings.
    OldLetters {
        /// Which: `VNI`.
        encoding: &'static str,
        /// As it is in the file.
        before: String,
        /// In letters of today.
        after: String,
    },
}

/// What to do with letters in an encoding of before Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    /// Show both readings before anything is made.
    Ask,
    /// Change them to those of today.
    Change,
    /// Leave them as they are in the file.
    Keep,
}

/// Characters of a file with old letters shown before one reading is taken.
const SHOWN: usize = 400;

/// Makes a draft of a Word file at the writer's desk.
pub async fn import(
    core: &Core,
    writer: Writer<'_>,
    kind: ItemKind,
    name: &str,
    bytes: Bytes,
    letters: Letters,
) -> Result<WordOutcome, ActionError> {
    let (core, desk) = (core.clone(), writer.desk().clone());
    // What a person may be shown of a name: nothing that hides, nothing that breaks a line.
    let name = text::line(name, 200).ok().flatten().unwrap_or_else(|| "Tệp Word".to_owned());
    // Whoever goes away while it lasts finds a whole draft, not half of one.
    detached(async move {
        let _permit = ONE_AT_A_TIME.acquire().await.map_err(|_| ActionError::Stopping)?;
        let writer = desk.writer().ok_or(ActionError::PermissionGone)?;
        made(&core, writer, kind, &name, bytes, letters).await
    })
    .await
}

async fn made(
    core: &Core,
    writer: Writer<'_>,
    kind: ItemKind,
    name: &str,
    bytes: Bytes,
    letters: Letters,
) -> Result<WordOutcome, ActionError> {
    let reading = if letters == Letters::Change { Legacy::Convert } else { Legacy::Keep };
    let mut imported = match read(bytes.clone(), reading).await? {
        Ok(imported) => imported,
        Err(refusal) => return Ok(WordOutcome::Refused(refusal.sentence().to_owned())),
    };
    if let Some(encoding) = imported.legacy.filter(|_| letters == Letters::Ask) {
        return Ok(match read(bytes, Legacy::Convert).await? {
            Ok(changed) => WordOutcome::OldLetters {
                encoding: encoding.name(),
                before: beginning(&imported),
                after: beginning(&changed),
            },
            Err(refusal) => WordOutcome::Refused(refusal.sentence().to_owned()),
        });
    }
    let form = |body: String| {
        ItemForm::default().with(ItemField::Title, title(&imported, name)).with(ItemField::Body, body).check(kind)
    };
    // Before anything is kept: a text that is too long would leave its pictures behind.
    let stand_in = Reference::Picture(MediaKey::from_random([0; 10])).address();
    if let Err(faults) = form(imported.markdown(|_| Some(stand_in.clone()))) {
        let sentences: Vec<_> = faults.into_iter().map(|fault| fault.sentence).collect();
        return Ok(WordOutcome::Refused(sentences.join(" ")));
    }
    let mut missing: Vec<String> = imported.left_out.iter().map(domain::rich::LeftOut::sentence).collect();
    let pictures = std::mem::take(&mut imported.pictures);
    let addresses = bring_pictures(core, writer, pictures, &mut missing).await?;
    let body = imported.markdown(|at| addresses.get(at).cloned().flatten());
    let form = ItemForm::default().with(ItemField::Title, title(&imported, name)).with(ItemField::Body, body);
    let text = match form.check(kind) {
        Ok(text) => text,
        Err(faults) => {
            let sentences: Vec<_> = faults.into_iter().map(|fault| fault.sentence).collect();
            return Ok(WordOutcome::Refused(sentences.join(" ")));
        }
    };
    // A text of no category and under no page has nothing to be refused.
    let SaveOutcome::Saved { id, .. } = writing::create(core, writer, Draft::from(text)).await? else {
        return Err(ActionError::PermissionGone);
    };
    for words in told(name, &missing) {
        remarks::add(core, writer.desk(), id, words).await?;
    }
    Ok(WordOutcome::Made(id))
}

/// Files taken in at once: one with everything a file may have takes some 200 MB.
static ONE_AT_A_TIME: Semaphore = Semaphore::const_new(1);

async fn read(bytes: Bytes, legacy: Legacy) -> Result<Result<Imported, Refusal>, ActionError> {
    let read = tokio::task::spawn_blocking(move || word::read_with(&bytes, legacy));
    read.await.map_err(|_| ActionError::Stopping)
}

/// The first words of a file, without its marks.
fn beginning(imported: &Imported) -> String {
    let body = markdown::plain_text(&imported.markdown(|_| None), SHOWN);
    match &imported.title {
        Some(title) => format!("{title}\n{body}"),
        None => body,
    }
}

/// The addresses of the pictures in their order; `None` for one that cannot be taken, which is told.
async fn bring_pictures(
    core: &Core,
    writer: Writer<'_>,
    pictures: Vec<Picture>,
    missing: &mut Vec<String>,
) -> Result<Vec<Option<String>>, ActionError> {
    let mut addresses = Vec::new();
    for (at, picture) in pictures.into_iter().enumerate() {
        let (name, bytes) = (picture.name, Bytes::from(picture.bytes));
        let looked = tokio::task::spawn_blocking(move || accept(&name, bytes)).await;
        let mut brought = match looked.map_err(|_| ActionError::Stopping)? {
            Ok(accepted) => accepted.brought,
            Err(sentence) => {
                missing.push(format!("Ảnh thứ {} trong tệp: {sentence}", at + 1));
                addresses.push(None);
                continue;
            }
        };
        let said = |words: &str, limit| text::line(words, limit).ok().flatten();
        if let Some(caption) = said(&picture.caption, 120) {
            brought.name = caption;
        }
        brought.alt = said(&picture.alt, 300).filter(|alt| alt_fault(alt).is_none()).unwrap_or_default();
        let (_, key) = library::bring(core, writer, brought).await?;
        addresses.push(Some(Reference::Picture(key).address()));
    }
    Ok(addresses)
}

/// What the file shows as its title, or else what it is called.
fn title(imported: &Imported, name: &str) -> String {
    let limit = ItemField::Title.limit();
    let named = domain::file_name::clean(name, "docx");
    let named = named.trim_end_matches(".docx").to_owned();
    let shown = imported.title.clone().filter(|title| !title.trim().is_empty()).unwrap_or(named);
    match text::line(&text::truncate(&shown, limit), limit) {
        Ok(Some(title)) => title,
        _ => UNTITLED.to_owned(),
    }
}

/// What could not come along, as remarks that each fit.
fn told(name: &str, missing: &[String]) -> Vec<RemarkWords> {
    let mut remarks: Vec<String> = Vec::new();
    let head = format!("Từ tệp “{}”, những thứ sau không đưa sang được hoặc đã đổi:", text::truncate(name, 120));
    for line in missing.iter().map(|sentence| format!("- {sentence}")) {
        match remarks.last_mut() {
            Some(last) if last.chars().count() + line.chars().count() < RemarkWords::LIMIT => {
                last.push('\n');
                last.push_str(&line);
            }
            _ => remarks.push(format!("{head}\n{line}")),
        }
    }
    remarks.iter().filter_map(|words| RemarkWords::parse(words).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_told_in_remarks_that_fit() {
        assert_eq!(told("a.docx", &[]), []);
        let few = told("a.docx", &["Một.".to_owned(), "Hai.".to_owned()]);
        assert_eq!(few.len(), 1);
        assert!(few[0].as_str().ends_with("- Một.\n- Hai."), "{few:?}");
        let many: Vec<String> = (0..40).map(|at| format!("{at} {}", "ệ".repeat(150))).collect();
        let remarks = told(&"dài".repeat(100), &many);
        let all: String = remarks.iter().map(RemarkWords::as_str).collect();
        assert!(remarks.len() > 5 && many.iter().all(|line| all.contains(line)), "nothing is dropped");
    }
}
