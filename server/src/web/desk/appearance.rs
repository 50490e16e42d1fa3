//! The palette of a unit at its desk.

use app::paths::desk::{Appearance as Own, Facts};
use app::screens::desk::Appearance;
use axum::response::Response;
use domain::palette::Palette;
use http::StatusCode;

use crate::actions::palette::{self, PaletteOutcome};
use crate::web::desk::facts::{administrator, by};
use crate::web::desk::items::day_and_time;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::form::Fields;
use crate::web::respond::{self, CachePolicy, page, see_other};

const STALE_FORM: &str = "Trang này đã mở từ trước khi bạn đăng nhập lại nên chưa được lưu. Lựa chọn của bạn còn nguyên bên dưới; hãy bấm Lưu lần nữa.";

/// The name of the radio buttons.
const CONTROL: &str = "bo_mau";

/// What the page shows instead of what is saved.
#[derive(Debug, Default)]
struct Shown {
    /// What was posted, palette or not.
    typed: Option<String>,
    fault: Option<String>,
    fault_note: Option<String>,
    notice: Option<&'static str>,
}

/// `GET /don-vi/{unit}/giao-dien`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let saved = request.query("da").as_deref() == Some("luu");
    let notice = saved.then_some("Đã lưu. Mọi trang của đơn vị đã mang bộ màu mới.");
    respond_with(request.place()?, StatusCode::OK, Shown { notice, ..Shown::default() }).await
}

/// `POST /don-vi/{unit}/giao-dien`
pub async fn save(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    let fields = &request.posted.fields;
    let version = fields.get("phien_ban").parse::<i64>().ok();
    let Some(version) = version.filter(|_| request.posted.trusted) else {
        return typed_again(place, fields, StatusCode::FORBIDDEN, STALE_FORM).await;
    };
    let Some(chosen) = Palette::from_code(fields.get(CONTROL)) else {
        let fault = Some("Hãy chọn một trong các bộ màu.".to_owned());
        let shown = Shown { typed: Some(fields.get(CONTROL).to_owned()), fault, ..Shown::default() };
        return respond_with(place, StatusCode::UNPROCESSABLE_ENTITY, shown).await;
    };
    match palette::choose(&place.app.core, administrator(place)?, version, chosen).await? {
        PaletteOutcome::Done => {
            // The registry knows what each unit wears; this process shows it at once.
            place.app.follow_registry().await?;
            Ok(see_other(&format!("{}?da=luu", Own { unit: place.unit.slug.clone() })))
        }
        PaletteOutcome::Stale(saved) => {
            let note = format!(
                "Chưa lưu: thông tin của đơn vị vừa được {} lưu lúc {}. Lựa chọn của bạn còn nguyên bên dưới; nếu vẫn muốn đổi, hãy bấm Lưu lần nữa.",
                by(&saved),
                saved.changed_at.map(day_and_time).unwrap_or_default()
            );
            typed_again(place, fields, StatusCode::CONFLICT, &note).await
        }
    }
}

/// The page with what was chosen, nothing of it saved, and a note why.
pub async fn typed_again(
    place: &Place,
    fields: &Fields,
    status: StatusCode,
    note: &str,
) -> Result<Response, DeskFault> {
    // The power was checked on the way here, but not on the way through the sign-in page.
    administrator(place)?;
    let typed = Some(fields.get(CONTROL).to_owned());
    let shown = Shown { typed, fault_note: Some(note.to_owned()), ..Shown::default() };
    respond_with(place, status, shown).await
}

async fn respond_with(place: &Place, status: StatusCode, shown: Shown) -> Result<Response, DeskFault> {
    let snapshot = place.app.core.store.snapshot().await?;
    let saved = snapshot.desk(&place.desk).profile().await?;
    snapshot.end().await?;
    let unit = || place.unit.slug.clone();
    let screen = Appearance {
        frame: place.frame(shown.notice),
        action: Own { unit: unit() }.to_string(),
        csrf: place.person.csrf.clone(),
        version: saved.version,
        chosen: shown.typed.map_or(Some(saved.palette), |code| Palette::from_code(&code)),
        worn: saved.palette,
        fault: shown.fault,
        fault_note: shown.fault_note,
        facts_href: Facts { unit: unit() }.to_string(),
    };
    Ok(respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}
