//! What to send next, and what an answer means. No clock, no browser: moments are arguments, in milliseconds.
//!
//! One request at a time. What is typed while one is under way goes with the next, so that the server always sees the
//! texts of a page in the order in which they were typed.

mod arrivals;
#[cfg(test)]
mod tests;

use super::answer::{Answer, Merged};
use super::status::Status;
use super::terms::{Base, Command, Form, Request};
use super::values::Values;

/// After the last key; shorter than anybody's patience, longer than a pause between two words.
const PAUSE: u64 = 1_500;
/// While somebody types without a pause.
const AT_LEAST_EVERY: u64 = 10_000;
/// A request that got no answer for so long gets none any more.
const ANSWER_WITHIN: u64 = 30_000;
/// The longest wait between two attempts.
const LONGEST_WAIT: u64 = 30_000;

#[derive(Debug)]
struct Flight {
    request: Request,
    sent_at: u64,
}

/// Saving by itself.
#[derive(Debug)]
pub(crate) struct Machine {
    /// The saved text that what is typed follows.
    base: Base,
    /// Whether the server has to be told that text: it is none it has under the number.
    tells_base: bool,
    /// What stood in the form when the server dealt with it; not the same as `base` where fields had faults.
    settled: Option<Values>,
    /// Whether the server took every field.
    is_whole: bool,
    turn: u32,
    flight: Option<Flight>,
    /// The first and the last key since a text was sent.
    typed: Option<(u64, u64)>,
    attempts: u32,
    retry_at: Option<u64>,
    /// A text the server does not take.
    refused: Option<Values>,
    /// A merged text that waits for an input method.
    waiting: Option<(Values, Merged)>,
    course: Course,
    /// Whether another form waits for what is on the page to be saved.
    holds: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Course {
    Saves,
    /// The form itself is on its way.
    Submits,
    /// Not before the page is loaded anew.
    Ended,
}

impl Machine {
    pub(crate) fn new(base: Base) -> Self {
        Self {
            settled: base.values.clone(),
            base,
            tells_base: false,
            is_whole: true,
            turn: 0,
            flight: None,
            typed: None,
            attempts: 0,
            retry_at: None,
            refused: None,
            waiting: None,
            course: Course::Saves,
            holds: false,
        }
    }

    /// The same, with turns that come after those of before: a browser that brings a page back may bring its key along,
    /// and the server takes an earlier turn of a page for one that was overtaken.
    pub(crate) fn counting_from(self, turn: u32) -> Self {
        Self { turn, ..self }
    }

    /// One that never sends: the page only keeps its copy.
    pub(crate) fn silent(base: Base) -> Self {
        Self { course: Course::Ended, ..Self::new(base) }
    }

    pub(crate) fn base(&self) -> &Base {
        &self.base
    }

    /// Whether the server has exactly these values.
    pub(crate) fn has(&self, values: &Values) -> bool {
        self.is_whole && self.settled.as_ref() == Some(values)
    }

    /// Whether nothing is under way.
    pub(crate) fn is_idle(&self) -> bool {
        self.flight.is_none() && self.waiting.is_none()
    }

    /// When [`Machine::tick`] is due, if ever.
    pub(crate) fn due(&self) -> Option<u64> {
        if let Some(flight) = &self.flight {
            return Some(flight.sent_at + ANSWER_WITHIN);
        }
        if self.is_still() {
            return None;
        }
        self.retry_at.or(self.typed.map(|(first, last)| (last + PAUSE).min(first + AT_LEAST_EVERY)))
    }

    fn is_still(&self) -> bool {
        self.course != Course::Saves || self.waiting.is_some()
    }

    /// A key, or anything else that changed a field.
    pub(crate) fn typed(&mut self, now: u64) {
        let first = self.typed.map_or(now, |(first, _)| first);
        self.typed = Some((first, now));
    }

    /// The moment [`Machine::due`] named has come.
    pub(crate) fn tick(&mut self, now: u64, form: &impl Form) -> Vec<Command> {
        match self.due() {
            Some(due) if now >= due => {}
            _ => return Vec::new(),
        }
        if self.flight.take().is_none() {
            return self.send(now, form);
        }
        let mut commands = vec![Command::Abort];
        commands.extend(self.fail(now, form));
        commands
    }

    /// A field was left. While the server is in trouble its turn comes later.
    pub(crate) fn left(&mut self, now: u64, form: &impl Form) -> Vec<Command> {
        let mut commands = self.settle(now, form);
        if self.typed.is_some() && self.retry_at.is_none() {
            commands.extend(self.send(now, form));
        }
        commands
    }

    /// The page is being hidden or left, or the connection is back: now or never.
    pub(crate) fn hurry(&mut self, now: u64, form: &impl Form) -> Vec<Command> {
        self.send(now, form)
    }

    /// Another form wants to go, for instance to publish. It may once the server has what is on the page.
    pub(crate) fn hold(&mut self, now: u64, form: &impl Form) -> Vec<Command> {
        if self.course == Course::Ended {
            return vec![Command::Detain];
        }
        self.holds = true;
        let mut commands = self.send(now, form);
        if self.is_idle() {
            commands.push(self.conclude(form));
        }
        commands
    }

    /// The form itself goes. Says the turn and the text it began with, for the server to merge by.
    pub(crate) fn submit(&mut self) -> (u32, Option<Values>) {
        if self.course == Course::Saves {
            self.course = Course::Submits;
        }
        self.turn += 1;
        (self.turn, self.base.values.clone())
    }

    /// Somebody took up an older text, which began with `base`: the server puts it together with what is newer.
    pub(crate) fn resume(&mut self, base: Base, now: u64) -> Vec<Command> {
        self.waiting = None;
        self.settled.clone_from(&base.values);
        self.tells_base = base.values.is_some();
        self.adopt(base, true);
        self.typed(now);
        self.flight.take().map(|_| Command::Abort).into_iter().collect()
    }

    /// The page is back, out of the memory of the browser.
    pub(crate) fn come_back(&mut self, now: u64) {
        if self.course == Course::Submits {
            self.course = Course::Saves;
        }
        self.typed(now);
    }

    /// The input method is done with its word.
    pub(crate) fn settle(&mut self, now: u64, form: &impl Form) -> Vec<Command> {
        if self.course == Course::Submits || form.is_composing() {
            return Vec::new();
        }
        let Some((sent, merged)) = self.waiting.take() else { return Vec::new() };
        self.merge(sent, merged, now, form)
    }

    /// The answer to the request of a turn; late ones count no more.
    pub(crate) fn answer(&mut self, turn: u32, answer: Answer, now: u64, form: &impl Form) -> Vec<Command> {
        let Some(flight) = self.flight.take_if(|flight| flight.request.turn == turn) else { return Vec::new() };
        let had_base = flight.request.base.is_some();
        let sent = flight.request.values;
        match answer {
            Answer::Saved(saved) => self.saved(sent, saved, now, form),
            Answer::Merged(merged) if form.is_composing() && self.course != Course::Submits => {
                self.attempts = 0;
                self.retry_at = None;
                self.waiting = Some((sent, merged));
                Vec::new()
            }
            Answer::Merged(merged) => self.merge(sent, merged, now, form),
            Answer::BaseNeeded if had_base => self.fail(now, form),
            Answer::BaseNeeded => match self.base.values.clone() {
                Some(base) => vec![self.fly(sent, Some(base), now)],
                // Shown again after a refusal, and what it began with is nowhere any more.
                None => self.end(Status::Conflict { by: String::new() }),
            },
            Answer::Conflict { by, .. } => self.end(Status::Conflict { by }),
            Answer::SignedOut => self.end(Status::SignedOut),
            Answer::OtherSession => self.end(Status::OtherSession),
            Answer::Gone => self.end(Status::Gone),
            Answer::Refused(sentence) => {
                self.refused = Some(sent);
                self.attempts = 0;
                self.retry_at = None;
                self.told(Status::Refused(sentence))
            }
            Answer::Trouble => self.fail(now, form),
        }
    }

    /// What was held goes if all of it is saved.
    fn conclude(&mut self, form: &impl Form) -> Command {
        self.holds = false;
        if self.has(&form.values()) { Command::Release } else { Command::Detain }
    }

    /// Sends what is on the page if the server does not have it.
    fn send(&mut self, now: u64, form: &impl Form) -> Vec<Command> {
        if self.is_still() || self.flight.is_some() {
            return Vec::new();
        }
        let values = form.values();
        let is_known = self.settled.as_ref() == Some(&values) || self.refused.as_ref() == Some(&values);
        // A page somebody opened and wrote nothing on makes no item.
        if is_known || (self.base.version.is_none() && values.is_blank()) {
            self.typed = None;
            self.retry_at = None;
            let was_in_trouble = std::mem::take(&mut self.attempts) > 0;
            return was_in_trouble.then_some(Command::Say(Status::Nothing)).into_iter().collect();
        }
        let is_calm = self.attempts == 0;
        self.typed = None;
        let base = self.base.values.clone().filter(|_| self.tells_base);
        let mut commands = vec![self.fly(values, base, now)];
        // In trouble the line goes on saying so until it is over.
        commands.extend(is_calm.then_some(Command::Say(Status::Saving)));
        commands
    }

    fn fly(&mut self, values: Values, base: Option<Values>, now: u64) -> Command {
        self.turn += 1;
        let Base { version, number, .. } = self.base;
        let request = Request { turn: self.turn, version, number, values, base };
        self.flight = Some(Flight { request: request.clone(), sent_at: now });
        Command::Send(request)
    }

    fn fail(&mut self, now: u64, form: &impl Form) -> Vec<Command> {
        self.attempts += 1;
        let wait = (1_000_u64 << self.attempts.min(5)).min(LONGEST_WAIT);
        if !self.has(&form.values()) {
            self.retry_at = Some(now + wait);
        }
        self.told(Status::Offline)
    }

    fn end(&mut self, status: Status) -> Vec<Command> {
        self.course = Course::Ended;
        self.typed = None;
        self.retry_at = None;
        self.told(status)
    }

    /// Says that the text did not arrive as it was; then nothing that waited for it may go either.
    fn told(&mut self, status: Status) -> Vec<Command> {
        let mut commands = vec![Command::Keep, Command::Say(status)];
        commands.extend(std::mem::take(&mut self.holds).then_some(Command::Detain));
        commands
    }
}
