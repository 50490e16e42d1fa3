//! One block at the desk: what it says, where it is used, its removal. Who may not publish reads it.

mod samples;

use domain::block::{BlockField, BlockKind};
use leptos::prelude::*;

use super::form_sheet::FormSheet;
use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{hidden, refused_title, summary};

/// An item that needs the block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockUseRow {
    /// Its newest title.
    pub title: String,
    /// Its editor.
    pub href: String,
    /// `Đang đăng`, `Hẹn giờ đăng`, `Bản nháp`.
    pub state: &'static str,
    /// Whether residents read the block there.
    pub is_live: bool,
}

/// A block that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockFacts {
    /// What the desk calls it.
    pub label: String,
    /// `{{gio-lam-viec}}`.
    pub mark: String,
    /// What residents read, line by line.
    pub lines: Vec<String>,
    /// That it stands before one of a unit above, and what that one says.
    pub replaces: Option<String>,
    /// The unit's own items that need it.
    pub uses: Vec<BlockUseRow>,
    /// Units below whose texts read it, and how many texts: `Xã Hòa Long`, `2 bài`.
    pub below: Vec<(String, String)>,
    /// Where it is removed, for whoever may publish.
    pub removal_href: Option<String>,
    /// Why it cannot be removed now.
    pub kept_because: Option<String>,
    /// `Lan lưu lúc 08:00 ngày 27/01/2024.`
    pub changed: String,
}

/// One block, or a new one.
#[derive(Clone, Debug)]
pub struct BlockPage {
    /// Around it.
    pub frame: DeskFrame,
    /// What is there; `None` of a new one.
    pub facts: Option<BlockFacts>,
    /// Its form; `None` for whoever may not publish.
    pub sheet: Option<FormSheet<BlockField>>,
    /// What is wrong with the form itself.
    pub fault_note: Option<String>,
    /// All blocks.
    pub back_href: String,
}

const NEW: &str = "Thêm khối nội dung";

impl Screen for BlockPage {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let title = self.facts.as_ref().map_or_else(|| NEW.to_owned(), |facts| format!("Khối: {}", facts.label));
        let is_wrong = self.fault_note.is_some() || self.sheet.as_ref().is_some_and(FormSheet::is_wrong);
        self.frame.head(&refused_title(title, is_wrong))
    }

    fn view(self) -> AnyView {
        let Self { frame, facts, sheet, fault_note, back_href } = self;
        let summed = sheet.as_ref().map(FormSheet::summed).unwrap_or_default();
        let heading = facts.as_ref().map_or_else(|| NEW.to_owned(), |facts| facts.label.clone());
        let token = sheet.as_ref().and_then(|sheet| Some((sheet.csrf.clone(), sheet.version?)));
        let (standing, rest) = match facts {
            Some(facts) => {
                let (standing, rest) = around(facts, token);
                (Some(standing), Some(rest))
            }
            None => (None, None),
        };
        let form = sheet.map(form);
        let main = view! {
            <h1>{heading}</h1>
            <p><a href=back_href>"Về các khối nội dung"</a></p>
            {summary(fault_note, summed)}
            {standing}
            <div class="blocks">{form} {rest}</div>
        };
        frame.around_with_help("narrow", HelpTopic::Blocks, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::all()
    }
}

/// What stands above the form of a block that is there, and what below it.
fn around(facts: BlockFacts, token: Option<(String, i64)>) -> (AnyView, AnyView) {
    let BlockFacts { mark, lines, replaces, uses, below, removal_href, kept_because, changed, .. } = facts;
    let standing = view! {
        <p class="lead">{broken(lines)}</p>
        <p class="about"><span>"Trong bài, viết "<code>{mark}</code></span></p>
        <p class="hint">{changed} {replaces.map(|words| format!(" {words}"))}</p>
    };
    let removal = removal_href.zip(token).map(|(href, token)| removal(href, token, kept_because));
    let rest = view! {
        {used(uses, below)}
        {removal}
    };
    (standing.into_any(), rest.into_any())
}

/// Lines below each other.
pub(super) fn broken(lines: Vec<String>) -> AnyView {
    let line = |(at, line): (usize, String)| view! { {(at > 0).then(|| view! { <br/> })} {line} };
    lines.into_iter().enumerate().map(line).collect_view().into_any()
}

fn form(sheet: FormSheet<BlockField>) -> AnyView {
    use BlockField as Of;
    let is_new = sheet.version.is_none();
    let kinds = BlockKind::ALL.iter().map(|kind| (kind.code().to_owned(), kind.label().to_owned())).collect();
    let word = |field, value: &str| match field {
        Of::Kind => BlockKind::from_code(value).map_or_else(String::new, |kind| kind.label().to_owned()),
        _ => value.to_owned(),
    };
    let key = is_new.then(|| {
        let hint = "Chữ không dấu, nối bằng dấu gạch, ví dụ gio-lam-viec. Để trống thì lấy theo tên. Về sau không đổi được, vì bài gọi khối bằng mã.";
        sheet.line(Of::Key, Some(hint), false)
    });
    let value = "Đúng những chữ người dân sẽ đọc: một dòng, hoặc vài dòng ngắn. Số điện thoại bấm vào là gọi được.";
    let controls = view! {
        {sheet.field(Of::Kind, None, true).choice(sheet.typed.get(Of::Kind), kinds)}
        {sheet.line(Of::Label, Some("Tên để người trong bàn biên tập nhận ra, ví dụ Giờ làm việc của bộ phận Một cửa."), true)}
        {key}
        {sheet.field(Of::Value, Some(value), true).lines(sheet.typed.get(Of::Value), 4)}
    };
    let button = if is_new { "Thêm khối" } else { "Lưu" };
    view! {
        <section class="card" aria-labelledby="noi-dung-khoi">
            <h2 id="noi-dung-khoi">"Nội dung khối"</h2>
            {(!is_new).then(|| view! {
                <p class="hint">"Khi lưu, mọi bài đang đăng có gọi khối này đổi theo ngay."</p>
            })}
            {sheet.around_told("Có người vừa lưu khối này", word, controls.into_any(), button)}
        </section>
    }
    .into_any()
}

fn used(uses: Vec<BlockUseRow>, below: Vec<(String, String)>) -> AnyView {
    let row = |BlockUseRow { title, href, state, is_live }| {
        let class = if is_live { "state live" } else { "state draft" };
        view! { <li><p><a href=href>{title}</a></p><p class="about"><span class=class>{state}</span></p></li> }
    };
    let own = if uses.is_empty() {
        view! { <p class="none">"Chưa bài nào của đơn vị gọi khối này."</p> }.into_any()
    } else {
        view! { <ul class="rows">{uses.into_iter().map(row).collect_view()}</ul> }.into_any()
    };
    let below = (!below.is_empty()).then(|| {
        let row = |(unit, texts)| view! { <li><p>{unit}": "{texts}</p></li> };
        view! {
            <h3>{format!("{} đơn vị khác", below.len())}</h3>
            <p class="hint">"Bài đang đăng và bài đã hẹn giờ. Đơn vị có nội dung riêng cùng mã thì không tính ở đây."</p>
            <ul class="rows">{below.into_iter().map(row).collect_view()}</ul>
        }
    });
    view! {
        <section aria-labelledby="noi-dung-o">
            <h2 id="noi-dung-o">"Đang dùng ở đâu"</h2>
            {own}
            {below}
        </section>
    }
    .into_any()
}

fn removal(href: String, (csrf, version): (String, i64), kept_because: Option<String>) -> AnyView {
    let inside = match kept_because {
        Some(words) => view! { <p>{words}</p> }.into_any(),
        None => view! {
            <p>"Bản nháp còn gọi khối này sẽ chưa đăng được cho đến khi sửa."</p>
            <form method="post" action=href>
                {hidden("csrf", csrf)}
                {hidden("phien_ban", version.to_string())}
                <p class="buttons"><button class="main danger">"Xóa hẳn khối này"</button></p>
            </form>
        }
        .into_any(),
    };
    view! { <details class="more"><summary>"Xóa khối…"</summary>{inside}</details> }.into_any()
}
