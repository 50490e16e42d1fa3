//! *Did this help?*: a form of two buttons below a guide. What is kept is a number.

use app::paths::public::GuideThanks;
use axum::response::Response;
use domain::item::{Details, ItemId};
use domain::moment::CivilDate;
use domain::slug::Slug;
use domain::unit::UnitId;
use store::PublicItem;

use crate::actions::answers;
use crate::web::allowance::Allowed;
use crate::web::app::App;
use crate::web::public_form::{self, PublicFault, PublicPost, STAMP};
use crate::web::respond::error::ErrorKind;

/// Of one network to one guide: a family, a class, an office.
const TO_ONE: Allowed = Allowed { times: 10, within: 3_600 };

/// Of one network to all guides.
const TO_ALL: Allowed = Allowed { times: 60, within: 3_600 };

/// The mark on the form of a guide.
pub fn stamp(app: &App, unit: UnitId, guide: ItemId, today: CivilDate) -> String {
    public_form::stamp(&app.form_key, &purpose(unit, guide), today)
}

fn purpose(unit: UnitId, guide: ItemId) -> String {
    format!("giup-ich {} {}", unit.0, guide.0)
}

/// `POST /huong-dan/{slug}/giup-ich`
pub async fn count(post: PublicPost) -> Result<Response, PublicFault> {
    let PublicPost { app, site, fields, client, at, .. } = &post;
    let unit = site.unit.id;
    let slug = Slug::parse(&post.slug).ok_or(PublicFault::Kind(ErrorKind::NotFound))?;
    let snapshot = app.core.store.snapshot().await?;
    let found = snapshot.site(unit).item(&slug).await?;
    snapshot.end().await?;
    // Sent from a page that was open while the guide was renamed, replaced or taken back: there is nothing to count.
    let Some(PublicItem::Live(item)) = found else { return Err(PublicFault::Kind(ErrorKind::NotFound)) };
    if !matches!(item.text.details, Details::Guide { .. }) {
        return Err(PublicFault::Kind(ErrorKind::NotFound));
    }
    let purpose = purpose(unit, item.id);
    if !public_form::stamp_holds(&app.form_key, &purpose, fields.get(STAMP), at.vietnam_date()) {
        return Err(PublicFault::Kind(ErrorKind::OldForm));
    }
    let has_helped = match fields.get("tra_loi") {
        "co" => true,
        "chua" => false,
        _ => return Err(PublicFault::Kind(ErrorKind::BadRequest)),
    };
    for (purpose, allowed) in [(purpose.as_str(), TO_ONE), ("giup-ich", TO_ALL)] {
        if let Some(seconds) = app.allowance.take(purpose, *client, allowed, *at) {
            return Err(PublicFault::TooOften(seconds));
        }
    }
    if !answers::count(&app.core, unit, item.id, has_helped).await? {
        return Err(PublicFault::Kind(ErrorKind::NotFound));
    }
    Ok(public_form::done(&GuideThanks { slug: item.slug.to_string() }.to_string()))
}
