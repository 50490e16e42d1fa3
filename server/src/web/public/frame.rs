//! The frame around every public page: whose it is, and where it hangs.

use app::screens::public::{AlertBar, Imprint, PhoneLink, PublicFrame, Section, Shelves};
use domain::alert::Rank;
use domain::moment::Moment;
use domain::officer::OfficerKind;
use domain::unit::UnitId;
use store::ShownAlert;

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
        alerts: site
            .facts
            .as_deref()
            .map(|facts| alert_bars(registry, site.unit.id, &facts.alerts))
            .unwrap_or_default(),
        imprint: site.facts.as_deref().map(imprint).unwrap_or_default(),
    }
}

/// What stands above the pages of a unit, each with the unit that says so, where that is another one.
pub fn alert_bars(registry: &Registry, unit: UnitId, alerts: &[ShownAlert]) -> Vec<AlertBar> {
    let bar = |alert: &ShownAlert| AlertBar {
        issuer: registry
            .unit(alert.issuer)
            .filter(|issuer| issuer.id != unit)
            .map(|issuer| (issuer.full_name.clone(), format!("{}/", registry.origin_of(issuer)))),
        ..alert_bar(alert.rank, &alert.headline, &alert.text, (alert.since, alert.until))
    };
    alerts.iter().map(bar).collect()
}

/// One of them, on the pages of whoever says it.
pub fn alert_bar(rank: Rank, headline: &str, text: &str, (from, to): (Moment, Moment)) -> AlertBar {
    AlertBar { rank, headline: headline.to_owned(), text: text.to_owned(), span: span(from, to), issuer: None }
}

/// `Từ 08:00 ngày 27/01/2024 đến 18:00 ngày 28/01/2024`.
pub fn span(from: Moment, to: Moment) -> String {
    let words = |moment: Moment| format!("{} ngày {}", moment.vietnam_clock(), moment.vietnam_date().short());
    format!("Từ {} đến {}", words(from), words(to))
}

fn shelves(found: store::Shelves) -> Shelves {
    let store::Shelves { notices, events, pages, guides, teams, campaigns } = found;
    Shelves { notices, events, pages, guides, teams, campaigns }
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
