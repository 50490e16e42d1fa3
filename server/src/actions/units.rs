//! The platform's administrator: new units, other names, hosts, suspension. Each raises the registry's version, so
//! this node follows at once and every other within a second.

use std::sync::Arc;

use domain::access::Platform;
use domain::host::HostName;
use domain::unit::{Level, Unit, UnitId, Validity};
use domain::unit_form::{RenameText, UnitField, UnitText, further_host};
use store::{AuditEntry, NewUnit, StoreError, Tx};

use crate::actions::audit_detail::Detail;
use crate::core::{ActionError, Core, detached};
use crate::registry::Registry;

/// What became of it: done, or a sentence about a field.
pub type Outcome<T> = Result<T, (UnitField, String)>;

/// Adds a unit, with an empty site and a desk.
pub async fn add(
    core: &Core,
    platform: Platform,
    registry: &Registry,
    text: UnitText,
) -> Result<Outcome<UnitId>, ActionError> {
    let above = registry.holder_of_slug(&text.parent).filter(|above| above.kind.level() < text.kind.level());
    let Some(above) = above.filter(|above| above.kind.level() != Level::Commune) else {
        let sentence = "Không có đơn vị cấp trên này. Hãy chọn một huyện, thị xã, thành phố hoặc tỉnh.";
        return Ok(Err((UnitField::Parent, sentence.to_owned())));
    };
    if let Some(holder) = registry.holder_of_slug(text.slug.as_str()) {
        return Ok(Err(slug_taken(&text.slug.to_string(), Some(holder))));
    }
    let label = text.slug.to_string();
    let new = NewUnit {
        parent: Some(above.id),
        kind: text.kind,
        slug: label.clone(),
        name: text.name,
        full_name: text.full_name,
        codes: Vec::new(),
        validity: Validity::default(),
    };
    let detail = Detail::new(core)
        .fact("name", new.full_name.as_str())
        .fact("kind", new.kind.code())
        .fact("slug", label.as_str())
        .fact("parent", above.full_name.as_str())
        .json();
    let done = run(core, platform, "unit.add", move |tx| {
        let (new, detail) = (new.clone(), detail.clone());
        async move {
            let unit = tx.units().add(new).await?;
            Ok((unit, detail, unit))
        }
    });
    refused_when_taken(done.await, || slug_taken(&label, None))
}

/// Gives a unit another name, and another label below the origin; the former label redirects.
pub async fn rename(
    core: &Core,
    platform: Platform,
    registry: &Registry,
    unit: &Unit,
    text: RenameText,
) -> Result<Outcome<()>, ActionError> {
    let label = text.slug.to_string();
    if let Some(holder) = registry.holder_of_slug(&label).filter(|holder| holder.id != unit.id) {
        return Ok(Err(slug_taken(&label, Some(holder))));
    }
    let detail = Detail::new(core)
        .fact("name", unit.full_name.as_str())
        .fact("from", text.from.short())
        .changed("name", &unit.full_name, &text.full_name)
        .changed("slug", &unit.slug, &label)
        .json();
    let id = unit.id;
    let same_name = unit.full_name == text.full_name;
    let text = Arc::new(text);
    let done = run(core, platform, "unit.rename", move |tx| {
        let (text, detail) = (Arc::clone(&text), detail.clone());
        async move {
            let units = tx.units();
            if !same_name {
                units.rename(id, &text.name, &text.full_name, text.from).await?;
            }
            units.change_slug(id, &text.slug).await?;
            Ok((id, detail, ()))
        }
    });
    refused_when_taken(done.await, || slug_taken(&label, None))
}

/// Suspends a unit's site, or opens it again. The portal's own site stays.
pub async fn suspend(core: &Core, platform: Platform, unit: UnitId, suspended: bool) -> Result<(), ActionError> {
    let since = suspended.then(|| core.clock.now());
    let detail = Detail::new(core).json();
    run(core, platform, if suspended { "unit.suspend" } else { "unit.resume" }, move |tx| {
        let detail = detail.clone();
        async move {
            tx.units().suspend(unit, since).await?;
            Ok((unit, detail, ()))
        }
    })
    .await
}

/// Gives a unit a further host, or says of one it has whether it is the canonical one.
pub async fn set_host(
    core: &Core,
    platform: Platform,
    registry: &Registry,
    unit: UnitId,
    typed: &str,
    canonical: bool,
) -> Result<Outcome<HostName>, ActionError> {
    let host = match further_host(typed, registry.origin()) {
        Ok(host) => host,
        Err(sentence) => return Ok(Err((UnitField::Host, sentence))),
    };
    if let Some(holder) = registry.holder_of_host(&host).filter(|holder| holder.id != unit) {
        return Ok(Err(host_taken(&host, Some(holder))));
    }
    let wanted = host.clone();
    let detail = Detail::new(core).fact("host", host.as_str()).fact("canonical", canonical).json();
    let done = run(core, platform, "unit.host", move |tx| {
        let (host, detail) = (wanted.clone(), detail.clone());
        async move {
            tx.units().add_host(unit, &host, canonical).await?;
            Ok((unit, detail, host))
        }
    });
    refused_when_taken(done.await, || host_taken(&host, None))
}

/// Takes a further host away; false when the unit has no such host.
pub async fn remove_host(core: &Core, platform: Platform, unit: UnitId, host: HostName) -> Result<bool, ActionError> {
    let detail = Detail::new(core).fact("host", host.as_str()).json();
    run(core, platform, "unit.host_remove", move |tx| {
        let (host, detail) = (host.clone(), detail.clone());
        async move {
            let gone = tx.units().remove_host(unit, &host).await?;
            Ok((unit, detail, gone))
        }
    })
    .await
}

/// One transaction with its audit entry, in a task of its own. `deed` says whose unit it was, the audit's detail, and
/// what to answer.
async fn run<T, D, F>(core: &Core, platform: Platform, action: &'static str, deed: D) -> Result<T, ActionError>
where
    T: Send + 'static,
    D: Fn(Arc<Tx>) -> F + Send + Sync + 'static,
    F: Future<Output = Result<(UnitId, String, T), StoreError>> + Send,
{
    let core = core.clone();
    detached(async move {
        let (at, deed) = (core.clock.now(), &deed);
        core.store
            .write(|tx| async move {
                let tx = Arc::new(tx);
                let (unit, detail, answer) = deed(Arc::clone(&tx)).await?;
                let object = Some(("unit", unit.0));
                tx.audit(AuditEntry { at, person: platform.person(), unit: Some(unit), action, object, detail })
                    .await?;
                Ok(answer)
            })
            .await
    })
    .await
}

/// Somebody else was faster than the registry we looked at.
fn refused_when_taken<T>(
    done: Result<T, ActionError>,
    sentence: impl FnOnce() -> (UnitField, String),
) -> Result<Outcome<T>, ActionError> {
    match done {
        Ok(answer) => Ok(Ok(answer)),
        Err(ActionError::Store(StoreError::Duplicate(_))) => Ok(Err(sentence())),
        Err(error) => Err(error),
    }
}

fn slug_taken(slug: &str, holder: Option<&Arc<Unit>>) -> (UnitField, String) {
    let whose = holder.map_or_else(|| "một đơn vị khác".to_owned(), |unit| unit.full_name.clone());
    (UnitField::Slug, format!("Địa chỉ “{slug}” đang hoặc từng là của {whose}. Hãy chọn địa chỉ khác."))
}

fn host_taken(host: &HostName, holder: Option<&Arc<Unit>>) -> (UnitField, String) {
    let whose = holder.map_or_else(|| "một đơn vị khác".to_owned(), |unit| unit.full_name.clone());
    (UnitField::Host, format!("Tên miền “{host}” đang là của {whose}."))
}
