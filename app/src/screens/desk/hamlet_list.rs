//! The hamlets of a unit with their teams, and the form of a new one.

use domain::hamlet::{HamletField, HamletKind};
use leptos::prelude::*;

use super::form_sheet::{FormSheet, OVERTAKEN};
use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{refused_title, summary};
use crate::screens::cast;

/// One hamlet in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HamletRow {
    /// `Ấp Bắc`.
    pub name: String,
    /// Its page.
    pub href: String,
    /// `350 hộ`; empty when nobody counted.
    pub households: String,
    /// Who leads its team.
    pub leader: Option<String>,
    /// How many are in it.
    pub members: usize,
    /// Number of the decision that founded it.
    pub decision: Option<String>,
    /// Whether a team is known of.
    pub is_covered: bool,
    /// Whether it is off the list residents see.
    pub is_retired: bool,
}

/// The hamlets of a unit.
#[derive(Clone, Debug)]
pub struct HamletList {
    /// Around it.
    pub frame: DeskFrame,
    /// In the order of their names; of a team member only their own.
    pub rows: Vec<HamletRow>,
    /// The form of a new one, for whoever administers the unit.
    pub sheet: Option<FormSheet<HamletField>>,
    /// Many at once, for the same.
    pub import_href: Option<String>,
    /// People of teams whose hamlet is none of the list: their names and what was written.
    pub loose: Vec<(String, String)>,
    /// What is wrong with something else.
    pub fault_note: Option<String>,
    /// The teams as residents see them, absolute.
    pub public_href: Option<String>,
    /// The desk's list.
    pub back_href: String,
}

impl Screen for HamletList {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let refused = self.fault_note.is_some() || self.sheet.as_ref().is_some_and(FormSheet::is_wrong);
        self.frame.head(&refused_title("Thôn, ấp và tổ công nghệ số".to_owned(), refused))
    }

    fn view(self) -> AnyView {
        let Self { frame, rows, sheet, import_href, loose, fault_note, public_href, back_href } = self;
        let summed = sheet.as_ref().map(FormSheet::summed).unwrap_or_default();
        let (covered, listed) = (
            rows.iter().filter(|row| row.is_covered && !row.is_retired).count(),
            rows.iter().filter(|row| !row.is_retired).count(),
        );
        let list = if rows.is_empty() {
            let none = if sheet.is_some() {
                "Chưa có thôn, ấp, khu phố nào. Hãy thêm từng nơi, hoặc nhập cả danh sách từ tệp."
            } else {
                "Chưa có thôn, ấp, khu phố nào gắn với vai trò của bạn. Hãy báo quản trị của đơn vị."
            };
            view! { <p class="none">{none}</p> }.into_any()
        } else {
            view! {
                <p>{format!("{covered} trong {listed} nơi đã có tổ công nghệ số cộng đồng.")}</p>
                <ul class="rows">{rows.into_iter().map(HamletRow::view).collect_view()}</ul>
            }
            .into_any()
        };
        let beside = sheet.map(|sheet| {
            view! {
                <div class="beside">
                    <section class="card" aria-labelledby="them">
                        <h2 id="them">"Thêm thôn, ấp, khu phố"</h2>
                        {hamlet_form(sheet, "Thêm vào danh sách")}
                    </section>
                    {import_href.map(|href| view! { <p><a href=href>"Nhập cả danh sách từ tệp"</a></p> })}
                </div>
            }
        });
        let main = view! {
            <h1>"Thôn, ấp và tổ công nghệ số cộng đồng"</h1>
            {summary(fault_note, summed)}
            <p class="hint">
                "Mỗi thôn, ấp, khu phố có một tổ. "
                {public_href.map(|href| view! { <a href=href>"Trang công khai của các tổ"</a> " · " })}
                <a href=back_href>"Về danh sách bài viết"</a>
            </p>
            {(!loose.is_empty()).then(|| loose_members(loose))}
            <div class="desk"><div class="sheet">{list}</div>{beside}</div>
        };
        frame.around_with_help("wide", HelpTopic::Teams, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let row = |name: &str, leader: Option<&str>, is_retired| HamletRow {
            name: name.to_owned(),
            href: "/don-vi/xa-hoa-long/thon-ap/1".to_owned(),
            households: "350 hộ".to_owned(),
            leader: leader.map(str::to_owned),
            members: if leader.is_some() { 5 } else { 0 },
            decision: leader.map(|_| "123/QĐ-UBND".to_owned()),
            is_covered: leader.is_some(),
            is_retired,
        };
        let sheet = FormSheet {
            action: "/don-vi/xa-hoa-long/thon-ap".to_owned(),
            csrf: "token".to_owned(),
            ..FormSheet::default()
        };
        let normal = Self {
            frame: cast::desk_frame(),
            rows: vec![
                row("Ấp 2", Some("Trần Thị Bình"), false),
                row("Ấp 10", None, false),
                row("Ấp Bắc", Some("Nguyễn Văn Ẩn"), true),
            ],
            sheet: Some(sheet.clone()),
            import_href: Some("/don-vi/xa-hoa-long/thon-ap/nhap".to_owned()),
            loose: vec![("Lê Thị Hoa".to_owned(), "Ấp Đông".to_owned())],
            fault_note: None,
            public_href: Some("http://xa-hoa-long.localhost:3000/to-cong-nghe-so".to_owned()),
            back_href: "/don-vi/xa-hoa-long".to_owned(),
        };
        let longest = Self {
            frame: cast::longest_desk_frame(),
            rows: vec![row(cast::LONG_NAME, Some(cast::LONG_NAME), false); 40],
            loose: vec![(cast::longest_title(), cast::longest_title()); 3],
            ..normal.clone()
        };
        let faults = Self {
            sheet: Some(sheet.refused(&[HamletField::Kind, HamletField::Name])),
            loose: Vec::new(),
            ..normal.clone()
        };
        let empty = Self { rows: Vec::new(), loose: Vec::new(), public_href: None, ..normal.clone() };
        let reader = Self { sheet: None, import_href: None, loose: Vec::new(), ..normal.clone() };
        vec![("normal", normal), ("longest", longest), ("faults", faults), ("empty", empty), ("reader", reader)]
    }
}

impl HamletRow {
    fn view(self) -> AnyView {
        let Self { name, href, households, leader, members, decision, is_covered, is_retired } = self;
        let state = if is_retired {
            view! { <span class="state gone">"Không còn trong danh sách"</span> }.into_any()
        } else if is_covered {
            view! { <span class="state live">"Đã có tổ"</span> }.into_any()
        } else {
            view! { <span class="state draft">"Chưa có tổ"</span> }.into_any()
        };
        let some = |text: Option<String>| text.map(|text| view! { <span>{text}</span> });
        view! {
            <li>
                <h2><a href=href>{name}</a></h2>
                <p class="about">
                    {state}
                    {some(leader.map(|name| format!("Tổ trưởng: {name}")))}
                    {some((members > 0).then(|| format!("{members} người")))}
                    {some(decision.map(|number| format!("Quyết định {number}")))}
                    {some((!households.is_empty()).then_some(households))}
                </p>
            </li>
        }
        .into_any()
    }
}

/// The form of a hamlet, for a new one and for one that is there.
pub(super) fn hamlet_form(sheet: FormSheet<HamletField>, button: &'static str) -> AnyView {
    let kinds = HamletKind::ALL.iter().map(|kind| (kind.code().to_owned(), kind.label().to_owned())).collect();
    let kind = sheet.field(HamletField::Kind, None, true).choice(sheet.typed.get(HamletField::Kind), kinds);
    let retired = sheet.version.map(|_| {
        let field = HamletField::Retired;
        let checked = !sheet.typed.get(field).is_empty();
        view! {
            <div class="choice">
                <input
                    type="checkbox"
                    id=field.name()
                    name=field.name()
                    value="co"
                    checked=checked
                    aria-describedby="ngung-goi-y"
                />
                <label for=field.name()>{field.label()}</label>
                <p class="hint" id="ngung-goi-y">"Dành cho nơi đã sáp nhập hoặc ghi nhầm: trang của tổ không còn hiện, dữ liệu vẫn giữ."</p>
            </div>
        }
    });
    let controls = view! {
        {kind}
        {sheet.line(HamletField::Name, Some("Không cần ghi lại loại, ví dụ Bắc hoặc 3."), true)}
        {sheet.line(HamletField::Households, Some("Có thể để trống."), false)}
        {retired}
    };
    let word = |field, value: &str| match field {
        HamletField::Kind => HamletKind::from_code(value).map_or_else(String::new, |kind| kind.label().to_owned()),
        HamletField::Retired => if value.is_empty() { "không" } else { "có" }.to_owned(),
        HamletField::Name | HamletField::Households => value.to_owned(),
    };
    sheet.around_told(OVERTAKEN, word, controls.into_any(), button)
}

fn loose_members(loose: Vec<(String, String)>) -> AnyView {
    let items = loose.into_iter().map(|(name, words)| view! { <li>{format!("{name}: “{words}”")}</li> });
    view! {
        <section class="card" aria-labelledby="chua-gan">
            <h2 id="chua-gan">"Thành viên chưa gắn với nơi nào trong danh sách"</h2>
            <p>"Những người này chưa xem được gì của thôn, ấp mình. Hãy thêm nơi ấy vào danh sách, hoặc sửa lại ở trang Người của đơn vị."</p>
            <ul class="points">{items.collect_view()}</ul>
        </section>
    }
    .into_any()
}
