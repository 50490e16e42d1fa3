//! What a host name turned out to be: a site, and what its unit says of itself.

use std::sync::Arc;

use domain::moment::CivilDate;
use domain::officer::OfficerText;
use domain::profile::UnitProfile;
use domain::unit::{Unit, UnitId};
use store::{Shelves, ShownAlert, Snapshot, StoreError};

/// A host name made out.
#[derive(Clone, Debug)]
pub enum Resolution {
    /// A site, reached by its canonical host or by another one.
    Site(Site),
    /// The desk.
    Studio,
    /// Nobody's host: 421, never some default commune.
    Unknown,
}

/// The site a request is for.
#[derive(Clone, Debug)]
pub struct Site {
    /// Whose site it is.
    pub unit: Arc<Unit>,
    /// Whether it is the province's own.
    pub is_portal: bool,
    /// The origin every link to this site is written with.
    pub origin: Arc<str>,
    /// Whether the request came by that origin's host; otherwise it is redirected there.
    pub canonical: bool,
    /// What the unit says of itself, read in the snapshot of the page; `None` on pages made without one.
    pub facts: Option<Arc<SiteFacts>>,
}

/// What a unit says of itself on one day.
#[derive(Clone, Debug, Default)]
pub struct SiteFacts {
    /// Address, telephones, who answers for the site.
    pub profile: UnitProfile,
    /// Who holds office that day, leaders first.
    pub officers: Vec<OfficerText>,
    /// Which parts of its site have anything in them.
    pub shelves: Shelves,
    /// What stands above its pages now.
    pub alerts: Vec<ShownAlert>,
}

impl SiteFacts {
    /// Reads them in the snapshot of a page.
    pub async fn read(snapshot: &Snapshot, unit: UnitId, day: CivilDate) -> Result<Self, StoreError> {
        let site = snapshot.site(unit);
        Ok(Self {
            profile: site.profile().await?,
            officers: site.officers(day).await?,
            shelves: site.shelves().await?,
            alerts: site.alerts().await?,
        })
    }
}
