//! The frame around every public page: whose it is, and where it hangs.

use app::screens::public::{PublicFrame, Section};

use crate::registry::{Registry, Site};
use crate::web::app::App;

/// The frame of a site's page at `path`.
pub fn of(app: &App, registry: &Registry, site: &Site, path: &str, section: Section) -> PublicFrame {
    PublicFrame {
        site_name: site.unit.full_name.clone(),
        superior: registry.above(&site.unit).iter().map(|unit| unit.full_name.clone()).collect(),
        portal_url: app.origin.portal(),
        studio_url: app.origin.below("studio"),
        canonical: format!("{}{path}", site.origin),
        section,
        is_portal: site.is_portal,
        // Until a unit's administrator confirms its facts, nobody may take the page for official.
        demonstration: true,
    }
}
