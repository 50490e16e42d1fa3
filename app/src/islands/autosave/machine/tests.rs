//! A page that types, a server that answers.

use std::cell::{Cell, RefCell};

use domain::item::ItemField;

use super::super::answer::{Moved, Saved};
use super::super::values::values;
use super::*;

/// A form with a body, an input method and a machine.
struct Page {
    body: RefCell<String>,
    composing: Cell<bool>,
    machine: RefCell<Machine>,
}

impl Form for Page {
    fn values(&self) -> Values {
        text(&self.body.borrow())
    }

    fn is_composing(&self) -> bool {
        self.composing.get()
    }
}

/// A form on which somebody pressed a few blanks.
struct Blank;

impl Form for Blank {
    fn values(&self) -> Values {
        values(&[(ItemField::Title, " "), (ItemField::Body, "\n")])
    }

    fn is_composing(&self) -> bool {
        false
    }
}

fn text(body: &str) -> Values {
    values(&[(ItemField::Title, "Lịch họp"), (ItemField::Body, body)])
}

fn page(body: &str) -> Page {
    let base = Base { values: Some(text(body)), version: Some(12), number: Some(5) };
    Page { body: RefCell::new(body.to_owned()), composing: Cell::new(false), machine: RefCell::new(Machine::new(base)) }
}

impl Page {
    fn types(&self, body: &str, now: u64) {
        body.clone_into(&mut self.body.borrow_mut());
        self.machine.borrow_mut().typed(now);
    }

    fn due(&self) -> Option<u64> {
        self.machine.borrow().due()
    }

    fn tick(&self, now: u64) -> Vec<Command> {
        self.machine.borrow_mut().tick(now, self)
    }

    fn hold(&self, now: u64) -> Vec<Command> {
        self.machine.borrow_mut().hold(now, self)
    }

    fn left(&self, now: u64) -> Vec<Command> {
        self.machine.borrow_mut().left(now, self)
    }

    fn hurry(&self, now: u64) -> Vec<Command> {
        self.machine.borrow_mut().hurry(now, self)
    }

    fn settle(&self, now: u64) -> Vec<Command> {
        self.machine.borrow_mut().settle(now, self)
    }

    fn answer(&self, turn: u32, answer: Answer, now: u64) -> Vec<Command> {
        self.machine.borrow_mut().answer(turn, answer, now, self)
    }

    /// Types, waits, and has the text sent in the given turn.
    fn sends(&self, body: &str, now: u64, turn: u32) {
        self.types(body, now);
        let due = self.due().unwrap();
        assert_eq!(sent(&self.tick(due)).map(|request| request.turn), Some(turn));
    }
}

fn sent(commands: &[Command]) -> Option<Request> {
    commands.iter().find_map(|command| match command {
        Command::Send(request) => Some(request.clone()),
        _ => None,
    })
}

fn says(commands: &[Command]) -> Option<Status> {
    commands.iter().find_map(|command| match command {
        Command::Say(status) => Some(status.clone()),
        _ => None,
    })
}

fn saved(version: i64) -> Answer {
    Answer::Saved(Saved { version, number: 6, at: "10:05".to_owned(), faults: Vec::new(), moved: None })
}

fn merged(version: i64, body: &str) -> Answer {
    let values = values(&[(ItemField::Body, body)]);
    let (at, by) = ("10:06".to_owned(), "Minh".to_owned());
    Answer::Merged(Merged { version, number: 7, at, by, values, ..Merged::default() })
}

#[test]
fn a_text_goes_after_a_pause_and_at_the_latest_every_ten_seconds() {
    let page = page("Một");
    assert_eq!(page.due(), None);
    page.types("Một hai", 1_000);
    assert_eq!(page.due(), Some(2_500));
    for now in (2_000..=10_000).step_by(1_000) {
        page.types("Một hai ba", now);
        assert!(page.tick(now).is_empty());
    }
    assert_eq!(page.due(), Some(11_000));
    let request = sent(&page.tick(11_000)).unwrap();
    let expected = Request { turn: 1, version: Some(12), number: Some(5), values: text("Một hai ba"), base: None };
    assert_eq!(request, expected);
}

#[test]
fn what_is_back_as_it_was_is_not_sent() {
    let page = page("Một");
    page.types("Một hai", 0);
    page.types("Một", 100);
    assert!(page.tick(1_600).is_empty());
    assert_eq!(page.due(), None);
    assert!(page.hurry(2_000).is_empty());
}

#[test]
fn a_blank_page_makes_no_item_and_the_first_save_moves_it() {
    let page = page("");
    *page.machine.borrow_mut() = Machine::new(Base { values: Some(Values::default()), version: None, number: None });
    page.machine.borrow_mut().typed(0);
    assert!(page.machine.borrow_mut().tick(5_000, &Blank).is_empty());

    page.sends("Một", 10_000, 1);
    let moved = Moved { item: "/x/7".to_owned(), save_href: None, presence_href: None };
    let answer =
        Saved { version: 1, number: 1, at: "10:05".to_owned(), faults: Vec::new(), moved: Some(moved.clone()) };
    let commands = page.answer(1, Answer::Saved(answer), 12_000);
    let status = Status::Saved { at: "10:05".to_owned(), faults: Vec::new() };
    let expected =
        [Command::Adopt { version: 1, number: 1 }, Command::Move(moved), Command::Say(status), Command::Keep];
    assert_eq!(commands, expected);
    assert!(page.machine.borrow().has(&text("Một")));
}

#[test]
fn one_request_at_a_time_and_the_rest_goes_with_the_next() {
    let page = page("Một");
    page.sends("Một hai", 0, 1);
    page.types("Một hai ba", 1_600);
    assert!(page.left(1_700).is_empty() && page.hurry(1_800).is_empty());
    let commands = page.answer(1, saved(13), 2_000);
    assert_eq!(commands.first(), Some(&Command::Adopt { version: 13, number: 6 }));
    assert_eq!(sent(&commands), None);
    let next = sent(&page.tick(3_100)).unwrap();
    assert_eq!((next.turn, next.version, next.number), (2, Some(13), Some(6)));
    assert_eq!(next.values, text("Một hai ba"));
}

#[test]
fn leaving_a_field_sends_at_once_but_only_what_changed() {
    let page = page("Một");
    assert!(page.left(0).is_empty());
    page.types("Một hai", 100);
    assert!(sent(&page.left(200)).is_some());
}

#[test]
fn trouble_waits_longer_each_time_and_is_told_once_it_is_over() {
    let page = page("Một");
    page.sends("Một hai", 0, 1);
    let mut now = 2_000;
    for (turn, wait) in [(1, 2_000), (2, 4_000), (3, 8_000), (4, 16_000), (5, 30_000), (6, 30_000)] {
        let commands = page.answer(turn, Answer::Trouble, now);
        assert_eq!(commands, [Command::Keep, Command::Say(Status::Offline)]);
        // More typing does not shorten the wait.
        page.types("Một hai ba", now);
        assert!(page.left(now + 1).is_empty());
        assert_eq!(page.due(), Some(now + wait));
        now += wait;
        // And does not speak of saving until it works.
        assert_eq!(says(&page.tick(now)), None);
    }
    let commands = page.answer(7, saved(13), now);
    assert!(matches!(says(&commands), Some(Status::Saved { .. })));
    assert_eq!(page.due(), None);
}

#[test]
fn a_connection_that_is_back_is_used_at_once() {
    let page = page("Một");
    page.sends("Một hai", 0, 1);
    page.answer(1, Answer::Trouble, 2_000);
    assert!(sent(&page.hurry(2_100)).is_some());
}

#[test]
fn a_request_without_an_answer_is_given_up_and_its_late_answer_ignored() {
    let page = page("Một");
    page.sends("Một hai", 0, 1);
    assert_eq!(page.due(), Some(31_500));
    let commands = page.tick(31_500);
    assert_eq!(commands, [Command::Abort, Command::Keep, Command::Say(Status::Offline)]);
    assert!(page.answer(1, saved(13), 32_000).is_empty());
    assert!(sent(&page.tick(33_500)).is_some());
}

#[test]
fn trouble_that_no_longer_matters_is_no_longer_told() {
    let page = page("Một");
    page.sends("Một hai", 0, 1);
    page.answer(1, Answer::Trouble, 2_000);
    page.types("Một", 2_500);
    assert_eq!(page.tick(4_000), [Command::Say(Status::Nothing)]);
    assert_eq!(page.due(), None);
}

#[test]
fn a_merged_text_stands_in_the_form_if_nobody_typed_on() {
    let page = page("Một");
    page.sends("Một hai", 0, 1);
    let commands = page.answer(1, merged(14, "Không. Một hai"), 2_000);
    let expected = [
        Command::Adopt { version: 14, number: 7 },
        Command::Fill(text("Không. Một hai")),
        Command::Keep,
        Command::Say(Status::Merged { by: "Minh".to_owned() }),
    ];
    assert_eq!(commands, expected);
    "Không. Một hai".clone_into(&mut page.body.borrow_mut());
    assert!(page.machine.borrow().has(&page.values()));
    assert_eq!(page.due(), None);
}

#[test]
fn whoever_typed_on_is_merged_once_more_from_what_was_sent() {
    let page = page("Một");
    page.sends("Một hai", 0, 1);
    page.types("Một hai ba", 1_900);
    assert!(page.answer(1, merged(14, "Không. Một hai"), 2_000).is_empty());
    let next = sent(&page.tick(3_400)).unwrap();
    assert_eq!((next.turn, next.version, next.number), (2, Some(12), Some(5)));
    assert_eq!(next.base, Some(text("Một hai")));
    page.answer(2, saved(15), 3_500);
    // From here on the number tells it.
    page.sends("Một hai ba bốn", 4_000, 3);
    assert_eq!(page.machine.borrow().base().number, Some(6));
}

#[test]
fn the_text_it_began_with_is_told_when_the_server_asks() {
    let page = page("Một");
    page.sends("Một hai", 0, 1);
    page.types("Một hai ba", 1_700);
    let again = sent(&page.answer(1, Answer::BaseNeeded, 2_000)).unwrap();
    assert_eq!((again.turn, again.values, again.base), (2, text("Một hai"), Some(text("Một"))));
    // Asked again after it was told, the server is in trouble.
    assert_eq!(says(&page.answer(2, Answer::BaseNeeded, 2_100)), Some(Status::Offline));
}

#[test]
fn what_was_not_taken_stays_in_the_form_and_out_of_what_is_saved() {
    let page = page("Một");
    page.sends("Hai", 0, 1);
    let faults = vec![(ItemField::Body.name().to_owned(), "Không có ngày này.".to_owned())];
    let answer = Saved { version: 13, number: 6, faults: faults.clone(), ..Saved::default() };
    let commands = page.answer(1, Answer::Saved(answer), 2_000);
    assert!(says(&commands).is_some_and(|status| status.sentence(true).contains("Không có ngày này.")));
    assert_eq!(page.machine.borrow().base().values, Some(text("Một")));
    assert!(!page.machine.borrow().has(&page.values()), "the copy is still needed");
    assert_eq!(page.due(), None);

    let Answer::Merged(mut answer) = merged(14, "Ba") else { panic!() };
    answer.faults = faults;
    page.sends("Bốn", 3_000, 2);
    let commands = page.answer(2, Answer::Merged(answer), 5_000);
    assert!(commands.contains(&Command::Fill(text("Bốn"))), "{commands:?}");
    assert_eq!(page.machine.borrow().base().values, Some(text("Ba")));
    assert_eq!(page.due(), None);
}

#[test]
fn a_merged_text_waits_for_the_input_method() {
    let page = page("Một");
    page.sends("Một hai", 0, 1);
    page.composing.set(true);
    assert!(page.answer(1, merged(14, "Không. Một hai"), 2_000).is_empty());
    assert!(page.settle(2_100).is_empty() && page.hurry(2_200).is_empty());
    assert_eq!(page.due(), None);
    page.composing.set(false);
    let commands = page.settle(2_300);
    assert!(commands.contains(&Command::Fill(text("Không. Một hai"))), "{commands:?}");
    // The same, but the word changed the text.
    page.sends("Một hai", 10_000, 2);
    page.composing.set(true);
    page.answer(2, merged(15, "Một hai!"), 12_000);
    page.types("Một hai bốn", 12_100);
    page.composing.set(false);
    assert!(page.settle(12_200).is_empty());
    assert_eq!(page.due(), Some(13_600));
}

#[test]
fn a_base_that_nobody_knows_ends_with_both_texts_side_by_side() {
    let page = page("Một");
    *page.machine.borrow_mut() = Machine::new(Base { values: None, version: Some(12), number: Some(5) });
    page.sends("Một", 0, 1);
    assert_eq!(says(&page.answer(1, Answer::BaseNeeded, 2_000)), Some(Status::Conflict { by: String::new() }));
}

#[test]
fn what_cannot_go_on_ends_and_says_so() {
    let conflict = Answer::Conflict { by: "Minh".to_owned(), at: "10:05".to_owned() };
    let ends = [
        (conflict, Status::Conflict { by: "Minh".to_owned() }),
        (Answer::SignedOut, Status::SignedOut),
        (Answer::OtherSession, Status::OtherSession),
        (Answer::Gone, Status::Gone),
    ];
    for (answer, status) in ends {
        let page = page("Một");
        page.sends("Một hai", 0, 1);
        assert_eq!(page.answer(1, answer, 2_000), [Command::Keep, Command::Say(status)]);
        page.types("Một hai ba", 3_000);
        assert_eq!(page.due(), None);
        assert!(page.hurry(60_000).is_empty());
        assert_eq!(page.hold(61_000), [Command::Detain]);
    }
}

#[test]
fn a_refused_text_goes_again_only_when_it_changed() {
    let page = page("Một");
    page.sends("Một hai", 0, 1);
    let refused = Answer::Refused(Some("Dài quá.".to_owned()));
    page.answer(1, refused, 2_000);
    page.machine.borrow_mut().typed(3_000);
    assert!(page.tick(4_500).is_empty() && page.hurry(5_000).is_empty());
    assert_eq!(page.hold(5_100), [Command::Detain]);
    page.sends("Một ba", 6_000, 2);
}

#[test]
fn another_form_goes_once_everything_is_saved() {
    let page = page("Một");
    assert_eq!(page.hold(0), [Command::Release]);
    page.types("Một hai", 100);
    assert!(sent(&page.hold(200)).is_some());
    page.types("Một hai ba", 300);
    let commands = page.answer(1, saved(13), 400);
    assert!(sent(&commands).is_some() && !commands.contains(&Command::Release));
    assert_eq!(page.answer(2, saved(14), 500).last(), Some(&Command::Release));
}

#[test]
fn another_form_stays_when_not_everything_is_saved_as_it_is_seen() {
    let faulty =
        Saved { version: 13, faults: vec![(String::new(), "Không có ngày này.".to_owned())], ..Saved::default() };
    let answers = [
        Answer::Trouble,
        Answer::Saved(faulty),
        merged(14, "Ai đó viết thêm"),
        Answer::Refused(None),
        Answer::Conflict { by: "Minh".to_owned(), at: String::new() },
    ];
    for answer in answers {
        let page = page("Một");
        page.types("Một hai", 100);
        page.hold(200);
        let commands = page.answer(1, answer, 400);
        assert_eq!(commands.last(), Some(&Command::Detain), "{commands:?}");
    }
}

#[test]
fn a_submitted_form_wins() {
    let page = page("Một");
    page.types("Một hai", 0);
    assert_eq!(page.machine.borrow_mut().submit(), (1, Some(text("Một"))));
    assert_eq!(page.due(), None);
    assert!(page.hurry(3_000).is_empty());
    page.machine.borrow_mut().come_back(4_000);
    assert_eq!(page.due(), Some(5_500));
}

#[test]
fn an_answer_that_arrives_while_the_form_goes_touches_no_field() {
    let page = page("Một");
    page.sends("Một hai", 0, 1);
    page.machine.borrow_mut().submit();
    let commands = page.answer(1, merged(14, "Không. Một hai"), 2_000);
    assert!(commands.is_empty(), "{commands:?}");
}

#[test]
fn an_older_text_that_is_taken_up_goes_with_the_text_it_began_with() {
    let page = page("Bản Minh lưu");
    page.types("Bản Minh lưu!", 0);
    assert!(sent(&page.left(100)).is_some());
    let old = Base { values: Some(text("Gốc")), version: Some(11), number: Some(4) };
    assert_eq!(page.machine.borrow_mut().resume(old, 200), [Command::Abort]);
    page.types("Gốc, tôi viết thêm", 200);
    let request = sent(&page.tick(1_700)).unwrap();
    assert_eq!((request.version, request.number, request.base), (Some(11), Some(4), Some(text("Gốc"))));
}

#[test]
fn a_page_that_may_not_save_never_sends() {
    let page = page("Một");
    let base = Base { values: None, version: Some(12), number: Some(5) };
    *page.machine.borrow_mut() = Machine::silent(base.clone());
    page.types("Một hai", 0);
    assert_eq!((page.due(), page.machine.borrow().base()), (None, &base));
    assert!(page.hurry(9_000).is_empty());
    assert_eq!(page.machine.borrow_mut().submit(), (1, None));
    assert!(!page.machine.borrow().has(&page.values()));
}

#[test]
fn turns_come_after_those_of_a_page_that_was_brought_back() {
    let page = page("Một");
    page.machine.replace_with(|machine| Machine::new(machine.base().clone()).counting_from(1_700));
    page.sends("Một hai", 0, 1_701);
    page.answer(1_701, saved(13), 2_000);
    assert_eq!(page.machine.borrow_mut().submit().0, 1_702);
}
