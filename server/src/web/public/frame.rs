//! The frame around every public page: whose it is, and where it hangs.

use app::screens::public::{Imprint, PhoneLink, PublicFrame, Section, Shelves};
use domain::officer::OfficerKind;

use crate::registry::{Registry, Site, SiteFacts};
use crate::web::app::App;

/// The frame of a site's page at `path`.
pub fn of(app: &App, registry: &Registry, site: &Site, path: &str, section: Section) -> PublicFrame {
    PublicFrame {
        site_name: site.unit.full_name.clone(),
        superior: registry.above(&site.unit).iter().map(|unit| unit.full_name.clone()).collect(),
        portal_url: app.origin.portal(),
        studio_url: app.origin.below("studio"),
        canonical: format!("{}{path}", site.origin),
        base: String::new(),
        section,
        is_portal: site.is_portal,
        // Until a unit's administrator confirms its facts, nobody may take the page for official.
        demonstration: !registry.is_confirmed(site.unit.id),
        shelves: site.facts.as_deref().map(|facts| shelves(facts.shelves)).unwrap_or_default(),
        palette: registry.palette_of(site.unit.id),
        imprint: site.facts.as_deref().map(imprint).unwrap_or_default(),
    }
}

fn shelves(found: store::Shelves) -> Shelves {
    let store::Shelves { notices, events, pages, teams, campaigns } = found;
    Shelves { notices, events, pages, teams, campaigns }
}

/// What the unit says of itself, as far as every page shows it.
fn imprint(facts: &SiteFacts) -> Imprint {
    let profile = &facts.profile;
    let phones = profile.phones.iter().map(|line| PhoneLink {
        purpose: line.purpose.clone(),
        shown: line.phone.to_string(),
        href: line.phone.href(),
    });
    let has_contacts = facts.officers.iter().any(|officer| officer.kind == OfficerKind::Contact);
    Imprint {
        address: profile.address.clone(),
        phones: phones.collect(),
        email: profile.email.as_ref().map(ToString::to_string),
        hours: profile.hours.clone(),
        responsible: profile.responsible.as_ref().map(|person| format!("{}, {}", person.name, person.position)),
        licence: profile.licence.clone(),
        has_introduction: profile.introduction.is_some()
            || profile.history.is_some()
            || profile.organisation.is_some()
            || !facts.officers.is_empty(),
        has_contact: profile.address.is_some()
            || !profile.phones.is_empty()
            || profile.email.is_some()
            || profile.hours.is_some()
            || profile.map_point.is_some()
            || has_contacts,
    }
}
