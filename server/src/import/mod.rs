//! `trangxa import`: articles from a file, also beside a running server.
//!
//! The file is read as a stream and taken in by short transactions, so a run may be ended at any moment and started
//! again: what is in is known by its `id`, or else by its title, day and text, and is not taken twice. Each line is
//! reported; a line that does not hold is refused alone.
//!
//! An article with a date that is published bears that date as its first day in public, so the list of news keeps the
//! order in which things were written. Without `--publish` everything becomes a draft, and the desk decides.

mod lines;
mod record;
mod report;

use std::fs::File;
use std::io::BufReader;
use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, Subcommand};
use domain::access::Desk;

use crate::StartError;
use crate::actions::import::{Incoming, Purpose, Took, take};
use crate::actions::people;
use crate::cli::DataArgs;
use crate::config::{self, DataConfig};
use crate::core::{ActionError, Core};
use crate::registry::Registry;
use crate::seed;
use lines::{LONGEST, Line, Lines};
use record::{Record, Remark, Rules};
use report::{Outcome, Report};

/// Lines taken in together, and about how much text: what is kept in memory.
const LINES_AT_ONCE: usize = 200;
const BYTES_AT_ONCE: usize = 4 * 1024 * 1024;

/// What can be imported.
#[derive(Debug, Subcommand)]
pub enum ImportCommand {
    /// Articles, one JSON object per line: title, body, and if known category, date, author, source,
    /// summary, slug, id. May be ended and started again; takes nothing twice.
    Articles(ArticlesArgs),
}

/// Articles to import.
#[derive(Args, Debug)]
pub struct ArticlesArgs {
    /// Where data live.
    #[command(flatten)]
    pub data: DataArgs,
    /// The file: UTF-8, one object per line, lines of at most 4 MiB.
    #[arg(value_name = "FILE.jsonl")]
    pub file: PathBuf,
    /// Slug of the unit, e.g. xa-hoa-long.
    #[arg(long)]
    pub unit: String,
    /// Publish at once, in the name of the platform; the audit says so. Otherwise everything becomes a draft.
    #[arg(long)]
    pub publish: bool,
    /// Read and check everything, take nothing in.
    #[arg(long)]
    pub dry_run: bool,
    /// Fields of the lines to pass over, e.g. url,tags; any other field we do not know refuses its line.
    #[arg(long, value_delimiter = ',', value_name = "FIELDS")]
    pub ignore_fields: Vec<String>,
    /// Also write the report here, one JSON object per line.
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
}

/// `trangxa import articles`
pub async fn articles(data: &DataConfig, args: &ArticlesArgs) -> Result<(), StartError> {
    let refuse = |what: &str, error: &std::io::Error| StartError::Refused(format!("{what}: {error}"));
    let name = args.file.display().to_string();
    let file = File::open(&args.file).map_err(|error| refuse(&name, &error))?;
    let mut lines = Lines::new(BufReader::new(file));
    let mut report = Report::new(args.report.as_deref(), args.dry_run)?;
    let origin = config::origin(&args.data.origin)?;
    let core = seed::prepare(data).await?;
    let registry = Registry::new(core.store.registry().await?, &origin);
    let unit = registry
        .by_slug(&args.unit)
        .ok_or_else(|| StartError::Refused(format!("--unit: there is no unit {:?}", args.unit)))?;
    let operator = people::command_line(&core).await?;
    let desk = operator.desk(unit.id).ok_or(ActionError::PermissionGone)?;
    let rules = Rules { publish: args.publish, now: core.clock.now(), ignored: args.ignore_fields.clone() };
    let intake = Intake { core: &core, desk: &desk, dry_run: args.dry_run };
    let (mut number, mut bytes, mut read) = (0, 0, Vec::new());
    while let Some(line) = lines.next().map_err(|error| refuse(&name, &error))? {
        number += 1;
        let outcome = match line {
            Line::Whole(line) if line.iter().all(u8::is_ascii_whitespace) => continue,
            Line::Whole(line) => {
                bytes += line.len();
                record::read(&line, number == 1, &rules)
            }
            Line::TooLong => Err(vec![Remark::line(format!("Dòng dài hơn {} MiB.", LONGEST >> 20))]),
        };
        read.push((number, outcome));
        if read.len() == LINES_AT_ONCE || bytes >= BYTES_AT_ONCE {
            intake.take(std::mem::take(&mut read), &mut report).await?;
            bytes = 0;
        }
    }
    intake.take(read, &mut report).await?;
    core.store.close().await;
    report.finish()
}

/// Where articles go.
struct Intake<'a> {
    core: &'a Core,
    desk: &'a Desk,
    dry_run: bool,
}

type Read = (u64, Result<Record, Vec<Remark>>);

impl Intake<'_> {
    /// Takes in what holds and reports every line, in the order of the file.
    async fn take(&self, read: Vec<Read>, report: &mut Report) -> Result<(), StartError> {
        let good: Vec<_> =
            read.iter().filter_map(|(_, line)| line.as_ref().ok()).map(|record| record.article.clone()).collect();
        let mut took = self.took(good).await?.into_iter();
        for (number, line) in read {
            let (outcome, remarks) = match line {
                Err(faults) => (Outcome::Refused, faults),
                Ok(record) => match took.next() {
                    Some(Took::Known(id)) => (Outcome::Known(id), Vec::new()),
                    Some(Took::New { done, filed }) => {
                        let mut notes = record.notes;
                        notes.extend((!filed).then(Remark::unfiled));
                        (Outcome::Taken(Some(done)), notes)
                    }
                    None => (Outcome::Taken(None), record.notes),
                },
            };
            report.line(number, &outcome, &remarks)?;
        }
        Ok(())
    }

    async fn took(&self, good: Vec<Incoming>) -> Result<Vec<Took>, StartError> {
        let publisher = self.desk.publisher().ok_or(ActionError::PermissionGone)?;
        let mut took = Vec::with_capacity(good.len());
        let mut rest: Arc<[_]> = good.into();
        while !self.dry_run && !rest.is_empty() {
            let part = take(self.core, publisher, Arc::clone(&rest), Purpose::Import).await?;
            rest = rest.get(part.len()..).unwrap_or_default().into();
            took.extend(part);
        }
        Ok(took)
    }
}
