//! The database: site-scoped reads, the one write transaction, and the only split between SQLite and PostgreSQL.
//!
//! Read [`write`](Store::write) first (how anything is changed), then [`Site`] (what residents can ever see).
//!
//! A query begins from a scope. [`Snapshot::site`] begins from a unit and reaches public texts only;
//! [`Snapshot::desk`] begins from a `Desk`, [`Tx::writer`] and [`Tx::publisher`] from proofs of a power, and each
//! reaches its own unit only. There is no way to ask for an item without one of them: entities are private here.
//!
//! An item is an article, a notice, an event or a page. What only one kind has (`details`) stands in each revision; of
//! the live one it is copied to the item when that becomes public, and lists for residents read the copy through an
//! index. So nothing of a draft, be it a category, a day or a place in the tree, has any effect before publication.
//! Tables keep the names of the first step: `articles` holds items of every kind.
//!
//! Each unit has a version. Whoever changes what residents see of it calls [`Tx::touch`]; the version grows in the same
//! commit. A page is rendered from one [`Snapshot`] and kept under the version read in it. [`Versions`] is what this
//! node knows; [`Store::poll`] learns what others committed.

#![warn(missing_docs)]

mod activities;
mod address;
mod alerts;
mod answers;
mod audit;
mod audit_trail;
mod backup;
mod blocks;
mod campaigns;
mod care;
mod categories;
mod desk;
mod details;
mod digests;
mod directives;
mod draft_links;
mod entities;
mod equipment;
mod error;
mod factors;
mod facts;
mod hamlets;
mod help_requests;
mod import;
mod items;
mod library;
mod liveliness;
mod location;
mod migrate;
mod officers;
mod open;
mod outbox;
mod own;
mod people;
mod people_lists;
mod people_writer;
mod poll;
mod portal;
mod postgres;
mod practice;
mod presence;
mod profile;
mod publication;
mod references;
mod registry;
mod remarks;
mod review;
mod revisions;
mod roster;
mod schedule;
mod sessions;
mod shares;
mod site;
mod snapshot;
mod sqlite;
mod staff;
mod stored;
mod teams;
mod turns;
mod tx;
mod unit_changes;
mod unit_rows;
mod units;
mod versions;
mod workflow;
mod write;

pub use activities::{
    ActivitiesWriter, Activity, ActivitySaved, LastTold, ReportChange, ReportStepped, TeamMonths, TeamReport,
};
pub use alerts::{AlertChange, AlertHappened, DeskAlert, DueAlert, ShownAlert};
pub use answers::Answers;
pub use audit::{AuditEntry, Whence};
pub use audit_trail::{AuditFilter, AuditRow, AuditTrail, ByWhom};
pub use backup::{Contents, Frozen, Inspection};
pub use blocks::{BlockAtHand, BlockReach, BlockSaved, BlockUse, DeskBlock};
pub use campaigns::{Campaign, CampaignSaved, DeskCampaign};
pub use categories::CategorySaved;
pub use desk::revisions::{Revision, RevisionRow, Revisions};
pub use desk::{
    DeskCounts, DeskItem, DeskItems, DeskReader, DeskRow, ItemFilter, Listing, Penned, Scheduled, Told, Way,
};
pub use directives::{
    AddressedDirective, DeskDirective, DirectiveChange, DoneBy, DueLetter, LetterToUnit, OpenDirectives, Receipt,
    ReceiptChange, ReceiptTally,
};
pub use draft_links::DraftLink;
pub use equipment::{DeskEquipment, EquipmentSaved, ListedEquipment};
pub use error::{EngineError, OpenError, StoreError};
pub use factors::{CodeApp, Factors, FactorsWriter, Passkey};
pub use facts::UnitFact;
pub use hamlets::{DeskHamlet, HamletSaved, ListedHamlet};
pub use help_requests::{
    AskedAs, DueRequest, HelpRequest, RequestChange, RequestCounts, RequestFilter, RequestNote, RequestPage,
    RequestStepped, RequestsWriter, Tracked,
};
pub use import::{ImportedAs, ImportedItem, Importer};
pub use items::{Created, DeskWriter, Saved};
pub use library::{
    Bytes, Claim, Described, FileState, FileUse, LibraryFile, LibraryPage, LibraryQuery, LibraryWriter, NewFile,
    NewRendition, Prepared, Removed, Shelved,
};
pub use liveliness::UnitLiveliness;
pub use location::{Engine, Location};
pub use migrate::unknown_steps;
pub use officers::{DeskOfficer, OfficerSaved};
pub use open::Store;
pub use outbox::{Failed, LetterClaim, Outbox, OutboxCounts};
pub use own::{Own, OwnDates, OwnItem};
pub use people::{LinkRow, People, Person};
pub use people_lists::{ListedPerson, ListedRole};
pub use people_writer::PeopleWriter;
pub use portal::{Portal, Tally, UnitNews};
pub use practice::Emptier;
pub use presence::{Present, SECONDS_PRESENT};
pub use profile::{DeskProfile, ProfileSaved, UnitAdministration};
pub use publication::{DeskPublisher, Published, Withdrawn};
pub use registry::{HostRow, RegistryData};
pub use remarks::{MOST_REMARKS, Remark};
pub use review::Stepped;
pub use revisions::Thinner;
pub use roster::ShiftsAdded;
pub use schedule::{Due, Happened, Timekeeper};
pub use sessions::{SessionRow, Sessions};
pub use shares::{
    Adapted, DeskShare, InboxCounts, InboxTab, Received, ReceivedRow, ReceptionChange, Reconciled, SavedAdaptation,
    SentShare, ShareCounts, ShareReceipt, ShareSet, StandingShare, Subscribed, Subscription, SubscriptionWish,
};
pub use site::{
    CategoryNews, DatedItem, DatedPage, Gone, ListedTeam, LiveItem, NewsItem, NewsPage, PublicCategory, PublicGuide,
    PublicHamlet, PublicItem, PublicMember, PublicPage, PublicTeam, PublicText, SharedItem, SharedText, Shelves, Site,
    TeamAddress,
};
pub use snapshot::Snapshot;
pub use teams::{DeskMember, DeskTeam, HamletWriter, MemberSaved, TeamSaved};
pub use tx::Tx;
pub use units::{NewUnit, UnitWriter};
pub use versions::Versions;
pub use workflow::{Approvals, Workflow};

#[cfg(test)]
mod plans;
