//! The desk's own pages for what went wrong.

use app::paths::desk::{Home, Unit};
use app::screens::desk::{DeskFrame, DeskMessage};
use axum::response::Response;
use http::{HeaderValue, StatusCode, header};

use crate::web::app::App;
use crate::web::desk::request::Place;
use crate::web::reference::Reference;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page};

/// A page about one of the known kinds.
pub fn of(app: &App, kind: ErrorKind) -> Response {
    let (status, title, sentence) = kind.words();
    let sentence = match Reference::current().filter(|_| status.is_server_error()) {
        Some(reference) => format!("{sentence} Khi báo lỗi, xin gửi kèm mã tra cứu {reference}."),
        None => sentence.to_owned(),
    };
    let mut response = page(app, status, title, &sentence, DeskFrame::default(), Vec::new());
    if kind == ErrorKind::Unavailable {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("60"));
    }
    response
}

/// A page for somebody who sits at this desk but may not do this.
pub fn no_power(place: &Place) -> Response {
    page(
        &place.app,
        StatusCode::FORBIDDEN,
        "Vai trò của bạn chưa được làm việc này",
        "Hãy nhờ người duyệt hoặc quản trị của đơn vị, hoặc đề nghị họ giao thêm quyền cho bạn.",
        place.frame(None),
        vec![(format!("Bàn biên tập {}", place.unit.full_name), Unit { unit: place.unit.slug.clone() }.to_string())],
    )
}

/// A page with a title, a sentence and ways out.
pub fn page(
    app: &App,
    status: StatusCode,
    title: &str,
    sentence: &str,
    frame: DeskFrame,
    mut ways_out: Vec<(String, String)>,
) -> Response {
    ways_out.push(("Trang đầu của bàn biên tập".to_owned(), Home.to_string()));
    ways_out.push(("Cổng của tỉnh".to_owned(), app.origin.portal()));
    let screen = DeskMessage {
        frame,
        status: status.as_u16(),
        title: title.to_owned(),
        sentence: sentence.to_owned(),
        ways_out,
    };
    respond::html(status, page::render(screen, &app.assets.urls), CachePolicy::NoStore)
}
