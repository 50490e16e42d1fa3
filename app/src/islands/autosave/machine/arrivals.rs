//! A text arrived at the server: what the page stands on from now on.

use super::super::answer::{Faults, Merged, Moved, Saved};
use super::super::status::Status;
use super::super::terms::{Base, Command, Form};
use super::super::values::Values;
use super::{Course, Machine};

impl Machine {
    pub(super) fn saved(&mut self, sent: Values, saved: Saved, now: u64, form: &impl Form) -> Vec<Command> {
        let Saved { version, number, at, faults, moved } = saved;
        // What was not taken is still what it was before.
        let before = self.base.values.take().unwrap_or_default();
        let base = sent.except(|name| is_faulty(&faults, name), &before);
        self.settled = Some(sent);
        self.tells_base = false;
        self.adopt(Base { values: Some(base), version: Some(version), number: Some(number) }, faults.is_empty());
        let faults = faults.into_iter().map(|(_, sentence)| sentence).collect();
        let mut commands = adopted(version, number, moved);
        commands.extend([Command::Say(Status::Saved { at, faults }), Command::Keep]);
        commands.extend(self.go_on(now, form));
        commands
    }

    pub(super) fn merge(&mut self, sent: Values, merged: Merged, now: u64, form: &impl Form) -> Vec<Command> {
        let Merged { version, number, by, values, faults, moved, .. } = merged;
        if form.values() != sent || self.course == Course::Submits {
            // Typed on meanwhile: what was sent is what the rest follows, and the server merges once more. It has to be
            // told: by number it knows the text before, and would find both of us at the same place.
            let Base { version, number, .. } = self.base;
            self.settled = Some(sent.clone());
            self.tells_base = true;
            self.adopt(Base { values: Some(sent), version, number }, true);
            let mut commands: Vec<_> = moved.map(Command::Move).into_iter().collect();
            commands.extend(self.go_on(now, form));
            return commands;
        }
        let merged = sent.with(&values);
        // What was not taken stays in the form, for its writer to correct.
        let shown = merged.except(|name| is_faulty(&faults, name), &sent);
        self.settled = Some(shown.clone());
        self.tells_base = false;
        self.adopt(Base { values: Some(merged), version: Some(version), number: Some(number) }, faults.is_empty());
        self.typed = None;
        let mut commands = adopted(version, number, moved);
        commands.push(Command::Fill(shown));
        commands.extend(self.told(Status::Merged { by }));
        commands
    }

    pub(super) fn adopt(&mut self, base: Base, is_whole: bool) {
        self.base = base;
        self.is_whole = is_whole;
        self.attempts = 0;
        self.retry_at = None;
        self.refused = None;
    }

    /// After a text arrived: what was typed meanwhile is next.
    fn go_on(&mut self, now: u64, form: &impl Form) -> Vec<Command> {
        let values = form.values();
        if self.settled.as_ref() == Some(&values) {
            self.typed = None;
            return if self.holds { vec![self.conclude(form)] } else { Vec::new() };
        }
        if self.holds {
            return self.send(now, form);
        }
        if self.typed.is_none() {
            self.typed(now);
        }
        Vec::new()
    }
}

fn is_faulty(faults: &Faults, name: &str) -> bool {
    faults.iter().any(|(faulty, _)| faulty == name)
}

fn adopted(version: i64, number: i32, moved: Option<Moved>) -> Vec<Command> {
    [Command::Adopt { version, number }].into_iter().chain(moved.map(Command::Move)).collect()
}
