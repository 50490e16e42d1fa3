//! Saved texts of an item: the list, one whole, restoring it, naming it.

mod comparison;
mod values;

use app::paths::desk::{
    Item, Revision as RevisionPath, RevisionComparison as ComparisonPath, RevisionName as NamePath,
    RevisionRestoration as RestorationPath, Revisions as RevisionsPath,
};
use app::screens::desk::{
    Naming, Restoration, RevisionFacts, RevisionList, RevisionListRow, RevisionPage, RevisionPicker,
};
use axum::response::Response;
use domain::item::{ItemField, ItemId};
use domain::markdown;
use domain::revision::RevisionName;
use http::StatusCode;
use store::{Revision, RevisionRow};

pub use self::comparison::compare;
use self::values::Names;
use crate::actions::revisions::{self, RestoreOutcome};
use crate::web::desk::items::day_and_time;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::form::Fields;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page, see_other};
use crate::web::shelf;

const PER_PAGE: u32 = 20;

/// `GET /don-vi/{unit}/bai-viet/{id}/ban-luu`
pub async fn list(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, request.item()?);
    let page = request.query("trang").and_then(|page| page.parse().ok()).filter(|page| (1..1_000_000).contains(page));
    let page: u32 = page.unwrap_or(1);
    let snapshot = place.app.core.store.snapshot().await?;
    let desk = snapshot.desk(&place.desk);
    let item = desk.item(id).await?.ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let found = desk.revisions(id, page, PER_PAGE).await?;
    let live = desk.live_number(id).await?;
    let pair = comparison::usual_pair(&desk, id, None).await?;
    snapshot.end().await?;
    let address = Address { place, id };
    let row = |row: RevisionRow| RevisionListRow {
        href: address.of(row.number),
        // The first is always kept, so every other one has one before it.
        before_href: (row.number > 1).then(|| format!("{}?den={}", address.comparison(), row.number)),
        live_href: live.filter(|live| *live != row.number).map(|live| address.pair(live, row.number)),
        facts: facts(row),
    };
    let pages = u32::try_from(found.total.div_ceil(u64::from(PER_PAGE))).unwrap_or(u32::MAX).max(1);
    let href = |page: u32| if page <= 1 { address.list() } else { format!("{}?trang={page}", address.list()) };
    let screen = RevisionList {
        frame: place.frame(None),
        title: item.text.title,
        back_href: address.item(),
        rows: found.rows.into_iter().map(row).collect(),
        picker: pair.filter(|_| found.total > 1).map(|(from, to)| address.picker(from.to_string(), to.to_string())),
        page,
        pages,
        page_hrefs: ((page > 1).then(|| href(page.min(pages + 1) - 1)), (page < pages).then(|| href(page + 1))),
    };
    Ok(respond::html(StatusCode::OK, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

/// What the page of one text shows beside the text.
#[derive(Debug, Default)]
struct Shown {
    notice: Option<&'static str>,
    fault_note: Option<String>,
    /// The name as typed, when it was refused, and why.
    typed: Option<String>,
    fault: Option<String>,
}

/// `GET /don-vi/{unit}/bai-viet/{id}/ban-luu/{number}`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id, number) = (request.place()?, request.item()?, request.number()?);
    let named = request.query("da").is_some_and(|done| done == "ten");
    let notice = named.then_some("Đã đặt tên. Bản này được giữ mãi.");
    respond_with(place, id, number, StatusCode::OK, Shown { notice, ..Shown::default() }).await
}

/// `POST /don-vi/{unit}/bai-viet/{id}/ban-luu/{number}/khoi-phuc`
pub async fn restore(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id, number) = (request.place()?, request.item()?, request.number()?);
    let again = async |status, note: String| {
        respond_with(place, id, number, status, Shown { fault_note: Some(note), ..Shown::default() }).await
    };
    let version = request.posted.fields.get("phien_ban").parse().ok();
    let Some(version) = version.filter(|_| request.posted.trusted) else {
        const NOTE: &str =
            "Chưa khôi phục: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy xem lại rồi bấm lần nữa.";
        return again(StatusCode::FORBIDDEN, NOTE.to_owned()).await;
    };
    let writer = place.desk.drafter().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    match revisions::restore(&place.app.core, writer, id, version, number).await? {
        RestoreOutcome::Restored { dropped } => {
            let done = match dropped {
                None => "khoi-phuc",
                Some(ItemField::Parent) => "khoi-phuc-khong-trang",
                Some(_) => "khoi-phuc-khong-muc",
            };
            Ok(see_other(&format!("{}?da={done}", Address { place, id }.item())))
        }
        RestoreOutcome::NothingNew => {
            let note = format!("Bản {number} giống hệt bản mới nhất nên không có gì để khôi phục.");
            again(StatusCode::UNPROCESSABLE_ENTITY, note).await
        }
        RestoreOutcome::Stale(item) => {
            let note = format!(
                "Chưa khôi phục: bài đã thay đổi sau khi bạn mở trang này; bản mới nhất do {} lưu lúc {}. Hãy xem lại rồi bấm lần nữa.",
                item.saved_by,
                day_and_time(item.saved_at)
            );
            again(StatusCode::CONFLICT, note).await
        }
        RestoreOutcome::Missing => Err(DeskFault::Kind(ErrorKind::NotFound)),
    }
}

/// `POST /don-vi/{unit}/bai-viet/{id}/ban-luu/{number}/ten`
pub async fn name(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id, number) = (request.place()?, request.item()?, request.number()?);
    let fields = &request.posted.fields;
    if !request.posted.trusted {
        const NOTE: &str = "Chưa đặt tên: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy bấm lần nữa.";
        return typed_again(place, id, number, fields, StatusCode::FORBIDDEN, NOTE).await;
    }
    let name = match RevisionName::parse(fields.get(RevisionName::FIELD)) {
        Ok(name) => name,
        Err(fault) => {
            let typed = Some(fields.get(RevisionName::FIELD).to_owned());
            let shown = Shown { typed, fault: Some(fault), ..Shown::default() };
            return respond_with(place, id, number, StatusCode::UNPROCESSABLE_ENTITY, shown).await;
        }
    };
    let writer = place.desk.drafter().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    if revisions::name(&place.app.core, writer, id, number, name).await? {
        Ok(see_other(&format!("{}?da=ten", Address { place, id }.of(number))))
    } else {
        Err(DeskFault::Kind(ErrorKind::NotFound))
    }
}

/// The page of one text with what was posted, nothing done, and a note why.
pub async fn typed_again(
    place: &Place,
    id: ItemId,
    number: i32,
    fields: &Fields,
    status: StatusCode,
    note: &str,
) -> Result<Response, DeskFault> {
    let typed = fields.pairs().iter().any(|(name, _)| name == RevisionName::FIELD);
    let typed = typed.then(|| fields.get(RevisionName::FIELD).to_owned());
    let shown = Shown { fault_note: Some(note.to_owned()), typed, ..Shown::default() };
    respond_with(place, id, number, status, shown).await
}

async fn respond_with(
    place: &Place,
    id: ItemId,
    number: i32,
    status: StatusCode,
    shown: Shown,
) -> Result<Response, DeskFault> {
    let snapshot = place.app.core.store.snapshot().await?;
    let desk = snapshot.desk(&place.desk);
    let item = desk.item(id).await?.ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let Revision { row, text } = desk.revision(id, number).await?.ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let names = Names::read(&desk, text.details.kind()).await?;
    let live = desk.live_number(id).await?;
    let newest = comparison::usual_pair(&desk, id, None).await?.map(|(_, newest)| newest);
    let base = shelf::desk_base(&place.unit.slug);
    let shelf = shelf::of_desk(&desk, base, &text.body, text.cover.as_ref()).await?;
    snapshot.end().await?;
    let address = Address { place, id };
    let may_write = place.desk.may_write(item.text.details.kind());
    let other = |label: &str, other: Option<i32>| {
        other
            .filter(|other| *other != number)
            .map(|other| (label.to_owned(), address.pair(number.min(other), number.max(other))))
    };
    let ways =
        [other("So với bản đang công khai", live), other("So với bản mới nhất", newest.filter(|_| newest != live))];
    let back = [("Các bản đã lưu".to_owned(), address.list()), ("Về bài viết".to_owned(), address.item())];
    let unit = || place.unit.slug.clone();
    let screen = RevisionPage {
        frame: place.frame(shown.notice),
        title: text.title.clone(),
        fields: values::further(&text, &names),
        body_html: markdown::render_with(&text.body, &shelf).html,
        csrf: place.person.csrf.clone(),
        restoration: (may_write && !row.is_newest).then(|| Restoration {
            action: RestorationPath { unit: unit(), id: id.0, number }.to_string(),
            version: item.version,
        }),
        naming: may_write.then(|| Naming {
            action: NamePath { unit: unit(), id: id.0, number }.to_string(),
            typed: shown.typed.unwrap_or_else(|| row.name.clone().unwrap_or_default()),
            fault: shown.fault,
        }),
        ways: ways.into_iter().flatten().chain(back).collect(),
        facts: facts(row),
        fault_note: shown.fault_note,
    };
    Ok(respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

fn facts(row: RevisionRow) -> RevisionFacts {
    let approved = row
        .approved_by
        .map(|name| if row.is_self_approved { "Người lưu tự duyệt".to_owned() } else { format!("{name} duyệt") });
    RevisionFacts {
        approved,
        number: row.number,
        name: row.name,
        saved: day_and_time(row.saved_at),
        saved_by: row.saved_by,
        note: row.note,
        published: row.published_at.map(day_and_time),
        is_live: row.is_live,
        is_newest: row.is_newest,
        is_auto: row.is_auto,
    }
}

/// Addresses of the saved texts of an item.
#[derive(Clone, Copy)]
struct Address<'a> {
    place: &'a Place,
    id: ItemId,
}

impl Address<'_> {
    fn unit(self) -> String {
        self.place.unit.slug.clone()
    }

    fn item(self) -> String {
        Item { unit: self.unit(), id: self.id.0 }.to_string()
    }

    fn list(self) -> String {
        RevisionsPath { unit: self.unit(), id: self.id.0 }.to_string()
    }

    fn of(self, number: i32) -> String {
        RevisionPath { unit: self.unit(), id: self.id.0, number }.to_string()
    }

    fn comparison(self) -> String {
        ComparisonPath { unit: self.unit(), id: self.id.0 }.to_string()
    }

    fn pair(self, from: i32, to: i32) -> String {
        format!("{}?tu={from}&den={to}", self.comparison())
    }

    fn picker(self, from: String, to: String) -> RevisionPicker {
        RevisionPicker { action: self.comparison(), from, to }
    }
}
