//! The facts of a unit at its desk: the form, what is missing, the confirmation. A refused form comes back as it was.

use app::paths::desk::{Confirmation, Facts, Officers};
use app::screens::desk::{FactsConflict, MissingFact, UnitFacts};
use axum::response::Response;
use domain::access::Administrator;
use domain::duty::{self, Fact};
use domain::officer::OfficerKind;
use domain::profile::{ProfileFault, ProfileField, ProfileForm, USUAL_LICENCE, UnitProfile};
use http::StatusCode;
use store::{DeskProfile, Snapshot, StoreError};

use crate::actions::facts::{self, FactsOutcome};
use crate::web::desk::items::day_and_time;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::form::Fields;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page, see_other};

const STALE_FORM: &str = "Trang này đã mở từ trước khi bạn đăng nhập lại nên chưa được lưu. Nội dung bạn gõ còn nguyên bên dưới; hãy bấm Lưu lần nữa.";
const STALE_CONFIRMATION: &str =
    "Chưa thực hiện: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy xem lại rồi bấm lần nữa.";

/// What is known, and what the form shows instead.
#[derive(Debug, Default)]
struct Shown {
    typed: Option<ProfileForm>,
    version: Option<i64>,
    faults: Vec<ProfileFault>,
    fault_note: Option<String>,
    conflict: Option<FactsConflict>,
    notice: Option<&'static str>,
}

/// `GET /don-vi/{unit}/thong-tin`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let notice = match request.query("da").as_deref() {
        Some("luu") => Some("Đã lưu. Trang công khai đã đổi theo."),
        Some("xac_nhan") => Some("Đã xác nhận. Trang không còn là bản trình diễn."),
        Some("rut") => Some("Đã rút xác nhận. Trang lại mang dòng “Bản trình diễn”."),
        _ => None,
    };
    respond_with(request.place()?, StatusCode::OK, Shown { notice, ..Shown::default() }).await
}

/// `POST /don-vi/{unit}/thong-tin`
pub async fn save(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    let fields = &request.posted.fields;
    let Some(version) = version(fields).filter(|_| request.posted.trusted) else {
        return typed_again(place, fields, StatusCode::FORBIDDEN, STALE_FORM).await;
    };
    let typed = typed(fields);
    let refused = async |typed, faults| {
        let shown = Shown { typed: Some(typed), version: Some(version), faults, ..Shown::default() };
        respond_with(place, StatusCode::UNPROCESSABLE_ENTITY, shown).await
    };
    let profile = match typed.check() {
        Ok(profile) => profile,
        Err(faults) => return refused(typed, faults).await,
    };
    match facts::save(&place.app.core, administrator(place)?, version, profile).await? {
        FactsOutcome::Done { .. } => Ok(see_other(&format!("{}?da=luu", own(place)))),
        FactsOutcome::Lacks(lacks) => refused(typed, lacks.into_iter().map(lacking).collect()).await,
        FactsOutcome::Stale(saved) => conflict(place, &saved, typed).await,
    }
}

/// `POST /don-vi/{unit}/thong-tin/xac-nhan`
pub async fn confirm(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    let fields = &request.posted.fields;
    let again = async |status, note: String| {
        respond_with(place, status, Shown { fault_note: Some(note), ..Shown::default() }).await
    };
    let Some(version) = version(fields).filter(|_| request.posted.trusted) else {
        return again(StatusCode::FORBIDDEN, STALE_CONFIRMATION.to_owned()).await;
    };
    let confirmed = match fields.get("viec") {
        "xac_nhan" => true,
        "rut" => false,
        _ => {
            let note = "Chưa thực hiện: hãy bấm Xác nhận thông tin hoặc Rút xác nhận.".to_owned();
            return again(StatusCode::UNPROCESSABLE_ENTITY, note).await;
        }
    };
    match facts::confirm(&place.app.core, administrator(place)?, version, confirmed).await? {
        FactsOutcome::Done { .. } => {
            // The registry knows who is confirmed; this process shows it at once.
            place.app.follow_registry().await?;
            Ok(see_other(&format!("{}?da={}", own(place), if confirmed { "xac_nhan" } else { "rut" })))
        }
        FactsOutcome::Lacks(lacks) => {
            let labels: Vec<_> = lacks.into_iter().map(|fact| fact.label().to_lowercase()).collect();
            let note = format!("Chưa xác nhận được vì còn thiếu: {}.", labels.join(", "));
            again(StatusCode::UNPROCESSABLE_ENTITY, note).await
        }
        FactsOutcome::Stale(saved) => {
            let note = format!(
                "Chưa thực hiện: thông tin vừa được {} lưu lúc {}. Hãy đọc lại rồi bấm lần nữa.",
                by(&saved),
                saved.changed_at.map(day_and_time).unwrap_or_default()
            );
            again(StatusCode::CONFLICT, note).await
        }
    }
}

/// The form with what was posted, nothing of it saved, and a note why.
pub async fn typed_again(
    place: &Place,
    fields: &Fields,
    status: StatusCode,
    note: &str,
) -> Result<Response, DeskFault> {
    // The power was checked on the way here, but not on the way through the sign-in page.
    administrator(place)?;
    let shown = Shown {
        typed: Some(typed(fields)),
        version: version(fields),
        fault_note: Some(note.to_owned()),
        ..Shown::default()
    };
    respond_with(place, status, shown).await
}

/// What the unit's pages lack today; for its desk.
pub async fn lacking_today(place: &Place, snapshot: &Snapshot) -> Result<(DeskProfile, Vec<Fact>), StoreError> {
    let desk = snapshot.desk(&place.desk);
    let (profile, officers) = (desk.profile().await?, desk.officers().await?);
    let today = place.app.core.clock.now().vietnam_date();
    let in_office: Vec<OfficerKind> = officers
        .iter()
        .filter(|officer| officer.text.validity.holds_on(today))
        .map(|officer| officer.text.kind)
        .collect();
    let missing = duty::missing(&profile.profile, &in_office);
    Ok((profile, missing))
}

/// The proof that this person may administer the unit.
pub fn administrator(place: &Place) -> Result<Administrator, DeskFault> {
    place.desk.administrator().ok_or(DeskFault::Kind(ErrorKind::NotFound))
}

fn typed(fields: &Fields) -> ProfileForm {
    let mut form = ProfileForm::default();
    for &field in ProfileField::ALL {
        form.set(field, fields.get(field.name()));
    }
    form
}

fn version(fields: &Fields) -> Option<i64> {
    fields.get("phien_ban").parse().ok()
}

fn own(place: &Place) -> Facts {
    Facts { unit: place.unit.slug.clone() }
}

/// Who changed the facts last.
pub fn by(profile: &DeskProfile) -> String {
    profile.changed_by.clone().unwrap_or_else(|| "người khác".to_owned())
}

/// A confirmed site may not lose what it was confirmed with.
fn lacking(fact: Fact) -> ProfileFault {
    let field = match fact {
        Fact::Phone => ProfileField::Phones,
        Fact::Email => ProfileField::Email,
        Fact::Responsible => ProfileField::ResponsibleName,
        _ => ProfileField::Address,
    };
    let sentence = format!(
        "{}: trang đã được xác nhận nên không để trống mục này. Nếu cần bỏ, hãy rút xác nhận trước.",
        field.label()
    );
    ProfileFault { field, sentence }
}

/// Two people, or one person's two tabs: both texts, and the form saves over the newer one only after it was seen.
async fn conflict(place: &Place, saved: &DeskProfile, typed: ProfileForm) -> Result<Response, DeskFault> {
    let shown = Shown {
        typed: Some(typed),
        version: Some(saved.version),
        conflict: Some(FactsConflict {
            saved: ProfileForm::from(&saved.profile),
            by: by(saved),
            at: saved.changed_at.map(day_and_time).unwrap_or_default(),
        }),
        ..Shown::default()
    };
    respond_with(place, StatusCode::CONFLICT, shown).await
}

async fn respond_with(place: &Place, status: StatusCode, shown: Shown) -> Result<Response, DeskFault> {
    let snapshot = place.app.core.store.snapshot().await?;
    let (saved, missing) = lacking_today(place, &snapshot).await?;
    snapshot.end().await?;
    let unit = || place.unit.slug.clone();
    let typed = shown.typed.unwrap_or_else(|| {
        let mut form = ProfileForm::from(&saved.profile);
        if saved.profile == UnitProfile::default() {
            // Proposed while nothing is known; what the unit then saves is its own decision.
            form.set(ProfileField::Licence, USUAL_LICENCE);
        }
        form
    });
    let screen = UnitFacts {
        frame: place.frame(shown.notice),
        action: own(place).to_string(),
        csrf: place.person.csrf.clone(),
        version: shown.version.unwrap_or(saved.version),
        typed,
        faults: shown.faults,
        fault_note: shown.fault_note,
        conflict: shown.conflict,
        saved_note: match saved.changed_at {
            Some(at) => format!("Lưu lúc {} bởi {}", day_and_time(at), by(&saved)),
            None => "Chưa lưu lần nào.".to_owned(),
        },
        missing: missing
            .into_iter()
            .map(|fact| MissingFact {
                label: fact.label().to_owned(),
                reason: fact.reason(),
                needed: fact.needed_to_confirm(),
            })
            .collect(),
        confirmed: saved.confirmed_at.map(day_and_time),
        confirm_href: Confirmation { unit: unit() }.to_string(),
        officers_href: Officers { unit: unit() }.to_string(),
    };
    Ok(respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}
