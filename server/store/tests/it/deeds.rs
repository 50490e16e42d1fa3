//! Deeds on the way to the public and beside it, as the server's actions do them: one transaction each.

use domain::access::Desk;
use domain::item::{ItemId, ItemText};
use domain::moment::Moment;
use domain::remark::RemarkWords;
use domain::writing::{PageKey, Turn};
use store::{Created, DeskItem, Happened, Saved, Stepped, StoreError, Tx};

use crate::world::{Twin, World};

/// A step that writes no text.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Do {
    Submit,
    Recall,
    Return,
    Archive,
    Unarchive,
    Schedule(Moment),
    Unschedule,
    Expire(Option<Moment>),
}

/// Why a text is sent back here.
pub(crate) const REASON: &str = "Giờ họp chưa đúng giấy mời.\n\nSửa rồi gửi lại.";

/// One of the saves of a page; pages are told apart by a letter.
pub(crate) fn turn(page: char, number: i64) -> Turn {
    Turn { page: key(page), number, is_auto: true }
}

pub(crate) fn by_hand(page: char, number: i64) -> Turn {
    Turn { is_auto: false, ..turn(page, number) }
}

pub(crate) fn key(page: char) -> PageKey {
    PageKey::parse(&page.to_string().repeat(20)).unwrap()
}

/// The version after a step that was taken.
#[track_caller]
pub(crate) fn stepped(outcome: Stepped) -> i64 {
    match outcome {
        Stepped::Done { version } => version,
        other => panic!("not done: {other:?}"),
    }
}

impl World {
    /// The item as its desk sees it.
    pub(crate) async fn item(&self, twin: &Twin, id: ItemId) -> DeskItem {
        self.snapshot().await.desk(&twin.writer).item(id).await.unwrap().unwrap()
    }

    /// Takes a step as whoever may at a twin, if it is possible.
    pub(crate) async fn step(&self, twin: &Twin, id: ItemId, version: i64, step: Do, at: Moment) -> Stepped {
        let (writer, publisher) = (twin.writer.writer().unwrap(), twin.approver.publisher().unwrap());
        let reason = &RemarkWords::parse_reason(REASON).unwrap();
        self.store
            .write(|tx: Tx| async move {
                let (writer, publisher) = (tx.writer(writer), tx.publisher(publisher));
                match step {
                    Do::Submit => writer.submit(id, version, at).await,
                    Do::Recall => writer.recall(id, version, at).await,
                    Do::Return => publisher.send_back(id, version, reason, at).await,
                    Do::Archive => writer.archive(id, version, at).await,
                    Do::Unarchive => writer.unarchive(id, version, at).await,
                    Do::Schedule(moment) => publisher.schedule(id, version, moment, at).await,
                    Do::Unschedule => publisher.unschedule(id, version, at).await,
                    Do::Expire(moment) => publisher.set_expiry(id, version, moment, at).await,
                }
            })
            .await
            .unwrap()
    }

    /// The same at whatever version it has; the version now.
    pub(crate) async fn done(&self, twin: &Twin, id: ItemId, step: Do, at: Moment) -> i64 {
        let version = self.item(twin, id).await.version;
        stepped(self.step(twin, id, version, step, at).await)
    }

    /// The earliest thing that is due to an item.
    pub(crate) async fn happen(&self, twin: &Twin, id: ItemId, now: Moment) -> Option<Happened> {
        let unit = twin.unit;
        let happened = self.store.write(|tx: Tx| async move {
            let happened = tx.timekeeper(unit).happen(id, now).await?;
            if matches!(happened, Some(Happened::Published { .. } | Happened::Expired { .. })) {
                tx.touch(unit);
            }
            Ok::<_, StoreError>(happened)
        });
        happened.await.unwrap()
    }

    /// Begins an item from an open page.
    pub(crate) async fn begin(&self, desk: &Desk, text: &ItemText, turn: &Turn, at: Moment) -> ItemId {
        let writer = desk.writer().unwrap();
        let created =
            self.store.write(|tx: Tx| async move { tx.writer(writer).turning(Some(turn)).create(text, at).await });
        match created.await.unwrap() {
            Created::Done { id } => id,
            other @ Created::BadReference(_) => panic!("{other:?}"),
        }
    }

    /// A text sent from an open page.
    pub(crate) async fn send(
        &self,
        desk: &Desk,
        (id, version): (ItemId, i64),
        text: &ItemText,
        turn: &Turn,
        at: Moment,
    ) -> Saved {
        let writer = desk.writer().unwrap();
        self.store
            .write(|tx: Tx| async move { tx.writer(writer).turning(Some(turn)).save(id, version, text, at).await })
            .await
            .unwrap()
    }

    /// What one of its saved texts says.
    pub(crate) async fn saved_text(&self, twin: &Twin, id: ItemId, number: i32) -> ItemText {
        self.snapshot().await.desk(&twin.writer).revision(id, number).await.unwrap().unwrap().text
    }
}
