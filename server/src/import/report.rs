//! What became of each line: for people on standard output, for programs as JSON lines.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use app::paths::public::NewsArticle;
use domain::item::ItemId;
use domain::number;
use serde::Serialize;
use store::ImportedAs;

use super::record::{Remark, UNKNOWN};
use crate::StartError;

/// Names of unknown fields told at the end.
const MOST_UNKNOWN: usize = 20;

/// What became of a line.
#[derive(Debug)]
pub(super) enum Outcome {
    /// Taken in; `None` when it only would have been.
    Taken(Option<ImportedAs>),
    /// In since an earlier run or an earlier line.
    Known(ItemId),
    /// Not taken in.
    Refused,
}

/// A report being written.
#[derive(Debug)]
pub(super) struct Report {
    out: BufWriter<io::Stdout>,
    file: Option<BufWriter<File>>,
    dry_run: bool,
    counts: Counts,
    /// Names of fields we do not know.
    unknown: BTreeSet<String>,
}

#[derive(Debug, Default)]
struct Counts {
    taken: i64,
    known: i64,
    refused: i64,
}

/// One line of the report's file.
#[derive(Debug, Serialize)]
struct Entry<'a> {
    line: u64,
    outcome: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    article: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    remarks: Vec<About<'a>>,
}

#[derive(Debug, Serialize)]
struct About<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    sentence: &'a str,
}

impl Report {
    pub(super) fn new(file: Option<&Path>, dry_run: bool) -> Result<Self, StartError> {
        let create = |path: &Path| {
            let created = File::create(path);
            created.map_err(|error| StartError::Refused(format!("--report: {}: {error}", path.display())))
        };
        let file = file.map(create).transpose()?.map(BufWriter::new);
        Ok(Self {
            out: BufWriter::new(io::stdout()),
            file,
            dry_run,
            counts: Counts::default(),
            unknown: BTreeSet::new(),
        })
    }

    /// Reports a line.
    pub(super) fn line(&mut self, number: u64, outcome: &Outcome, remarks: &[Remark]) -> Result<(), StartError> {
        let (article, slug) = match outcome {
            Outcome::Taken(Some(new)) => (Some(new.id.0), new.slug.clone()),
            Outcome::Known(id) => (Some(id.0), None),
            Outcome::Taken(None) | Outcome::Refused => (None, None),
        };
        let address = slug.map(|slug| NewsArticle { slug: slug.to_string() }.to_string());
        let what = match (outcome, &address) {
            (Outcome::Taken(_), _) if self.dry_run => "sẽ nhận".to_owned(),
            (Outcome::Taken(_), Some(address)) => format!("đã đăng tại {address}"),
            (Outcome::Taken(_), None) => "đã nhận thành bản nháp".to_owned(),
            (Outcome::Known(_), _) => "đã có từ trước".to_owned(),
            (Outcome::Refused, _) => "từ chối".to_owned(),
        };
        let outcome = self.count(outcome);
        let odd = remarks.iter().filter(|remark| remark.sentence == UNKNOWN).filter_map(|remark| remark.field.clone());
        // A file may hold a new name in every line.
        self.unknown.extend(odd.take(MOST_UNKNOWN.saturating_sub(self.unknown.len())));
        let named = article.map(|id| format!(", bài số {id}")).unwrap_or_default();
        self.say(|out| {
            write!(out, "Dòng {number}: {what}{named}")?;
            for (place, Remark { field, sentence }) in remarks.iter().enumerate() {
                out.write_all(if place == 0 { b": " } else { b" " })?;
                if let Some(field) = field {
                    write!(out, "[{field}] ")?;
                }
                out.write_all(sentence.as_bytes())?;
            }
            writeln!(out)
        })?;
        let Some(file) = &mut self.file else { return Ok(()) };
        let remarks = remarks.iter().map(|remark| About { field: remark.field.as_deref(), sentence: &remark.sentence });
        let entry = Entry { line: number, outcome, article, address, remarks: remarks.collect() };
        let text = serde_json::to_string(&entry).unwrap_or_default();
        writeln!(file, "{text}").map_err(|error| StartError::Refused(format!("--report: {error}")))
    }

    /// The counts, and everything written to its place.
    pub(super) fn finish(mut self) -> Result<(), StartError> {
        let Counts { taken, known, refused } = self.counts;
        let verb = if self.dry_run { "Sẽ nhận" } else { "Đã nhận" };
        let [taken, known, refused, lines] = [taken, known, refused, taken + known + refused].map(number::integer);
        let unknown = self.unknown.iter().map(String::as_str).collect::<Vec<_>>().join(",");
        self.say(|out| {
            writeln!(out, "{verb} {taken} bài, đã có từ trước {known}, từ chối {refused}; tất cả {lines} dòng.")?;
            if !unknown.is_empty() {
                writeln!(out, "Có trường lạ. Muốn nhận các dòng ấy, bỏ qua trường lạ: --ignore-fields {unknown}")?;
            }
            out.flush()
        })?;
        let flushed = self.file.as_mut().map_or(Ok(()), Write::flush);
        flushed.map_err(|error| StartError::Refused(format!("--report: {error}")))
    }

    fn count(&mut self, outcome: &Outcome) -> &'static str {
        let (counter, code) = match outcome {
            Outcome::Taken(_) => (&mut self.counts.taken, "taken"),
            Outcome::Known(_) => (&mut self.counts.known, "known"),
            Outcome::Refused => (&mut self.counts.refused, "refused"),
        };
        *counter += 1;
        code
    }

    fn say(&mut self, write: impl FnOnce(&mut BufWriter<io::Stdout>) -> io::Result<()>) -> Result<(), StartError> {
        write(&mut self.out).map_err(|error| StartError::Refused(format!("standard output: {error}")))
    }
}
