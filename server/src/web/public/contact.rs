//! How to reach a unit, and what its site does for people with disabilities.

use app::paths::public::{Accessibility as AccessibilityPath, Contact as Path};
use app::screens::public::{Accessibility, ContactPage, Section};
use domain::officer::OfficerKind;
use store::StoreError;

use crate::web::cached::{PageAnswer, PageRequest};
use crate::web::public::{frame, introduction};
use crate::web::respond::page;

/// `GET /lien-he`
pub async fn show(request: PageRequest) -> Result<PageAnswer, StoreError> {
    let PageRequest { app, registry, site, .. } = &request;
    let frame = frame::of(app, registry, site, &Path.to_string(), Section::Contact);
    let Some(facts) = site.facts.as_deref().filter(|_| frame.imprint.has_contact) else {
        return Ok(PageAnswer::NotFound);
    };
    let screen = ContactPage {
        frame,
        map_point: facts.profile.map_point.map(|point| (point.words(), point.href())),
        contacts: introduction::cards(&facts.officers, OfficerKind::Contact),
    };
    Ok(PageAnswer::Html(page::render(screen, &app.assets.urls)))
}

/// `GET /tro-nang`
pub async fn accessibility(request: PageRequest) -> Result<PageAnswer, StoreError> {
    let PageRequest { app, registry, site, .. } = &request;
    let frame = frame::of(app, registry, site, &AccessibilityPath.to_string(), Section::Other);
    Ok(PageAnswer::Html(page::render(Accessibility { frame }, &app.assets.urls)))
}
