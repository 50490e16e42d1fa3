//! One thing shared with a unit: deciding about it, and saying it in one's own voice.

use app::paths::desk::{ReceivedShare, ShareDecision, ShareInbox};
use app::paths::of_item;
use app::screens::desk::{Adapting, FormSheet, ReceivedPage, SavedMeanwhile, ShareDeciding, SourceChange};
use axum::response::Response;
use domain::access::Power;
use domain::block::keys_named;
use domain::markdown;
use domain::media::Shelf;
use domain::merge::merge;
use domain::share::{
    Adaptation, AdaptationField as Of, AdaptationForm, DeclineReason, Mode, Overridable, Reception, ShareId,
};
use domain::typed::{Fault, Typed};
use http::StatusCode;
use store::{Adapted, Received, ReceptionChange};

use super::name;
use crate::actions::receiving::{self, Decision, Written};
use crate::web::desk::items::day_and_time;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::form::Fields;
use crate::web::public::shared;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page, see_other};

const STALE_FORM: &str = "Trang này đã mở từ trước khi bạn đăng nhập lại nên chưa được lưu. Nội dung bạn gõ còn nguyên bên dưới; hãy bấm Lưu lần nữa.";
const STALE_DEED: &str = "Chưa thực hiện: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy bấm lần nữa.";
const MOVED_ON: &str = "Chưa lưu: bản gốc vừa đổi, đã gỡ hoặc không còn dành cho đơn vị. Nội dung bạn gõ còn nguyên bên dưới; hãy đọc bản gốc bây giờ rồi lưu lại.";

/// What the page shows beside what is saved.
#[derive(Debug, Default)]
struct Shown {
    typed: Option<AdaptationForm>,
    newest: Option<i32>,
    faults: Vec<Fault<Of>>,
    meanwhile: Option<SavedMeanwhile<Of>>,
    reason: (String, Option<String>),
    note: Option<String>,
    notice: Option<&'static str>,
}

/// `GET /don-vi/{unit}/noi-dung-chung/{id}`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, share_id(&request)?);
    let notice = match request.query("da").as_deref() {
        Some("dung") => Some("Đã đưa lên trang của đơn vị."),
        Some("khong-dung") => Some("Đã ghi là không dùng. Nơi viết đọc được lý do."),
        Some("da-xem") => Some("Đã báo đã xem."),
        Some("luu") => Some("Đã lưu bản nháp. Người dân chưa thấy."),
        Some("dang") => Some("Đã đăng phần riêng của đơn vị."),
        _ => None,
    };
    let received = received(place, id).await?;
    let typed = begun(&request, &received);
    Ok(page_of(place, &received, StatusCode::OK, Shown { typed, notice, ..Shown::default() }))
}

/// What is put into the fields where somebody asked for it; nothing of it is saved.
fn begun(request: &DeskRequest, received: &Received) -> Option<AdaptationForm> {
    // What was taken back is read nowhere, at the desk of a receiver neither.
    if !received.is_public {
        return None;
    }
    let source = received.source_text();
    let saved = received.newest.as_ref();
    let mut form = AdaptationForm::from(&saved.map(|newest| newest.adaptation.clone()).unwrap_or_default());
    if request.query("chep").is_some() {
        for field in &received.adaptable {
            let of_form = Of::overriding(*field);
            if form.get(of_form).is_empty() {
                form.set(of_form, source.of(*field));
            }
        }
        return Some(form);
    }
    let asked = request.query("ghep")?;
    let field = Overridable::set(&asked).into_iter().next()?;
    let newest = saved?;
    let own = newest.adaptation.overrides.of(field)?;
    form.set(Of::overriding(field), merge(newest.base.of(field), own, source.of(field))?);
    Some(form)
}

/// `POST /don-vi/{unit}/noi-dung-chung/{id}/quyet-dinh`
pub async fn decide(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, share_id(&request)?);
    let fields = &request.posted.fields;
    let received = received(place, id).await?;
    let typed = fields.get(DeclineReason::FIELD).to_owned();
    if !request.posted.trusted {
        let again = Shown { reason: (typed, None), note: Some(STALE_DEED.to_owned()), ..Shown::default() };
        return Ok(page_of(place, &received, StatusCode::FORBIDDEN, again));
    }
    let (core, title) = (&place.app.core, received.text.1.title.as_str());
    let word = fields.get("viec");
    let publisher = || place.desk.publisher().ok_or(DeskFault::Kind(ErrorKind::NotFound));
    let done = match word {
        "dung" => receiving::decide(core, publisher()?, id, title, Decision::Take).await?,
        "khong-dung" => match DeclineReason::parse(&typed) {
            Ok(reason) => receiving::decide(core, publisher()?, id, title, Decision::Decline(reason)).await?,
            Err(sentence) => {
                let again = Shown { reason: (typed, Some(sentence)), ..Shown::default() };
                return Ok(page_of(place, &received, StatusCode::UNPROCESSABLE_ENTITY, again));
            }
        },
        "da-xem" => {
            let writer = place.desk.writer().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
            receiving::acknowledge(core, writer, id, title).await?
        }
        _ => return Err(DeskFault::Kind(ErrorKind::NotFound)),
    };
    match done {
        ReceptionChange::Done => Ok(see_other(&format!("{}?da={word}", at(place, id)))),
        ReceptionChange::Missing => Err(DeskFault::Kind(ErrorKind::NotFound)),
        ReceptionChange::NotNow(stands) => {
            let note = format!("Chưa thực hiện: nội dung này đang ở trạng thái “{}”. Hãy xem lại.", stands.label());
            let received = self::received(place, id).await?;
            let again = Shown { reason: (typed, None), note: Some(note), ..Shown::default() };
            Ok(page_of(place, &received, StatusCode::CONFLICT, again))
        }
    }
}

/// `POST /don-vi/{unit}/noi-dung-chung/{id}`
pub async fn save(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, share_id(&request)?);
    let fields = &request.posted.fields;
    let (newest, base) = (fields.get("phien_ban").parse::<i32>().ok(), fields.get("ban_goc").parse::<i32>().ok());
    let Some((newest, base)) = newest.zip(base).filter(|_| request.posted.trusted) else {
        return typed_again(place, id, "", fields, (StatusCode::FORBIDDEN, STALE_FORM)).await;
    };
    let received = received(place, id).await?;
    let typed = typed(fields);
    let again = |faults, typed| Shown { typed: Some(typed), newest: Some(newest), faults, ..Shown::default() };
    let source = received.source_text();
    let kind = received.text.1.details.kind();
    let adaptation = match typed.check(kind, &received.adaptable, &source) {
        Ok(adaptation) => adaptation,
        Err(faults) => {
            return Ok(page_of(place, &received, StatusCode::UNPROCESSABLE_ENTITY, again(faults, typed)));
        }
    };
    let lacking = unknown_blocks(place, &received, &typed).await?;
    if !lacking.is_empty() {
        return Ok(page_of(place, &received, StatusCode::UNPROCESSABLE_ENTITY, again(lacking, typed)));
    }
    let before = received.newest.as_ref().map(|newest| newest.adaptation.clone()).unwrap_or_default();
    let title = received.text.1.title.clone();
    let written = Written { id, title, newest, base, before, adaptation };
    let (core, goes_public) = (&place.app.core, fields.get("viec") == "dang");
    let outcome = if goes_public {
        let publisher = place.desk.publisher().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
        receiving::adapt_in_public(core, publisher, written).await?
    } else {
        let writer = place.desk.writer().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
        receiving::adapt(core, writer, written).await?
    };
    match outcome {
        Adapted::Saved(_) => Ok(see_other(&format!("{}?da=luu", at(place, id)))),
        Adapted::Public => Ok(see_other(&format!("{}?da=dang", at(place, id)))),
        Adapted::Missing => Err(DeskFault::Kind(ErrorKind::NotFound)),
        Adapted::Stale => {
            let received = self::received(place, id).await?;
            let meanwhile = received.newest.as_ref().map(|saved| SavedMeanwhile {
                saved: AdaptationForm::from(&saved.adaptation),
                by: saved.saved.1.clone().unwrap_or_else(|| "Người khác".to_owned()),
                at: day_and_time(saved.saved.0),
            });
            Ok(page_of(
                place,
                &received,
                StatusCode::CONFLICT,
                Shown { typed: Some(typed), meanwhile, ..Shown::default() },
            ))
        }
        Adapted::NotNow => {
            let received = self::received(place, id).await?;
            let again = Shown { typed: Some(typed), note: Some(MOVED_ON.to_owned()), ..Shown::default() };
            Ok(page_of(place, &received, StatusCode::CONFLICT, again))
        }
    }
}

/// The form with what was posted, nothing of it saved, and a note why.
pub async fn typed_again(
    place: &Place,
    id: ShareId,
    part: &str,
    fields: &Fields,
    (status, note): (StatusCode, &str),
) -> Result<Response, DeskFault> {
    // The power was checked on the way here, but not on the way through the sign-in page.
    place.desk.writer().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let received = received(place, id).await?;
    let note = Some(note.to_owned());
    let again = if part == "quyet-dinh" {
        Shown { reason: (fields.get(DeclineReason::FIELD).to_owned(), None), note, ..Shown::default() }
    } else {
        Shown { typed: Some(typed(fields)), newest: fields.get("phien_ban").parse().ok(), note, ..Shown::default() }
    };
    Ok(page_of(place, &received, status, again))
}

/// Blocks the unit's own words name that neither the unit nor the source has.
async fn unknown_blocks(
    place: &Place,
    received: &Received,
    typed: &AdaptationForm,
) -> Result<Vec<Fault<Of>>, DeskFault> {
    let snapshot = place.app.core.store.snapshot().await?;
    let mut faults = Vec::new();
    for &field in Of::ALL {
        let named = keys_named(typed.get(field));
        let mut known = snapshot.desk(&place.desk).blocks(&named).await?;
        known.extend(snapshot.site(received.source).blocks(&named).await?);
        if let Some(key) = named.iter().find(|key| known.iter().all(|block| block.key != **key)) {
            let sentence = format!(
                "{}: chưa có khối nội dung “{key}”. Hãy tạo khối ấy ở Khối nội dung hoặc xóa dấu nhắc tới nó.",
                field.label()
            );
            faults.push(Fault { field, sentence });
        }
    }
    snapshot.end().await?;
    Ok(faults)
}

async fn received(place: &Place, id: ShareId) -> Result<Received, DeskFault> {
    let snapshot = place.app.core.store.snapshot().await?;
    let found = snapshot.desk(&place.desk).received(id).await?;
    snapshot.end().await?;
    found.ok_or(DeskFault::Kind(ErrorKind::NotFound))
}

fn page_of(place: &Place, received: &Received, status: StatusCode, shown: Shown) -> Response {
    let source = place.registry.unit(received.source);
    let kind = received.text.1.details.kind();
    let is_shown = received.reception == Reception::Shown;
    let at_home = place.registry.public_origin(&place.unit).filter(|_| is_shown && received.is_public);
    let address = shared::address(&place.registry, kind, Some(received.source), &received.slug);
    let screen = ReceivedPage {
        frame: place.frame(shown.notice),
        title: received.text.1.title.clone(),
        reception: received.reception,
        facts: facts(place, received),
        source_href: source
            .filter(|_| received.is_public)
            .map(|unit| format!("{}{}", place.registry.origin_of(unit), of_item(kind, &received.slug))),
        public_href: at_home.map(|origin| format!("{origin}{address}")),
        source_html: if received.is_public { source_html(received) } else { String::new() },
        changes: changes(place, received),
        deciding: deciding(place, received, shown.reason),
        adapting: place
            .desk
            .may(Power::Write)
            .then(|| adapting(place, received, shown.typed, shown.newest, (shown.faults, shown.meanwhile)))
            .flatten(),
        fault_note: shown.note,
        back_href: ShareInbox { unit: place.unit.slug.clone() }.to_string(),
    };
    respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore)
}

/// With the blocks it names; its pictures are seen at its source, which the page leads to.
fn source_html(received: &Received) -> String {
    let mut shelf = Shelf::default();
    shelf.put_blocks(received.blocks.clone());
    markdown::render_with(&received.text.1.body, &shelf).html
}

fn facts(place: &Place, received: &Received) -> Vec<(&'static str, String)> {
    let whose = |by: &Option<String>| by.clone().unwrap_or_else(|| "Một người đã nghỉ".to_owned());
    let mode = match received.mode {
        Mode::Required => "Bắt buộc: luôn hiện trên trang của đơn vị",
        Mode::Offered => "Gợi ý: đơn vị tự quyết định",
    };
    let mut facts = vec![
        ("Nơi viết", name(place, received.source)),
        ("Loại", received.text.1.details.kind().label().to_owned()),
        ("Hình thức", mode.to_owned()),
        ("Bản gốc", format!("đổi lúc {}", day_and_time(received.event_at))),
    ];
    if !received.is_public {
        facts.push(("Nơi viết", "đã gỡ, nên trang của đơn vị cũng không còn hiện".to_owned()));
    }
    if let Some((at, by)) = &received.decided {
        facts.push(("Quyết định", format!("{}, {}", whose(by), day_and_time(*at))));
    }
    if let Some(reason) = &received.reason {
        facts.push(("Lý do", reason.clone()));
    }
    if let Some((at, by)) = &received.seen {
        let which = if received.is_seen { "" } else { " (bản trước)" };
        facts.push(("Đã xem", format!("{}, {}{which}", whose(by), day_and_time(*at))));
    }
    facts
}

/// What stands on the unit's pages and its source said anew since.
fn changes(place: &Place, received: &Received) -> Vec<SourceChange> {
    let Some(live) = received.live.as_ref().filter(|_| received.is_public) else { return Vec::new() };
    let now = received.source_text();
    let overrides = &live.adaptation.overrides;
    let is_newest = received.newest.as_ref().is_some_and(|newest| newest.number == live.number);
    let change = |field: Overridable| {
        let own = overrides.of(field).unwrap_or_default();
        let merges = is_newest && merge(live.base.of(field), own, now.of(field)).is_some();
        SourceChange {
            label: field.label(),
            before: live.base.of(field).to_owned(),
            now: now.of(field).to_owned(),
            own: own.to_owned(),
            merge_href: merges.then(|| format!("{}?ghep={}", at(place, received.share), field.code())),
        }
    };
    overrides.overtaken(&live.base, &now).into_iter().map(change).collect()
}

fn deciding(place: &Place, received: &Received, (reason, fault): (String, Option<String>)) -> ShareDeciding {
    let may_publish = place.desk.may(Power::Publish);
    ShareDeciding {
        action: ShareDecision { unit: place.unit.slug.clone(), id: received.share.0 }.to_string(),
        csrf: place.person.csrf.clone(),
        may_take: may_publish && received.is_public && received.reception.can_take(),
        may_decline: may_publish && received.reception.can_decline(received.mode),
        may_acknowledge: place.desk.may(Power::Write) && !received.is_seen && received.reception == Reception::Shown,
        reason,
        fault,
    }
}

/// `None` where there is nothing to say in one's own voice: it is meant for the unit no more, or taken back.
fn adapting(
    place: &Place,
    received: &Received,
    typed: Option<AdaptationForm>,
    newest: Option<i32>,
    (faults, meanwhile): (Vec<Fault<Of>>, Option<SavedMeanwhile<Of>>),
) -> Option<Adapting> {
    let nothing_typed = typed.is_none();
    if nothing_typed && (received.reception == Reception::Ended || !received.is_public) {
        return None;
    }
    let saved = received.newest.as_ref();
    let number = saved.map_or(0, |saved| saved.number);
    let stands: Adaptation = saved.map(|saved| saved.adaptation.clone()).unwrap_or_default();
    let waits = saved.filter(|saved| received.live.as_ref().is_none_or(|live| live.number != saved.number));
    let waits = waits.filter(|saved| !saved.adaptation.is_none() || received.live.is_some()).map(|saved| {
        let by = saved.saved.1.clone().unwrap_or_else(|| "Một người".to_owned());
        format!("{by} lưu bản nháp lúc {}; người dân chưa thấy.", day_and_time(saved.saved.0))
    });
    let has_room = received.adaptable.iter().any(|field| stands.overrides.of(*field).is_none());
    Some(Adapting {
        sheet: FormSheet {
            action: at(place, received.share).to_string(),
            csrf: place.person.csrf.clone(),
            version: Some(i64::from(newest.unwrap_or(number))),
            typed: typed.unwrap_or_else(|| AdaptationForm::from(&stands)),
            faults,
            meanwhile,
        },
        base: received.text.0,
        may_override: received.adaptable.iter().map(|field| Of::overriding(*field)).collect(),
        may_publish: place.desk.may(Power::Publish),
        waits,
        copy_href: has_room.then(|| format!("{}?chep=co", at(place, received.share))),
    })
}

fn at(place: &Place, id: ShareId) -> ReceivedShare {
    ReceivedShare { unit: place.unit.slug.clone(), id: id.0 }
}

fn typed(fields: &Fields) -> AdaptationForm {
    Typed::filled(|name| fields.get(name))
}

fn share_id(request: &DeskRequest) -> Result<ShareId, DeskFault> {
    request.path.id.map(ShareId).ok_or(DeskFault::Kind(ErrorKind::NotFound))
}
