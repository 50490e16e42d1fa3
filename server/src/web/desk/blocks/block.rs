//! One block at the desk: a new one, its form, where it is used, its removal.

use app::paths::desk::{Block as BlockPath, BlockRemoval, Item, NewBlock};
use app::screens::desk::{BlockFacts, BlockPage, BlockUseRow, FormSheet, SavedMeanwhile};
use axum::response::Response;
use domain::access::{Power, Publisher};
use domain::block::{BlockField, BlockForm, BlockId, BlockKey, MOST_BLOCKS};
use domain::typed::Fault;
use http::StatusCode;
use store::{BlockAtHand, BlockReach, BlockSaved, BlockUse, DeskBlock};

use super::{lines, number, own, texts, unit_name};
use crate::actions::blocks;
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
    typed: Option<BlockForm>,
    version: Option<i64>,
    faults: Vec<Fault<BlockField>>,
    meanwhile: Option<SavedMeanwhile<BlockField>>,
    note: Option<String>,
    notice: Option<&'static str>,
}

/// `GET /don-vi/{unit}/khoi-noi-dung/moi`
pub async fn new(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    publisher(place)?;
    let Some(key) = request.query("ma").as_deref().and_then(BlockKey::parse) else {
        return Ok(new_page(place, StatusCode::OK, Shown::default()));
    };
    // What a unit above says is what most units begin with.
    let snapshot = place.app.core.store.snapshot().await?;
    let above = snapshot.desk(&place.desk).blocks_above().await?;
    snapshot.end().await?;
    let above = above.iter().find(|found| found.block.key == key);
    let typed = above.map(|found| BlockForm::from(&found.block.text)).unwrap_or_default().under(&key);
    Ok(new_page(place, StatusCode::OK, Shown { typed: Some(typed), ..Shown::default() }))
}

/// `POST /don-vi/{unit}/khoi-noi-dung/moi`
pub async fn add(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    let typed = typed(&request.posted.fields);
    if !request.posted.trusted {
        let shown = Shown { typed: Some(typed), note: Some(STALE_FORM.to_owned()), ..Shown::default() };
        return Ok(new_page(place, StatusCode::FORBIDDEN, shown));
    }
    let refused = |faults| {
        let shown = Shown { typed: Some(typed.clone()), faults, ..Shown::default() };
        Ok(new_page(place, StatusCode::UNPROCESSABLE_ENTITY, shown))
    };
    let (key, text) = match typed.check_new() {
        Ok(checked) => checked,
        Err(faults) => return refused(faults),
    };
    let mark = key.mark();
    match blocks::add(&place.app.core, publisher(place)?, key, text).await? {
        BlockSaved::Done(id) => Ok(see_other(&format!("{}?da=them", at(place, id)))),
        BlockSaved::Taken(_) => {
            let sentence = format!("Mã: đơn vị đã có khối “{mark}”. Hãy sửa khối ấy, hoặc đặt mã khác.");
            refused(vec![Fault { field: BlockField::Key, sentence }])
        }
        BlockSaved::TooMany => {
            let sentence =
                format!("Tên: đơn vị đã có {MOST_BLOCKS} khối, là mức nhiều nhất. Hãy xóa khối không dùng nữa.");
            refused(vec![Fault { field: BlockField::Label, sentence }])
        }
        BlockSaved::Stale(_) | BlockSaved::Needed(_) | BlockSaved::Missing => Err(DeskFault::Kind(ErrorKind::NotFound)),
    }
}

/// `GET /don-vi/{unit}/khoi-noi-dung/{id}`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let notice = match request.query("da").as_deref() {
        Some("them") => Some("Đã thêm khối. Bài gọi được ngay bằng mã bên dưới."),
        Some("luu") => Some("Đã lưu. Mọi bài đang đăng có gọi khối này đã đổi theo."),
        _ => None,
    };
    block_page(request.place()?, block_id(&request)?, StatusCode::OK, Shown { notice, ..Shown::default() }).await
}

/// `POST /don-vi/{unit}/khoi-noi-dung/{id}`
pub async fn save(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, block_id(&request)?);
    let fields = &request.posted.fields;
    let typed = typed(fields);
    let Some(version) = version(fields).filter(|_| request.posted.trusted) else {
        let shown = Shown {
            typed: Some(typed),
            version: version(fields),
            note: Some(STALE_FORM.to_owned()),
            ..Shown::default()
        };
        return block_page(place, id, StatusCode::FORBIDDEN, shown).await;
    };
    let text = match typed.check() {
        Ok(text) => text,
        Err(faults) => {
            let shown = Shown { typed: Some(typed), version: Some(version), faults, ..Shown::default() };
            return block_page(place, id, StatusCode::UNPROCESSABLE_ENTITY, shown).await;
        }
    };
    match blocks::save(&place.app.core, publisher(place)?, id, version, text).await? {
        BlockSaved::Done(_) => Ok(see_other(&format!("{}?da=luu", at(place, id)))),
        BlockSaved::Stale(saved) => {
            let meanwhile = SavedMeanwhile {
                saved: BlockForm::from(&saved.block.text),
                by: by(&saved),
                at: day_and_time(saved.changed_at),
            };
            let shown = Shown { typed: Some(typed), meanwhile: Some(meanwhile), ..Shown::default() };
            block_page(place, id, StatusCode::CONFLICT, shown).await
        }
        BlockSaved::Missing | BlockSaved::TooMany | BlockSaved::Taken(_) | BlockSaved::Needed(_) => {
            Err(DeskFault::Kind(ErrorKind::NotFound))
        }
    }
}

/// `POST /don-vi/{unit}/khoi-noi-dung/{id}/xoa`
pub async fn remove(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, block_id(&request)?);
    let again = async |status, note: String| {
        block_page(place, id, status, Shown { note: Some(note), ..Shown::default() }).await
    };
    let Some(version) = version(&request.posted.fields).filter(|_| request.posted.trusted) else {
        return again(StatusCode::FORBIDDEN, STALE_DEED.to_owned()).await;
    };
    match blocks::remove(&place.app.core, publisher(place)?, id, version).await? {
        BlockSaved::Done(_) => Ok(see_other(&format!("{}?da=xoa", own(place)))),
        BlockSaved::Needed(needing) => {
            again(StatusCode::UNPROCESSABLE_ENTITY, format!("Chưa xóa: {}", needed(place, &needing))).await
        }
        BlockSaved::Stale(saved) => {
            let note = format!("Chưa xóa: {} vừa sửa khối này lúc {}.", by(&saved), day_and_time(saved.changed_at));
            again(StatusCode::CONFLICT, note).await
        }
        BlockSaved::Missing | BlockSaved::TooMany | BlockSaved::Taken(_) => Err(DeskFault::Kind(ErrorKind::NotFound)),
    }
}

/// The form with what was posted, nothing of it saved, and a note why.
pub async fn typed_again(
    place: &Place,
    id: Option<BlockId>,
    fields: &Fields,
    (status, note): (StatusCode, &str),
) -> Result<Response, DeskFault> {
    // The power was checked on the way here, but not on the way through the sign-in page.
    publisher(place)?;
    let shown =
        Shown { typed: Some(typed(fields)), version: version(fields), note: Some(note.to_owned()), ..Shown::default() };
    match id {
        None => Ok(new_page(place, status, shown)),
        Some(id) => block_page(place, id, status, shown).await,
    }
}

fn publisher(place: &Place) -> Result<Publisher<'_>, DeskFault> {
    place.desk.publisher().ok_or(DeskFault::Kind(ErrorKind::NotFound))
}

fn typed(fields: &Fields) -> BlockForm {
    BlockForm::filled(|name| fields.get(name))
}

fn version(fields: &Fields) -> Option<i64> {
    fields.get("phien_ban").parse().ok()
}

fn block_id(request: &DeskRequest) -> Result<BlockId, DeskFault> {
    request.path.id.map(BlockId).ok_or(DeskFault::Kind(ErrorKind::NotFound))
}

fn at(place: &Place, id: BlockId) -> BlockPath {
    BlockPath { unit: place.unit.slug.clone(), id: id.0 }
}

fn by(block: &DeskBlock) -> String {
    block.changed_by.clone().unwrap_or_else(|| "người khác".to_owned())
}

/// Whose texts need a block, and the way out: `2 bài của đơn vị và 3 bài ở 2 đơn vị khác đang cần khối này; …`.
fn needed(place: &Place, needing: &[BlockReach]) -> String {
    let sum = |is_own: bool| {
        let some: Vec<_> = needing.iter().filter(|reach| (reach.unit == place.unit.id) == is_own).collect();
        (some.len(), some.iter().map(|reach| reach.texts).sum::<u64>())
    };
    let ((_, ours), (units, theirs)) = (sum(true), sum(false));
    let parts = [
        (ours > 0).then(|| format!("{} của đơn vị", texts(ours))),
        (theirs > 0).then(|| format!("{} ở {} đơn vị khác", texts(theirs), number(units))),
    ];
    let who = parts.into_iter().flatten().collect::<Vec<_>>().join(" và ");
    format!("{who} đang đăng hoặc đã hẹn giờ còn cần khối này. Hãy bỏ mã khỏi các bài nêu ở dưới rồi xóa.")
}

fn new_page(place: &Place, status: StatusCode, shown: Shown) -> Response {
    let screen = BlockPage {
        frame: place.frame(None),
        facts: None,
        sheet: Some(FormSheet {
            action: NewBlock { unit: place.unit.slug.clone() }.to_string(),
            csrf: place.person.csrf.clone(),
            typed: shown.typed.unwrap_or_default(),
            faults: shown.faults,
            ..FormSheet::default()
        }),
        fault_note: shown.note,
        back_href: own(place).to_string(),
    };
    respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore)
}

async fn block_page(place: &Place, id: BlockId, status: StatusCode, shown: Shown) -> Result<Response, DeskFault> {
    let snapshot = place.app.core.store.snapshot().await?;
    let desk = snapshot.desk(&place.desk);
    let found = desk.block(id).await?.ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let key = &found.block.key;
    let (uses, below) = (desk.block_uses(key).await?, desk.block_reach(std::slice::from_ref(key)).await?);
    let above = desk.blocks_above().await?.into_iter().find(|above| above.block.key == *key);
    snapshot.end().await?;
    let may_publish = place.desk.may(Power::Publish);
    let sheet = may_publish.then(|| FormSheet {
        action: at(place, id).to_string(),
        csrf: place.person.csrf.clone(),
        version: Some(shown.version.unwrap_or(found.version)),
        typed: shown.typed.unwrap_or_else(|| BlockForm::from(&found.block.text)),
        faults: shown.faults,
        meanwhile: shown.meanwhile,
    });
    let screen = BlockPage {
        frame: place.frame(shown.notice),
        facts: Some(facts(place, &found, uses, &below, above.as_ref())),
        sheet,
        fault_note: shown.note,
        back_href: own(place).to_string(),
    };
    Ok(respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

fn facts(
    place: &Place,
    found: &DeskBlock,
    uses: Vec<BlockUse>,
    below: &[BlockReach],
    above: Option<&BlockAtHand>,
) -> BlockFacts {
    let ours = uses.iter().filter(|item| item.is_live || item.is_promised).count();
    let own_reach = BlockReach {
        key: found.block.key.clone(),
        unit: place.unit.id,
        texts: u64::try_from(ours).unwrap_or(u64::MAX),
    };
    let needing: Vec<_> = below.iter().cloned().chain((ours > 0).then_some(own_reach)).collect();
    let is_kept = above.is_none() && !needing.is_empty();
    let may_publish = place.desk.may(Power::Publish);
    BlockFacts {
        label: found.block.text.label.clone(),
        mark: found.block.key.mark(),
        lines: lines(&found.block),
        replaces: above.map(|above| {
            let (whose, line) = (unit_name(place, above.of), above.block.text.line());
            format!("Thay cho khối của {whose}: “{line}”. Khi xóa khối này, bài của đơn vị dùng lại khối ấy.")
        }),
        uses: uses.into_iter().map(|item| use_row(place, item)).collect(),
        below: below.iter().map(|reach| (unit_name(place, reach.unit), texts(reach.texts))).collect(),
        removal_href: may_publish.then(|| BlockRemoval { unit: place.unit.slug.clone(), id: found.id.0 }.to_string()),
        kept_because: is_kept.then(|| needed(place, &needing)),
        changed: format!("{} lưu lúc {}.", by(found), day_and_time(found.changed_at)),
    }
}

fn use_row(place: &Place, item: BlockUse) -> BlockUseRow {
    let state = match (item.is_live, item.is_promised) {
        (true, _) => "Đang đăng",
        (false, true) => "Hẹn giờ đăng",
        (false, false) => "Bản nháp",
    };
    let href = Item { unit: place.unit.slug.clone(), id: item.item.0 }.to_string();
    BlockUseRow { title: item.title, href, state, is_live: item.is_live }
}
