//! For whom an item is shared, on what terms, and what became of it at each unit.

use app::paths::desk::{Item, ItemShare};
use app::screens::desk::{
    FormSheet, ItemSharePage, ReceiptLine, ReceiptTable, ReceiverOffer, SavedMeanwhile, ScopeDistrict,
};
use axum::response::Response;
use domain::access::Power;
use domain::item::ItemId;
use domain::share::{Mode, Overridable, Reception, ShareField, ShareForm};
use domain::typed::{Fault, Typed};
use http::StatusCode;
use store::{DeskShare, ShareCounts, ShareReceipt, ShareSet};

use super::{name, number};
use crate::actions::sharing;
use crate::registry::Receivers;
use crate::spreadsheet::{Cell, Table};
use crate::web::desk::items::day_and_time;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::form::Fields;
use crate::web::respond::download::{self, TableFormat};
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page, see_other};

const STALE_FORM: &str = "Trang này đã mở từ trước khi bạn đăng nhập lại nên chưa được lưu. Những gì bạn chọn còn nguyên bên dưới; hãy bấm lần nữa.";
const UNKNOWN: &str = "Dành cho: hãy chọn lại, có nơi không còn trong danh sách hoặc không thuộc quyền của đơn vị bạn.";

/// Lines of a page of the receipt.
const PER_PAGE: usize = 100;

/// What the page shows beside what is saved.
#[derive(Debug, Default)]
struct Shown {
    typed: Option<ShareForm>,
    version: Option<i64>,
    faults: Vec<Fault<ShareField>>,
    meanwhile: Option<SavedMeanwhile<ShareField>>,
    note: Option<String>,
    notice: Option<&'static str>,
    page: u32,
}

/// `GET /don-vi/{unit}/bai-viet/{id}/dang-chung`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, request.item()?);
    if let Some(format) = TableFormat::asked(request.query("dang").as_deref()) {
        return table(place, id, format).await;
    }
    let notice = (request.query("da").as_deref() == Some("luu")).then_some("Đã lưu. Nơi nhận thấy thay đổi ngay.");
    shown(place, id, StatusCode::OK, Shown { notice, page: request.page(), ..Shown::default() }).await
}

/// `POST /don-vi/{unit}/bai-viet/{id}/dang-chung`
pub async fn save(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, request.item()?);
    let fields = &request.posted.fields;
    if !request.posted.trusted {
        return typed_again(place, id, fields, StatusCode::FORBIDDEN, STALE_FORM).await;
    }
    let version = version(fields).unwrap_or_default();
    let typed = typed(fields);
    let again = |faults, typed| Shown { typed: Some(typed), version: Some(version), faults, ..Shown::default() };
    let terms = match typed.check() {
        Ok(terms) => terms,
        Err(faults) => return shown(place, id, StatusCode::UNPROCESSABLE_ENTITY, again(faults, typed)).await,
    };
    let Some(receivers) = receivers(place, &terms) else {
        let fault = Fault { field: ShareField::Audience, sentence: UNKNOWN.to_owned() };
        return shown(place, id, StatusCode::UNPROCESSABLE_ENTITY, again(vec![fault], typed)).await;
    };
    let publisher = place.desk.publisher().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    match sharing::share(&place.app.core, publisher, id, version, terms, receivers).await? {
        ShareSet::Done { .. } => {
            Ok(see_other(&format!("{}?da=luu", ItemShare { unit: place.unit.slug.clone(), id: id.0 })))
        }
        ShareSet::Stale(saved) => {
            let by = saved.changed.1.clone().unwrap_or_else(|| "Người khác".to_owned());
            let meanwhile =
                SavedMeanwhile { saved: ShareForm::from(&saved.terms), by, at: day_and_time(saved.changed.0) };
            let again = Shown { typed: Some(typed), meanwhile: Some(meanwhile), ..Shown::default() };
            shown(place, id, StatusCode::CONFLICT, again).await
        }
        ShareSet::Missing => Err(DeskFault::Kind(ErrorKind::NotFound)),
    }
}

/// The form with what was posted, nothing of it saved, and a note why.
pub async fn typed_again(
    place: &Place,
    id: ItemId,
    fields: &Fields,
    status: StatusCode,
    note: &str,
) -> Result<Response, DeskFault> {
    // The power was checked on the way here, but not on the way through the sign-in page.
    place.desk.publisher().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let again =
        Shown { typed: Some(typed(fields)), version: version(fields), note: Some(note.to_owned()), ..Shown::default() };
    shown(place, id, status, again).await
}

/// A commune offers upwards and cannot require anything.
fn receivers(place: &Place, terms: &domain::share::ShareTerms) -> Option<Receivers> {
    let found = place.registry.receivers(place.unit.id, &terms.audience)?;
    (is_province(place) || terms.mode == Mode::Offered).then_some(found)
}

fn is_province(place: &Place) -> bool {
    place.registry.portal().is_some_and(|portal| portal.id == place.unit.id)
}

async fn shown(place: &Place, id: ItemId, status: StatusCode, shown: Shown) -> Result<Response, DeskFault> {
    let snapshot = place.app.core.store.snapshot().await?;
    let desk = snapshot.desk(&place.desk);
    let item = desk.item(id).await?.ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let share = desk.share_of(id).await?;
    let receipts = match &share {
        Some(share) => desk.share_receipts(share.id).await?,
        None => Vec::new(),
    };
    snapshot.end().await?;
    let path = ItemShare { unit: place.unit.slug.clone(), id: id.0 };
    let sheet = place.desk.may(Power::Publish).then(|| FormSheet {
        action: path.to_string(),
        csrf: place.person.csrf.clone(),
        version: Some(shown.version.unwrap_or_else(|| share.as_ref().map_or(0, |share| share.version))),
        typed: shown
            .typed
            .unwrap_or_else(|| share.as_ref().map(|share| ShareForm::from(&share.terms)).unwrap_or_default()),
        faults: shown.faults,
        meanwhile: shown.meanwhile,
    });
    let screen = ItemSharePage {
        frame: place.frame(shown.notice),
        title: item.text.title.clone(),
        is_public: item.state.is_public(),
        sheet,
        offer: offer(place),
        receipt: share.map(|share| {
            let mut table = receipt(place, &share, &receipts, shown.page.max(1), &path.to_string());
            if !item.state.is_public() {
                table.facts.insert(0, ("Hiện nay", "không hiện ở đâu vì bài không công khai".to_owned()));
            }
            table
        }),
        fault_note: shown.note,
        back_href: Item { unit: place.unit.slug.clone(), id: id.0 }.to_string(),
    };
    Ok(respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

fn offer(place: &Place) -> ReceiverOffer {
    if !is_province(place) {
        let province = place.registry.portal().map(|portal| portal.name_in_sentence());
        return ReceiverOffer::Upwards(province.unwrap_or_else(|| "tỉnh".to_owned()));
    }
    let code = |unit: &domain::unit::Unit| (unit.id.0.to_string(), unit.full_name.clone());
    let districts = place.registry.districts().iter().map(|(district, communes)| ScopeDistrict {
        code: district.id.0.to_string(),
        name: district.full_name.clone(),
        communes: communes.iter().map(|unit| code(unit)).collect(),
    });
    ReceiverOffer::Below(districts.collect())
}

/// By name, in the order of the alphabet; what is meant for a unit no more comes last.
fn lines(place: &Place, receipts: &[ShareReceipt]) -> Vec<(String, ShareReceipt)> {
    let mut lines: Vec<_> = receipts.iter().map(|receipt| (name(place, receipt.unit), receipt.clone())).collect();
    lines.sort_by_cached_key(|(name, receipt)| {
        (receipt.reception == Reception::Ended, domain::collation::sort_key(name))
    });
    lines
}

fn receipt(place: &Place, share: &DeskShare, receipts: &[ShareReceipt], page: u32, path: &str) -> ReceiptTable {
    let counts = counted(receipts);
    let of = |count: u64| format!("{}/{}", number(count), number(counts.all));
    let all = lines(place, receipts);
    let pages = u32::try_from(all.len().div_ceil(PER_PAGE)).unwrap_or(u32::MAX).max(1);
    let from = usize::try_from(page - 1).unwrap_or(usize::MAX).saturating_mul(PER_PAGE);
    let on = |page: u32| format!("{path}?trang={page}");
    ReceiptTable {
        facts: vec![
            ("Đang dùng", of(counts.shown)),
            ("Có phần riêng", of(counts.adapted)),
            ("Chờ quyết định", of(counts.waiting)),
            ("Không dùng", of(counts.declined)),
            ("Báo đã xem", of(counts.seen)),
            ("Bản gốc đổi lúc", day_and_time(share.event_at)),
        ],
        rows: all.into_iter().skip(from).take(PER_PAGE).map(|(unit, receipt)| line(unit, receipt)).collect(),
        page,
        pages,
        page_hrefs: ((page > 1).then(|| on(page - 1)), (page < pages).then(|| on(page + 1))),
        table_hrefs: (format!("{path}?dang=csv"), format!("{path}?dang=xlsx")),
    }
}

fn counted(receipts: &[ShareReceipt]) -> ShareCounts {
    let meant = || receipts.iter().filter(|receipt| receipt.reception != Reception::Ended);
    let of = |reception| meant().filter(|receipt| receipt.reception == reception).count() as u64;
    ShareCounts {
        all: meant().count() as u64,
        shown: of(Reception::Shown),
        adapted: meant().filter(|receipt| receipt.reception == Reception::Shown && receipt.is_adapted).count() as u64,
        waiting: of(Reception::Waiting),
        declined: of(Reception::Declined),
        seen: meant().filter(|receipt| receipt.is_seen).count() as u64,
    }
}

fn line(unit: String, receipt: ShareReceipt) -> ReceiptLine {
    let seen = receipt.seen.as_ref().map(|(at, by)| match by {
        Some(by) => format!("{by}, {}", day_and_time(*at)),
        None => day_and_time(*at),
    });
    let seen = seen.map(|seen| if receipt.is_seen { seen } else { format!("{seen} (bản trước)") });
    ReceiptLine {
        unit,
        reception: receipt.reception,
        adapted: if receipt.is_adapted { "có" } else { "—" }.to_owned(),
        seen: seen.unwrap_or_else(|| "—".to_owned()),
        reason: receipt.reason.unwrap_or_default(),
    }
}

async fn table(place: &Place, id: ItemId, format: TableFormat) -> Result<Response, DeskFault> {
    let now = place.app.core.clock.now();
    let snapshot = place.app.core.store.snapshot().await?;
    let desk = snapshot.desk(&place.desk);
    let share = desk.share_of(id).await?.ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let receipts = desk.share_receipts(share.id).await?;
    snapshot.end().await?;
    let row = |(unit, receipt): (String, ShareReceipt)| {
        let label = receipt.reception.label().to_owned();
        let ReceiptLine { unit, adapted, seen, reason, .. } = line(unit, receipt);
        [unit, label, adapted, seen, reason].into_iter().map(Cell::Text).collect()
    };
    let table = Table {
        name: "Nơi nhận",
        head: std::iter::once("Đơn vị").chain(ReceiptTable::COLUMNS).collect(),
        rows: lines(place, &receipts).into_iter().map(row).collect(),
    };
    download::table(&table, format, &format!("noi-nhan-bai-{}", id.0), now).map_err(DeskFault::Kind)
}

fn typed(fields: &Fields) -> ShareForm {
    let mut form = Typed::filled(|name| fields.get(name));
    for field in [ShareField::Audience, ShareField::Adaptable] {
        let all: Vec<_> = fields.all(field.name()).collect();
        form.set(field, all.join(","));
    }
    let adaptable = Overridable::set(form.get(ShareField::Adaptable));
    form.set(ShareField::Adaptable, Overridable::codes(&adaptable));
    form
}

fn version(fields: &Fields) -> Option<i64> {
    fields.get("phien_ban").parse().ok()
}
