//! What somebody typed while their session ended: carried through the sign-in page in hidden
//! fields, and shown again in its form afterwards. Nothing of it is stored.

use std::sync::Arc;

use axum::response::Response;
use domain::account::AccountField;
use http::StatusCode;

use crate::web::app::App;
use crate::web::desk::request::{DeskFault, Place, SignedIn};
use crate::web::desk::sign_in::{self, Asked};
use crate::web::desk::{
    account, activities, alerts, appearance, blocks, campaigns, care, categories, directives, editor, equipment, facts,
    guard, guide_steps, hamlets, help_requests, library, officers, people, platform, platform_people, remarks, review,
    revisions, schedule, shares, team_reports, withdrawal, workflow,
};
use crate::web::form::{CSRF, Fields};

/// Beside the form shown again.
const NOTE: &str = "Bạn đã đăng nhập lại. Nội dung dưới đây chưa được lưu; hãy xem lại rồi gửi.";

/// Marks hidden fields that belong to the form left behind.
const PREFIX: &str = "giu.";

/// The sign-in page, with the form that was posted too late inside it.
pub fn sign_in_page(app: &App, path: &str, fields: &Fields) -> Response {
    late(app, path, fields, None)
}

/// The same for a form that takes files: those cannot travel along, and whoever sent some must know.
pub fn without_files(app: &App, path: &str, fields: &Fields, brings: bool) -> Response {
    const FAULT: &str = "Phiên làm việc đã hết nên tệp chưa được nhận. Hãy đăng nhập rồi chọn lại tệp.";
    let nothing_typed = fields.pairs().iter().all(|(name, _)| name == CSRF);
    late(app, path, fields, (brings || nothing_typed).then_some(FAULT))
}

fn late(app: &App, path: &str, fields: &Fields, fault: Option<&str>) -> Response {
    // A password is typed again: nobody may read it from the page.
    let held = fields.pairs().iter().filter(|(name, _)| name != CSRF && !AccountField::is_secret_name(name));
    let held = held.map(|(name, value)| (format!("{PREFIX}{name}"), value.clone())).collect();
    let asked = Asked { next: Some(path.to_owned()), held, fault: fault.map(str::to_owned), ..Asked::default() };
    sign_in::page(app, StatusCode::UNAUTHORIZED, asked)
}

/// The hidden fields of a posted sign-in form, still marked.
pub fn carried(fields: &Fields) -> Vec<(String, String)> {
    fields.pairs().iter().filter(|(name, _)| name.starts_with(PREFIX)).cloned().collect()
}

/// The form left behind, with everything typed in it; `None` when the address takes no typed
/// text or is none of this person's.
pub async fn shown_again(
    app: &Arc<App>,
    person: &SignedIn,
    path: &str,
    carried: &[(String, String)],
) -> Result<Option<Response>, DeskFault> {
    let bare = |(name, value): &(String, String)| (name.trim_start_matches(PREFIX).to_owned(), value.clone());
    let fields = Fields::from_pairs(carried.iter().map(bare).collect());
    if let Some(response) = platform::typed_again(app, person, path, &fields, NOTE) {
        return Ok(Some(response));
    }
    if let Some(response) = platform_people::typed_again(app, person, path, &fields, NOTE).await? {
        return Ok(Some(response));
    }
    if let Some(response) = account::typed_again(app, person, path, &fields, NOTE).await? {
        return Ok(Some(response));
    }
    let mut segments = path.trim_start_matches('/').split('/');
    let (Some("don-vi"), Some(unit), Some(part)) = (segments.next(), segments.next(), segments.next()) else {
        return Ok(None);
    };
    let Some(place) = guard::place(app, person, unit) else { return Ok(None) };
    let which = match (part, segments.next()) {
        ("bai-viet", Some(which)) => which,
        ("thong-tin", None) => return facts::typed_again(&place, &fields, StatusCode::OK, NOTE).await.map(Some),
        ("chuyen-muc", which) if segments.next().is_none() => {
            let id = which.and_then(|which| which.parse().ok()).map(domain::category::CategoryId);
            return categories::typed_again(&place, id, &fields, StatusCode::OK, NOTE).await.map(Some);
        }
        ("thu-vien", Some(which)) if segments.next().is_none() => {
            let Some(id) = which.parse().ok().map(domain::media::FileId) else { return Ok(None) };
            return library::file::typed_again(&place, id, &fields, StatusCode::OK, NOTE).await.map(Some);
        }
        ("quy-trinh", None) => return workflow::typed_again(&place, &fields, StatusCode::OK, NOTE).await.map(Some),
        ("giao-dien", None) => return appearance::typed_again(&place, &fields, StatusCode::OK, NOTE).await.map(Some),
        ("nguoi", None) => return people::typed_again(&place, &fields, StatusCode::OK, NOTE).await.map(Some),
        ("nguoi", Some(which)) if segments.next().is_none() => {
            let Some(id) = which.parse().ok().map(domain::person::PersonId) else { return Ok(None) };
            return people::person::typed_again(&place, id, &fields, StatusCode::OK, NOTE).await.map(Some);
        }
        ("yeu-cau", Some(which)) if segments.next().is_none() => {
            let Some(id) = which.parse().ok().map(domain::help_request::RequestId) else { return Ok(None) };
            return help_requests::typed_again(&place, id, &fields, StatusCode::OK, NOTE).await.map(Some);
        }
        ("can-bo", which) if segments.next().is_none() => {
            let id = which.and_then(|which| which.parse().ok()).map(domain::officer::OfficerId);
            return officers::typed_again(&place, id, &fields, StatusCode::OK, NOTE).await.map(Some);
        }
        ("thon-ap", None) => return hamlets::typed_again(&place, &fields, StatusCode::OK, NOTE).await.map(Some),
        ("thon-ap", Some("nhap")) => return Ok(None),
        ("thon-ap", Some(which)) => {
            let Some(id) = which.parse().ok().map(domain::hamlet::HamletId) else { return Ok(None) };
            let part = segments.next().unwrap_or_default();
            let number = segments.next().and_then(|number| number.parse().ok());
            return hamlets::page::typed_again(&place, id, (part, number), &fields, NOTE).await;
        }
        ("hoat-dong" | "bao-cao", Some(id)) => return of_teams(&place, (part, id), segments.next(), &fields).await,
        ("thiet-bi", Some(which)) => {
            let id = which.parse().ok().map(domain::equipment::EquipmentId);
            let part = segments.next().unwrap_or_default();
            if !(id.is_some() || which == "moi") || !matches!(part, "" | "tach") {
                return Ok(None);
            }
            return equipment::line::typed_again(&place, id, part, &fields, (StatusCode::OK, NOTE)).await.map(Some);
        }
        ("noi-dung-chung", Some(which)) => {
            let Some(id) = which.parse().ok().map(domain::share::ShareId) else { return Ok(None) };
            let part = segments.next().unwrap_or_default();
            let (status, note) = (StatusCode::OK, NOTE);
            return shares::received::typed_again(&place, id, part, &fields, (status, note)).await.map(Some);
        }
        ("theo-doi", None) => {
            return shares::subscriptions::typed_again(&place, &fields, StatusCode::OK, NOTE).await.map(Some);
        }
        ("chi-dao", Some(which)) => {
            let part = segments.next().unwrap_or_default();
            return of_directives(&place, (which, part), segments.next(), &fields).await;
        }
        ("canh-bao" | "chien-dich" | "khoi-noi-dung", Some(which)) => {
            let (inner, more) = (segments.next().unwrap_or_default(), segments.next());
            return of_what_has_a_number(&place, (part, which, inner), more, &fields).await;
        }
        _ => return Ok(None),
    };
    let (what, number) = (segments.next(), segments.next().and_then(|number| number.parse().ok()));
    of_items(&place, (which, what), number, &fields).await
}

/// What is typed of an item, and around it.
async fn of_items(
    place: &Place,
    (which, what): (&str, Option<&str>),
    number: Option<i32>,
    fields: &Fields,
) -> Result<Option<Response>, DeskFault> {
    let id = which.parse().ok().map(domain::item::ItemId);
    match (which, id, what) {
        (_, Some(id), Some("ban-luu")) => match number {
            Some(number) => revisions::typed_again(place, id, number, fields, StatusCode::OK, NOTE).await.map(Some),
            None => Ok(None),
        },
        ("moi", _, None) => editor::typed_again(place, None, fields, StatusCode::OK, NOTE).await.map(Some),
        (_, Some(id), None) => editor::typed_again(place, Some(id), fields, StatusCode::OK, NOTE).await.map(Some),
        (_, Some(id), Some("tra-lai")) => review::typed_again(place, id, fields, StatusCode::OK, NOTE).await.map(Some),
        (_, Some(id), Some("hen-gio")) => {
            schedule::typed_again(place, id, fields, StatusCode::OK, NOTE).await.map(Some)
        }
        (_, Some(id), Some("phu-trach")) => care::typed_again(place, id, fields, StatusCode::OK, NOTE).await.map(Some),
        (_, Some(id), Some("cac-buoc")) => match number.and_then(|number: i32| usize::try_from(number).ok()) {
            Some(number) if place.desk.may_write(domain::item::ItemKind::Guide) => {
                guide_steps::one::typed_again(place, id, number, fields, StatusCode::OK, NOTE).await.map(Some)
            }
            _ => Ok(None),
        },
        (_, Some(id), Some("dang-chung")) => {
            shares::terms::typed_again(place, id, fields, StatusCode::OK, NOTE).await.map(Some)
        }
        (_, Some(id), Some("gop-y")) => remarks::typed_again(place, id, fields, StatusCode::OK, NOTE).await.map(Some),
        (_, Some(id), Some("go")) => withdrawal::typed_again(place, id, fields, StatusCode::OK, NOTE).await.map(Some),
        _ => Ok(None),
    }
}

/// The log of teams and their reports; whatever follows the number is that of a month, or an address that takes no text.
async fn of_teams(
    place: &Place,
    (part, which): (&str, &str),
    rest: Option<&str>,
    fields: &Fields,
) -> Result<Option<Response>, DeskFault> {
    let id = which.parse().ok();
    match (part, id, rest) {
        ("hoat-dong", _, None) if id.is_some() || which == "moi" => {
            let id = id.map(domain::activity::ActivityId);
            activities::entry::typed_again(place, id, fields, (StatusCode::OK, NOTE)).await.map(Some)
        }
        ("bao-cao", Some(id), Some(rest)) => {
            let Ok(number) = rest.parse() else { return Ok(None) };
            team_reports::typed_again(place, domain::hamlet::HamletId(id), number, fields, NOTE).await.map(Some)
        }
        _ => Ok(None),
    }
}

/// The same of an alert, a campaign or a block.
async fn of_what_has_a_number(
    place: &Place,
    (what, which, part): (&str, &str, &str),
    more: Option<&str>,
    fields: &Fields,
) -> Result<Option<Response>, DeskFault> {
    let id: Option<i64> = which.parse().ok();
    let is_known = (id.is_some() || which == "moi") && more.is_none();
    let (status, note) = (StatusCode::OK, NOTE);
    match (what, part) {
        ("canh-bao", "" | "xac-nhan") if is_known => {
            let id = id.map(domain::alert::AlertId);
            alerts::alert::typed_again(place, id, part, fields, (status, note)).await.map(Some)
        }
        ("chien-dich", "" | "so-lieu") if is_known => {
            let id = id.map(domain::campaign::CampaignId);
            campaigns::campaign::typed_again(place, id, part, fields, (status, note)).await.map(Some)
        }
        ("khoi-noi-dung", "") if is_known => {
            let id = id.map(domain::block::BlockId);
            blocks::block::typed_again(place, id, fields, (status, note)).await.map(Some)
        }
        _ => Ok(None),
    }
}

/// The same of a directive: its words and the reason of a return at the desk that sends it, a report at that of a unit.
async fn of_directives(
    place: &Place,
    (which, part): (&str, &str),
    more: Option<&str>,
    fields: &Fields,
) -> Result<Option<Response>, DeskFault> {
    let id = which.parse().ok().map(domain::directive::DirectiveId);
    match (part, id) {
        ("bao-cao", Some(id)) if more.is_none() => {
            directives::receipt::typed_again(place, id, fields, (StatusCode::OK, NOTE)).await.map(Some)
        }
        ("", id) if more.is_none() && (id.is_some() || which == "moi") => {
            directives::sent::typed_again(place, id, part, fields, (StatusCode::OK, NOTE)).await.map(Some)
        }
        ("tra-lai", Some(_)) if more.is_none() => {
            directives::sent::typed_again(place, id, part, fields, (StatusCode::OK, NOTE)).await.map(Some)
        }
        _ => Ok(None),
    }
}
