//! What others share with a unit and it shows. Each query begins from the unit's own rows; the words are the source's
//! public text, joined as it is now, with what the unit says in its place.

use domain::item::{ItemId, ItemKind};
use domain::media::MediaKey;
use domain::share::{Adaptation, Overridable, Reception, SourceText};
use domain::slug::Slug;
use domain::unit::UnitId;
use domain::withdrawal::Withdrawal;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, JoinType, Query, SelectStatement, UnionType};
use sea_orm::{ConnectionTrait, EntityTrait, FromQueryResult};

use super::queries::{address_query, join_live, replacement_query};
use super::{Gone, ItemRow, LONGEST_CHAIN, LiveItem, Site};
use crate::entities::{item, share_adaptation};
use crate::error::StoreError;
use crate::shares::{adaptation_of, source_text};
use crate::stored::{self, PUBLISHED};

/// The rows of a unit.
const ROWS: &str = "share_units";
/// What it makes of each.
const MADE: &str = "share_adaptations";

/// What an address of something shared leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SharedItem {
    /// A text.
    Live(Box<SharedText>),
    /// A text that no longer holds, still readable.
    WithdrawnWithNotice(Box<SharedText>, Withdrawal),
    /// Another address of the same source, of a text this unit shows.
    Moved(Slug),
    /// The unit shows it no more; its source still does.
    AtSource {
        /// What it is.
        kind: ItemKind,
        /// Its address there.
        slug: Slug,
    },
    /// Nothing any more.
    Gone(Gone),
}

/// A text of another unit as this one shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedText {
    /// What residents read: the source's, with what this unit says in its place.
    pub item: LiveItem,
    /// What this unit made of it; nothing where it is the source as it stands.
    pub adaptation: Adaptation,
    /// What the source says anew of what this unit says otherwise.
    pub overtaken: Vec<Overridable>,
    /// The pictures and files that the source's text names: no others are shown with it.
    pub named: Vec<MediaKey>,
}

impl Site<'_> {
    /// What an address of something shared leads to; `None` when this unit never showed it.
    pub async fn shared(&self, source: UnitId, slug: &Slug) -> Result<Option<SharedItem>, StoreError> {
        let Some(found) = self.one(&address_query(source, slug)).await? else { return Ok(None) };
        let Some(row) = self.reception_of(source, found.id).await? else { return Ok(None) };
        let readable = found.readable()?.is_some();
        if row.state != Reception::Shown.code() {
            return Ok(Some(if readable {
                SharedItem::AtSource { kind: stored::kind(&found.details.kind)?, slug: stored::slug(&found.slug)? }
            } else {
                taken_back(found)?
            }));
        }
        if !readable {
            return self.replaced(source, found).await.map(Some);
        }
        if found.slug != slug.as_str() {
            return Ok(Some(SharedItem::Moved(stored::slug(&found.slug)?)));
        }
        let withdrawal = found.withdrawal()?;
        let text = Box::new(self.adapted(source, row, found).await?);
        Ok(Some(match withdrawal {
            None => SharedItem::Live(text),
            Some(withdrawal) => SharedItem::WithdrawnWithNotice(text, withdrawal),
        }))
    }

    /// The items of a source that stand among this unit's own.
    pub async fn shown_of(&self, source: UnitId) -> Result<Vec<ItemId>, StoreError> {
        let rows = self.snapshot.connection().query_all(&shown_of_query(self.unit, source)).await?;
        rows.iter().map(|row| Ok(ItemId(row.try_get_by_index(0)?))).collect()
    }

    /// Where somebody is led from a text that was replaced: to what this unit shows of the same source.
    async fn replaced(&self, source: UnitId, found: ItemRow) -> Result<SharedItem, StoreError> {
        let mut next = found.replacement_id;
        for _ in 0..LONGEST_CHAIN {
            let Some(id) = next else { break };
            let Some(row) = self.one(&replacement_query(source, id)).await? else { break };
            if row.readable()?.is_some() {
                let shown = self.reception_of(source, id).await?;
                let slug = stored::slug(&row.slug)?;
                return Ok(if shown.is_some_and(|row| row.state == Reception::Shown.code()) {
                    SharedItem::Moved(slug)
                } else {
                    SharedItem::AtSource { kind: stored::kind(&row.details.kind)?, slug }
                });
            }
            next = row.replacement_id;
        }
        taken_back(found)
    }

    async fn adapted(&self, source: UnitId, row: ReceptionRow, found: ItemRow) -> Result<SharedText, StoreError> {
        let connection = self.snapshot.connection();
        let made = match row.live_adaptation {
            Some(number) => {
                share_adaptation::Entity::find_by_id((self.unit.0, row.share_id, number)).one(connection).await?
            }
            None => None,
        };
        let (adaptation, base) = match &made {
            Some(made) => (adaptation_of(made), Some(made.base_number)),
            None => (Adaptation::default(), None),
        };
        let item = found.live()?;
        let says = SourceText {
            title: item.text.title.clone(),
            summary: item.text.summary.clone(),
            body: item.text.body.clone(),
        };
        let mut overtaken = Vec::new();
        if let Some(number) =
            base.filter(|number| *number != row.live_number && adaptation.overrides.fields().next().is_some())
        {
            let base = source_text(connection, (source, item.id), number).await?.unwrap_or_default();
            overtaken = adaptation.overrides.overtaken(&base, &says);
        }
        let named = domain::media::keys_named(&says.body, item.text.cover.as_ref());
        let read = adaptation.overrides.over(says);
        let text = super::PublicText { title: read.title, summary: read.summary, body: read.body, ..item.text };
        Ok(SharedText { item: LiveItem { text, ..item }, adaptation, overtaken, named })
    }

    /// What became of an item of another unit here, if it ever stood on a page.
    async fn reception_of(&self, source: UnitId, item: i64) -> Result<Option<ReceptionRow>, StoreError> {
        let row = self.snapshot.connection().query_one(&reception_query(self.unit, source, item)).await?;
        Ok(row.map(|row| ReceptionRow::from_query_result(&row, "")).transpose()?)
    }
}

fn taken_back(found: ItemRow) -> Result<SharedItem, StoreError> {
    match found.gone()? {
        super::PublicItem::Gone(gone) => Ok(SharedItem::Gone(gone)),
        _ => Err(stored::unreadable("withdrawal of item", "")),
    }
}

#[derive(FromQueryResult)]
struct ReceptionRow {
    share_id: i64,
    state: String,
    live_adaptation: Option<i32>,
    live_number: i32,
}

fn of(table: &'static str, column: &'static str) -> Expr {
    Expr::col((table, column))
}

/// What of another unit's item this unit has a row of, and ever showed.
pub(crate) fn reception_query(unit: UnitId, source: UnitId, item: i64) -> SelectStatement {
    Query::select()
        .columns(["share_id", "state", "live_adaptation"].map(|column| (ROWS, column)))
        .column(("articles", "live_number"))
        .from("shares")
        .inner_join(ROWS, of(ROWS, "unit_id").eq(unit.0).and(of(ROWS, "share_id").equals(("shares", "id"))))
        .inner_join(
            "articles",
            of("articles", "unit_id")
                .equals(("shares", "unit_id"))
                .and(of("articles", "id").equals(("shares", "article_id"))),
        )
        .and_where(of("shares", "unit_id").eq(source.0))
        .and_where(of("shares", "article_id").eq(item))
        .and_where(of(ROWS, "shown_at").is_not_null())
        .take()
}

pub(crate) fn shown_of_query(unit: UnitId, source: UnitId) -> SelectStatement {
    let mut query = Query::select();
    shown_of(query.column((ROWS, "article_id")), unit).and_where(of(ROWS, "source_id").eq(source.0)).take()
}

/// From what a unit shows of others now.
fn shown_of(query: &mut SelectStatement, unit: UnitId) -> &mut SelectStatement {
    query
        .from(ROWS)
        .inner_join(
            item::Entity,
            Expr::col((item::Entity, item::Column::UnitId))
                .equals((ROWS, "source_id"))
                .and(Expr::col((item::Entity, item::Column::Id)).equals((ROWS, "article_id"))),
        )
        .and_where(of(ROWS, "unit_id").eq(unit.0))
        .and_where(of(ROWS, "state").eq(Reception::Shown.code()))
        .and_where(Expr::col((item::Entity, item::Column::State)).eq(PUBLISHED))
}

/// The same of one kind.
pub(crate) fn shown_of_kind(query: &mut SelectStatement, unit: UnitId, kind: ItemKind) -> &mut SelectStatement {
    shown_of(query, unit).and_where(of(ROWS, "kind").eq(kind.code()))
}

/// Joins what is shown with the source's live text and with what this unit makes of it.
pub(super) fn join_words(query: &mut SelectStatement) -> &mut SelectStatement {
    join_live(query).join(
        JoinType::LeftJoin,
        MADE,
        of(MADE, "unit_id")
            .equals((ROWS, "unit_id"))
            .and(of(MADE, "share_id").equals((ROWS, "share_id")))
            .and(of(MADE, "number").equals((ROWS, "live_adaptation"))),
    )
}

/// Asks for title, summary and beginning as this unit says them.
pub(super) fn select_words(query: &mut SelectStatement) -> &mut SelectStatement {
    for column in ["title", "summary", "excerpt"] {
        let said = Func::coalesce([of(MADE, column), of("revisions", column)]);
        query.expr_as(said, Alias::new(column));
    }
    query
}

/// Two queries of the same columns as one, to be ordered and cut; `columns` are their names. Each is cut already where
/// the page ends, in the order of its index: only what may stand on this page and those before is sorted together.
pub(super) fn both(own: SelectStatement, shared: SelectStatement, columns: &[&'static str]) -> SelectStatement {
    let from = |lines: SelectStatement, name: &'static str| {
        let mut query = Query::select();
        query.columns(columns.iter().map(|column| (name, *column))).from_subquery(lines, name).take()
    };
    from(own, "own").union(UnionType::All, from(shared, "shared")).take()
}

/// How many lines of each of two lists may stand before the end of a page.
pub(super) fn until_page(page: u32, per_page: u32) -> u64 {
    stored::offset(page, per_page).saturating_add(u64::from(per_page))
}

/// Whose an item of a list is, where it is another unit's.
pub(super) fn origin(source: i64, unit: UnitId) -> Option<UnitId> {
    (source != unit.0).then_some(UnitId(source))
}
