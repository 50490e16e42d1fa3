//! Leaders and contact officers: the list with its order, and the form of a new one.

use domain::officer::OfficerKind;
use leptos::prelude::*;

use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use super::officer_sheet::OfficerSheet;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::hidden;
use crate::screens::cast;

/// One officer in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficerRow {
    /// Full name.
    pub name: String,
    /// Position in office.
    pub position: String,
    /// Why they stand on the list.
    pub kind: OfficerKind,
    /// `0254 3852 123 · binh@…`; empty when neither is known.
    pub reach: String,
    /// `Từ 01/02/2024`; empty when open on both sides.
    pub holds: String,
    /// Whether residents see them today.
    pub is_shown: bool,
    /// The form.
    pub href: String,
    /// Where the place in the list is changed.
    pub place_href: String,
}

/// The officers of a unit.
#[derive(Clone, Debug)]
pub struct OfficerList {
    /// Around it.
    pub frame: DeskFrame,
    /// Leaders first.
    pub rows: Vec<OfficerRow>,
    /// The form of a new one.
    pub sheet: OfficerSheet,
    /// The other facts of the unit.
    pub facts_href: String,
}

impl Screen for OfficerList {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head(if self.sheet.is_wrong() {
            "Cần sửa – Lãnh đạo và đầu mối"
        } else {
            "Lãnh đạo và đầu mối"
        })
    }

    fn view(self) -> AnyView {
        let Self { frame, rows, sheet, facts_href } = self;
        let csrf = sheet.csrf.clone();
        let list = if rows.is_empty() {
            view! { <p class="none">"Chưa có ai trong danh sách. Người đầu tiên có thể là Chủ tịch."</p> }.into_any()
        } else {
            OfficerKind::ALL.into_iter().map(|kind| of_kind(kind, &rows, &csrf)).collect_view().into_any()
        };
        let main = view! {
            <h1>"Lãnh đạo và đầu mối liên hệ"</h1>
            <p class="hint">
                "Chỉ ghi thông tin công vụ. Không ghi ngày sinh, nhà riêng, số điện thoại riêng. "
                <a href=facts_href>"Địa chỉ, điện thoại chung của đơn vị"</a>
            </p>
            <div class="desk">
                <div class="sheet">{list}</div>
                <div class="beside">
                    <section class="card" aria-labelledby="them">
                        <h2 id="them">"Thêm người"</h2>
                        {sheet.view("Thêm vào danh sách")}
                    </section>
                </div>
            </div>
        };
        frame.around_with_help("wide", HelpTopic::Facts, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let row = |name: &str, kind, is_shown| OfficerRow {
            name: name.to_owned(),
            position: "Chủ tịch Ủy ban nhân dân xã".to_owned(),
            kind,
            reach: "0254 3852 123".to_owned(),
            holds: "Từ 01/02/2024".to_owned(),
            is_shown,
            href: "/don-vi/xa-hoa-long/can-bo/1".to_owned(),
            place_href: "/don-vi/xa-hoa-long/can-bo/1/thu-tu".to_owned(),
        };
        let normal = Self {
            frame: cast::desk_frame(),
            rows: vec![
                row("Nguyễn Văn Ẩn", OfficerKind::Leader, true),
                row("Lê Thị Hoa", OfficerKind::Leader, false),
                row("Trần Thị Bình", OfficerKind::Contact, true),
            ],
            sheet: OfficerSheet {
                action: "/don-vi/xa-hoa-long/can-bo".to_owned(),
                csrf: "token".to_owned(),
                ..OfficerSheet::default()
            },
            facts_href: "/don-vi/xa-hoa-long/thong-tin".to_owned(),
        };
        let longest = Self {
            frame: cast::longest_desk_frame(),
            rows: vec![
                OfficerRow {
                    position: cast::longest_title(),
                    reach: cast::longest_title(),
                    ..row(cast::LONG_NAME, OfficerKind::Contact, false)
                };
                12
            ],
            ..normal.clone()
        };
        let empty = Self { rows: Vec::new(), ..normal.clone() };
        let faults = Self { sheet: normal.sheet.clone().refused(), ..normal.clone() };
        vec![("normal", normal), ("longest", longest), ("empty", empty), ("faults", faults)]
    }
}

fn of_kind(kind: OfficerKind, rows: &[OfficerRow], csrf: &str) -> AnyView {
    let rows: Vec<_> = rows.iter().filter(|row| row.kind == kind).cloned().collect();
    if rows.is_empty() {
        return ().into_any();
    }
    let last = rows.len() - 1;
    let items = rows.into_iter().enumerate().map(|(at, row)| officer_row(row, csrf, at > 0, at < last)).collect_view();
    view! {
        <section>
            <h2>{kind.label()}</h2>
            <ul class="rows">{items}</ul>
        </section>
    }
    .into_any()
}

fn officer_row(row: OfficerRow, csrf: &str, up: bool, down: bool) -> AnyView {
    let OfficerRow { name, position, reach, holds, is_shown, href, place_href, .. } = row;
    let button = |deed: &'static str, text: &'static str| {
        view! { <button name="viec" value=deed aria-label=format!("{text}: {name}")>{text}</button> }
    };
    let moves = (up || down).then(|| {
        view! {
            <form method="post" action=place_href class="row">
                {hidden("csrf", csrf.to_owned())}
                {up.then(|| button("len", "Lên"))}
                {down.then(|| button("xuong", "Xuống"))}
            </form>
        }
    });
    let some = |text: String| (!text.is_empty()).then(|| view! { <span>{text}</span> });
    view! {
        <li>
            <h3><a href=href>{name.clone()}</a></h3>
            <p>{position}</p>
            <p class="about">
                {(!is_shown).then(|| view! { <span class="state gone">"Hôm nay không hiện"</span> })}
                {some(reach)}
                {some(holds)}
            </p>
            {moves}
        </li>
    }
    .into_any()
}
