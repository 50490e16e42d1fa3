//! The library of a unit.

pub mod bringing;
pub mod file;
pub mod shelf;

use app::parts::picture::Thumb;
use app::paths::desk::{Library, LibraryFile, LibraryShelf, WordImport};
use app::screens::desk::{Bringing, BroughtLine, LibraryPage, LibraryRow};
use axum::response::Response;
use domain::access::Power;
use domain::fold::fold;
use domain::media::{FileSort, Picture};
use domain::number;
use http::StatusCode;
use store::{FileState, LibraryQuery};

use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page, see_other};
use crate::web::shelf as shelves;

const PER_PAGE: u32 = 24;

/// What is asked of the list.
#[derive(Debug, Default)]
struct Asked {
    sort: Option<FileSort>,
    words: String,
    page: u32,
    notice: Option<String>,
    brought: Vec<BroughtLine>,
    fault_note: Option<String>,
}

/// `GET /don-vi/{unit}/thu-vien`
pub async fn list(request: DeskRequest) -> Result<Response, DeskFault> {
    let notice = match request.query("da").as_deref() {
        Some("xoa") => Some("Đã xóa khỏi thư viện.".to_owned()),
        Some(count) => count
            .strip_prefix("nhan-")
            .and_then(|count| count.parse::<u16>().ok())
            .map(|count| format!("Đã nhận {count} tệp. Ảnh hiện ra khi xử lý xong; hãy viết lời mô tả cho từng ảnh.")),
        None => None,
    };
    let sort = match request.query("loai").as_deref() {
        Some("anh") => Some(FileSort::Picture),
        Some("tep") => Some(FileSort::Document),
        _ => None,
    };
    let words = request.query("tim").unwrap_or_default();
    let asked = Asked { sort, words, page: request.page(), notice, ..Asked::default() };
    shown(request.place()?, StatusCode::OK, asked).await
}

/// `POST /don-vi/{unit}/thu-vien`
pub async fn bring(request: DeskRequest) -> Result<Response, DeskFault> {
    let DeskRequest { place, posted, .. } = request;
    let place = place.ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    if !posted.trusted {
        const NOTE: &str = "Chưa nhận: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy chọn tệp rồi gửi lần nữa.";
        let asked = Asked { page: 1, fault_note: Some(NOTE.to_owned()), ..Asked::default() };
        return shown(&place, StatusCode::FORBIDDEN, asked).await;
    }
    if posted.uploads.is_empty() {
        const NOTE: &str = "Chưa chọn tệp nào. Hãy bấm vào ô chọn tệp, chọn ảnh hoặc tài liệu rồi gửi.";
        let asked = Asked { page: 1, fault_note: Some(NOTE.to_owned()), ..Asked::default() };
        return shown(&place, StatusCode::UNPROCESSABLE_ENTITY, asked).await;
    }
    let told = bringing::take(&place, posted.uploads).await?;
    if told.iter().all(|file| file.taken.is_some()) {
        let library = Library { unit: place.unit.slug.clone() };
        return Ok(see_other(&format!("{library}?da=nhan-{}", told.len())));
    }
    let line = |file: app::shelf::BroughtFile| BroughtLine {
        name: file.name,
        sentence: file.sentence,
        is_taken: file.taken.is_some(),
    };
    let asked = Asked { page: 1, brought: told.into_iter().map(line).collect(), ..Asked::default() };
    shown(&place, StatusCode::UNPROCESSABLE_ENTITY, asked).await
}

async fn shown(place: &Place, status: StatusCode, asked: Asked) -> Result<Response, DeskFault> {
    let query = LibraryQuery { sort: asked.sort, words: searched(&asked.words) };
    let snapshot = place.app.core.store.snapshot().await?;
    let desk = snapshot.desk(&place.desk);
    let found = desk.library(&query, asked.page, PER_PAGE).await?;
    let keys: Vec<_> = found.files.iter().map(|file| file.key.clone()).collect();
    let pictures = desk.shelved(&keys).await?.pictures;
    snapshot.end().await?;
    let unit = || place.unit.slug.clone();
    let library = Library { unit: unit() }.to_string();
    let base = shelves::desk_base(&place.unit.slug);
    let rows = found.files.into_iter().map(|file| row(&unit(), &base, &pictures, file)).collect();
    let pages = u32::try_from(found.total.div_ceil(u64::from(PER_PAGE))).unwrap_or(u32::MAX).max(1);
    let href = |sort: Option<FileSort>, page: u32| address(&library, sort, &asked.words, page);
    let sorts = [("Tất cả", None), ("Ảnh", Some(FileSort::Picture)), ("Tài liệu", Some(FileSort::Document))];
    let may_bring = place.desk.may(Power::Draft);
    let screen = LibraryPage {
        frame: place.frame(asked.notice.as_deref()),
        rows,
        bringing: may_bring.then(|| Bringing {
            action: library.clone(),
            shelf_href: LibraryShelf { unit: unit() }.to_string(),
            base: base.clone(),
            csrf: place.person.csrf.clone(),
            word_href: WordImport { unit: unit() }.to_string(),
        }),
        brought: asked.brought,
        sorts: sorts.map(|(label, sort)| (label.to_owned(), href(sort, 1), sort == asked.sort)).into(),
        search_action: library.clone(),
        kept: asked.sort.map(|sort| ("loai".to_owned(), word(sort).to_owned())).into_iter().collect(),
        page: asked.page,
        pages,
        page_hrefs: (
            (asked.page > 1).then(|| href(asked.sort, asked.page.min(pages + 1) - 1)),
            (asked.page < pages).then(|| href(asked.sort, asked.page + 1)),
        ),
        words: asked.words.clone(),
        fault_note: asked.fault_note,
    };
    Ok(respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

/// Words as the library knows them; of more than a line the beginning.
pub(super) fn searched(typed: &str) -> String {
    let beginning: String = typed.chars().take(100).filter(|c| !c.is_control()).collect();
    fold(beginning.trim())
}

fn word(sort: FileSort) -> &'static str {
    match sort {
        FileSort::Picture => "anh",
        FileSort::Document => "tep",
    }
}

fn address(library: &str, sort: Option<FileSort>, words: &str, page: u32) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    if let Some(sort) = sort {
        query.append_pair("loai", word(sort));
    }
    if !words.trim().is_empty() {
        query.append_pair("tim", words);
    }
    if page > 1 {
        query.append_pair("trang", &page.to_string());
    }
    let query = query.finish();
    if query.is_empty() { library.to_owned() } else { format!("{library}?{query}") }
}

fn row(unit: &str, base: &str, pictures: &[Picture], file: store::LibraryFile) -> LibraryRow {
    let is_picture = file.sort == FileSort::Picture;
    let shown = pictures.iter().find(|picture| picture.key == file.key);
    let thumb =
        is_picture.then(|| shown.map_or_else(Thumb::default, |picture| Thumb::of(picture, base, String::new())));
    let what = kind(&file);
    let (size, day) = (number::file_size(file.bytes), file.added_at.vietnam_date().short());
    LibraryRow {
        href: LibraryFile { unit: unit.to_owned(), id: file.id.0 }.to_string(),
        thumb,
        facts: format!("{what}, {size}, {} đưa lên ngày {day}", file.added_by),
        progress: (file.state == FileState::Waiting).then(|| "Đang được xử lý.".to_owned()),
        lacks: lacks(&file),
        name: file.about.name,
    }
}

/// `Ảnh 1.600 × 1.200 điểm` or `PDF`
pub(super) fn kind(file: &store::LibraryFile) -> String {
    match (file.sort, file.size) {
        (FileSort::Picture, Some((width, height))) => {
            format!("Ảnh {} × {} điểm", number::integer(i64::from(width)), number::integer(i64::from(height)))
        }
        (FileSort::Picture, None) => "Ảnh".to_owned(),
        (FileSort::Document, _) => shelves::word(&file.media_type).to_owned(),
    }
}

/// What keeps a text with it from the public.
fn lacks(file: &store::LibraryFile) -> Vec<String> {
    if file.sort == FileSort::Document {
        return Vec::new();
    }
    match &file.state {
        FileState::Broken(_) => return vec!["Không đọc được; mở ra để xem lý do.".to_owned()],
        FileState::Waiting => return Vec::new(),
        FileState::Ready => {}
    }
    let about = &file.about;
    let undescribed = about.alt.is_empty() && !about.is_decorative;
    let unconsented = about.shows_minors && !about.has_consent;
    [(undescribed, "Chưa có lời mô tả."), (unconsented, "Có trẻ em, chưa ghi nhận đồng ý.")]
        .into_iter()
        .filter(|(is_so, _)| *is_so)
        .map(|(_, sentence)| sentence.to_owned())
        .collect()
}
