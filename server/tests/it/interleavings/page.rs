//! An open page of the editor, as its script behaves: what it knows, what somebody types in it, what it sends.

use std::collections::BTreeSet;

use domain::item::{ItemField, ItemForm, ItemKind, ItemText};
use domain::writing::{PageKey, Turn};
use server::actions::writing::{Base, Draft, SaveOutcome};
use store::DeskItem;

use super::stage::Who;

/// The kind of every item here.
pub(super) const KIND: ItemKind = ItemKind::Article;

pub(super) struct Page {
    pub(super) who: Who,
    pub(super) key: PageKey,
    turn: i64,
    version: i64,
    /// The saved text that what is typed follows, and its number where the server has it under one.
    base: ItemForm,
    number: Option<i32>,
    pub(super) typed: ItemForm,
}

/// How a text is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sending {
    /// The page does it.
    ByItself,
    /// Somebody presses the button.
    ByHand,
    /// The same without script: no page is told.
    Plainly,
}

/// One text on its way.
#[derive(Clone, Debug)]
pub(super) struct Request {
    pub(super) who: Who,
    pub(super) text: ItemText,
    pub(super) turn: Option<Turn>,
    pub(super) version: i64,
    pub(super) number: Option<i32>,
    /// What the page would tell if asked, or tells at once.
    pub(super) base: ItemForm,
    pub(super) tells_base: bool,
}

impl Page {
    /// A page just opened on an item.
    pub(super) fn open(who: Who, key: PageKey, item: &DeskItem) -> Self {
        let form = ItemForm::from(&item.text);
        Self { who, key, turn: 0, version: item.version, base: form.clone(), number: Some(item.number), typed: form }
    }

    /// A page on which an item is begun.
    pub(super) fn blank(who: Who, key: PageKey, typed: ItemForm) -> Self {
        Self { who, key, turn: 0, version: 0, base: ItemForm::default(), number: None, typed }
    }

    pub(super) fn request(&mut self, sending: Sending, tells_base: bool) -> Request {
        self.turn += 1;
        let turn = Turn { page: self.key.clone(), number: self.turn, is_auto: sending == Sending::ByItself };
        Request {
            who: self.who,
            text: self.typed.check(KIND).expect("what is typed here holds"),
            turn: (sending != Sending::Plainly).then_some(turn),
            version: self.version,
            number: self.number,
            base: self.base.clone(),
            tells_base: tells_base || self.number.is_none(),
        }
    }

    /// The answer to the last request arrived.
    pub(super) fn hear(&mut self, sent: &Request, outcome: &SaveOutcome) {
        let sent = ItemForm::from(&sent.text);
        match outcome {
            SaveOutcome::Saved { version, number, .. } => {
                (self.version, self.number, self.base) = (*version, Some(*number), sent);
            }
            // Typed on meanwhile: the rest follows what was sent, and the server merges once more.
            SaveOutcome::Merged { .. } if self.typed != sent => (self.number, self.base) = (None, sent),
            SaveOutcome::Merged { text, version, number, .. } => {
                (self.version, self.number, self.base) = (*version, Some(*number), ItemForm::from(&**text));
                self.typed = self.base.clone();
            }
            // Shown with both texts: whoever sends again has read the other one.
            SaveOutcome::Stale(other) => {
                (self.version, self.number) = (other.version, Some(other.number));
                self.base = ItemForm::from(&other.text);
            }
            SaveOutcome::BaseNeeded | SaveOutcome::BadReference(_) | SaveOutcome::Missing => {}
        }
    }

    /// Somebody types, or takes back what is not saved: `token` is a word no other text has.
    pub(super) fn edit(&mut self, how: u8, token: &str) {
        let body = self.typed.get(ItemField::Body).to_owned();
        let mut lines: Vec<String> = body.split("\n\n").map(str::to_owned).collect();
        let middle = lines.len() / 2;
        match how % 9 {
            0 => lines.push(format!("Đoạn thêm ở cuối {token}.")),
            1 => lines.insert(0, format!("Đoạn thêm ở đầu {token}.")),
            2 => lines[middle] = format!("{} và {token}", lines[middle]),
            3 => lines[middle] = format!("Đoạn viết lại {token} từ đầu."),
            4 => lines = vec![format!("Viết lại tất cả {token}.")],
            5 => lines[0] = format!("{token} {}", lines[0]),
            6 => self.typed.set(ItemField::Title, format!("Lịch tiếp công dân {token}")),
            7 => self.typed.set(ItemField::Summary, format!("Tóm tắt {token}")),
            _ => self.typed = self.base.clone(),
        }
        if how % 9 < 6 {
            self.typed.set(ItemField::Body, lines.join("\n\n"));
        }
    }
}

impl Request {
    pub(super) fn draft(&self) -> Draft {
        let form = self.tells_base.then(|| self.base.clone());
        Draft { text: self.text.clone(), note: None, turn: self.turn.clone(), base: Base { number: self.number, form } }
    }

    pub(super) fn is_auto(&self) -> bool {
        self.turn.as_ref().is_some_and(|turn| turn.is_auto)
    }

    /// The words somebody typed since the text it follows.
    pub(super) fn added(&self) -> BTreeSet<String> {
        let before = tokens_of_form(&self.base);
        tokens(&self.text).difference(&before).cloned().collect()
    }
}

/// A long text, so that much of it may go at once.
pub(super) fn beginning(token: &str) -> ItemForm {
    let line = |n: u8| format!("Đoạn {n} của bài, đủ dài để mất đi thì thấy, có ngày giờ và địa điểm {token}-{n}.");
    let lines: Vec<String> = (1..=6).map(line).collect();
    ItemForm::default().with(ItemField::Title, "Lịch tiếp công dân").with(ItemField::Body, lines.join("\n\n"))
}

/// The words of a text that no other text had first.
pub(super) fn tokens(text: &ItemText) -> BTreeSet<String> {
    tokens_of_form(&ItemForm::from(text))
}

fn tokens_of_form(form: &ItemForm) -> BTreeSet<String> {
    [ItemField::Title, ItemField::Summary, ItemField::Body]
        .into_iter()
        .flat_map(|field| words(form.get(field)))
        .collect()
}

/// Those among the words of some text.
pub(super) fn words(text: &str) -> BTreeSet<String> {
    let is_inside = |c: char| c.is_alphanumeric() || c == '-';
    let is_ours =
        |word: &&str| word.strip_prefix("chữ").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    text.split(|c| !is_inside(c)).filter(is_ours).map(str::to_owned).collect()
}
