//! A request at the desk after the guard let it in: who, where, and what was posted.

use std::sync::Arc;

use app::screens::desk::{DeskFrame, DeskUnit};
use axum::response::Response;
use domain::access::{Actor, Desk};
use domain::item::ItemId;
use domain::person::PersonId;
use domain::unit::Unit;
use http::request::Parts;
use store::StoreError;
use tower_sessions::Session;

use crate::core::ActionError;
use crate::entropy::NoEntropy;
use crate::registry::Registry;
use crate::secret::HashError;
use crate::web::app::App;
use crate::web::cached::BoxFuture;
use crate::web::desk::guard::DeskPath;
use crate::web::form::Fields;
use crate::web::respond::error::ErrorKind;
use crate::web::upload::Upload;

/// A person with a live session.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Who.
    pub person: PersonId,
    /// Full name.
    pub name: String,
    /// What they may do.
    pub actor: Actor,
    /// The token their forms carry.
    pub csrf: String,
}

/// A person at a unit's desk.
#[derive(Clone, Debug)]
pub struct Place {
    /// The process.
    pub app: Arc<App>,
    /// Names and hosts.
    pub registry: Arc<Registry>,
    /// Who.
    pub person: SignedIn,
    /// Whose desk.
    pub unit: Arc<Unit>,
    /// The powers held here.
    pub desk: Desk,
}

impl Place {
    /// The frame of the desk's pages.
    pub fn frame(&self, notice: Option<&str>) -> DeskFrame {
        DeskFrame {
            person: Some(self.person.name.clone()),
            unit: Some(DeskUnit {
                name: self.unit.full_name.clone(),
                slug: self.unit.slug.clone(),
                public_url: self.registry.public_origin(&self.unit),
            }),
            csrf: self.person.csrf.clone(),
            notice: notice.map(str::to_owned),
        }
    }
}

/// What was posted.
#[derive(Debug, Default)]
pub struct Posted {
    /// The fields.
    pub fields: Fields,
    /// The files, where the address takes any.
    pub uploads: Vec<Upload>,
    /// Whether the form carried this session's token. A form that does not is shown again with
    /// everything typed, and changes nothing.
    pub trusted: bool,
}

/// A request at the desk.
#[derive(Debug)]
pub struct DeskRequest {
    /// The process.
    pub app: Arc<App>,
    /// Method, address, headers.
    pub parts: Parts,
    /// The variable parts of the path.
    pub path: DeskPath,
    /// The session, empty for strangers.
    pub session: Session,
    /// Who is signed in, if anybody.
    pub person: Option<SignedIn>,
    /// The desk, on addresses that carry a unit.
    pub place: Option<Place>,
    /// What was posted; empty for GET.
    pub posted: Posted,
}

impl DeskRequest {
    /// The desk; the route table lets a handler that asks be reached only with one.
    pub fn place(&self) -> Result<&Place, DeskFault> {
        self.place.as_ref().ok_or(DeskFault::Kind(ErrorKind::NotFound))
    }

    /// The item in the path.
    pub fn item(&self) -> Result<ItemId, DeskFault> {
        self.path.id.map(ItemId).ok_or(DeskFault::Kind(ErrorKind::NotFound))
    }

    /// The number of the saved text in the path.
    pub fn number(&self) -> Result<i32, DeskFault> {
        self.path.number.ok_or(DeskFault::Kind(ErrorKind::NotFound))
    }

    /// The page of a list, from 1.
    pub fn page(&self) -> u32 {
        let page = self.query("trang").and_then(|page| page.parse().ok());
        page.filter(|page| (1..1_000_000).contains(page)).unwrap_or(1)
    }

    /// The first value of a query parameter.
    pub fn query(&self, name: &str) -> Option<String> {
        let query = self.parts.uri.query().unwrap_or_default();
        form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
    }
}

/// A handler of the desk, as the route table keeps it.
pub type DeskHandler = Arc<dyn Fn(DeskRequest) -> BoxFuture<Result<Response, DeskFault>> + Send + Sync>;

/// Why the desk cannot answer with the page asked for.
#[derive(Debug, thiserror::Error)]
pub enum DeskFault {
    /// One of the known kinds.
    #[error("{0:?}")]
    Kind(ErrorKind),
    /// An action failed.
    #[error(transparent)]
    Action(#[from] ActionError),
    /// Reading failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The session could not be read or written.
    #[error(transparent)]
    Session(#[from] tower_sessions::session::Error),
    /// No randomness.
    #[error(transparent)]
    Entropy(#[from] NoEntropy),
    /// Hashing failed.
    #[error(transparent)]
    Hash(#[from] HashError),
}

impl DeskFault {
    /// The page to show.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::Kind(kind) => *kind,
            Self::Action(ActionError::PermissionGone) => ErrorKind::NotFound,
            Self::Action(ActionError::Store(failure)) | Self::Store(failure) => ErrorKind::of_store(failure),
            Self::Action(ActionError::Stopping | ActionError::Blobs(_) | ActionError::Hash(HashError::Stopping))
            | Self::Hash(HashError::Stopping) => ErrorKind::Unavailable,
            Self::Action(_) | Self::Session(_) | Self::Entropy(_) | Self::Hash(_) => ErrorKind::Defect,
        }
    }
}
