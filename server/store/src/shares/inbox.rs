//! The inbox of a receiver: what is meant for it, by what is to be done about it.

use domain::item::ItemKind;
use domain::moment::Moment;
use domain::share::{Mode, Reception, ShareId};
use domain::unit::UnitId;
use sea_orm::sea_query::{Alias, CaseStatement, Expr, ExprTrait, Func, JoinType, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::{mode, reception};
use crate::desk::DeskReader;
use crate::error::StoreError;
use crate::stored::{self, PUBLISHED};

/// The rows of a unit.
const SU: &str = "share_units";
/// What it makes of each.
const AD: &str = "share_adaptations";

/// What the inbox is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InboxTab {
    /// What waits for a decision of this unit: offered, changed under its own words, or not seen yet.
    ToDo,
    /// What is on its pages.
    Shown,
    /// What it declined.
    Declined,
    /// What is meant for it no more.
    Ended,
}

/// How many each tab shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InboxCounts {
    /// To do.
    pub to_do: u64,
    /// Shown.
    pub shown: u64,
    /// Declined.
    pub declined: u64,
    /// Ended.
    pub ended: u64,
}

/// A line of the inbox.
#[expect(clippy::struct_excessive_bools, reason = "each says of one thing whether it is so")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceivedRow {
    /// Its number.
    pub share: ShareId,
    /// Whose.
    pub source: UnitId,
    /// What it is.
    pub kind: ItemKind,
    /// The source's public title, or its last.
    pub title: String,
    /// Whether the unit is asked.
    pub mode: Mode,
    /// Where it stands here.
    pub reception: Reception,
    /// When the source last said something new.
    pub event_at: Moment,
    /// Whether somebody here has seen that.
    pub is_seen: bool,
    /// Whether residents can read the source.
    pub is_public: bool,
    /// Whether own words stand around it or in its place.
    pub is_adapted: bool,
    /// Whether the source changed what is said otherwise here.
    pub is_overtaken: bool,
}

impl DeskReader<'_> {
    /// A page of what others share with this unit, what was said last first. Of what never was public nothing is told.
    pub async fn inbox(&self, tab: InboxTab, page: u32, per_page: u32) -> Result<Vec<ReceivedRow>, StoreError> {
        let query = inbox_query(self.desk.unit(), tab, page, per_page);
        let rows = self.snapshot.connection().query_all(&query).await?;
        rows.iter().map(|row| Row::from_query_result(row, "")?.received()).collect()
    }

    /// How many each tab shows, on all its pages.
    pub async fn inbox_counts(&self) -> Result<InboxCounts, StoreError> {
        inbox_counts(self.snapshot.connection(), self.desk.unit()).await
    }
}

pub(crate) async fn inbox_counts(connection: &impl ConnectionTrait, unit: UnitId) -> Result<InboxCounts, StoreError> {
    let Some(row) = connection.query_one(&inbox_counts_query(unit)).await? else { return Ok(InboxCounts::default()) };
    let count = |tab: &str| Ok::<_, StoreError>(stored::count(row.try_get("", tab)?));
    Ok(InboxCounts {
        to_do: count("to_do")?,
        shown: count("shown")?,
        declined: count("declined")?,
        ended: count("ended")?,
    })
}

#[derive(FromQueryResult)]
struct Row {
    share_id: i64,
    source_id: i64,
    kind: String,
    title: String,
    mode: String,
    state: String,
    event_at: i64,
    seen_event: i32,
    event: i32,
    item_state: String,
    live_adaptation: Option<i32>,
    overtaken: i32,
}

impl Row {
    fn received(self) -> Result<ReceivedRow, StoreError> {
        Ok(ReceivedRow {
            share: ShareId(self.share_id),
            source: UnitId(self.source_id),
            kind: stored::kind(&self.kind)?,
            title: self.title,
            mode: mode(&self.mode)?,
            reception: reception(&self.state)?,
            event_at: Moment::from_micros(self.event_at),
            is_seen: self.seen_event >= self.event,
            is_public: self.item_state == PUBLISHED,
            is_adapted: self.live_adaptation.is_some(),
            is_overtaken: self.overtaken != 0,
        })
    }
}

fn of(table: &'static str, column: &'static str) -> Expr {
    Expr::col((table, column))
}

fn is(reception: Reception) -> Expr {
    of(SU, "state").eq(reception.code())
}

/// Whether the source says anew what the unit says otherwise in public.
fn overtaken() -> Expr {
    let summary = |table: &'static str| Func::coalesce([of(table, "summary"), Expr::value("")]);
    of(AD, "title")
        .is_not_null()
        .and(of("base", "title").ne(of("revisions", "title")))
        .or(of(AD, "summary").is_not_null().and(Expr::expr(summary("base")).ne(summary("revisions"))))
        .or(of(AD, "body").is_not_null().and(of("base", "body").ne(of("revisions", "body"))))
}

/// Whether a row stands under a tab.
fn under(tab: InboxTab) -> Expr {
    match tab {
        InboxTab::ToDo => {
            let waits = is(Reception::Waiting).and(of("articles", "state").eq(PUBLISHED));
            let unseen = of(SU, "seen_event").lt(of("shares", "event"));
            waits.or(is(Reception::Shown).and(unseen.or(overtaken())))
        }
        InboxTab::Shown => is(Reception::Shown),
        InboxTab::Declined => is(Reception::Declined),
        InboxTab::Ended => is(Reception::Ended),
    }
}

/// A page of what is meant for a unit, with the source's live text, and whether that says anew what this unit says
/// otherwise.
pub(crate) fn inbox_query(unit: UnitId, tab: InboxTab, page: u32, per_page: u32) -> SelectStatement {
    let mut query = meant_for(unit);
    query
        .columns(["share_id", "source_id", "kind", "state", "seen_event", "live_adaptation"].map(|column| (SU, column)))
        .columns(["mode", "event", "event_at"].map(|column| ("shares", column)))
        .column(("revisions", "title"))
        .expr_as(of("articles", "state"), Alias::new("item_state"))
        .expr_as(CaseStatement::new().case(overtaken(), 1).finally(0), Alias::new("overtaken"))
        .and_where(under(tab))
        .order_by(("shares", "event_at"), Order::Desc)
        .order_by((SU, "share_id"), Order::Desc)
        .limit(u64::from(per_page))
        .offset(stored::offset(page, per_page));
    query
}

/// How many stand under each tab, in one row.
pub(crate) fn inbox_counts_query(unit: UnitId) -> SelectStatement {
    let mut query = meant_for(unit);
    for (tab, name) in [
        (InboxTab::ToDo, "to_do"),
        (InboxTab::Shown, "shown"),
        (InboxTab::Declined, "declined"),
        (InboxTab::Ended, "ended"),
    ] {
        query.expr_as(Func::count(CaseStatement::new().case(under(tab), 1)), Alias::new(name));
    }
    query
}

/// Everything meant for a unit, with the source's live text, what the unit makes of it in public, and what the source
/// said when that was written.
fn meant_for(unit: UnitId) -> SelectStatement {
    let mut query = Query::select();
    query
        .from(SU)
        .inner_join("shares", of("shares", "id").equals((SU, "share_id")))
        .inner_join(
            "articles",
            of("articles", "unit_id").equals((SU, "source_id")).and(of("articles", "id").equals((SU, "article_id"))),
        )
        .inner_join(
            "revisions",
            of("revisions", "unit_id")
                .equals(("articles", "unit_id"))
                .and(of("revisions", "article_id").equals(("articles", "id")))
                .and(of("revisions", "number").equals(("articles", "live_number"))),
        )
        .left_join(
            AD,
            of(AD, "unit_id")
                .equals((SU, "unit_id"))
                .and(of(AD, "share_id").equals((SU, "share_id")))
                .and(of(AD, "number").equals((SU, "live_adaptation"))),
        )
        .join_as(
            JoinType::LeftJoin,
            "revisions",
            "base",
            of("base", "unit_id")
                .equals(("articles", "unit_id"))
                .and(of("base", "article_id").equals(("articles", "id")))
                .and(of("base", "number").equals((AD, "base_number"))),
        )
        .and_where(of(SU, "unit_id").eq(unit.0));
    query
}
