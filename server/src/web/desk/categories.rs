//! The categories of a unit at its desk: the list, a new one, its name, its place.

use app::paths::desk::{Categories, Category, CategoryPlace, Unit, UsualCategories};
use app::paths::public;
use app::screens::desk::{CategoryList, CategoryRow};
use axum::response::Response;
use domain::access::Publisher;
use domain::category::{CategoryId, CategoryName, MOST_CATEGORIES, USUAL, key};
use http::StatusCode;
use store::CategorySaved;

use crate::actions::categories;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::form::Fields;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page, see_other};

const STALE_DEED: &str = "Chưa thực hiện: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy bấm lần nữa.";
const TAKEN: &str = "Đã có chuyên mục tên này. Hãy chọn tên khác.";

/// What the page shows beside the list.
#[derive(Debug, Default)]
struct Shown {
    typed: String,
    /// Another name typed for a category, kept because it was refused.
    renamed: Option<(CategoryId, String)>,
    fault: Option<String>,
    fault_note: Option<String>,
    notice: Option<&'static str>,
}

/// `GET /don-vi/{unit}/chuyen-muc`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let notice = match request.query("da").as_deref() {
        Some("them") => Some("Đã thêm chuyên mục."),
        Some("luu") => Some("Đã lưu. Trang công khai đã đổi theo."),
        _ => None,
    };
    list(request.place()?, StatusCode::OK, Shown { notice, ..Shown::default() }).await
}

/// `POST /don-vi/{unit}/chuyen-muc`
pub async fn add(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, fields) = (request.place()?, &request.posted.fields);
    if !request.posted.trusted {
        return typed_again(place, None, fields, StatusCode::FORBIDDEN, STALE_DEED).await;
    }
    let typed = fields.get("ten").to_owned();
    let refused = async |fault: String| {
        let shown = Shown { typed: typed.clone(), fault: Some(fault), ..Shown::default() };
        list(place, StatusCode::UNPROCESSABLE_ENTITY, shown).await
    };
    let name = match CategoryName::parse(&typed) {
        Ok(name) => name,
        Err(sentence) => return refused(sentence).await,
    };
    match categories::add(&place.app.core, publisher(place)?, name).await? {
        CategorySaved::Done => Ok(see_other(&format!("{}?da=them", own(place)))),
        CategorySaved::Taken => refused(TAKEN.to_owned()).await,
        CategorySaved::TooMany => refused(too_many()).await,
        CategorySaved::Missing => Err(DeskFault::Kind(ErrorKind::NotFound)),
    }
}

/// `POST /don-vi/{unit}/chuyen-muc/thuong-dung`
pub async fn add_usual(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    if !request.posted.trusted {
        return noted(place, StatusCode::FORBIDDEN, STALE_DEED).await;
    }
    categories::add_usual(&place.app.core, publisher(place)?).await?;
    Ok(see_other(&format!("{}?da=them", own(place))))
}

/// `POST /don-vi/{unit}/chuyen-muc/{id}`
pub async fn save(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, category_id(&request)?);
    let fields = &request.posted.fields;
    if !request.posted.trusted {
        return typed_again(place, Some(id), fields, StatusCode::FORBIDDEN, STALE_DEED).await;
    }
    let snapshot = place.app.core.store.snapshot().await?;
    let all = snapshot.desk(&place.desk).categories().await?;
    snapshot.end().await?;
    let saved = all.into_iter().find(|category| category.id == id).ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let (typed, is_retired) = match fields.get("viec") {
        "doi_ten" => (fields.get("ten").to_owned(), saved.is_retired),
        "ngung" => (saved.name.clone(), true),
        "dung_lai" => (saved.name.clone(), false),
        _ => {
            let note = "Chưa thực hiện: hãy bấm Đổi tên, Ngừng dùng hoặc Dùng lại.";
            return noted(place, StatusCode::UNPROCESSABLE_ENTITY, note).await;
        }
    };
    let name = match CategoryName::parse(&typed) {
        Ok(name) => name,
        Err(sentence) => {
            let note = format!("Chưa đổi tên “{}”. {sentence}", saved.name);
            return typed_again(place, Some(id), fields, StatusCode::UNPROCESSABLE_ENTITY, &note).await;
        }
    };
    match categories::save(&place.app.core, publisher(place)?, id, name, is_retired).await? {
        CategorySaved::Done => Ok(see_other(&format!("{}?da=luu", own(place)))),
        CategorySaved::Taken => {
            let note = format!("Chưa đổi tên “{}” thành “{typed}”. {TAKEN}", saved.name);
            typed_again(place, Some(id), fields, StatusCode::UNPROCESSABLE_ENTITY, &note).await
        }
        CategorySaved::TooMany => noted(place, StatusCode::UNPROCESSABLE_ENTITY, &too_many()).await,
        CategorySaved::Missing => Err(DeskFault::Kind(ErrorKind::NotFound)),
    }
}

/// `POST /don-vi/{unit}/chuyen-muc/{id}/thu-tu`
pub async fn shift(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, category_id(&request)?);
    if !request.posted.trusted {
        return noted(place, StatusCode::FORBIDDEN, STALE_DEED).await;
    }
    let up = match request.posted.fields.get("viec") {
        "len" => true,
        "xuong" => false,
        _ => {
            let note = "Chưa đổi thứ tự: hãy bấm Lên hoặc Xuống.";
            return noted(place, StatusCode::UNPROCESSABLE_ENTITY, note).await;
        }
    };
    if categories::shift(&place.app.core, publisher(place)?, id, up).await? {
        return Ok(see_other(&own(place).to_string()));
    }
    Err(DeskFault::Kind(ErrorKind::NotFound))
}

/// The page with what was typed, nothing done, and a note why.
pub async fn typed_again(
    place: &Place,
    id: Option<CategoryId>,
    fields: &Fields,
    status: StatusCode,
    note: &str,
) -> Result<Response, DeskFault> {
    publisher(place)?;
    let (typed, fault_note) = (fields.get("ten").to_owned(), Some(note.to_owned()));
    let shown = match id {
        Some(id) => Shown { renamed: Some((id, typed)), fault_note, ..Shown::default() },
        None => Shown { typed, fault_note, ..Shown::default() },
    };
    list(place, status, shown).await
}

async fn noted(place: &Place, status: StatusCode, note: &str) -> Result<Response, DeskFault> {
    list(place, status, Shown { fault_note: Some(note.to_owned()), ..Shown::default() }).await
}

fn too_many() -> String {
    format!("Đã có {MOST_CATEGORIES} chuyên mục, nhiều hơn thì người đọc khó tìm. Hãy đổi tên một mục đã có.")
}

fn publisher(place: &Place) -> Result<Publisher<'_>, DeskFault> {
    place.desk.publisher().ok_or(DeskFault::Kind(ErrorKind::NotFound))
}

fn category_id(request: &DeskRequest) -> Result<CategoryId, DeskFault> {
    request.path.id.map(CategoryId).ok_or(DeskFault::Kind(ErrorKind::NotFound))
}

fn own(place: &Place) -> Categories {
    Categories { unit: place.unit.slug.clone() }
}

async fn list(place: &Place, status: StatusCode, shown: Shown) -> Result<Response, DeskFault> {
    let snapshot = place.app.core.store.snapshot().await?;
    let all = snapshot.desk(&place.desk).categories().await?;
    snapshot.end().await?;
    let unit = || place.unit.slug.clone();
    let lacks_usual = USUAL.iter().any(|usual| !all.iter().any(|category| key(&category.name) == key(usual)));
    let origin = place.registry.public_origin(&place.unit);
    let rows = all.into_iter().map(|category| CategoryRow {
        href: Category { unit: unit(), id: category.id.0 }.to_string(),
        place_href: CategoryPlace { unit: unit(), id: category.id.0 }.to_string(),
        public_href: origin
            .as_ref()
            .map(|origin| format!("{origin}{}", public::Category { slug: category.slug.to_string() })),
        name: category.name,
        typed: shown.renamed.as_ref().filter(|(id, _)| *id == category.id).map(|(_, typed)| typed.clone()),
        is_retired: category.is_retired,
    });
    let screen = CategoryList {
        frame: place.frame(shown.notice),
        rows: rows.collect(),
        action: own(place).to_string(),
        usual_href: lacks_usual.then(|| UsualCategories { unit: unit() }.to_string()),
        csrf: place.person.csrf.clone(),
        typed: shown.typed,
        fault: shown.fault,
        fault_note: shown.fault_note,
        back_href: Unit { unit: unit() }.to_string(),
    };
    Ok(respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}
