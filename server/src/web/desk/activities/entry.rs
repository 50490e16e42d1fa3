//! One entry of the log at the desk: a new one, its form, its removal.

use app::parts::picture::Thumb;
use app::paths::desk::{Activities, Activity as ActivityPath, ActivityRemoval, Library, NewActivity, TeamReport};
use app::screens::desk::{ActivityPage, FormSheet, HAMLET, SavedMeanwhile, TeamChoice};
use axum::response::Response;
use domain::activity::figures::shown as number;
use domain::activity::{ActivityField, ActivityForm, ActivityId, MOST_ACTIVITIES, Measure, Month, Period, ReportState};
use domain::hamlet::HamletId;
use domain::media::{FileSort, MediaKey};
use domain::typed::{Fault, Typed};
use http::StatusCode;
use store::{Activity, ActivitySaved, DeskReader, LibraryQuery};

use super::{of_commune, of_hamlet, own, reached, today};
use crate::actions::activities;
use crate::web::desk::items::day_and_time;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::form::Fields;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page, see_other};
use crate::web::shelf::desk_base;

const NOT_FOUND: DeskFault = DeskFault::Kind(ErrorKind::NotFound);
const STALE_FORM: &str = "Trang này đã mở từ trước khi bạn đăng nhập lại nên chưa được lưu. Nội dung bạn gõ còn nguyên bên dưới; hãy bấm Lưu lần nữa.";
const STALE_DEED: &str = "Chưa xóa: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy bấm lần nữa.";

/// Pictures to choose from.
const MOST_PICTURES: u32 = 60;

/// What the page shows beside what is saved.
#[derive(Debug, Default)]
struct Shown {
    typed: Option<ActivityForm>,
    version: Option<i64>,
    faults: Vec<Fault<ActivityField>>,
    meanwhile: Option<SavedMeanwhile<ActivityField>>,
    hamlet: String,
    hamlet_fault: Option<String>,
    note: Option<String>,
    notice: Option<&'static str>,
}

/// `GET /don-vi/{unit}/hoat-dong/moi`
pub async fn new(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    of_commune(place)?;
    let hamlet = of_hamlet(&request, place)?.map(|hamlet| hamlet.0.to_string()).unwrap_or_default();
    let mut typed = ActivityForm::default();
    typed.set(ActivityField::Day, today(place).short());
    new_page(place, StatusCode::OK, Shown { typed: Some(typed), hamlet, ..Shown::default() }).await
}

/// `POST /don-vi/{unit}/hoat-dong/moi`
pub async fn add(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, fields) = (request.place()?, &request.posted.fields);
    of_commune(place)?;
    if !request.posted.trusted {
        return typed_again(place, None, fields, (StatusCode::FORBIDDEN, STALE_FORM)).await;
    }
    let (typed, chosen) = (typed(fields), fields.get(HAMLET).to_owned());
    let refused = async |shown| {
        let shown = Shown { typed: Some(typed.clone()), hamlet: chosen.clone(), ..shown };
        new_page(place, StatusCode::UNPROCESSABLE_ENTITY, shown).await
    };
    let checked = typed.check(today(place));
    let hamlet = chosen.parse().ok().map(HamletId);
    // Another hamlet's number in the form is no slip of the hand.
    if hamlet.is_some_and(|hamlet| place.desk.hamlet(hamlet).is_none()) {
        return Err(NOT_FOUND);
    }
    let hamlet_fault =
        hamlet.is_none().then(|| "Tổ của thôn, ấp, khu phố: hãy chọn một nơi trong danh sách.".to_owned());
    let (Some(hamlet), Ok(text)) = (hamlet, checked.clone()) else {
        let faults = checked.err().unwrap_or_default();
        return refused(Shown { faults, hamlet_fault, ..Shown::default() }).await;
    };
    let month = Month::of(text.day);
    match activities::add(&place.app.core, &place.desk, hamlet, text).await? {
        ActivitySaved::Done(id) => Ok(see_other(&format!("{}?da=them", at(place, id)))),
        ActivitySaved::TooMany => refused(Shown { faults: vec![too_many(month)], ..Shown::default() }).await,
        ActivitySaved::Fixed(month, state) => {
            refused(Shown { faults: vec![fixed_day(month, state)], ..Shown::default() }).await
        }
        ActivitySaved::Stale(_) | ActivitySaved::Missing => Err(NOT_FOUND),
    }
}

/// `GET /don-vi/{unit}/hoat-dong/{id}`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let notice = match request.query("da").as_deref() {
        Some("them") => Some("Đã ghi vào nhật ký."),
        Some("luu") => Some("Đã lưu."),
        _ => None,
    };
    let shown = Shown { notice, ..Shown::default() };
    entry_page(request.place()?, activity_id(&request)?, StatusCode::OK, shown).await
}

/// `POST /don-vi/{unit}/hoat-dong/{id}`
pub async fn save(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id, fields) = (request.place()?, activity_id(&request)?, &request.posted.fields);
    let Some(version) = version(fields).filter(|_| request.posted.trusted) else {
        return typed_again(place, Some(id), fields, (StatusCode::FORBIDDEN, STALE_FORM)).await;
    };
    let typed = typed(fields);
    let refused = async |faults| {
        let shown = Shown { typed: Some(typed.clone()), version: Some(version), faults, ..Shown::default() };
        entry_page(place, id, StatusCode::UNPROCESSABLE_ENTITY, shown).await
    };
    let text = match typed.check(today(place)) {
        Ok(text) => text,
        Err(faults) => return refused(faults).await,
    };
    let month = Month::of(text.day);
    match activities::save(&place.app.core, &place.desk, id, version, text).await? {
        ActivitySaved::Done(_) => Ok(see_other(&format!("{}?da=luu", at(place, id)))),
        ActivitySaved::TooMany => refused(vec![too_many(month)]).await,
        ActivitySaved::Fixed(month, state) => refused(vec![fixed_day(month, state)]).await,
        ActivitySaved::Stale(saved) => {
            let meanwhile = SavedMeanwhile {
                saved: ActivityForm::from(&saved.text),
                by: by(&saved),
                at: day_and_time(saved.changed_at),
            };
            let shown = Shown { typed: Some(typed), meanwhile: Some(meanwhile), ..Shown::default() };
            entry_page(place, id, StatusCode::CONFLICT, shown).await
        }
        ActivitySaved::Missing => Err(NOT_FOUND),
    }
}

/// `POST /don-vi/{unit}/hoat-dong/{id}/xoa`
pub async fn remove(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, activity_id(&request)?);
    let again = async |status, note: String| {
        entry_page(place, id, status, Shown { note: Some(note), ..Shown::default() }).await
    };
    let Some(version) = version(&request.posted.fields).filter(|_| request.posted.trusted) else {
        return again(StatusCode::FORBIDDEN, STALE_DEED.to_owned()).await;
    };
    match activities::remove(&place.app.core, &place.desk, id, version).await? {
        ActivitySaved::Done(_) => Ok(see_other(&format!("{}?da=xoa", own(place)))),
        ActivitySaved::Fixed(_, state) => {
            let note = format!("Chưa xóa: {}.", state.why_fixed().unwrap_or_default());
            again(StatusCode::UNPROCESSABLE_ENTITY, note).await
        }
        ActivitySaved::Stale(saved) => {
            let at = day_and_time(saved.changed_at);
            again(StatusCode::CONFLICT, format!("Chưa xóa: {} vừa sửa hoạt động này lúc {at}.", by(&saved))).await
        }
        ActivitySaved::Missing | ActivitySaved::TooMany => Err(NOT_FOUND),
    }
}

/// The form with what was posted, nothing of it saved, and a note why.
pub async fn typed_again(
    place: &Place,
    id: Option<ActivityId>,
    fields: &Fields,
    (status, note): (StatusCode, &str),
) -> Result<Response, DeskFault> {
    let shown = Shown { typed: Some(typed(fields)), note: Some(note.to_owned()), ..Shown::default() };
    if let Some(id) = id {
        return entry_page(place, id, status, Shown { version: version(fields), ..shown }).await;
    }
    of_commune(place)?;
    new_page(place, status, Shown { hamlet: fields.get(HAMLET).to_owned(), ..shown }).await
}

fn typed(fields: &Fields) -> ActivityForm {
    Typed::filled(|name| fields.get(name))
}

fn version(fields: &Fields) -> Option<i64> {
    fields.get("phien_ban").parse().ok()
}

fn activity_id(request: &DeskRequest) -> Result<ActivityId, DeskFault> {
    request.path.id.map(ActivityId).ok_or(NOT_FOUND)
}

fn at(place: &Place, id: ActivityId) -> ActivityPath {
    ActivityPath { unit: place.unit.slug.clone(), id: id.0 }
}

fn by(activity: &Activity) -> String {
    activity.changed_by.clone().unwrap_or_else(|| "người khác".to_owned())
}

fn too_many(month: Month) -> Fault<ActivityField> {
    let sentence = format!("Ngày: tổ đã ghi {MOST_ACTIVITIES} hoạt động trong {}, là mức nhiều nhất.", month.label());
    Fault { field: ActivityField::Day, sentence }
}

/// Said of a day whose month cannot be changed.
fn fixed_day(month: Month, state: ReportState) -> Fault<ActivityField> {
    let why = state.why_fixed().unwrap_or_default();
    Fault {
        field: ActivityField::Day, sentence: format!("Ngày: không đổi được nhật ký {}, vì {why}.", month.label())
    }
}

async fn new_page(place: &Place, status: StatusCode, shown: Shown) -> Result<Response, DeskFault> {
    let snapshot = place.app.core.store.snapshot().await?;
    let reader = snapshot.desk(&place.desk);
    let hamlets = reached(place, reader.hamlets().await?);
    let typed = shown.typed.unwrap_or_default();
    let (pictures, picture) = pictures(place, &reader, &typed).await?;
    snapshot.end().await?;
    let unit = || place.unit.slug.clone();
    let named = hamlets.into_iter().map(|listed| (listed.hamlet.id.0.to_string(), listed.hamlet.text.full_name()));
    let screen = ActivityPage {
        frame: place.frame(None),
        title: String::new(),
        hamlet: String::new(),
        choice: Some(TeamChoice { hamlets: named.collect(), chosen: shown.hamlet, fault: shown.hamlet_fault }),
        sheet: Some(FormSheet {
            action: NewActivity { unit: unit() }.to_string(),
            csrf: place.person.csrf.clone(),
            typed,
            faults: shown.faults,
            ..FormSheet::default()
        }),
        fixed: None,
        facts: Vec::new(),
        pictures,
        picture,
        library_href: Library { unit: unit() }.to_string(),
        removal_href: None,
        report_href: None,
        changed: String::new(),
        fault_note: shown.note,
        back_href: Activities { unit: unit() }.to_string(),
    };
    Ok(respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

async fn entry_page(place: &Place, id: ActivityId, status: StatusCode, shown: Shown) -> Result<Response, DeskFault> {
    let snapshot = place.app.core.store.snapshot().await?;
    let reader = snapshot.desk(&place.desk);
    let Some(found) = reader.activity(id).await? else { return Err(NOT_FOUND) };
    let month = Month::of(found.text.day);
    let report = reader.team_report(found.hamlet, month).await?.ok_or(NOT_FOUND)?;
    let typed = shown.typed.unwrap_or_else(|| ActivityForm::from(&found.text));
    let (pictures, picture) = pictures(place, &reader, &typed).await?;
    snapshot.end().await?;
    let unit = || place.unit.slug.clone();
    let why = report.state.why_fixed();
    let screen = ActivityPage {
        frame: place.frame(shown.notice),
        title: format!("Hoạt động ngày {}", found.text.day.short()),
        hamlet: found.hamlet_name.clone(),
        choice: None,
        sheet: why.is_none().then(|| FormSheet {
            action: at(place, id).to_string(),
            csrf: place.person.csrf.clone(),
            version: Some(shown.version.unwrap_or(found.version)),
            typed,
            faults: shown.faults.clone(),
            meanwhile: shown.meanwhile,
        }),
        fixed: why.map(|why| format!("Không sửa được: {why}.")),
        facts: if why.is_some() { facts(&found) } else { Vec::new() },
        pictures,
        picture,
        library_href: Library { unit: unit() }.to_string(),
        removal_href: why.is_none().then(|| ActivityRemoval { unit: unit(), id: id.0 }.to_string()),
        report_href: Some(TeamReport { unit: unit(), id: found.hamlet.0, number: month.number() }.to_string()),
        changed: format!("{} lưu lúc {}.", by(&found), day_and_time(found.changed_at)),
        fault_note: shown.note.or_else(|| refusal(why, &shown.faults)),
        back_href: format!("{}?ky={}", own(place), Period::Month(month).code()),
    };
    Ok(respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

/// What was wrong with a form that is not shown any more.
fn refusal(why: Option<&str>, faults: &[Fault<ActivityField>]) -> Option<String> {
    why.and(faults.first()).map(|fault| fault.sentence.clone())
}

fn facts(activity: &Activity) -> Vec<(&'static str, String)> {
    let text = &activity.text;
    let mut facts = vec![
        (ActivityField::Place.label(), text.place.clone()),
        (ActivityField::Topic.label(), text.topic.label().to_owned()),
    ];
    facts.extend(Measure::ALL.map(|measure| (measure.label(), number(text.figures.get(measure)))));
    facts.extend(text.difficulties.clone().map(|words| (ActivityField::Difficulties.label(), words)));
    facts
}

/// The newest pictures of the unit with the one that is chosen, and that one as it looks.
async fn pictures(
    place: &Place,
    reader: &DeskReader<'_>,
    typed: &ActivityForm,
) -> Result<(Vec<(String, String)>, Option<Thumb>), DeskFault> {
    let query = LibraryQuery { sort: Some(FileSort::Picture), words: String::new() };
    let newest = reader.library(&query, 1, MOST_PICTURES).await?.files;
    let mut pictures: Vec<_> = newest.into_iter().map(|file| (file.key.to_string(), file.about.name)).collect();
    let Some(key) = MediaKey::parse(typed.get(ActivityField::Picture)) else { return Ok((pictures, None)) };
    if !pictures.iter().any(|(known, _)| known == key.as_str())
        && let Some(file) = reader.file_by_key(&key).await?
    {
        pictures.push((file.key.to_string(), file.about.name));
    }
    let shelved = reader.shelved(std::slice::from_ref(&key)).await?;
    let base = desk_base(&place.unit.slug);
    let picture = shelved.pictures.first().map(|picture| {
        let own = typed.get(ActivityField::PictureAlt).trim();
        let alt = if own.is_empty() { picture.alt.clone() } else { own.to_owned() };
        Thumb::of(picture, &base, alt)
    });
    Ok((pictures, picture))
}
