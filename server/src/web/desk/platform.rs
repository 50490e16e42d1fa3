//! The administration of units, for the platform's administrator; nobody else learns that these pages exist.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use app::paths::desk::PlatformUnit as UnitPath;
use app::screens::desk::{DeskFrame, PlatformNewUnit, PlatformUnit, PlatformUnitHost, PlatformUnitRow, PlatformUnits};
use axum::response::Response;
use domain::access::Platform;
use domain::fold::fold;
use domain::host::HostName;
use domain::moment::Moment;
use domain::unit::{Level, Unit, UnitId};
use domain::unit_form::{UnitFault, UnitField, UnitForm};
use http::StatusCode;
use store::{ListedPerson, ListedRole};

use crate::actions::model_site::{self, Copied};
use crate::actions::units;
use crate::registry::Registry;
use crate::web::app::App;
use crate::web::desk::items::day_and_time;
use crate::web::desk::platform_people;
use crate::web::desk::request::{DeskFault, DeskRequest, SignedIn};
use crate::web::form::Fields;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page, see_other};

/// Units shown at once; a search narrows.
const MOST: usize = 200;
const UNTRUSTED: &str = "Chưa lưu: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy xem lại rồi gửi lần nữa.";

/// `GET /nen-tang/don-vi`
pub async fn list(request: DeskRequest) -> Result<Response, DeskFault> {
    let (person, platform) = admitted(&request)?;
    let registry = request.app.registry();
    let staff = Staff::of_units(&platform_people::everybody(&request.app, platform).await?);
    let wanted: String = request.query("tim").unwrap_or_default().chars().take(100).collect();
    let folded = fold(wanted.trim());
    let fits = |unit: &Unit| {
        let hosts = registry.hosts_of(unit.id);
        fold(&unit.full_name).contains(&folded)
            || unit.slug.contains(&folded)
            || hosts.iter().any(|(host, _)| host.as_str().contains(&folded))
    };
    let found: Vec<&Arc<Unit>> = registry.sites().filter(|unit| folded.is_empty() || fits(unit)).collect();
    let nobody = Staff::default();
    let row = |unit: &&Arc<Unit>| PlatformUnitRow {
        name: unit.full_name.clone(),
        href: UnitPath { unit: unit.slug.clone() }.to_string(),
        district: registry
            .above(unit)
            .iter()
            .find(|above| above.kind.level() == Level::District)
            .map(|above| above.full_name.clone()),
        public_url: registry.origin_of(unit),
        suspended: registry.is_suspended(unit.id),
        administrators: staff.get(&unit.id).unwrap_or(&nobody).administrators.clone(),
        people: staff.get(&unit.id).unwrap_or(&nobody).people,
        seen: staff.get(&unit.id).unwrap_or(&nobody).seen.map(|at| format!("lúc {}", day_and_time(at))),
    };
    let units = found.iter().take(MOST).map(row).collect();
    let screen = PlatformUnits { frame: frame(person, None), units, wanted, matching: found.len() };
    Ok(respond::html(StatusCode::OK, page::render(screen, &request.app.assets.urls), CachePolicy::NoStore))
}

/// Who works for a unit, in short.
#[derive(Default)]
struct Staff {
    administrators: Vec<String>,
    people: usize,
    seen: Option<Moment>,
}

impl Staff {
    /// Of every unit that has any; who can sign in no more is not counted.
    fn of_units(people: &[ListedPerson]) -> BTreeMap<UnitId, Self> {
        let mut all: BTreeMap<UnitId, Self> = BTreeMap::new();
        for person in people.iter().filter(|person| !person.disabled) {
            let units: BTreeSet<UnitId> = person.roles.iter().filter_map(|own| own.held.unit).collect();
            for unit in units {
                let staff = all.entry(unit).or_default();
                staff.people += 1;
                staff.seen = staff.seen.max(person.seen_at);
                let runs = |own: &ListedRole| own.held.unit == Some(unit) && own.held.role.administers();
                if person.roles.iter().any(runs) {
                    staff.administrators.push(person.name.clone());
                }
            }
        }
        all
    }
}

/// `GET /nen-tang/don-vi/moi`
pub async fn new(request: DeskRequest) -> Result<Response, DeskFault> {
    let (person, _) = admitted(&request)?;
    Ok(new_page(&request.app, person, StatusCode::OK, UnitForm::default(), Vec::new(), None))
}

/// `POST /nen-tang/don-vi/moi`
pub async fn create(request: DeskRequest) -> Result<Response, DeskFault> {
    let (person, platform) = admitted(&request)?;
    let typed = typed(&request.posted.fields);
    if !request.posted.trusted {
        return Ok(new_page(&request.app, person, StatusCode::FORBIDDEN, typed, Vec::new(), Some(UNTRUSTED)));
    }
    let refused =
        |typed, faults| Ok(new_page(&request.app, person, StatusCode::UNPROCESSABLE_ENTITY, typed, faults, None));
    let text = match typed.check() {
        Ok(text) => text,
        Err(faults) => return refused(typed, faults),
    };
    let (slug, registry) = (text.slug.to_string(), request.app.registry());
    let model = match model_site::named(&registry, &typed.model) {
        Ok(model) => model.map(|unit| unit.id),
        Err(fault) => return refused(typed, vec![fault]),
    };
    let added = match units::add(&request.app.core, platform, &registry, text).await? {
        Ok(added) => added,
        Err(fault) => return refused(typed, vec![fault]),
    };
    request.app.follow_registry().await?;
    if let Some(model) = model {
        model_site::copy(&request.app.core, &person.actor, model, added).await?;
    }
    Ok(see_other(&format!("{}?da={}", UnitPath { unit: slug }, if model.is_some() { "them-mau" } else { "them" })))
}

/// `GET /nen-tang/don-vi/{unit}`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let (person, _) = admitted(&request)?;
    let unit = unit(&request)?;
    let notice = match request.query("da").as_deref() {
        Some("them") => Some("Đã thêm đơn vị. Trang công khai và bàn biên tập đã sẵn sàng."),
        Some("them-mau") => {
            Some("Đã thêm đơn vị và chép trang mẫu: các trang thông tin là bản nháp, chờ đơn vị sửa và đăng.")
        }
        Some("mau") => Some("Đã chép trang mẫu: các trang thông tin là bản nháp, chờ đơn vị sửa và đăng."),
        Some("luu") => Some("Đã lưu tên và địa chỉ."),
        Some("ngung") => Some("Trang công khai đã tạm ngừng."),
        Some("mo") => Some("Trang công khai đã mở lại."),
        Some("ten-mien") => Some("Đã lưu tên miền."),
        _ => None,
    };
    let typed = as_it_is(&unit);
    Ok(unit_page(&request.app, person, &unit, Shown { notice, typed, ..Shown::default() }))
}

/// `POST /nen-tang/don-vi/{unit}`
pub async fn rename(request: DeskRequest) -> Result<Response, DeskFault> {
    let (person, platform) = admitted(&request)?;
    let unit = unit(&request)?;
    let typed = typed(&request.posted.fields);
    if !request.posted.trusted {
        return Ok(unit_page(&request.app, person, &unit, Shown::untrusted(typed, String::new())));
    }
    let refused =
        |typed, faults| Ok(unit_page(&request.app, person, &unit, Shown::refused(typed, String::new(), faults)));
    let text = match typed.check_rename(unit.kind, request.app.core.clock.now().vietnam_date()) {
        Ok(text) => text,
        Err(faults) => return refused(typed, faults),
    };
    let slug = text.slug.to_string();
    if let Err(fault) = units::rename(&request.app.core, platform, &request.app.registry(), &unit, text).await? {
        return refused(typed, vec![fault]);
    }
    request.app.follow_registry().await?;
    Ok(see_other(&format!("{}?da=luu", UnitPath { unit: slug })))
}

/// `POST /nen-tang/don-vi/{unit}/tam-ngung`
pub async fn suspend(request: DeskRequest) -> Result<Response, DeskFault> {
    let (person, platform) = admitted(&request)?;
    let unit = unit(&request)?;
    if request.app.registry().portal().is_some_and(|portal| portal.id == unit.id) {
        return Err(DeskFault::Kind(ErrorKind::NotFound));
    }
    if !request.posted.trusted {
        return Ok(unit_page(&request.app, person, &unit, Shown::untrusted(as_it_is(&unit), String::new())));
    }
    let suspended = match request.posted.fields.get("viec") {
        "ngung" => true,
        "mo" => false,
        _ => {
            let note = Some("Hãy bấm một trong các nút của trang.");
            let shown =
                Shown { status: StatusCode::UNPROCESSABLE_ENTITY, note, typed: as_it_is(&unit), ..Shown::default() };
            return Ok(unit_page(&request.app, person, &unit, shown));
        }
    };
    units::suspend(&request.app.core, platform, unit.id, suspended).await?;
    request.app.follow_registry().await?;
    let done = if suspended { "ngung" } else { "mo" };
    Ok(see_other(&format!("{}?da={done}", UnitPath { unit: unit.slug.clone() })))
}

/// `POST /nen-tang/don-vi/{unit}/ten-mien`
pub async fn hosts(request: DeskRequest) -> Result<Response, DeskFault> {
    let (person, platform) = admitted(&request)?;
    let unit = unit(&request)?;
    let registry = request.app.registry();
    // The portal's host is the platform's own.
    if registry.portal().is_some_and(|portal| portal.id == unit.id) {
        return Err(DeskFault::Kind(ErrorKind::NotFound));
    }
    let (fields, core) = (&request.posted.fields, &request.app.core);
    let typed = fields.get(UnitField::Host.name());
    if !request.posted.trusted {
        return Ok(unit_page(&request.app, person, &unit, Shown::untrusted(as_it_is(&unit), typed.to_owned())));
    }
    let done = match fields.get("viec") {
        "bo" => match HostName::parse(typed.trim()) {
            Some(host) => {
                units::remove_host(core, platform, unit.id, host).await?;
                Ok(())
            }
            None => Err((UnitField::Host, "Không có tên miền này.".to_owned())),
        },
        work => units::set_host(core, platform, &registry, unit.id, typed, work == "chinh").await?.map(|_| ()),
    };
    if let Err(fault) = done {
        return Ok(unit_page(
            &request.app,
            person,
            &unit,
            Shown::refused(as_it_is(&unit), typed.to_owned(), vec![fault]),
        ));
    }
    request.app.follow_registry().await?;
    Ok(see_other(&format!("{}?da=ten-mien", UnitPath { unit: unit.slug.clone() })))
}

/// `POST /nen-tang/don-vi/{unit}/trang-mau`
pub async fn copy_model(request: DeskRequest) -> Result<Response, DeskFault> {
    let (person, _) = admitted(&request)?;
    let unit = unit(&request)?;
    let registry = request.app.registry();
    let typed = UnitForm { model: request.posted.fields.get(UnitField::Model.name()).to_owned(), ..as_it_is(&unit) };
    if !request.posted.trusted {
        return Ok(unit_page(&request.app, person, &unit, Shown::untrusted(typed, String::new())));
    }
    let refused =
        |typed, fault| Ok(unit_page(&request.app, person, &unit, Shown::refused(typed, String::new(), vec![fault])));
    let model = match model_site::named(&registry, &typed.model) {
        Ok(Some(model)) if model.id != unit.id => model.id,
        Ok(_) => {
            let sentence = "Hãy nhập địa chỉ của một đơn vị khác, ví dụ xa-hoa-long.".to_owned();
            return refused(typed, (UnitField::Model, sentence));
        }
        Err(fault) => return refused(typed, fault),
    };
    match model_site::copy(&request.app.core, &person.actor, model, unit.id).await? {
        Copied::Done { .. } => Ok(see_other(&format!("{}?da=mau", UnitPath { unit: unit.slug.clone() }))),
        Copied::HasPages => refused(typed, (UnitField::Model, model_site::HAS_PAGES.to_owned())),
    }
}

/// A form left behind when the session ended, with everything typed in it and nothing done.
pub fn typed_again(app: &App, person: &SignedIn, path: &str, fields: &Fields, note: &str) -> Option<Response> {
    person.actor.platform()?;
    let slug = path.strip_prefix("/nen-tang/don-vi/")?.split('/').next()?;
    let shown = Shown { note: Some(note), ..Shown::default() };
    if slug == "moi" {
        return Some(new_page(app, person, StatusCode::OK, typed(fields), Vec::new(), Some(note)));
    }
    let unit = with_site(&app.registry(), slug)?;
    let host = fields.get(UnitField::Host.name()).to_owned();
    let renames = fields.pairs().iter().any(|(name, _)| name == UnitField::Name.name());
    let typed = if renames { typed(fields) } else { as_it_is(&unit) };
    let typed = UnitForm { model: fields.get(UnitField::Model.name()).to_owned(), ..typed };
    Some(unit_page(app, person, &unit, Shown { typed, typed_host: host, ..shown }))
}

/// Who asks, and the proof that they may; the guard let nobody else in.
pub(super) fn admitted(request: &DeskRequest) -> Result<(&SignedIn, Platform), DeskFault> {
    let person = request.person.as_ref().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let platform = person.actor.platform().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    Ok((person, platform))
}

/// The unit in the path.
fn unit(request: &DeskRequest) -> Result<Arc<Unit>, DeskFault> {
    with_site(&request.app.registry(), &request.path.unit).ok_or(DeskFault::Kind(ErrorKind::NotFound))
}

/// A unit for practice has no site to be named, suspended or given hosts.
fn with_site(registry: &Registry, slug: &str) -> Option<Arc<Unit>> {
    registry.by_slug(slug).filter(|unit| registry.practice(unit.id).is_none()).cloned()
}

fn typed(fields: &Fields) -> UnitForm {
    let get = |field: UnitField| fields.get(field.name()).to_owned();
    UnitForm {
        kind: get(UnitField::Kind),
        name: get(UnitField::Name),
        parent: get(UnitField::Parent),
        slug: get(UnitField::Slug),
        from: get(UnitField::From),
        model: get(UnitField::Model),
    }
}

fn as_it_is(unit: &Unit) -> UnitForm {
    UnitForm { name: unit.name.clone(), slug: unit.slug.clone(), ..UnitForm::default() }
}

pub(super) fn frame(person: &SignedIn, notice: Option<&str>) -> DeskFrame {
    DeskFrame {
        person: Some(person.name.clone()),
        unit: None,
        csrf: person.csrf.clone(),
        notice: notice.map(str::to_owned),
    }
}

fn new_page(
    app: &App,
    person: &SignedIn,
    status: StatusCode,
    typed: UnitForm,
    faults: Vec<UnitFault>,
    note: Option<&str>,
) -> Response {
    let registry = app.registry();
    let screen = PlatformNewUnit {
        frame: frame(person, None),
        csrf: person.csrf.clone(),
        typed,
        faults,
        note: note.map(str::to_owned),
        parents: registry.parents().iter().map(|unit| (unit.slug.clone(), unit.full_name.clone())).collect(),
        below: format!(".{}", app.origin.host()),
    };
    respond::html(status, page::render(screen, &app.assets.urls), CachePolicy::NoStore)
}

/// What one unit's page shows beside the unit.
struct Shown<'a> {
    status: StatusCode,
    notice: Option<&'a str>,
    note: Option<&'a str>,
    typed: UnitForm,
    typed_host: String,
    faults: Vec<UnitFault>,
}

impl Default for Shown<'_> {
    fn default() -> Self {
        Self {
            status: StatusCode::OK,
            notice: None,
            note: None,
            typed: UnitForm::default(),
            typed_host: String::new(),
            faults: Vec::new(),
        }
    }
}

impl Shown<'_> {
    fn untrusted(typed: UnitForm, typed_host: String) -> Self {
        Self { status: StatusCode::FORBIDDEN, note: Some(UNTRUSTED), typed, typed_host, ..Self::default() }
    }

    fn refused(typed: UnitForm, typed_host: String, faults: Vec<UnitFault>) -> Self {
        Self { status: StatusCode::UNPROCESSABLE_ENTITY, typed, typed_host, faults, ..Self::default() }
    }
}

fn unit_page(app: &App, person: &SignedIn, unit: &Unit, shown: Shown<'_>) -> Response {
    let registry = app.registry();
    let is_portal = registry.portal().is_some_and(|portal| portal.id == unit.id);
    let hosts = registry.hosts_of(unit.id).into_iter();
    let screen = PlatformUnit {
        frame: frame(person, shown.notice),
        csrf: person.csrf.clone(),
        name: unit.full_name.clone(),
        slug: unit.slug.clone(),
        public_url: registry.origin_of(unit),
        suspended: (!is_portal).then(|| registry.is_suspended(unit.id)),
        former_slugs: registry.former_slugs_of(unit.id),
        hosts: hosts.map(|(host, canonical)| PlatformUnitHost { name: host.to_string(), canonical }).collect(),
        typed: shown.typed,
        typed_host: shown.typed_host,
        faults: shown.faults,
        note: shown.note.map(str::to_owned),
    };
    respond::html(shown.status, page::render(screen, &app.assets.urls), CachePolicy::NoStore)
}
