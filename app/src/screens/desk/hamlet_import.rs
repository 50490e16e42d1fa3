//! Hamlets and teams from a table: the table, what each of its lines would do, and what became of it.

use domain::number::integer;
use domain::team::import::Column;
use leptos::prelude::*;

use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use super::library_page::file_field;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{Field, hidden, refused_title, summary};
use crate::screens::cast;

/// Name of the control of the file.
pub const TABLE_FILE: &str = "tep_bang";
/// Name of the control of the pasted table.
pub const TABLE_TEXT: &str = "bang";

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineState {
    /// Taken, or would be.
    Taken,
    /// Known already.
    Known,
    /// Refused; nothing of it is kept.
    Refused,
}

/// A line of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportLine {
    /// Its number in the table, the heading included.
    pub number: u64,
    /// The hamlet, or what stands in its place.
    pub name: String,
    /// What became of it.
    pub state: LineState,
    /// In words: what is new, or why it is refused.
    pub told: Vec<String>,
}

/// The report on a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportReport {
    /// Line by line.
    pub lines: Vec<ImportLine>,
    /// Whether it was kept, or only looked at.
    pub is_done: bool,
}

/// The page that takes a table.
#[derive(Clone, Debug)]
pub struct HamletImport {
    /// Around it.
    pub frame: DeskFrame,
    /// Where the form goes.
    pub action: String,
    /// Token of the form.
    pub csrf: String,
    /// The table as it was sent.
    pub text: String,
    /// What is wrong with the whole table.
    pub fault: Option<String>,
    /// What is wrong with the form itself.
    pub fault_note: Option<String>,
    /// What was found in it.
    pub report: Option<ImportReport>,
    /// The table to fill in.
    pub table_href: String,
    /// Back to the list.
    pub back_href: String,
}

impl ImportReport {
    fn count(&self, state: LineState) -> usize {
        self.lines.iter().filter(|line| line.state == state).count()
    }
}

impl Screen for HamletImport {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let refused = self.fault.is_some() || self.fault_note.is_some();
        self.frame.head(&refused_title("Nhập thôn, ấp và tổ từ tệp".to_owned(), refused))
    }

    fn view(self) -> AnyView {
        let Self { frame, action, csrf, text, fault, fault_note, report, table_href, back_href } = self;
        let summed = fault.iter().map(|sentence| (TABLE_TEXT, sentence.clone())).collect();
        let ready = report.as_ref().filter(|report| !report.is_done).map_or(0, |report| report.count(LineState::Taken));
        let pasted = Field {
            name: TABLE_TEXT,
            label: "Hoặc dán bảng vào đây",
            hint: Some("Dòng đầu là tên các cột. Chép thẳng từ Excel cũng được."),
            fault,
            required: false,
        };
        let main = view! {
            <h1>"Nhập thôn, ấp và tổ từ tệp"</h1>
            {summary(fault_note, summed)}
            <p class="lead">
                "Mỗi dòng là một thôn, ấp, khu phố và tổ của nơi ấy. Nhập lại cùng một tệp không làm đổi gì; ô trống không xóa gì. Số điện thoại không nhập từ tệp, vì mỗi số cần ghi ngày người ấy đồng ý."
            </p>
            {report.map(report_view)}
            <form method="post" action=action enctype="multipart/form-data" novalidate class="card">
                {hidden("csrf", csrf)}
                {file_field(
                    TABLE_FILE,
                    "Tệp CSV (UTF-8)",
                    "Trong Excel: Lưu dưới dạng, loại CSV UTF-8. Nhiều nhất 500 dòng, 1 MB. Ngăn cột bằng dấu phẩy hay chấm phẩy đều được.",
                    ".csv,text/csv,text/plain",
                    None,
                )}
                {pasted.lines(&text, 8)}
                <p class="buttons">
                    <button class=if ready == 0 { "main" } else { "" } name="viec" value="xem">"Kiểm tra từng dòng"</button>
                    {(ready > 0).then(|| view! {
                        <button class="main" name="viec" value="nhap">{format!("Nhập {ready} dòng được nhận")}</button>
                    })}
                    <a class="button" href=back_href>"Về danh sách thôn, ấp"</a>
                </p>
            </form>
            {columns(table_href)}
        };
        frame.around_with_help("wide", HelpTopic::Teams, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let line = |number, name: &str, state, told: &[&str]| ImportLine {
            number,
            name: name.to_owned(),
            state,
            told: told.iter().map(|told| (*told).to_owned()).collect(),
        };
        let lines = vec![
            line(2, "Ấp Bắc", LineState::Taken, &["Nơi mới, 5 thành viên"]),
            line(3, "Ấp Nam", LineState::Known, &[]),
            line(4, "Ấp Đông", LineState::Refused, &["Ngày quyết định: hãy nhập ngày ký, ví dụ 15/03/2022."]),
        ];
        let empty = Self {
            frame: cast::desk_frame(),
            action: "/don-vi/xa-hoa-long/thon-ap/nhap".to_owned(),
            csrf: "token".to_owned(),
            text: String::new(),
            fault: None,
            fault_note: None,
            report: None,
            table_href: "/don-vi/xa-hoa-long/thon-ap/nhap/mau.csv".to_owned(),
            back_href: "/don-vi/xa-hoa-long/thon-ap".to_owned(),
        };
        let normal = Self {
            text: "Tên;Số hộ\nẤp Bắc;350\n".to_owned(),
            report: Some(ImportReport { lines: lines.clone(), is_done: false }),
            ..empty.clone()
        };
        let made = Self { report: Some(ImportReport { lines: lines.clone(), is_done: true }), ..normal.clone() };
        let faults = Self {
            fault: Some("Dòng đầu: không có cột nào tên “Điện thoại”.".to_owned()),
            report: None,
            ..normal.clone()
        };
        let long = cast::longest_title();
        let longest = Self {
            frame: cast::longest_desk_frame(),
            text: cast::longest_body(),
            report: Some(ImportReport {
                lines: vec![ImportLine { name: long.clone(), told: vec![long; 3], ..lines[2].clone() }; 30],
                is_done: false,
            }),
            ..empty.clone()
        };
        vec![("normal", normal), ("longest", longest), ("empty", empty), ("taken", made), ("faults", faults)]
    }
}

fn report_view(report: ImportReport) -> AnyView {
    let counts = [LineState::Taken, LineState::Known, LineState::Refused].map(|state| {
        let count = report.count(state);
        integer(i64::try_from(count).unwrap_or(i64::MAX))
    });
    let [taken, known, refused] = counts;
    let (heading, sentence) = if report.is_done {
        (
            "Đã nhập",
            format!(
                "Đã nhập {taken} dòng; {known} dòng đã có sẵn; {refused} dòng không nhận, không giữ gì của những dòng ấy."
            ),
        )
    } else {
        (
            "Xem trước, chưa lưu gì",
            format!("{taken} dòng sẽ được nhập; {known} dòng đã có sẵn; {refused} dòng không nhận."),
        )
    };
    let line = |ImportLine { number, name, state, told }| {
        let state = match state {
            LineState::Taken => view! { <span class="state live">"Nhận"</span> }.into_any(),
            LineState::Known => view! { <span class="state">"Đã có sẵn"</span> }.into_any(),
            LineState::Refused => view! { <span class="state gone">"Không nhận"</span> }.into_any(),
        };
        let told = told.into_iter().map(|told| view! { <span>{told}</span> });
        view! {
            <li>
                <h3>{format!("Dòng {number}: {name}")}</h3>
                <p class="about">{state}{told.collect_view()}</p>
            </li>
        }
    };
    view! {
        <section class="card" aria-labelledby="ket-qua">
            <h2 id="ket-qua">{heading}</h2>
            <p role="status">{sentence}</p>
            <ol class="rows">{report.lines.into_iter().map(line).collect_view()}</ol>
        </section>
    }
    .into_any()
}

fn columns(table_href: String) -> AnyView {
    let rows = Column::ALL.iter().map(|column| view! { <div><dt>{column.label()}</dt><dd>{column.about()}</dd></div> });
    view! {
        <section aria-labelledby="cac-cot">
            <h2 id="cac-cot">"Các cột của bảng"</h2>
            <p><a href=table_href>"Tải tệp mẫu, kèm những thôn, ấp đã có"</a></p>
            <dl class="facts">{rows.collect_view()}</dl>
        </section>
    }
    .into_any()
}
