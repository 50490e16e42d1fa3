//! One campaign at the desk: a new one, its form, its counts, its removal.

use app::paths::desk::{Campaign as CampaignPath, CampaignFigure, CampaignFigureRemoval, CampaignRemoval, NewCampaign};
use app::screens::desk::{CampaignForms, CampaignPage, FigureRow, FormSheet, SavedMeanwhile};
use axum::response::Response;
use domain::access::{Power, Publisher};
use domain::campaign::{
    CampaignField, CampaignForm, CampaignId, CampaignText, Figure, FigureField, FigureForm, MOST_CAMPAIGNS,
    MOST_FIGURES,
};
use domain::moment::CivilDate;
use domain::number::integer;
use domain::typed::{Fault, FormField, Typed};
use http::StatusCode;
use store::{CampaignSaved, DeskCampaign};

use super::own;
use crate::actions::campaigns;
use crate::web::desk::items::day_and_time;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::form::Fields;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page, see_other};

const STALE_FORM: &str = "Trang này đã mở từ trước khi bạn đăng nhập lại nên chưa được lưu. Nội dung bạn gõ còn nguyên bên dưới; hãy bấm Lưu lần nữa.";
const STALE_DEED: &str = "Chưa thực hiện: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy bấm lần nữa.";

/// What the page shows beside what is saved.
#[derive(Debug, Default)]
struct Shown {
    typed: Option<CampaignForm>,
    version: Option<i64>,
    faults: Vec<Fault<CampaignField>>,
    meanwhile: Option<SavedMeanwhile<CampaignField>>,
    figure: FigureForm,
    figure_faults: Vec<Fault<FigureField>>,
    note: Option<String>,
    notice: Option<&'static str>,
}

/// `GET /don-vi/{unit}/chien-dich/moi`
pub async fn new(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    publisher(place)?;
    Ok(new_page(place, StatusCode::OK, Shown::default()))
}

/// `POST /don-vi/{unit}/chien-dich/moi`
pub async fn add(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    if !request.posted.trusted {
        return typed_again(place, None, "", &request.posted.fields, (StatusCode::FORBIDDEN, STALE_FORM)).await;
    }
    let typed: CampaignForm = typed(&request.posted.fields);
    let refused = |faults| {
        let shown = Shown { typed: Some(typed.clone()), faults, ..Shown::default() };
        Ok(new_page(place, StatusCode::UNPROCESSABLE_ENTITY, shown))
    };
    let text = match typed.check() {
        Ok(text) => text,
        Err(faults) => return refused(faults),
    };
    match campaigns::add(&place.app.core, publisher(place)?, text).await? {
        CampaignSaved::Done(id) => Ok(see_other(&format!("{}?da=them", at(place, id)))),
        CampaignSaved::TooMany => {
            let sentence = format!("Tên chiến dịch: đơn vị đã có {MOST_CAMPAIGNS} chiến dịch, là mức nhiều nhất.");
            refused(vec![Fault { field: CampaignField::Title, sentence }])
        }
        CampaignSaved::Stale(_) | CampaignSaved::Missing => Err(DeskFault::Kind(ErrorKind::NotFound)),
    }
}

/// `GET /don-vi/{unit}/chien-dich/{id}`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let notice = match request.query("da").as_deref() {
        Some("them") => Some("Đã thêm chiến dịch. Hãy ghi số liệu đầu tiên khi có."),
        Some("luu") => Some("Đã lưu."),
        Some("so_lieu") => Some("Đã ghi số liệu."),
        Some("bo_so_lieu") => Some("Đã xóa số liệu."),
        _ => None,
    };
    let shown = Shown { notice, ..Shown::default() };
    campaign_page(request.place()?, campaign_id(&request)?, StatusCode::OK, shown).await
}

/// `POST /don-vi/{unit}/chien-dich/{id}`
pub async fn save(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, campaign_id(&request)?);
    let fields = &request.posted.fields;
    let Some(version) = version(fields).filter(|_| request.posted.trusted) else {
        return typed_again(place, Some(id), "", fields, (StatusCode::FORBIDDEN, STALE_FORM)).await;
    };
    let typed: CampaignForm = typed(fields);
    let text = match typed.check() {
        Ok(text) => text,
        Err(faults) => {
            let shown = Shown { typed: Some(typed), version: Some(version), faults, ..Shown::default() };
            return campaign_page(place, id, StatusCode::UNPROCESSABLE_ENTITY, shown).await;
        }
    };
    match campaigns::save(&place.app.core, publisher(place)?, id, version, text).await? {
        CampaignSaved::Done(_) => Ok(see_other(&format!("{}?da=luu", at(place, id)))),
        CampaignSaved::Stale(saved) => {
            let meanwhile = SavedMeanwhile {
                saved: CampaignForm::from(&saved.campaign.text),
                by: by(&saved),
                at: day_and_time(saved.changed_at),
            };
            let shown = Shown { typed: Some(typed), meanwhile: Some(meanwhile), ..Shown::default() };
            campaign_page(place, id, StatusCode::CONFLICT, shown).await
        }
        CampaignSaved::Missing | CampaignSaved::TooMany => Err(DeskFault::Kind(ErrorKind::NotFound)),
    }
}

/// `POST /don-vi/{unit}/chien-dich/{id}/so-lieu`
pub async fn note_figure(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, campaign_id(&request)?);
    let fields = &request.posted.fields;
    if !request.posted.trusted {
        return typed_again(place, Some(id), "so-lieu", fields, (StatusCode::FORBIDDEN, STALE_FORM)).await;
    }
    let typed: FigureForm = typed(fields);
    let refused = async |figure_faults| {
        let shown = Shown { figure: typed.clone(), figure_faults, ..Shown::default() };
        campaign_page(place, id, StatusCode::UNPROCESSABLE_ENTITY, shown).await
    };
    let figure = match typed.check(place.app.core.clock.now().vietnam_date()) {
        Ok(figure) => figure,
        Err(faults) => return refused(faults).await,
    };
    match campaigns::note(&place.app.core, publisher(place)?, id, figure).await? {
        CampaignSaved::Done(_) => Ok(see_other(&format!("{}?da=so_lieu", at(place, id)))),
        CampaignSaved::TooMany => {
            let sentence = format!(
                "Tính đến ngày: chiến dịch đã có {MOST_FIGURES} số liệu, là mức nhiều nhất. Hãy xóa bớt số cũ."
            );
            refused(vec![Fault { field: FigureField::AsOf, sentence }]).await
        }
        CampaignSaved::Stale(_) | CampaignSaved::Missing => Err(DeskFault::Kind(ErrorKind::NotFound)),
    }
}

/// `POST /don-vi/{unit}/chien-dich/{id}/so-lieu/xoa`
pub async fn remove_figure(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, campaign_id(&request)?);
    let again = async |status, note: &str| {
        campaign_page(place, id, status, Shown { note: Some(note.to_owned()), ..Shown::default() }).await
    };
    if !request.posted.trusted {
        return again(StatusCode::FORBIDDEN, STALE_DEED).await;
    }
    let Ok(day) = CivilDate::parse(request.posted.fields.get("ngay")) else {
        return again(StatusCode::UNPROCESSABLE_ENTITY, "Chưa xóa: hãy bấm Xóa ở một dòng số liệu.").await;
    };
    if campaigns::remove_figure(&place.app.core, publisher(place)?, id, day).await? {
        return Ok(see_other(&format!("{}?da=bo_so_lieu", at(place, id))));
    }
    again(StatusCode::CONFLICT, "Số liệu của ngày ấy không còn: có người vừa xóa.").await
}

/// `POST /don-vi/{unit}/chien-dich/{id}/xoa`
pub async fn remove(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, campaign_id(&request)?);
    let again = async |status, note: String| {
        campaign_page(place, id, status, Shown { note: Some(note), ..Shown::default() }).await
    };
    let Some(version) = version(&request.posted.fields).filter(|_| request.posted.trusted) else {
        return again(StatusCode::FORBIDDEN, STALE_DEED.to_owned()).await;
    };
    match campaigns::remove(&place.app.core, publisher(place)?, id, version).await? {
        CampaignSaved::Done(_) => Ok(see_other(&format!("{}?da=xoa", own(place)))),
        CampaignSaved::Stale(saved) => {
            let note =
                format!("Chưa xóa: {} vừa sửa chiến dịch này lúc {}.", by(&saved), day_and_time(saved.changed_at));
            again(StatusCode::CONFLICT, note).await
        }
        CampaignSaved::Missing | CampaignSaved::TooMany => Err(DeskFault::Kind(ErrorKind::NotFound)),
    }
}

/// The form with what was posted, nothing of it saved, and a note why.
pub async fn typed_again(
    place: &Place,
    id: Option<CampaignId>,
    part: &str,
    fields: &Fields,
    (status, note): (StatusCode, &str),
) -> Result<Response, DeskFault> {
    // The power was checked on the way here, but not on the way through the sign-in page.
    publisher(place)?;
    let note = Some(note.to_owned());
    let Some(id) = id else {
        return Ok(new_page(place, status, Shown { typed: Some(typed(fields)), note, ..Shown::default() }));
    };
    let shown = if part == "so-lieu" {
        Shown { figure: typed(fields), note, ..Shown::default() }
    } else {
        Shown { typed: Some(typed(fields)), version: version(fields), note, ..Shown::default() }
    };
    campaign_page(place, id, status, shown).await
}

fn publisher(place: &Place) -> Result<Publisher<'_>, DeskFault> {
    place.desk.publisher().ok_or(DeskFault::Kind(ErrorKind::NotFound))
}

fn typed<F: FormField>(fields: &Fields) -> Typed<F> {
    Typed::filled(|name| fields.get(name))
}

fn version(fields: &Fields) -> Option<i64> {
    fields.get("phien_ban").parse().ok()
}

fn campaign_id(request: &DeskRequest) -> Result<CampaignId, DeskFault> {
    request.path.id.map(CampaignId).ok_or(DeskFault::Kind(ErrorKind::NotFound))
}

fn at(place: &Place, id: CampaignId) -> CampaignPath {
    CampaignPath { unit: place.unit.slug.clone(), id: id.0 }
}

fn by(campaign: &DeskCampaign) -> String {
    campaign.changed_by.clone().unwrap_or_else(|| "người khác".to_owned())
}

fn new_page(place: &Place, status: StatusCode, shown: Shown) -> Response {
    let screen = CampaignPage {
        frame: place.frame(None),
        title: String::new(),
        standing: String::new(),
        sheet: Some(FormSheet {
            action: NewCampaign { unit: place.unit.slug.clone() }.to_string(),
            csrf: place.person.csrf.clone(),
            typed: shown.typed.unwrap_or_default(),
            faults: shown.faults,
            ..FormSheet::default()
        }),
        forms: None,
        figures: Vec::new(),
        changed: String::new(),
        fault_note: shown.note,
        back_href: own(place).to_string(),
    };
    respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore)
}

async fn campaign_page(place: &Place, id: CampaignId, status: StatusCode, shown: Shown) -> Result<Response, DeskFault> {
    let snapshot = place.app.core.store.snapshot().await?;
    let found = snapshot.desk(&place.desk).campaign(id).await?;
    snapshot.end().await?;
    let found = found.ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let may_publish = place.desk.may(Power::Publish);
    let (unit, csrf) = (|| place.unit.slug.clone(), || place.person.csrf.clone());
    let (text, newest) = (&found.campaign.text, found.campaign.newest());
    let screen = CampaignPage {
        frame: place.frame(shown.notice),
        title: text.title.clone(),
        standing: format!("{}: {}", text.counted(newest), text.percent(newest)),
        sheet: may_publish.then(|| FormSheet {
            action: at(place, id).to_string(),
            csrf: csrf(),
            version: Some(shown.version.unwrap_or(found.version)),
            typed: shown.typed.unwrap_or_else(|| CampaignForm::from(text)),
            faults: shown.faults,
            meanwhile: shown.meanwhile,
        }),
        forms: may_publish.then(|| CampaignForms {
            figure: FormSheet {
                action: CampaignFigure { unit: unit(), id: id.0 }.to_string(),
                csrf: csrf(),
                typed: shown.figure,
                faults: shown.figure_faults,
                ..FormSheet::default()
            },
            figure_removal_href: CampaignFigureRemoval { unit: unit(), id: id.0 }.to_string(),
            removal_href: CampaignRemoval { unit: unit(), id: id.0 }.to_string(),
        }),
        figures: found.campaign.figures.iter().map(|figure| figure_row(text, *figure)).collect(),
        changed: format!("{} lưu lúc {}.", by(&found), day_and_time(found.changed_at)),
        fault_note: shown.note,
        back_href: own(place).to_string(),
    };
    Ok(respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

fn figure_row(text: &CampaignText, figure: Figure) -> FigureRow {
    FigureRow {
        day: figure.as_of.short(),
        iso: figure.as_of.iso(),
        done: integer(figure.done.into()),
        percent: text.percent(Some(figure)),
    }
}
