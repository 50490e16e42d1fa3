//! Directives: before the units they are for and no others, each with a row of its own, told once.

use std::collections::BTreeSet;

use domain::access::{Desk, Publisher, Writer};
use domain::alert::Audience;
use domain::directive::{DirectiveId, DirectiveLetter, DirectiveState, DirectiveText, Reported, UnitStanding};
use domain::moment::{CivilDate, Moment};
use domain::unit::UnitId;
use store::{DirectiveChange, LetterToUnit, OpenDirectives, ReceiptChange, Tx};

use crate::world::{World, minute};

both_engines! {
    a_unit_stands_for_itself_and_the_desk_that_sent_it_counts,
    a_letter_is_taken_once_and_the_next_one_follows,
    a_directive_is_nobody_elses,
    what_was_sent_is_not_rewritten_and_a_stale_page_changes_nothing,
    a_report_that_is_returned_is_expected_again,
}

/// Minutes of a day.
const DAY: i64 = 24 * 60;

/// The world begins at noon of Saturday 27/01/2024; three working days before this Friday is Tuesday 06/02.
fn census() -> DirectiveText {
    DirectiveText {
        title: "Rà soát".to_owned(),
        number: Some("125/UBND".to_owned()),
        text: "Đối chiếu với sổ.".to_owned(),
        deadline: CivilDate::new(2024, 2, 9).unwrap(),
        needs_answer: true,
        audience: Audience::All,
    }
}

fn done() -> Reported {
    Reported { words: "Xong.".to_owned(), number: Some("45/BC".to_owned()) }
}

fn by(desk: &Desk) -> Publisher<'_> {
    desk.publisher().unwrap()
}

fn of(desk: &Desk) -> Writer<'_> {
    desk.writer().unwrap()
}

impl World {
    async fn write_directive(&self, desk: &Desk) -> DirectiveId {
        let text = &census();
        let write = |tx: Tx| async move { tx.publisher(by(desk)).add_directive(text, minute(0)).await };
        self.store.write(write).await.unwrap()
    }

    async fn send_directive(&self, desk: &Desk, id: DirectiveId, units: &[UnitId], at: Moment) -> DirectiveChange {
        let units: &BTreeSet<UnitId> = &units.iter().copied().collect();
        let write = |tx: Tx| async move { tx.publisher(by(desk)).send_directive(id, 1, units, at).await };
        self.store.write(write).await.unwrap()
    }

    /// Written by the commune, which stands for the desk that sends, and sent to both.
    async fn sent_directive(&self) -> DirectiveId {
        let desk = &self.commune.approver;
        let id = self.write_directive(desk).await;
        let units = [self.commune.unit, self.ward.unit];
        assert_eq!(self.send_directive(desk, id, &units, minute(1)).await, DirectiveChange::Told(2));
        id
    }

    async fn acknowledge(&self, desk: &Desk, id: DirectiveId, at: Moment) -> ReceiptChange {
        let write = |tx: Tx| async move { tx.writer(of(desk)).acknowledge_directive(id, at).await };
        self.store.write(write).await.unwrap()
    }

    async fn report(&self, desk: &Desk, id: DirectiveId, at: Moment) -> ReceiptChange {
        let reported = &done();
        let write = |tx: Tx| async move { tx.writer(of(desk)).report_directive(id, reported, at).await };
        self.store.write(write).await.unwrap()
    }

    async fn open(&self, desk: &Desk, at: Moment) -> (u64, u64, u64) {
        let OpenDirectives { open, unread, late } = self.snapshot().await.desk(desk).open_directives(at).await.unwrap();
        (open, unread, late)
    }

    /// Takes what is due: to whom, and what.
    async fn letters(&self, at: Moment) -> Vec<(UnitId, DirectiveLetter)> {
        let mut taken = Vec::new();
        for due in self.store.due_directive_letters(at, 10).await.unwrap() {
            let write = |tx: Tx| async move { tx.directive_letter(due, at).await };
            let letter: Option<LetterToUnit> = self.store.write(write).await.unwrap();
            taken.extend(letter.map(|letter| (due.unit, letter.letter)));
        }
        taken.sort();
        taken
    }

    /// The same letter to both, in the order of their numbers.
    fn to_both(&self, letter: DirectiveLetter) -> Vec<(UnitId, DirectiveLetter)> {
        let mut both = vec![(self.commune.unit, letter), (self.ward.unit, letter)];
        both.sort();
        both
    }
}

async fn a_unit_stands_for_itself_and_the_desk_that_sent_it_counts(world: World) {
    let (ours, theirs) = (&world.commune.writer, &world.ward.writer);
    let id = world.write_directive(&world.commune.approver).await;
    assert_eq!(world.open(theirs, minute(0)).await, (0, 0, 0), "nobody sees a draft");
    assert_eq!(world.snapshot().await.desk(theirs).addressed_one(id).await.unwrap(), None);
    let units = [world.commune.unit, world.ward.unit];
    world.send_directive(&world.commune.approver, id, &units, minute(1)).await;
    assert_eq!(world.open(theirs, minute(1)).await, (1, 1, 0));
    let seen = world.snapshot().await.desk(theirs).addressed_one(id).await.unwrap().unwrap();
    assert_eq!((seen.text, seen.issuer, seen.sent_at), (census(), world.commune.unit, minute(1)));
    assert!(matches!(world.acknowledge(theirs, id, minute(2)).await, ReceiptChange::Done(_)));
    assert!(matches!(world.acknowledge(theirs, id, minute(3)).await, ReceiptChange::Stale(_)));
    assert_eq!(world.open(theirs, minute(3)).await, (1, 0, 0));
    assert_eq!(world.open(ours, minute(3)).await, (1, 1, 0), "nobody else's row changes");
    assert!(matches!(world.report(ours, id, minute(4)).await, ReceiptChange::Done(_)));
    assert_eq!(world.open(ours, minute(20 * DAY)).await, (0, 0, 0));
    assert_eq!(world.open(theirs, minute(20 * DAY)).await, (1, 0, 1));
    let snapshot = world.snapshot().await;
    let sender = snapshot.desk(&world.commune.approver);
    let tally = sender.directive(id).await.unwrap().unwrap().tally;
    assert_eq!((tally.addressed, tally.read, tally.done, tally.open()), (2, 2, 1, 1));
    let receipts = sender.receipts(id).await.unwrap();
    let of = |unit: UnitId| receipts.iter().find(|receipt| receipt.unit == unit).unwrap();
    assert_eq!(of(world.ward.unit).read, Some((minute(2), Some("Lê Thị Lan".to_owned()))));
    // Whoever reports has read it.
    let own = of(world.commune.unit);
    assert_eq!((own.standing, own.read.clone()), (UnitStanding::Done, own.done.clone()));
    assert_eq!(own.reported, Some(done()));
}

async fn a_letter_is_taken_once_and_the_next_one_follows(world: World) {
    let id = world.sent_directive().await;
    assert!(world.letters(minute(0)).await.is_empty());
    let due = world.store.due_directive_letters(minute(1), 10).await.unwrap()[0];
    assert_eq!((due.id, due.issuer), (id, world.commune.unit));
    // Of many who look at once one takes it.
    let (one, other) = tokio::join!(
        world.store.write(|tx: Tx| async move { tx.directive_letter(due, minute(1)).await }),
        world.store.write(|tx: Tx| async move { tx.directive_letter(due, minute(1)).await }),
    );
    assert_eq!([one.unwrap(), other.unwrap()].iter().flatten().count(), 1);
    assert_eq!(world.letters(minute(1)).await.len(), 1, "the other unit's");
    // 06/02 07:30 is nine days and 19½ hours later.
    let soon = 9 * DAY + 19 * 60 + 30;
    assert!(world.letters(minute(soon - 1)).await.is_empty());
    assert_eq!(world.letters(minute(soon)).await, world.to_both(DirectiveLetter::Soon));
    world.report(&world.ward.writer, id, minute(soon + 1)).await;
    let desk = &world.commune.approver;
    let asks = async |version| {
        let at = minute(soon + 2);
        let write = |tx: Tx| async move { tx.publisher(by(desk)).ask_about_directive(id, version, at).await };
        world.store.write(write).await.unwrap()
    };
    assert_eq!(asks(2).await, DirectiveChange::Told(1), "whoever did it is not asked");
    assert_eq!(asks(3).await, DirectiveChange::AskedToday);
    let ours = |letter| vec![(world.commune.unit, letter)];
    assert_eq!(world.letters(minute(soon + 2)).await, ours(DirectiveLetter::Asked));
    let late = soon + 4 * DAY;
    assert!(world.letters(minute(late - 1)).await.is_empty());
    assert_eq!(world.letters(minute(late)).await, ours(DirectiveLetter::Late), "being asked skips no reminder");
    assert!(world.letters(minute(late + 90 * DAY)).await.is_empty());
    let end = |tx: Tx| async move { tx.publisher(by(desk)).end_directive(id, 3, true, minute(late + 1)).await };
    assert_eq!(world.store.write(end).await.unwrap(), DirectiveChange::Told(2));
    assert_eq!(world.letters(minute(late + 1)).await, world.to_both(DirectiveLetter::TakenBack));
    assert!(world.letters(minute(late + 90 * DAY)).await.is_empty());
}

async fn a_directive_is_nobody_elses(world: World) {
    let (desk, foreign) = (&world.commune.approver, &world.ward.approver);
    let id = world.write_directive(desk).await;
    let units = [world.commune.unit];
    assert_eq!(world.send_directive(foreign, id, &units, minute(1)).await, DirectiveChange::Missing);
    world.send_directive(desk, id, &units, minute(1)).await;
    let snapshot = world.snapshot().await;
    let reader = snapshot.desk(foreign);
    assert_eq!(reader.directive(id).await.unwrap(), None);
    assert!(reader.receipts(id).await.unwrap().is_empty() && reader.directives().await.unwrap().is_empty());
    assert_eq!(reader.addressed_one(id).await.unwrap(), None, "it was sent to the other one alone");
    assert!(reader.addressed().await.unwrap().is_empty());
    assert_eq!(world.acknowledge(&world.ward.writer, id, minute(2)).await, ReceiptChange::Missing);
    assert_eq!(world.report(&world.ward.writer, id, minute(2)).await, ReceiptChange::Missing);
    let returns = async |desk: &Desk, unit| {
        let at = minute(3);
        let write = |tx: Tx| async move { tx.publisher(by(desk)).return_report(id, unit, "Thiếu", at).await };
        world.store.write(write).await.unwrap()
    };
    world.report(&world.commune.writer, id, minute(2)).await;
    assert_eq!(returns(foreign, world.commune.unit).await, DirectiveChange::Missing);
    assert_eq!(returns(desk, world.ward.unit).await, DirectiveChange::Missing);
    let end = |tx: Tx| async move { tx.publisher(by(foreign)).end_directive(id, 2, false, minute(3)).await };
    assert_eq!(world.store.write(end).await.unwrap(), DirectiveChange::Missing);
}

async fn what_was_sent_is_not_rewritten_and_a_stale_page_changes_nothing(world: World) {
    let desk = &world.commune.approver;
    let id = world.write_directive(desk).await;
    let text = &DirectiveText { title: "Khác".to_owned(), ..census() };
    let save = async |version| {
        let write = |tx: Tx| async move { tx.publisher(by(desk)).save_directive(id, version, text, minute(1)).await };
        world.store.write(write).await.unwrap()
    };
    assert_eq!(save(1).await, DirectiveChange::Done(id));
    let units = [world.ward.unit];
    let late = world.send_directive(desk, id, &units, minute(2)).await;
    assert!(matches!(late, DirectiveChange::Stale(_)), "version 1 is gone: {late:?}");
    let units = &BTreeSet::from(units);
    let send = async |at| {
        let write = |tx: Tx| async move { tx.publisher(by(desk)).send_directive(id, 2, units, at).await };
        world.store.write(write).await.unwrap()
    };
    assert_eq!(send(minute(20 * DAY)).await, DirectiveChange::Over);
    assert_eq!(send(minute(2)).await, DirectiveChange::Told(1));
    assert!(matches!(save(3).await, DirectiveChange::Stale(_)));
    let remove = |tx: Tx| async move { tx.publisher(by(desk)).remove_directive(id, 3).await };
    assert!(matches!(world.store.write(remove).await.unwrap(), DirectiveChange::Stale(_)));
    let end = |tx: Tx| async move { tx.publisher(by(desk)).end_directive(id, 3, false, minute(3)).await };
    assert_eq!(world.store.write(end).await.unwrap(), DirectiveChange::Told(0));
    assert!(world.letters(minute(90 * DAY)).await.is_empty(), "nobody is told of what is closed");
    let found = world.snapshot().await.desk(&world.ward.writer).addressed_one(id).await.unwrap().unwrap();
    assert_eq!((found.state, found.text.title.as_str()), (DirectiveState::Closed, "Khác"));
    assert!(matches!(world.acknowledge(&world.ward.writer, id, minute(4)).await, ReceiptChange::Stale(_)));
    let draft = world.write_directive(desk).await;
    let remove = |tx: Tx| async move { tx.publisher(by(desk)).remove_directive(draft, 1).await };
    assert_eq!(world.store.write(remove).await.unwrap(), DirectiveChange::Done(draft));
    assert_eq!(world.snapshot().await.desk(desk).directive(draft).await.unwrap(), None);
}

async fn a_report_that_is_returned_is_expected_again(world: World) {
    let (desk, ours) = (&world.commune.approver, &world.commune.writer);
    let id = world.sent_directive().await;
    let unit = world.commune.unit;
    let back = async |at| {
        let write = |tx: Tx| async move { tx.publisher(by(desk)).return_report(id, unit, "Thiếu", at).await };
        world.store.write(write).await.unwrap()
    };
    assert!(matches!(back(minute(2)).await, DirectiveChange::Stale(_)), "there is no report yet");
    world.letters(minute(2)).await;
    world.report(ours, id, minute(3)).await;
    assert_eq!(back(minute(4)).await, DirectiveChange::Done(id));
    assert_eq!(world.letters(minute(4)).await, [(unit, DirectiveLetter::Returned)]);
    let receipt = world.snapshot().await.desk(ours).addressed_one(id).await.unwrap().unwrap().receipt;
    assert_eq!((receipt.standing, receipt.done), (UnitStanding::Read, None));
    assert_eq!(receipt.returned, Some((minute(4), "Thiếu".to_owned())));
    assert_eq!(receipt.reported, Some(done()), "what was typed stays, to be completed");
    assert!(matches!(world.report(ours, id, minute(5)).await, ReceiptChange::Done(_)));
    let receipt = world.snapshot().await.desk(ours).addressed_one(id).await.unwrap().unwrap().receipt;
    assert_eq!((receipt.standing, receipt.returned), (UnitStanding::Done, None));
}
