//! Every part of the pages beside its name, the colours with their contrast, and the way to every screen in its
//! samples: for whoever builds a page, or judges one.

mod palettes;
mod pieces;

use leptos::prelude::*;

use super::frame::DeskFrame;
use crate::document::{Head, Screen, Sheet};
use crate::parts::{self, Shown};
use crate::paths::desk;
use crate::screens::cast;

/// A screen and where its samples are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScreenSamples {
    /// The screen's type: `CommuneHome`.
    pub name: String,
    /// The title of its normal sample.
    pub title: String,
    /// Whether residents see it.
    pub is_public: bool,
    /// The names of its samples.
    pub samples: Vec<String>,
}

/// The style guide.
#[derive(Clone, Debug)]
pub struct StyleGuide {
    /// Around it.
    pub frame: DeskFrame,
    /// Every screen there is.
    pub screens: Vec<ScreenSamples>,
}

const TITLE: &str = "Mẫu giao diện";

impl Screen for StyleGuide {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head(TITLE)
    }

    fn view(self) -> AnyView {
        let Self { frame, screens } = self;
        let (public, own): (Vec<_>, Vec<_>) = screens.into_iter().partition(|screen| screen.is_public);
        let parts = parts::samples().into_iter().chain(pieces::samples());
        let main = view! {
            <h1>{TITLE}</h1>
            <p class="lead guide-lead">
                "Mọi phần của trang, mỗi phần trong từng tình huống, để người làm và người duyệt giao diện cùng nhìn một chỗ."
            </p>
            <p class="hint guide-lead">
                "Nội dung trong mẫu là ví dụ. Nút, ô và biểu mẫu ở đây chỉ để xem: biểu mẫu không mang mã của phiên làm việc nên không lưu được gì, và liên kết trong mẫu có thể không dẫn tới đâu."
            </p>
            <nav aria-label="Trong trang này">
                <ul class="ways">
                    <li><a href="#bo-mau">"Bộ màu"</a></li>
                    <li><a href="#co-chu">"Cỡ chữ"</a></li>
                    <li><a href="#cac-phan">"Các phần"</a></li>
                    <li><a href="#van-ban">"Văn bản"</a></li>
                    <li><a href="#man-hinh">"Màn hình"</a></li>
                </ul>
            </nav>
            {section("bo-mau", "Bộ màu", palettes::board())}
            {section("co-chu", "Cỡ chữ", type_scale())}
            {section("cac-phan", "Các phần", parts.map(|(name, shown)| part(name, shown)).collect_view().into_any())}
            {section("van-ban", "Văn bản", prose())}
            {section("man-hinh", "Màn hình", view! { {group("Người dân thấy", public)} {group("Bàn biên tập", own)} }.into_any())}
        };
        frame.around("wide", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let screen = |name: &str, is_public, samples: &[&str]| ScreenSamples {
            name: name.to_owned(),
            title: "Tin tức – Xã Hòa Long, Thành phố Bà Rịa".to_owned(),
            is_public,
            samples: samples.iter().map(|&name| name.to_owned()).collect(),
        };
        let normal = Self {
            frame: DeskFrame { unit: None, ..cast::desk_frame() },
            screens: vec![
                screen("NewsList", true, &["normal", "longest", "empty"]),
                screen("ItemEditor", false, &["normal", "conflict"]),
            ],
        };
        let long = ScreenSamples { title: cast::longest_title(), ..screen("PlatformNewUnit", true, &["longest"; 12]) };
        let longest = Self {
            frame: DeskFrame { unit: None, ..cast::longest_desk_frame() },
            screens: vec![long.clone(), ScreenSamples { is_public: false, ..long }],
        };
        let empty = Self { screens: Vec::new(), ..normal.clone() };
        vec![("normal", normal), ("longest", longest), ("empty", empty)]
    }
}

fn section(id: &'static str, heading: &'static str, content: AnyView) -> AnyView {
    view! {
        <section class="guide" aria-labelledby=id>
            <h2 id=id>{heading}</h2>
            {content}
        </section>
    }
    .into_any()
}

fn part(name: &'static str, shown: Vec<Shown>) -> AnyView {
    let situations = shown.into_iter().map(|(situation, view)| {
        view! {
            <div class="shown">
                <p class="hint">{situation}</p>
                <div class="specimen">{view}</div>
            </div>
        }
    });
    view! {
        <div class="part">
            <h3>{name}</h3>
            {situations.collect_view()}
        </div>
    }
    .into_any()
}

/// Capitals with two marks are what a line must hold.
fn type_scale() -> AnyView {
    view! {
        <p class="hint">"Chữ của máy người đọc, không tải phông. Dòng nào cũng đủ cao cho chữ hoa hai dấu; cấp một là tên trang ở trên cùng."</p>
        <div class="specimen">
            <h2>"Cấp hai: Ễ Ẫ Ỗ Ặ Ượ ĐẶNG NGUYỄN"</h2>
            <h3>"Cấp ba: Ễ Ẫ Ỗ Ặ Ượ ĐẶNG NGUYỄN"</h3>
            <h4>"Cấp bốn: Ễ Ẫ Ỗ Ặ Ượ ĐẶNG NGUYỄN"</h4>
            <p class="lead">"Lời dẫn: Ễ Ẫ Ỗ Ặ Ượ. Ủy ban nhân dân xã mời bà con dự buổi tiếp công dân."</p>
            <p>"Chữ thường: Ễ Ẫ Ỗ Ặ Ượ. Buổi sáng từ 7 giờ 30 đến 11 giờ 30, buổi chiều từ 13 giờ 30 đến 17 giờ; ngoài giờ xin gọi số trực."</p>
            <p class="hint">"Gợi ý: Ễ Ẫ Ỗ Ặ Ượ. Số nhà, đường hoặc ấp, xã: đủ để tìm tới."</p>
            <p><a href=desk::StyleGuide.to_string()>"Liên kết: Ễ Ẫ Ỗ Ặ Ượ"</a></p>
        </div>
    }
    .into_any()
}

/// Headings, lists, a table, call-outs, a quotation, a footnote: all that Markdown makes.
fn prose() -> AnyView {
    let html = domain::markdown::render(&format!("{}\n{}", cast::BODY, pieces::MORE_PROSE)).html;
    view! { <div class="specimen"><div class="prose" inner_html=html></div></div> }.into_any()
}

fn group(heading: &'static str, screens: Vec<ScreenSamples>) -> AnyView {
    if screens.is_empty() {
        return ().into_any();
    }
    view! {
        <h3>{heading}</h3>
        <ul class="rows">{screens.into_iter().map(screen).collect_view()}</ul>
    }
    .into_any()
}

fn screen(screen: ScreenSamples) -> AnyView {
    let ScreenSamples { name, title, samples, .. } = screen;
    let links = samples.into_iter().map(|sample| {
        let word = word(&sample).unwrap_or(&sample).to_owned();
        let href = desk::StyleSample { screen: name.clone(), sample }.to_string();
        view! { <a href=href aria-label=format!("{name}: {word}")>{word.clone()}</a> }
    });
    let links = links.collect_view();
    view! {
        <li>
            <h4><code>{name.clone()}</code></h4>
            <p class="hint">{title}</p>
            <p class="about">{links}</p>
        </li>
    }
    .into_any()
}

/// What a situation is called.
fn word(sample: &str) -> Option<&'static str> {
    Some(match sample {
        "normal" => "thường gặp",
        "longest" => "dài nhất",
        "empty" => "trống",
        "of_writer" => "của người viết",
        "nothing_left" => "không còn việc gì",
        "failed" => "không xong",
        "faults" => "có lỗi",
        "conflict" => "hai người cùng sửa",
        "province" => "của tỉnh, các xã dùng",
        "unused" => "chưa bài nào dùng",
        "overtaken" => "thôn, ấp do hai người cùng sửa",
        "withdrawn" => "đã gỡ",
        "unusable" => "không dùng được",
        "suspended" => "tạm ngừng",
        "preview" => "xem trước",
        "practice" => "đơn vị thực hành",
        "portal" => "cổng của tỉnh",
        "point_only" => "chỉ có vị trí",
        "officers_only" => "chỉ có cán bộ",
        "not_found" => "không tìm thấy",
        "none" => "chưa có gì",
        "no_contact" => "chưa có liên hệ",
        "never_published" => "chưa đăng lần nào",
        "may_not_write" => "không được viết",
        "held" => "còn giữ chữ đã gõ",
        "first" => "lần đầu",
        "demonstration" => "bản trình diễn",
        "confirmed" => "đã xác nhận",
        "nothing_found" => "không tìm thấy gì",
        "without_islands" => "không có hải đảo",
        "stale_form" => "biểu mẫu của phiên trước",
        "published" => "đã đăng",
        "submitted" => "chờ duyệt",
        "returned" => "bị trả lại",
        "set" => "đã hẹn",
        "made" => "vừa tạo liên kết",
        "strict" => "người khác duyệt",
        "reader" => "chỉ được xem",
        "mangrove" => "bộ màu Rừng ngập mặn",
        "basalt" => "bộ màu Đất đỏ bazan",
        "sea" => "bộ màu Biển",
        "lotus" => "bộ màu Sen",
        "later_page" => "trang sau của danh sách",
        "none_holds" => "không có thông báo còn hiệu lực",
        "none_comes" => "không có sự kiện sắp tới",
        "notice" => "thông báo",
        "notice_over" => "thông báo hết hiệu lực",
        "event" => "sự kiện",
        "event_over" => "sự kiện đã diễn ra",
        "event_place_only" => "sự kiện chỉ có địa điểm",
        "event_faults" => "sự kiện có lỗi",
        "page" => "trang thông tin",
        "page_longest" => "trang thông tin dài nhất",
        "with_suspended" => "có đơn vị tạm ngừng",
        "filtered" => "đã lọc",
        "platform" => "cả nền tảng",
        "single" => "chỉ có một",
        "sent" => "đã gửi thư",
        "taken" => "đã nhập",
        "guide" => "hướng dẫn",
        "guide_stale" => "hướng dẫn lâu chưa kiểm tra",
        "guide_large" => "hướng dẫn chữ lớn",
        "guide_longest" => "hướng dẫn dài nhất",
        "small_guide" => "hướng dẫn khổ nhỏ",
        "last_step" => "bước cuối",
        "unnamed" => "bước không tên",
        "without_code" => "không có mã QR",
        "on_the_portal" => "trên cổng của tỉnh",
        "looking" => "chỉ xem",
        "changed" => "vừa đổi",
        "new" => "mới",
        "all_taken" => "đã lấy hết",
        "invited" => "chưa nhận lời mời",
        "disabled" => "tài khoản đã khóa",
        "elsewhere" => "còn làm ở đơn vị khác",
        "own" => "chính mình",
        "document" => "tài liệu",
        "old_letters" => "chữ của bảng mã cũ",
        "stale" => "có người vừa lưu",
        "same" => "giống hệt nhau",
        "email" => "đổi e-mail",
        "password" => "đổi mật khẩu",
        "begin_app" => "thêm ứng dụng tạo mã",
        "remove_app" => "gỡ ứng dụng tạo mã",
        "renew_codes" => "tạo lại mã dự phòng",
        "confirm_email" => "xác nhận e-mail mới",
        "with_passkey" | "passkey" => "có khóa truy cập",
        "begin_passkey" => "thêm khóa truy cập",
        "remove_passkey" => "gỡ khóa truy cập",
        "with_app" => "có ứng dụng tạo mã",
        _ => return word_of_teams(sample),
    })
}

/// The same of what is about teams, requests and alerts.
fn word_of_teams(sample: &str) -> Option<&'static str> {
    Some(match sample {
        "overdue" => "quá hạn",
        "chosen" => "đã chọn một đơn vị",
        "closed" => "đã kết thúc",
        "unread" => "chưa đọc",
        "done" => "đã xong",
        "suspicious" => "nghi thư rác",
        "answered" => "đã trả lời",
        "erased" => "đã xóa thông tin",
        "refused" => "không tiếp nhận",
        "with_status" => "đã tìm thấy",
        "mistyped" => "gõ nhầm mã",
        "with_alerts" => "có cảnh báo",
        "unlisted" => "chưa có danh sách thôn, ấp",
        "wrong_file" => "tệp không phải ảnh",
        "shared" => "chỉ có của tỉnh",
        "full" => "kín trang",
        "adapted" => "có phần riêng của đơn vị",
        "received" => "của nơi khác",
        "untold" => "nhiều đơn vị chưa lập danh sách",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::word;

    #[test]
    fn every_situation_has_a_vietnamese_name() {
        let all = crate::screens::samples();
        let nameless: Vec<_> = all.iter().filter(|sample| word(sample.name).is_none()).collect();
        assert!(nameless.is_empty(), "say in `word` what these are called: {nameless:?}");
    }
}
