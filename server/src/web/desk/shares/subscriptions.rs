//! What a unit wishes to receive of others without being asked each time.

use app::paths::desk::{ShareInbox, SubscriptionEnd, Subscriptions as ListPath};
use app::screens::desk::{SubscriptionLine, SubscriptionList, Wishing};
use axum::response::Response;
use domain::category::CategoryId;
use domain::item::ItemKind;
use domain::share::SubscriptionId;
use domain::unit::UnitId;
use http::StatusCode;
use store::{Subscribed, Subscription, SubscriptionWish};

use super::name;
use crate::actions::receiving;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::form::Fields;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page, see_other};

const STALE_FORM: &str = "Chưa thực hiện: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy bấm lần nữa.";
const NO_UNIT: &str = "Đơn vị: hãy chọn một đơn vị trong danh sách.";
const NO_SORT: &str = "Theo dõi gì: hãy chọn một dòng trong danh sách.";
/// Before the number of a category in the form.
const CATEGORY: &str = "muc-";

/// What the page shows beside the wishes.
#[derive(Debug, Default)]
struct Shown {
    unit: Option<UnitId>,
    sort: String,
    takes_by_itself: bool,
    faults: (Option<String>, Option<String>),
    note: Option<String>,
    notice: Option<&'static str>,
}

/// `GET /don-vi/{unit}/theo-doi`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    let notice = match request.query("da").as_deref() {
        Some("them") => Some("Đã theo dõi."),
        Some("bo") => Some("Đã thôi theo dõi. Những gì đã nhận vẫn còn."),
        _ => None,
    };
    let unit = request.query("don_vi").and_then(|unit| unit.parse().ok()).map(UnitId);
    shown(place, StatusCode::OK, Shown { unit, notice, ..Shown::default() }).await
}

/// `POST /don-vi/{unit}/theo-doi`
pub async fn add(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    let fields = &request.posted.fields;
    if !request.posted.trusted {
        return typed_again(place, fields, StatusCode::FORBIDDEN, STALE_FORM).await;
    }
    let mut typed = typed(fields);
    let source = typed.unit.filter(|unit| may_follow(place, *unit));
    let Some(source) = source else {
        typed.faults.0 = Some(NO_UNIT.to_owned());
        typed.unit = None;
        return shown(place, StatusCode::UNPROCESSABLE_ENTITY, typed).await;
    };
    if fields.get("viec") == "chon" {
        let path = ListPath { unit: place.unit.slug.clone() };
        return Ok(see_other(&format!("{path}?don_vi={}", source.0)));
    }
    let Some((kind, category)) = sort_of(&typed.sort) else {
        typed.faults.1 = Some(NO_SORT.to_owned());
        return shown(place, StatusCode::UNPROCESSABLE_ENTITY, typed).await;
    };
    let wish = SubscriptionWish { source, kind, category, takes_by_itself: typed.takes_by_itself };
    let publisher = place.desk.publisher().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    match receiving::subscribe(&place.app.core, publisher, wish, name(place, source)).await? {
        Subscribed::Done(_) => Ok(see_other(&format!("{}?da=them", ListPath { unit: place.unit.slug.clone() }))),
        Subscribed::NoCategory => {
            typed.faults.1 = Some("Theo dõi gì: chuyên mục ấy không còn. Hãy chọn lại.".to_owned());
            shown(place, StatusCode::UNPROCESSABLE_ENTITY, typed).await
        }
        Subscribed::TooMany => {
            typed.note = Some("Chưa lưu: đơn vị đã theo dõi 100 nơi. Hãy bỏ bớt trước khi thêm.".to_owned());
            shown(place, StatusCode::UNPROCESSABLE_ENTITY, typed).await
        }
    }
}

/// `POST /don-vi/{unit}/theo-doi/{id}/bo`
pub async fn end(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    let id = request.path.id.map(SubscriptionId).ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    if !request.posted.trusted {
        let again = Shown { note: Some(STALE_FORM.to_owned()), ..Shown::default() };
        return shown(place, StatusCode::FORBIDDEN, again).await;
    }
    let snapshot = place.app.core.store.snapshot().await?;
    let all = snapshot.desk(&place.desk).subscriptions().await?;
    snapshot.end().await?;
    let found = all.into_iter().find(|found| found.id == id).ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let publisher = place.desk.publisher().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    if !receiving::unsubscribe(&place.app.core, publisher, id, name(place, found.wish.source)).await? {
        return Err(DeskFault::Kind(ErrorKind::NotFound));
    }
    Ok(see_other(&format!("{}?da=bo", ListPath { unit: place.unit.slug.clone() })))
}

/// The form with what was posted, nothing of it saved, and a note why.
pub async fn typed_again(
    place: &Place,
    fields: &Fields,
    status: StatusCode,
    note: &str,
) -> Result<Response, DeskFault> {
    place.desk.publisher().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let mut typed = typed(fields);
    typed.unit = typed.unit.filter(|unit| may_follow(place, *unit));
    shown(place, status, Shown { note: Some(note.to_owned()), ..typed }).await
}

/// Every unit with a site but this one. What they publish is anybody's to read.
fn may_follow(place: &Place, unit: UnitId) -> bool {
    unit != place.unit.id && place.registry.sites().any(|site| site.id == unit)
}

async fn shown(place: &Place, status: StatusCode, shown: Shown) -> Result<Response, DeskFault> {
    let unit = shown.unit.filter(|unit| may_follow(place, *unit));
    let snapshot = place.app.core.store.snapshot().await?;
    let desk = snapshot.desk(&place.desk);
    let all = desk.subscriptions().await?;
    let sorts = match unit {
        Some(unit) => sorts(desk.categories_of(unit).await?),
        None => Vec::new(),
    };
    snapshot.end().await?;
    let screen = SubscriptionList {
        frame: place.frame(shown.notice),
        rows: all.into_iter().map(|found| line(place, &found)).collect(),
        wishing: Wishing {
            action: ListPath { unit: place.unit.slug.clone() }.to_string(),
            csrf: place.person.csrf.clone(),
            units: units(place),
            unit: unit.map(|unit| unit.0.to_string()).unwrap_or_default(),
            sorts,
            sort: shown.sort,
            takes_by_itself: shown.takes_by_itself,
            faults: shown.faults,
        },
        fault_note: shown.note,
        back_href: ShareInbox { unit: place.unit.slug.clone() }.to_string(),
    };
    Ok(respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

fn units(place: &Place) -> Vec<(String, Vec<(String, String)>)> {
    let row = |unit: &domain::unit::Unit| {
        (may_follow(place, unit.id)).then(|| (unit.id.0.to_string(), unit.full_name.clone()))
    };
    let portal = place.registry.portal().and_then(|unit| row(unit));
    let mut groups: Vec<_> = portal.into_iter().map(|row| ("Tỉnh".to_owned(), vec![row])).collect();
    for (district, communes) in place.registry.districts() {
        groups.push((district.full_name.clone(), communes.iter().filter_map(|unit| row(unit)).collect()));
    }
    groups.retain(|(_, rows)| !rows.is_empty());
    groups
}

fn sorts(categories: Vec<(CategoryId, String)>) -> Vec<(String, String)> {
    let mut sorts: Vec<_> = vec![(ItemKind::Article.code().to_owned(), what(ItemKind::Article, None))];
    for (id, name) in categories {
        sorts.push((format!("{CATEGORY}{}", id.0), what(ItemKind::Article, Some(&name))));
    }
    let others = ItemKind::ALL.into_iter().filter(|kind| *kind != ItemKind::Article);
    sorts.extend(others.map(|kind| (kind.code().to_owned(), what(kind, None))));
    sorts
}

/// `Tin bài trong chuyên mục Y tế`, `Mọi thông báo`.
fn what(kind: ItemKind, category: Option<&str>) -> String {
    match category {
        Some(name) => format!("{} trong chuyên mục {name}", kind.label()),
        None => format!("Mọi {}", kind.label().to_lowercase()),
    }
}

fn sort_of(typed: &str) -> Option<(ItemKind, Option<CategoryId>)> {
    match typed.strip_prefix(CATEGORY) {
        Some(id) => Some((ItemKind::Article, Some(CategoryId(id.parse().ok()?)))),
        None => Some((ItemKind::from_code(typed)?, None)),
    }
}

fn line(place: &Place, found: &Subscription) -> SubscriptionLine {
    let wish = &found.wish;
    let by = found.made.1.clone().unwrap_or_else(|| "Một người đã nghỉ".to_owned());
    let how = if wish.takes_by_itself { "Tự đưa lên trang" } else { "Chờ đơn vị quyết định" };
    SubscriptionLine {
        wish: format!("{}: {}", name(place, wish.source), what(wish.kind, found.category.as_deref()).to_lowercase()),
        about: format!("{how}. {by} thêm ngày {}.", found.made.0.vietnam_date().short()),
        end_href: SubscriptionEnd { unit: place.unit.slug.clone(), id: found.id.0 }.to_string(),
    }
}

fn typed(fields: &Fields) -> Shown {
    Shown {
        unit: fields.get("don_vi").parse().ok().map(UnitId),
        sort: fields.get("loai").to_owned(),
        takes_by_itself: !fields.get("tu_dua").is_empty(),
        ..Shown::default()
    }
}
