//! What a test run did, how long each step took, and what it could not do here.

use crate::summary::Counts;
use anyhow::Result;
use std::process::ExitCode;
use std::time::Instant;

#[derive(Debug, Default)]
pub(crate) struct Report {
    counts: Counts,
    failed: Vec<String>,
    not_run: Vec<(String, String)>,
}

impl Report {
    /// Runs one step under a headline. A failed step does not stop the next: one run should tell everything.
    pub(crate) fn step(&mut self, name: &str, work: impl FnOnce(&mut Counts) -> Result<()>) {
        println!("\n== {name} ==");
        let start = Instant::now();
        let outcome = work(&mut self.counts);
        let seconds = start.elapsed().as_secs_f32();
        match outcome {
            Ok(()) => println!("-- {name}: done in {seconds:.1} s"),
            Err(error) => {
                println!("-- {name}: FAILED after {seconds:.1} s: {error:#}");
                self.failed.push(name.to_owned());
            }
        }
    }

    /// A part that this machine cannot run, and the command that would change that.
    pub(crate) fn not_run(&mut self, part: &str, install: &str) {
        self.not_run.push((part.to_owned(), install.to_owned()));
    }

    /// The same where everything was asked for.
    pub(crate) fn missing(&mut self, part: &str, install: &str) {
        self.not_run(part, install);
        self.failed.push(format!("{part} (not installed)"));
    }

    /// Prints the closing lines; the last one is read by machines.
    pub(crate) fn close(self) -> ExitCode {
        println!();
        if !self.failed.is_empty() {
            println!("Failed: {}", self.failed.join(", "));
        }
        if !self.not_run.is_empty() {
            println!("Not run here:");
        }
        let width = self.not_run.iter().map(|(part, _)| part.chars().count()).max().unwrap_or_default();
        for (part, install) in &self.not_run {
            println!("  {part:width$}   {install}");
        }
        let Counts { passed, failed, skipped } = self.counts;
        let skipped = if skipped == 0 { String::new() } else { format!(", {skipped} skipped") };
        println!("{passed} passed, {failed} failed{skipped}");
        if self.failed.is_empty() && failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}
