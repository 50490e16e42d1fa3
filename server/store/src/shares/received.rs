//! One shared item at the desk of a receiver, with the source's text beside its own.

use std::collections::BTreeSet;

use domain::block::{Block, keys_named};
use domain::item::{ItemId, ItemText};
use domain::moment::Moment;
use domain::share::{Adaptation, Mode, Overridable, Reception, ShareId, SourceText};
use domain::slug::Slug;
use domain::unit::UnitId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::{ByWhom, adaptation, adaptation_of, by_whom, mode, reception, source_text};
use crate::desk::DeskReader;
use crate::desk::revisions::saved_text;
use crate::entities::{item, share, share_unit};
use crate::error::StoreError;
use crate::profile::name_of;
use crate::stored::{self, PUBLISHED};

/// An adaptation as it was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedAdaptation {
    /// Which, from 1.
    pub number: i32,
    /// What.
    pub adaptation: Adaptation,
    /// What the source said when it was written.
    pub base: SourceText,
    /// When, and by whom.
    pub saved: ByWhom,
}

/// One shared item at the desk of a receiver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// Its number.
    pub share: ShareId,
    /// Whose.
    pub source: UnitId,
    /// Which item that is there.
    pub item: ItemId,
    /// Its address there.
    pub slug: Slug,
    /// Whether the unit is asked.
    pub mode: Mode,
    /// What it may say otherwise.
    pub adaptable: BTreeSet<Overridable>,
    /// Where it stands here.
    pub reception: Reception,
    /// When somebody decided, and who.
    pub decided: Option<ByWhom>,
    /// Why it is not wanted.
    pub reason: Option<String>,
    /// When somebody said they had seen it, and who.
    pub seen: Option<ByWhom>,
    /// Whether that was about what the source says now.
    pub is_seen: bool,
    /// When the source last said something new.
    pub event_at: Moment,
    /// Whether residents can read it at its source.
    pub is_public: bool,
    /// The source's public text, or the last it had, and which of its texts that is.
    pub text: (i32, ItemText),
    /// The blocks that text names, as this unit's pages show them: what it says under a key comes after, and so in the
    /// place of, what the source says.
    pub blocks: Vec<Block>,
    /// The newest of what this unit made of it.
    pub newest: Option<SavedAdaptation>,
    /// What stands on its pages of that.
    pub live: Option<SavedAdaptation>,
}

impl Received {
    /// What the source says of what may be overridden.
    pub fn source_text(&self) -> SourceText {
        let text = &self.text.1;
        SourceText { title: text.title.clone(), summary: text.summary.clone(), body: text.body.clone() }
    }
}

impl DeskReader<'_> {
    /// One shared item; `None` for what was never meant for this unit or never was public.
    pub async fn received(&self, id: ShareId) -> Result<Option<Received>, StoreError> {
        let connection = self.snapshot.connection();
        let unit = self.desk.unit().0;
        let Some(row) = share_unit::Entity::find_by_id((unit, id.0)).one(connection).await? else { return Ok(None) };
        let Some(share) = share::Entity::find_by_id(id.0).one(connection).await? else { return Ok(None) };
        let found = item::Entity::find()
            .filter(item::Column::UnitId.eq(share.unit_id))
            .filter(item::Column::Id.eq(share.item_id))
            .one(connection)
            .await?;
        let Some(found) = found else { return Ok(None) };
        let (Some(number), Some(slug)) = (found.live_number, &found.slug) else { return Ok(None) };
        let source = (UnitId(share.unit_id), ItemId(share.item_id));
        let Some(text) = saved_text(connection, source.0, source.1, number).await? else { return Ok(None) };
        let named = keys_named(&text.body);
        let mut blocks = self.snapshot.site(source.0).blocks(&named).await?;
        blocks.extend(self.blocks(&named).await?);
        let newest = Some(row.newest_adaptation).filter(|number| *number > 0);
        let newest = saved(connection, source, (unit, id.0), newest).await?;
        let live = saved(connection, source, (unit, id.0), row.live_adaptation).await?;
        Ok(Some(Received {
            share: id,
            source: source.0,
            item: source.1,
            slug: stored::slug(slug)?,
            mode: mode(&share.mode)?,
            adaptable: Overridable::set(&share.adaptable),
            reception: reception(&row.state)?,
            decided: by_whom(connection, row.decided_at, row.decided_by).await?,
            reason: row.reason,
            seen: by_whom(connection, row.seen_at, row.seen_by).await?,
            is_seen: row.seen_event >= share.event,
            event_at: Moment::from_micros(share.event_at),
            is_public: found.state == PUBLISHED,
            text: (number, text),
            blocks,
            newest,
            live,
        }))
    }
}

async fn saved(
    connection: &impl ConnectionTrait,
    source: (UnitId, ItemId),
    (unit, share): (i64, i64),
    number: Option<i32>,
) -> Result<Option<SavedAdaptation>, StoreError> {
    let Some(number) = number else { return Ok(None) };
    let Some(row) = adaptation(connection, unit, share, number).await? else { return Ok(None) };
    let base = source_text(connection, source, row.base_number).await?.unwrap_or_default();
    Ok(Some(SavedAdaptation {
        number,
        adaptation: adaptation_of(&row),
        base,
        saved: (Moment::from_micros(row.saved_at), name_of(connection, Some(row.saved_by)).await?),
    }))
}
