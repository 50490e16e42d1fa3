//! Categories of a unit: adding, naming, retiring, moving. Whoever may publish may change them: residents see them.

use domain::access::{Desk, Publisher};
use domain::category::{CategoryId, CategoryName};
use store::{AuditEntry, CategorySaved, StoreError, Tx};

use crate::actions::audit_detail::Detail;
use crate::core::{ActionError, Core, detached};

/// Adds a category, last in the list.
pub async fn add(core: &Core, publisher: Publisher<'_>, name: CategoryName) -> Result<CategorySaved, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let (core, desk, name, at) = (&core, &desk, &name, core.clock.now());
        core.store
            .write(|tx| async move {
                let publisher = desk.publisher().ok_or(ActionError::PermissionGone)?;
                let outcome = tx.publisher(publisher).add_category(name, at).await?;
                if outcome == CategorySaved::Done {
                    let detail = Detail::new(core).fact("name", name.as_str());
                    noted(core, &tx, desk, "category.add", None, detail).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

/// Adds the usual categories that are not there yet, and says how many.
pub async fn add_usual(core: &Core, publisher: Publisher<'_>) -> Result<u32, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let (core, desk, at) = (&core, &desk, core.clock.now());
        core.store
            .write(|tx| async move {
                let publisher = desk.publisher().ok_or(ActionError::PermissionGone)?;
                let added = tx.publisher(publisher).add_usual_categories(at).await?;
                if added > 0 {
                    let detail = Detail::new(core).fact("added", added);
                    noted(core, &tx, desk, "category.add_usual", None, detail).await?;
                }
                Ok(added)
            })
            .await
    })
    .await
}

/// Gives a category a name, and says whether it is still offered.
pub async fn save(
    core: &Core,
    publisher: Publisher<'_>,
    id: CategoryId,
    name: CategoryName,
    is_retired: bool,
) -> Result<CategorySaved, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let (core, desk, name) = (&core, &desk, &name);
        core.store
            .write(|tx| async move {
                let publisher = desk.publisher().ok_or(ActionError::PermissionGone)?;
                let publisher = tx.publisher(publisher);
                let before = publisher.category(id).await?;
                let outcome = publisher.save_category(id, name, is_retired).await?;
                if let (CategorySaved::Done, Some(before)) = (outcome, before) {
                    let retired = [before.is_retired, is_retired].map(|is_retired| is_retired.to_string());
                    let detail = Detail::new(core)
                        .fact("name", before.name.as_str())
                        .changed("name", &before.name, name.as_str())
                        .changed("retired", &retired[0], &retired[1]);
                    noted(core, &tx, desk, "category.save", Some(id), detail).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

/// Moves a category one place; false when there is no such category.
pub async fn shift(core: &Core, publisher: Publisher<'_>, id: CategoryId, up: bool) -> Result<bool, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let (core, desk) = (&core, &desk);
        core.store
            .write(|tx| async move {
                let publisher = desk.publisher().ok_or(ActionError::PermissionGone)?;
                let publisher = tx.publisher(publisher);
                let found = publisher.shift_category(id, up).await?;
                if found {
                    let name = publisher.category(id).await?.map(|category| category.name);
                    let direction = if up { "up" } else { "down" };
                    let detail = Detail::new(core).fact("name", name).fact("direction", direction);
                    noted(core, &tx, desk, "category.move", Some(id), detail).await?;
                }
                Ok(found)
            })
            .await
    })
    .await
}

/// The record and the new version of the unit's pages.
async fn noted(
    core: &Core,
    tx: &Tx,
    desk: &Desk,
    action: &'static str,
    id: Option<CategoryId>,
    detail: Detail,
) -> Result<(), StoreError> {
    tx.audit(AuditEntry {
        at: core.clock.now(),
        person: Some(desk.person()),
        unit: Some(desk.unit()),
        action,
        object: id.map(|id| ("category", id.0)),
        detail: detail.json(),
    })
    .await?;
    tx.touch(desk.unit());
    Ok(())
}
