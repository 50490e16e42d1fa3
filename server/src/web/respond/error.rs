//! Errors as people see them: one table of titles and sentences, each page with ways out.
//!
//! The desk shows the same kinds on a screen of its own.

use std::sync::Arc;
use std::time::Duration;

use app::document::Assets;
use app::screens::public::{ErrorPage, PublicFrame, Section};
use axum::response::Response;
use http::{HeaderValue, StatusCode, header};
use store::StoreError;

use crate::registry::{Site, SiteFacts};
use crate::web::app::App;
use crate::web::public::frame;
use crate::web::reference::Reference;
use crate::web::respond::{self, CachePolicy, page};

/// What went wrong, for whoever reads the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// 400: the request cannot be made out.
    BadRequest,
    /// 403: a post from another site.
    CrossSite,
    /// 404: nothing here, or nothing this person may know of.
    NotFound,
    /// 405: the address does not take this method.
    Method,
    /// 410: was here, is gone.
    Gone,
    /// 410: a link to a draft that reads no more, or never did.
    LinkOver,
    /// 413: the form is too large.
    TooLarge,
    /// 403: a public form that lay open too long.
    OldForm,
    /// 413: the public form is too large.
    ShortFormTooLarge,
    /// 429: too many public forms from one network.
    TooOften,
    /// 413: the files together are too large.
    UploadTooLarge,
    /// 415: not an HTML form.
    NotAForm,
    /// 421: nobody's host.
    UnknownHost,
    /// 500: our defect.
    Defect,
    /// 503: cannot serve just now.
    Unavailable,
}

impl ErrorKind {
    /// Status, title and sentence.
    pub fn words(self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::BadRequest => (
                StatusCode::BAD_REQUEST,
                "Không đọc được yêu cầu",
                "Địa chỉ hoặc dữ liệu gửi lên bị hỏng. Hãy kiểm tra lại địa chỉ rồi thử lần nữa.",
            ),
            Self::CrossSite => (
                StatusCode::FORBIDDEN,
                "Yêu cầu đến từ một trang khác",
                "Để giữ an toàn, chúng tôi chỉ nhận biểu mẫu gửi từ chính trang này. Hãy mở lại trang và gửi lần nữa.",
            ),
            Self::NotFound => (
                StatusCode::NOT_FOUND,
                "Không tìm thấy trang",
                "Địa chỉ này không có trên trang. Có thể địa chỉ bị gõ nhầm, hoặc liên kết đã cũ.",
            ),
            Self::Method => (
                StatusCode::METHOD_NOT_ALLOWED,
                "Thao tác không được hỗ trợ",
                "Địa chỉ này không nhận kiểu yêu cầu vừa gửi. Hãy mở trang theo cách thông thường.",
            ),
            Self::Gone => {
                (StatusCode::GONE, "Bài viết đã được gỡ", "Bài viết từng đăng ở địa chỉ này đã được gỡ xuống.")
            }
            Self::LinkOver => (
                StatusCode::GONE,
                "Liên kết không còn dùng được",
                "Liên kết xem bản nháp này đã hết hạn, đã bị ngắt hoặc bị chép thiếu. Hãy xin người gửi một liên kết mới.",
            ),
            Self::TooLarge => (
                StatusCode::PAYLOAD_TOO_LARGE,
                "Nội dung gửi lên quá lớn",
                "Biểu mẫu vượt quá 4 MB nên chưa được nhận. Hãy quay lại trang trước, rút ngắn hoặc chia nhỏ nội dung.",
            ),
            Self::OldForm => (
                StatusCode::FORBIDDEN,
                "Trang đã mở quá lâu",
                "Trang chứa biểu mẫu này được mở từ hôm trước nên chưa gửi được. Hãy mở lại trang và gửi lần nữa.",
            ),
            Self::ShortFormTooLarge => (
                StatusCode::PAYLOAD_TOO_LARGE,
                "Nội dung gửi lên quá dài",
                "Biểu mẫu dài hơn mức trang này nhận nên chưa gửi được. Hãy quay lại trang trước và viết ngắn hơn.",
            ),
            Self::TooOften => (
                StatusCode::TOO_MANY_REQUESTS,
                "Gửi quá nhiều lần",
                "Từ mạng bạn đang dùng đã có nhiều lần gửi trong thời gian ngắn nên lần này chưa được ghi. Hãy thử lại sau một giờ.",
            ),
            Self::UploadTooLarge => (
                StatusCode::PAYLOAD_TOO_LARGE,
                "Các tệp gửi lên quá lớn",
                "Tất cả các tệp cộng lại vượt quá 200 MB nên chưa được nhận. Hãy quay lại trang trước và gửi ít tệp hơn trong một lần.",
            ),
            Self::NotAForm => (
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "Không phải biểu mẫu của trang",
                "Địa chỉ này chỉ nhận biểu mẫu gửi từ trang. Hãy mở lại trang và gửi lần nữa.",
            ),
            Self::UnknownHost => (
                StatusCode::MISDIRECTED_REQUEST,
                "Tên miền này không thuộc hệ thống",
                "Máy chủ không phục vụ trang nào ở tên miền này. Hãy tìm xã, phường, thị trấn của bạn trên cổng của tỉnh.",
            ),
            Self::Defect => (
                StatusCode::INTERNAL_SERVER_ERROR,
                "Hệ thống gặp lỗi",
                "Lỗi do hệ thống, không phải do bạn. Hãy thử lại sau ít phút.",
            ),
            Self::Unavailable => (
                StatusCode::SERVICE_UNAVAILABLE,
                "Hệ thống tạm thời chưa trả lời được",
                "Máy chủ đang bận hoặc đang được bảo trì. Hãy thử lại sau một phút.",
            ),
        }
    }

    /// What a failure of the store means to the reader.
    pub fn of_store(error: &StoreError) -> Self {
        if error.is_unavailable() { Self::Unavailable } else { Self::Defect }
    }
}

/// A page that was here and is gone, where there is more to say than of any other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenOff {
    /// The page's `h1`.
    pub title: String,
    /// What happened and what to do.
    pub sentence: String,
    /// Label and address of where to look first.
    pub instead: Option<(String, String)>,
}

/// How long an error page may wait for what the unit says of itself; without it the page is shorter, and there.
const PATIENCE: Duration = Duration::from_millis(500);

/// An error page within a site, framed as every page of that site: it says who runs it and how to reach them.
pub async fn on_site(app: &App, site: &Site, kind: ErrorKind, explanation: Option<&str>) -> Response {
    if site.facts.is_some() {
        return with_what_is_known(app, site, kind, explanation);
    }
    with_what_is_known(app, &dressed(app, site).await, kind, explanation)
}

/// The site with what its unit says of itself, as far as that can be read soon.
pub async fn dressed(app: &App, site: &Site) -> Site {
    let known = facts(app, site).await.map(Arc::new);
    Site { facts: known.or_else(|| site.facts.clone()), ..site.clone() }
}

/// `None` when the store fails or takes too long: an error page says what it can.
async fn facts(app: &App, site: &Site) -> Option<SiteFacts> {
    let read = async {
        let snapshot = app.core.store.snapshot().await?;
        let facts = SiteFacts::read(&snapshot, site.unit.id, app.core.clock.now().vietnam_date()).await?;
        snapshot.end().await?;
        Ok::<_, StoreError>(facts)
    };
    match tokio::time::timeout(PATIENCE, read).await {
        Ok(Ok(facts)) => Some(facts),
        Ok(Err(failure)) => {
            tracing::warn!(request = %Reference::text(), error = %failure, unit = site.unit.id.0, "an error page does without the unit's facts");
            None
        }
        Err(_) => None,
    }
}

/// The same where the store has just failed, so that it is not asked again.
pub fn of_failure(app: &App, site: &Site, failure: &StoreError) -> Response {
    with_what_is_known(app, site, ErrorKind::of_store(failure), None)
}

fn with_what_is_known(app: &App, site: &Site, kind: ErrorKind, explanation: Option<&str>) -> Response {
    let (_, title, sentence) = kind.words();
    let sentence = explanation.map_or_else(|| sentence.to_owned(), |text| format!("{sentence} {text}"));
    told(app, site, kind, TakenOff { title: title.to_owned(), sentence, instead: None })
}

/// The page of what was taken off a site. The site says already what its unit says of itself.
pub fn taken_off(app: &App, site: &Site, what: TakenOff) -> Response {
    told(app, site, ErrorKind::Gone, what)
}

fn told(app: &App, site: &Site, kind: ErrorKind, what: TakenOff) -> Response {
    let (status, ..) = kind.words();
    let registry = app.registry();
    let TakenOff { title, sentence, instead } = what;
    let mut ways_out: Vec<_> = instead.into_iter().collect();
    ways_out.push((format!("Trang chủ {}", site.unit.name_in_sentence()), "/".to_owned()));
    ways_out.push(("Tin tức mới nhất".to_owned(), app::paths::public::NewsList.to_string()));
    if !site.is_portal {
        ways_out.push(("Cổng của tỉnh: danh sách xã, phường, thị trấn".to_owned(), app.origin.portal()));
    }
    let frame = frame::of(app, &registry, site, "/", Section::Other);
    let screen = ErrorPage {
        frame: Some(frame),
        status: status.as_u16(),
        title,
        sentence,
        ways_out,
        reference: reference(kind),
    };
    finished(status, screen, &app.assets.urls, kind)
}

/// The page of a site that the platform's administrator suspended. 503 and not 410: a pause is no end, and whoever
/// keeps a list of addresses is to ask again. Nothing of the site is on it but its name.
pub fn suspended(app: &App, site: &Site) -> Response {
    let status = StatusCode::SERVICE_UNAVAILABLE;
    let screen = ErrorPage {
        frame: None::<PublicFrame>,
        status: status.as_u16(),
        title: format!("Trang của {} đang tạm ngừng", site.unit.full_name),
        sentence: "Trang được tạm ngừng theo quyết định của đơn vị quản trị và sẽ mở lại ở chính địa chỉ này. Trong \
                   khi chờ, mời bạn xem tin tức và địa chỉ các cơ quan trên cổng của tỉnh."
            .to_owned(),
        ways_out: vec![("Cổng của tỉnh: danh sách xã, phường, thị trấn".to_owned(), app.origin.portal())],
        reference: None,
    };
    let mut response = respond::html(status, page::render(screen, &app.assets.urls), CachePolicy::NoStore);
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("3600"));
    response
}

/// An error page that belongs to no site.
pub fn plain(app: &App, kind: ErrorKind) -> Response {
    let (status, title, sentence) = kind.words();
    let screen = ErrorPage {
        frame: None::<PublicFrame>,
        status: status.as_u16(),
        title: title.to_owned(),
        sentence: sentence.to_owned(),
        ways_out: vec![("Cổng của tỉnh: danh sách xã, phường, thị trấn".to_owned(), app.origin.portal())],
        reference: reference(kind),
    };
    // The host may be nobody's, and so would be an icon on it.
    let assets = Assets { icon: String::new(), ..app.assets.urls.clone() };
    finished(status, screen, &assets, kind)
}

/// What a person can tell whoever looks into it: only where something is to be looked into.
fn reference(kind: ErrorKind) -> Option<String> {
    let is_ours = matches!(kind, ErrorKind::Defect | ErrorKind::Unavailable);
    Reference::current().filter(|_| is_ours).map(|reference| reference.to_string())
}

fn finished(status: StatusCode, screen: ErrorPage, assets: &Assets, kind: ErrorKind) -> Response {
    let mut response = respond::html(status, page::render(screen, assets), CachePolicy::NoStore);
    if kind == ErrorKind::Unavailable {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("60"));
    }
    response
}
