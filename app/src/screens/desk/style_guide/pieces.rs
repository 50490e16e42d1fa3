//! What the desk's pages are put together from, each piece in its situations.

use domain::item::ItemState;
use leptos::prelude::*;

use crate::islands;
use crate::parts::Shown;
use crate::paths::desk;
use crate::screens::cast;
use crate::screens::desk::comparison::comparison;
use crate::screens::desk::frame::{flash, state_label};
use crate::screens::desk::item_list::{row, tab_line, tabs};

/// What the usual text lacks of what Markdown makes.
pub(super) const MORE_PROSE: &str = "
> [!TIP]
> Gọi trước để khỏi phải chờ.

> [!WARNING]
> Không đưa tiền cho người tự xưng là cán bộ.
";

pub(super) fn samples() -> Vec<(&'static str, Vec<Shown>)> {
    let mut pieces = still();
    pieces.extend(islands::samples());
    pieces
}

/// Those that do without script.
fn still() -> Vec<(&'static str, Vec<Shown>)> {
    vec![
        ("Nút", buttons()),
        ("Một trong nhiều", vec![("Mỗi lựa chọn nói rõ hệ quả", choice())]),
        ("Vừa làm xong", vec![("Nói một lần ở đầu trang", flash("Đã đăng bài.".to_owned()))]),
        ("Trạng thái", vec![("Của bài viết", states())]),
        ("Thẻ lọc", vec![("Thẻ đang mở được tô nền", tab_line(tabs([12, 3, 2, 1, 0, 1, 8, 1, 0, 0])))]),
        ("Danh sách bài", vec![("Mỗi bài một dòng", rows())]),
        ("Chưa có gì", vec![("Nói rõ, không để trống trơn", none())]),
        ("Phần mở thêm", vec![("Đóng cho tới khi cần", more())]),
        (
            "So sánh hai bản",
            vec![("Chỗ khác nhau được đánh dấu", comparison("Địa chỉ", "Ấp Bắc, xã Hòa Long", "Ấp Đông, xã Hòa Long"))],
        ),
    ]
}

fn buttons() -> Vec<Shown> {
    let usual = view! {
        <p class="buttons">
            <button type="button" class="main">"Đăng bài"</button>
            <button type="button">"Lưu bản nháp"</button>
            <button type="button" class="main danger">"Gỡ bài"</button>
            <a class="button" href=desk::StyleGuide.to_string()>"Quay lại"</a>
        </p>
    };
    let refused = view! {
        <button type="button" class="main" aria-disabled="true" aria-describedby="mau-chua-duoc">"Đăng bài"</button>
        <ul class="reasons" id="mau-chua-duoc"><li>"Còn thiếu: tiêu đề."</li></ul>
    };
    vec![
        ("Việc chính, việc khác, việc nguy hiểm, lối đi", usual.into_any()),
        ("Chưa bấm được thì nói vì sao", refused.into_any()),
    ]
}

fn choice() -> AnyView {
    let one = |id: &'static str, label: &'static str, outcome: &'static str, checked: bool| {
        let hint = format!("{id}-he-qua");
        view! {
            <div class="choice">
                <input type="radio" id=id name="mau_chon" value=id checked=checked aria-describedby=hint.clone()/>
                <label for=id>{label}</label>
                <p class="hint" id=hint>{outcome}</p>
            </div>
        }
    };
    view! {
        <fieldset class="field">
            <legend>"Lý do gỡ"</legend>
            {one("mau-nham", "Đăng nhầm", "Địa chỉ cũ báo bài đã được gỡ.", true)}
            {one("mau-het", "Không còn hiệu lực", "Bài còn đọc được, mang dòng báo hết hiệu lực.", false)}
        </fieldset>
    }
    .into_any()
}

fn states() -> AnyView {
    let all = ItemState::ALL;
    view! { <p class="about">{all.map(state_label).into_iter().collect_view()}</p> }.into_any()
}

fn rows() -> AnyView {
    view! { <ul class="rows">{cast::rows().into_iter().take(4).map(row).collect_view()}</ul> }.into_any()
}

fn none() -> AnyView {
    view! { <p class="none">"Chưa có bài viết nào ở đây."</p> }.into_any()
}

fn more() -> AnyView {
    view! {
        <details class="more">
            <summary>"Tác giả, nguồn, ngày…"</summary>
            <p>"Những ô ít dùng nằm trong này."</p>
        </details>
    }
    .into_any()
}
