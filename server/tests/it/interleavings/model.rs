//! What must be true of the item, kept beside it in the simplest form.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::item::{ItemText, Review, Standing, Step};
use domain::moment::Moment;
use domain::person::PersonId;
use domain::writing::{PageKey, Turn, grows};

use super::page::{KIND, Request, tokens, words};
use super::stage::Stored;

/// What residents find at the item's address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Seen {
    Never,
    Live(ItemText),
    UnderNotice(ItemText),
    Gone,
}

/// The newest text and how it came.
#[derive(Clone, Debug)]
pub(super) struct Newest {
    pub(super) text: ItemText,
    pub(super) number: i32,
    pub(super) by: PersonId,
    /// The item's version with it.
    version: i64,
    turn: Option<Turn>,
    begun: Moment,
    saved: Moment,
}

/// A text approved for a moment to come.
#[derive(Clone, Debug)]
pub(super) struct Promise {
    pub(super) text: ItemText,
    pub(super) number: i32,
    pub(super) at: Moment,
}

/// A text somebody was told is saved.
#[derive(Debug)]
struct Acknowledged {
    text: ItemText,
    number: i32,
    turn: Option<Turn>,
}

#[derive(Debug)]
pub(super) struct Model {
    pub(super) newest: Newest,
    pub(super) version: i64,
    pub(super) standing: Standing,
    pub(super) seen: Seen,
    pub(super) promise: Option<Promise>,
    pub(super) expires: Option<Moment>,
    pub(super) is_strict: bool,
    /// Every saved text, by its number.
    texts: BTreeMap<i32, ItemText>,
    /// When it was submitted or sent back.
    pub(super) told_at: Moment,
    live: Option<i32>,
    was_public: BTreeSet<i32>,
    named: BTreeSet<i32>,
    acknowledged: Vec<Acknowledged>,
    /// Words acknowledged as merged.
    merged: BTreeSet<String>,
    /// The last acknowledged turn of each page.
    turns: HashMap<PageKey, i64>,
    /// Entries of the record and changes for residents so far.
    pub(super) recorded: i64,
    pub(super) shown: u64,
}

/// What has to become of a text that is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is there already, or a later one of its page is.
    There,
    /// It goes into the newest one.
    Grows,
    /// It becomes the newest one.
    Added,
    /// Somebody else wrote meanwhile: put together, or handed back.
    Together,
}

impl Model {
    /// An item just begun.
    pub(super) fn new(text: ItemText, by: PersonId, turn: Option<Turn>, now: Moment, is_strict: bool) -> Self {
        let newest =
            Newest { text: text.clone(), number: 1, by, version: 1, turn: turn.clone(), begun: now, saved: now };
        let mut model = Self {
            newest,
            version: 1,
            standing: Standing::NEW,
            seen: Seen::Never,
            promise: None,
            expires: None,
            is_strict,
            texts: BTreeMap::from([(1, text.clone())]),
            told_at: now,
            live: None,
            was_public: BTreeSet::new(),
            named: BTreeSet::new(),
            acknowledged: Vec::new(),
            merged: BTreeSet::new(),
            turns: HashMap::new(),
            recorded: 1,
            shown: 0,
        };
        model.acknowledge(text, 1, turn);
        model
    }

    pub(super) fn fate(&self, request: &Request, by: PersonId, now: Moment) -> Fate {
        let newest = &self.newest;
        let is_own = by == newest.by
            && request.turn.as_ref().zip(newest.turn.as_ref()).is_some_and(|(turn, last)| turn.page == last.page);
        // Whatever the page was told last is what it shows: an earlier text of it comes too late.
        let last = request.turn.as_ref().and_then(|turn| self.turns.get(&turn.page)).copied().unwrap_or_default();
        let is_late = is_own && request.turn.as_ref().is_some_and(|turn| turn.number <= last);
        let was_auto = newest.turn.as_ref().is_some_and(|turn| turn.is_auto);
        let is_the_same = request.turn.is_some() && request.text == newest.text && (request.is_auto() || !was_auto);
        if is_the_same || is_late && request.is_auto() {
            return Fate::There;
        }
        if request.version < newest.version && !is_own {
            return Fate::Together;
        }
        let is_relied_on = self.named.contains(&newest.number)
            || self.was_public.contains(&newest.number)
            || self.promise.as_ref().is_some_and(|promise| promise.number == newest.number)
            || self.standing.review != Review::Open && newest.saved <= self.told_at;
        let summary = |text: &ItemText| text.summary.clone().unwrap_or_default();
        let may_grow = grows(newest.begun, now, &newest.text.body, &request.text.body)
            && grows(newest.begun, now, &summary(&newest.text), &summary(&request.text));
        if is_own && was_auto && !is_late && !is_relied_on && may_grow { Fate::Grows } else { Fate::Added }
    }

    /// Told that the text is saved, when nothing had to be written for it.
    pub(super) fn there(&mut self, request: &Request) {
        if !request.is_auto() {
            self.acknowledge(self.newest.text.clone(), self.newest.number, None);
        }
        self.count_turn(request.turn.as_ref());
    }

    pub(super) fn grew(&mut self, request: &Request, now: Moment) {
        let turn = request.turn.clone().expect("only pages let a text grow");
        self.version += 1;
        self.newest = Newest {
            text: request.text.clone(),
            version: self.version,
            turn: Some(turn.clone()),
            saved: now,
            ..self.newest.clone()
        };
        self.texts.insert(self.newest.number, request.text.clone());
        // The one exception: a later text of the very same page takes the place of what that page saved by itself.
        let number = self.newest.number;
        self.acknowledged.retain(|kept| {
            let is_of_page = kept.turn.as_ref().is_some_and(|kept| kept.page == turn.page && kept.is_auto);
            !(kept.number == number && is_of_page && kept.turn.as_ref().is_some_and(|kept| kept.number < turn.number))
        });
        self.acknowledge(request.text.clone(), number, Some(turn));
        // Only what somebody did by hand is on record.
        self.recorded += i64::from(!request.is_auto());
        self.step(Step::Save);
    }

    /// A new text beside the others; `turn` is empty where no page goes on from it.
    pub(super) fn added(&mut self, text: ItemText, by: PersonId, turn: Option<Turn>, now: Moment) {
        self.version += 1;
        self.recorded += 1;
        let number = self.newest.number + 1;
        self.newest = Newest {
            text: text.clone(),
            number,
            by,
            version: self.version,
            turn: turn.clone(),
            begun: now,
            saved: now,
        };
        self.texts.insert(number, text.clone());
        self.acknowledge(text, number, turn);
        self.step(Step::Save);
    }

    /// Two texts became one: nothing either of them brought is missing.
    pub(super) fn brought_together(&mut self, request: &Request, text: &ItemText) {
        let (all, base) = (tokens(text), request.base.check(KIND).ok());
        let base = base.as_ref().map(tokens).unwrap_or_default();
        for (whose, brought) in [("mine", request.added()), ("theirs", &tokens(&self.newest.text) - &base)] {
            assert!(brought.is_subset(&all), "{whose}: {brought:?} are not all in the merged text {text:?}");
        }
        self.merged.extend(request.added());
        self.count_turn(request.turn.as_ref());
    }

    fn acknowledge(&mut self, text: ItemText, number: i32, turn: Option<Turn>) {
        self.count_turn(turn.as_ref());
        self.acknowledged.push(Acknowledged { text, number, turn });
    }

    fn count_turn(&mut self, turn: Option<&Turn>) {
        if let Some(turn) = turn {
            let last = self.turns.entry(turn.page.clone()).or_default();
            *last = turn.number.max(*last);
        }
    }

    /// Follows an edge that is drawn.
    pub(super) fn step(&mut self, step: Step) {
        self.standing =
            step.from(self.standing).unwrap_or_else(|| panic!("no edge for {step:?} from {:?}", self.standing));
    }

    /// A step that writes no text and is on record.
    pub(super) fn stepped(&mut self, step: Step) {
        self.version += 1;
        self.recorded += 1;
        self.step(step);
    }

    pub(super) fn public(&mut self, text: ItemText, number: i32) {
        self.seen = Seen::Live(text);
        self.live = Some(number);
        self.was_public.insert(number);
        self.promise = None;
    }

    pub(super) fn name(&mut self, number: i32) {
        self.named.insert(number);
        self.recorded += 1;
    }

    /// Everything that is due, in the order of the moments; how many things, for residents one change at most.
    pub(super) fn look(&mut self, now: Moment) -> u64 {
        let (mut things, mut is_shown) = (0, false);
        loop {
            let publication = self.promise.clone().filter(|promise| promise.at <= now);
            let end = self.expires.filter(|end| *end <= now);
            match (publication, end) {
                (Some(promise), end) if end.is_none_or(|end| promise.at <= end) => {
                    is_shown = true;
                    self.stepped(Step::PublishOnTime { is_newest: promise.number == self.newest.number });
                    self.public(promise.text, promise.number);
                }
                (_, Some(_)) => {
                    self.expires = None;
                    if let Seen::Live(text) = self.seen.clone() {
                        is_shown = true;
                        self.stepped(Step::Expire);
                        self.seen = Seen::UnderNotice(text);
                    } else {
                        self.version += 1;
                        self.recorded += 1;
                    }
                }
                _ => break,
            }
            things += 1;
        }
        self.shown += u64::from(is_shown);
        things
    }

    pub(super) fn text(&self, number: i32) -> Option<&ItemText> {
        self.texts.get(&number)
    }

    /// Nothing anybody was told is saved is missing.
    pub(super) fn holds(&self, stored: &[Stored]) {
        for kept in &self.acknowledged {
            let found = stored.iter().find(|stored| stored.number == kept.number);
            assert!(found.is_some_and(|found| found.says(&kept.text)), "lost: {kept:?}; there is {stored:?}");
        }
        let words: BTreeSet<String> = stored.iter().flat_map(|stored| words(&stored.whole())).collect();
        assert!(self.merged.is_subset(&words), "lost: {:?}", &self.merged - &words);
        assert_eq!(stored.len(), self.texts.len());
        for stored in stored {
            assert!(self.text(stored.number).is_some_and(|text| stored.says(text)), "changed: {stored:?}");
        }
    }
}
