//! A QR code as it was drawn on the server.

use leptos::prelude::*;

use super::Shown;

/// The quiet margin a reader of codes needs is part of the drawing.
pub(crate) fn code(path: String, size: u32, label: &'static str) -> AnyView {
    view! {
        <svg
            class="qr"
            viewBox=format!("0 0 {size} {size}")
            role="img"
            aria-label=label
            shape-rendering="crispEdges"
        >
            <path d=path></path>
        </svg>
    }
    .into_any()
}

/// A drawing for samples.
pub(crate) fn sample_path() -> String {
    include_str!("../screens/public/print_sheet/sample_qr.txt").trim().to_owned()
}

/// Its modules.
pub(crate) const SAMPLE_SIZE: u32 = 37;

pub(crate) fn samples() -> Vec<Shown> {
    vec![("Mã QR", code(sample_path(), SAMPLE_SIZE, "Mã QR dẫn tới bài này"))]
}
