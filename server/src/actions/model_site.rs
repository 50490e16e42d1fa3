//! A new unit begins with the pages, the categories and the palette of a model site. Nothing goes public by it: the
//! pages arrive as drafts, for the unit to make its own and publish. Facts and people are nobody else's and stay behind.

use std::collections::HashMap;
use std::sync::Arc;

use domain::access::Actor;
use domain::category::CategoryName;
use domain::item::{Details, ItemId, ItemText};
use domain::page_tree::{self, Leaf};
use domain::unit::{Unit, UnitId};
use domain::unit_form::UnitField;
use store::{AuditEntry, CategorySaved, Created};

use crate::actions::audit_detail::Detail;
use crate::core::{ActionError, Core, detached};
use crate::registry::Registry;

/// Why a unit that has pages gets no others.
pub const HAS_PAGES: &str =
    "Đơn vị này đã có trang thông tin nên không chép thêm. Chỉ chép trang mẫu vào đơn vị chưa có trang nào.";

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// The unit has them now.
    Done {
        /// Pages, as drafts.
        pages: usize,
        /// Categories it did not have.
        categories: usize,
    },
    /// The unit has pages of its own; nothing was copied.
    HasPages,
}

/// The unit a person named as the model; `None` when nothing was typed.
pub fn named<'a>(registry: &'a Registry, typed: &str) -> Result<Option<&'a Arc<Unit>>, (UnitField, String)> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    // What was tried at a unit for practice is no model for anybody.
    let found = registry.by_slug(typed).filter(|unit| registry.practice(unit.id).is_none()).map(Some);
    found.ok_or_else(|| {
        let shown: String = typed.chars().take(80).collect();
        let sentence =
            format!("Không có đơn vị nào ở địa chỉ “{shown}”. Hãy nhập phần đầu địa chỉ, ví dụ xa-hoa-long.");
        (UnitField::Model, sentence)
    })
}

/// Copies the public pages, the categories in use and the palette from one unit to another that has no pages yet.
pub async fn copy(core: &Core, actor: &Actor, from: UnitId, to: UnitId) -> Result<Copied, ActionError> {
    let (core, actor) = (core.clone(), actor.clone());
    detached(async move {
        let model = actor.desk(from).ok_or(ActionError::PermissionGone)?;
        let snapshot = core.store.snapshot().await?;
        let reader = snapshot.desk(&model);
        let (pages, categories) = (in_order(reader.public_pages().await?), reader.categories().await?);
        let palette = reader.profile().await?.palette;
        snapshot.end().await?;
        let names: Vec<CategoryName> = categories
            .iter()
            .filter(|category| !category.is_retired)
            .filter_map(|category| CategoryName::parse(&category.name).ok())
            .collect();
        let (core, actor, pages, names) = (&core, &actor, &pages, &names);
        core.store
            .write(|tx| async move {
                let desk = actor.desk(to).ok_or(ActionError::PermissionGone)?;
                let writer = tx.writer(desk.writer().ok_or(ActionError::PermissionGone)?);
                let publisher = tx.publisher(desk.publisher().ok_or(ActionError::PermissionGone)?);
                if writer.has_pages().await? {
                    return Ok(Copied::HasPages);
                }
                let at = core.clock.now();
                let mut new: HashMap<ItemId, ItemId> = HashMap::new();
                for (leaf, text) in pages {
                    if let Created::Done { id } = writer.create(&placed(text, &new), at).await? {
                        new.insert(leaf.id, id);
                    }
                }
                let mut added = 0;
                for name in names {
                    if publisher.add_category(name, at).await? == CategorySaved::Done {
                        added += 1;
                    }
                }
                let administration = tx.administration(desk.administrator().ok_or(ActionError::PermissionGone)?);
                let profile = administration.profile().await?;
                if profile.palette != palette {
                    administration.set_palette(profile.version, palette, at).await?;
                }
                let detail = Detail::new(core)
                    .fact("model", format!("số {}", from.0))
                    .fact("pages", new.len())
                    .fact("categories", added)
                    .json();
                let (person, unit) = (Some(desk.person()), Some(to));
                let entry = AuditEntry { at, person, unit, action: "unit.copy_model", object: None, detail };
                tx.audit(entry).await?;
                tx.touch(to);
                Ok(Copied::Done { pages: new.len(), categories: added })
            })
            .await
    })
    .await
}

/// Each page behind the one it stands under.
fn in_order(pages: Vec<(Leaf, ItemText)>) -> Vec<(Leaf, ItemText)> {
    let leaves: Vec<Leaf> = pages.iter().map(|(leaf, _)| leaf.clone()).collect();
    let mut pages: HashMap<ItemId, (Leaf, ItemText)> = pages.into_iter().map(|page| (page.0.id, page)).collect();
    page_tree::tree(&leaves).into_iter().filter_map(|placed| pages.remove(&placed.id)).collect()
}

/// The text with its place among the copies.
fn placed(text: &ItemText, new: &HashMap<ItemId, ItemId>) -> ItemText {
    let Details::Page { parent, position } = text.details else { return text.clone() };
    let parent = parent.and_then(|parent| new.get(&parent).copied());
    // The picture is another unit's; what the text itself names of it the desk tells as missing.
    ItemText { details: Details::Page { parent, position }, cover: None, ..text.clone() }
}
