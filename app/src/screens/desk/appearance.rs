//! Where a unit's administrator chooses the colours of its pages.

use domain::palette::Palette;
use leptos::prelude::*;

use super::frame::DeskFrame;
use crate::colours;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{fault_id, fault_line, hidden, refused_title, summary};
use crate::screens::cast;

/// Name of the control, and id of its first button.
const CONTROL: &str = "bo_mau";

/// The choice of a palette.
#[derive(Clone, Debug)]
pub struct Appearance {
    /// Around it.
    pub frame: DeskFrame,
    /// Where the form goes.
    pub action: String,
    /// Token of the form.
    pub csrf: String,
    /// The saved facts and palette this follows; 0 when nothing was ever saved.
    pub version: i64,
    /// Which button is pressed; `None` when what was posted is no palette.
    pub chosen: Option<Palette>,
    /// What the pages wear now.
    pub worn: Palette,
    /// What does not hold about the choice.
    pub fault: Option<String>,
    /// What is wrong with the form itself.
    pub fault_note: Option<String>,
    /// The facts of the unit.
    pub facts_href: String,
}

impl Screen for Appearance {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let is_refused = self.fault.is_some() || self.fault_note.is_some();
        self.frame.head(&refused_title("Giao diện".to_owned(), is_refused))
    }

    fn view(self) -> AnyView {
        let Self { frame, action, csrf, version, chosen, worn, fault, fault_note, facts_href } = self;
        let name = frame.unit.as_ref().map(|unit| unit.name.clone()).unwrap_or_default();
        let summed = fault.iter().map(|sentence| (CONTROL, sentence.clone())).collect();
        let main = view! {
            <h1>"Giao diện"</h1>
            <p class="hint">
                "Bộ màu của đầu trang, chân trang, nút và liên kết. Chữ, bố cục và mọi nội dung giữ nguyên; bộ nào cũng đủ tương phản để đọc. "
                <a href=facts_href>"Thông tin đơn vị"</a>
            </p>
            {summary(fault_note, summed)}
            <form class="look" method="post" action=action novalidate>
                {hidden("csrf", csrf)}
                {hidden("phien_ban", version.to_string())}
                {choices(chosen, worn, &name, fault)}
                <p class="buttons"><button class="main">"Lưu giao diện"</button></p>
                <p class="hint">"Lưu xong là người dân thấy ngay trên mọi trang của đơn vị."</p>
            </form>
        };
        frame.around("wide", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: cast::desk_frame(),
            action: "/don-vi/xa-hoa-long/giao-dien".to_owned(),
            csrf: "token".to_owned(),
            version: 3,
            chosen: Some(Palette::Water),
            worn: Palette::Water,
            fault: None,
            fault_note: None,
            facts_href: "/don-vi/xa-hoa-long/thong-tin".to_owned(),
        };
        let faults =
            Self { chosen: None, fault: Some("Hãy chọn một trong các bộ màu.".to_owned()), ..normal.clone() };
        let conflict = Self {
            chosen: Some(Palette::Lotus),
            worn: Palette::Sea,
            fault_note: Some(
                "Chưa lưu: thông tin của đơn vị vừa được Trần Văn Minh lưu lúc 08:11 ngày 27/01/2024.".to_owned(),
            ),
            ..normal.clone()
        };
        let longest = Self {
            frame: cast::longest_desk_frame(),
            fault: Some(cast::longest_summary()),
            fault_note: Some(cast::longest_summary()),
            ..normal.clone()
        };
        vec![("normal", normal), ("longest", longest), ("faults", faults), ("conflict", conflict)]
    }
}

fn choices(chosen: Option<Palette>, worn: Palette, site_name: &str, fault: Option<String>) -> AnyView {
    let described = fault.as_ref().map(|_| fault_id(CONTROL));
    let wrong = fault.is_some();
    let each = Palette::ALL.into_iter().enumerate().map(|(at, palette)| {
        let id = if at == 0 { CONTROL.to_owned() } else { format!("{CONTROL}-{at}") };
        let hint = format!("{id}-goi-y");
        let now = (palette == worn).then(|| view! { " " <span class="state live">"Đang dùng"</span> });
        view! {
            <div class="palette">
                {picture(palette, site_name)}
                <div class="choice">
                    <input
                        type="radio"
                        id=id.clone()
                        name=CONTROL
                        value=palette.code()
                        checked=chosen == Some(palette)
                        aria-describedby=hint.clone()
                    />
                    <label for=id>{palette.label()} {now}</label>
                    <p class="hint" id=hint>{palette.sentence()}</p>
                </div>
            </div>
        }
    });
    view! {
        <fieldset class="field" class:wrong=wrong aria-describedby=described>
            <legend>"Bộ màu"</legend>
            {fault.map(|sentence| fault_line(CONTROL, sentence))}
            <div class="palettes">{each.collect_view()}</div>
        </fieldset>
    }
    .into_any()
}

/// A front page in little, in the colours themselves. Says nothing that its label does not.
pub(super) fn picture(palette: Palette, site_name: &str) -> AnyView {
    view! {
        <div class=format!("{} picture", colours::class(palette)) aria-hidden="true">
            <div class="picture-top">
                <p class="picture-above">"Trang thông tin điện tử"</p>
                <p class="picture-name">{site_name.to_owned()}</p>
            </div>
            <div class="picture-page">
                <p class="picture-day">"27/01/2024"</p>
                <p class="picture-link">"Lịch tiếp công dân tháng 02"</p>
                <p><span class="picture-go">"Xem tất cả tin"</span></p>
            </div>
            <div class="picture-foot"></div>
        </div>
    }
    .into_any()
}
