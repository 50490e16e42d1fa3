//! Pieces that several screens share. Each brings samples, which the style guide shows.

use leptos::prelude::AnyView;

pub mod alert_bar;
pub mod code_app;
pub(crate) mod dated;
pub(crate) mod form;
pub(crate) mod news;
pub(crate) mod pager;
pub mod passkey;
pub mod picture;
pub(crate) mod qr;
pub(crate) mod reach;
pub mod steps;
pub(crate) mod ways_out;

/// A part in one situation: what that is, and the part.
pub(crate) type Shown = (&'static str, AnyView);

/// Every part in its situations, under the name people know it by.
pub(crate) fn samples() -> Vec<(&'static str, Vec<Shown>)> {
    vec![
        ("Ô của biểu mẫu", form::samples()),
        ("Danh sách tin", news::samples()),
        ("Cảnh báo đầu trang", alert_bar::samples()),
        ("Cách liên hệ", reach::samples()),
        ("Ảnh", picture::samples()),
        ("Mã QR", qr::samples()),
        ("Các bước của hướng dẫn", steps::samples()),
        ("Ứng dụng tạo mã", code_app::samples()),
        ("Khóa truy cập", passkey::samples()),
        ("Chuyển trang", pager::samples()),
        ("Lối đi tiếp", ways_out::samples()),
    ]
}
