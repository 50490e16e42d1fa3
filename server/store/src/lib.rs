//! The database: site-scoped reads, the one write transaction, and the only split between SQLite and PostgreSQL.
//!
//! Read [`write`](Store::write) first (how anything is changed), then [`Site`] (what residents can ever see).
//!
//! A query begins from a scope. [`Snapshot::site`] begins from a unit and reaches public texts only;
//! [`Snapshot::desk`] begins from a `Desk`, [`Tx::writer`] and [`Tx::publisher`] from proofs of a power, and each
//! reaches its own unit only. There is no way to ask for an item without one of them: entities are private here.
//!
//! Each unit has a version. Whoever changes what residents see of it calls [`Tx::touch`]; the version grows in the same
//! commit. A page is rendered from one [`Snapshot`] and kept under the version read in it. [`Versions`] is what this
//! node knows; [`Store::poll`] learns what others committed.

#![warn(missing_docs)]

mod address;
mod audit;
mod backup;
mod desk;
mod entities;
mod error;
mod facts;
mod import;
mod items;
mod location;
mod migrate;
mod officers;
mod open;
mod people;
mod people_writer;
mod poll;
mod portal;
mod postgres;
mod profile;
mod publication;
mod registry;
mod sessions;
mod site;
mod snapshot;
mod sqlite;
mod stored;
mod tx;
mod unit_changes;
mod units;
mod versions;
mod write;

pub use audit::AuditEntry;
pub use backup::{Contents, Frozen, Inspection};
pub use desk::{DeskCounts, DeskItem, DeskItems, DeskReader, DeskRow, ItemFilter};
pub use error::{EngineError, OpenError, StoreError};
pub use facts::UnitFact;
pub use import::{ImportedAs, ImportedItem, Importer};
pub use items::{DeskWriter, Saved};
pub use location::{Engine, Location};
pub use migrate::unknown_steps;
pub use officers::{DeskOfficer, OfficerSaved};
pub use open::Store;
pub use people::{LinkRow, People, Person};
pub use people_writer::PeopleWriter;
pub use portal::{Portal, Tally, UnitNews};
pub use profile::{DeskProfile, ProfileSaved, UnitAdministration};
pub use publication::{DeskPublisher, Published, Withdrawn};
pub use registry::{HostRow, RegistryData};
pub use sessions::{SessionRow, Sessions};
pub use site::{Gone, LiveItem, NewsItem, NewsPage, PublicItem, PublicText, Site};
pub use snapshot::Snapshot;
pub use tx::Tx;
pub use units::{NewUnit, UnitWriter};
pub use versions::Versions;

#[cfg(test)]
mod plans;
