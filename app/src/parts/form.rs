//! Forms: a label, a hint, the fault beside the control and once more at the top.

use std::fmt;

use leptos::prelude::*;

use super::Shown;

/// A hidden value that is sent along.
pub(crate) fn hidden(name: impl Into<String>, value: impl Into<String>) -> AnyView {
    view! { <input type="hidden" name=name.into() value=value.into()/> }.into_any()
}

/// What stands around a control. The control's id is its name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Field {
    /// Name and id of the control.
    pub(crate) name: &'static str,
    /// What a person reads above it.
    pub(crate) label: &'static str,
    /// Help below the label.
    pub(crate) hint: Option<&'static str>,
    /// What is wrong with the value.
    pub(crate) fault: Option<String>,
    /// Whether it may not stay empty.
    pub(crate) required: bool,
}

/// How one line of text is typed.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Typing {
    /// The `type` of the input.
    pub(crate) kind: &'static str,
    /// The `autocomplete` of the input.
    pub(crate) autocomplete: &'static str,
}

impl Typing {
    /// Text nobody's browser should fill in.
    pub(crate) const PLAIN: Self = Self { kind: "text", autocomplete: "off" };
}

impl Field {
    /// A control for one line.
    pub(crate) fn line(self, value: String, typing: Typing) -> AnyView {
        let described = self.described_by();
        let invalid = self.fault.is_some().then_some("true");
        let required = self.required.then_some("true");
        let name = self.name;
        let control = view! {
            <input
                type=typing.kind
                id=name
                name=name
                value=value
                autocomplete=typing.autocomplete
                aria-required=required
                aria-invalid=invalid
                aria-describedby=described
            />
        };
        self.around(control.into_any())
    }

    /// A control for a number, with the keys for it on a telephone.
    pub(crate) fn number(self, value: String) -> AnyView {
        let described = self.described_by();
        let invalid = self.fault.is_some().then_some("true");
        let required = self.required.then_some("true");
        let name = self.name;
        let control = view! {
            <input
                type="text"
                id=name
                name=name
                value=value
                inputmode="numeric"
                autocomplete="off"
                aria-required=required
                aria-invalid=invalid
                aria-describedby=described
            />
        };
        self.around(control.into_any())
    }

    /// A control for the digits of a code that was just made, with the keys for them on a telephone. Never filled in.
    pub(crate) fn digits(self) -> AnyView {
        let described = self.described_by();
        let invalid = self.fault.is_some().then_some("true");
        let name = self.name;
        let control = view! {
            <input
                type="text"
                id=name
                name=name
                inputmode="numeric"
                autocomplete="one-time-code"
                aria-required="true"
                aria-invalid=invalid
                aria-describedby=described
            />
        };
        self.around(control.into_any())
    }

    /// A control for several lines.
    pub(crate) fn lines(self, value: &str, rows: u8) -> AnyView {
        let control = self.area(value, rows);
        self.around(control)
    }

    /// The same, with what works on the text between the label and the control.
    pub(crate) fn lines_below(self, tools: AnyView, value: &str, rows: u8) -> AnyView {
        let control = self.area(value, rows);
        self.around(view! { {tools} {control} }.into_any())
    }

    fn area(&self, value: &str, rows: u8) -> AnyView {
        let described = self.described_by();
        let invalid = self.fault.is_some().then_some("true");
        let required = self.required.then_some("true");
        let name = self.name;
        // HTML drops one line end behind the tag; without ours it would drop the writer's.
        // Leptos writes the children of a textarea unescaped, so they are escaped here: a text that
        // closes the control would otherwise be markup.
        let text = format!("\n{}", value.replace('&', "&amp;").replace('<', "&lt;"));
        view! {
            <textarea
                id=name
                name=name
                rows=rows.to_string()
                aria-required=required
                aria-invalid=invalid
                aria-describedby=described
                inner_html=text
            ></textarea>
        }
        .into_any()
    }

    /// A control for one of several values, each with its label; the first row asks to choose one.
    pub(crate) fn choice(self, chosen: &str, options: Vec<(String, String)>) -> AnyView {
        self.choice_or("Hãy chọn", chosen, options)
    }

    /// The same where nothing need be chosen; the first row says what that means.
    pub(crate) fn choice_or(self, none: &'static str, chosen: &str, options: Vec<(String, String)>) -> AnyView {
        let described = self.described_by();
        let invalid = self.fault.is_some().then_some("true");
        let required = self.required.then_some("true");
        let name = self.name;
        let options = options
            .into_iter()
            .map(|(value, label)| {
                let selected = value == chosen;
                view! { <option value=value selected=selected>{label}</option> }
            })
            .collect::<Vec<_>>();
        let control = view! {
            <select id=name name=name aria-required=required aria-invalid=invalid aria-describedby=described>
                <option value="">{none}</option>
                {options}
            </select>
        };
        self.around(control.into_any())
    }

    /// The same of values that belong together in groups, each with its label.
    pub(crate) fn choice_among(
        self,
        none: &'static str,
        chosen: &str,
        groups: Vec<(String, Vec<(String, String)>)>,
    ) -> AnyView {
        let name = self.name;
        let groups = groups
            .into_iter()
            .map(|(label, options)| {
                let options = options
                    .into_iter()
                    .map(|(value, label)| {
                        let selected = value == chosen;
                        view! { <option value=value selected=selected>{label}</option> }
                    })
                    .collect::<Vec<_>>();
                view! { <optgroup label=label>{options}</optgroup> }
            })
            .collect::<Vec<_>>();
        let described = self.described_by();
        let invalid = self.fault.is_some().then_some("true");
        let control = view! {
            <select id=name name=name aria-invalid=invalid aria-describedby=described>
                <option value="">{none}</option>
                {groups}
            </select>
        };
        self.around(control.into_any())
    }

    fn around(self, control: AnyView) -> AnyView {
        let Self { name, label, hint, fault, .. } = self;
        let class = if fault.is_some() { "field wrong" } else { "field" };
        view! {
            <div class=class>
                <label for=name>{label}</label>
                {hint.map(|text| view! { <p class="hint" id=hint_id(name)>{text}</p> })}
                {fault.map(|text| fault_line(name, text))}
                {control}
            </div>
        }
        .into_any()
    }

    fn described_by(&self) -> Option<String> {
        let ids: Vec<_> = [self.hint.map(|_| hint_id(self.name)), self.fault.as_ref().map(|_| fault_id(self.name))]
            .into_iter()
            .flatten()
            .collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

/// Id of a control's help.
pub(crate) fn hint_id(name: &str) -> String {
    format!("{name}-goi-y")
}

/// Id of a control's fault.
pub(crate) fn fault_id(name: &str) -> String {
    format!("{name}-loi")
}

/// The fault beside a control.
pub(crate) fn fault_line(name: &str, sentence: String) -> AnyView {
    view! { <p class="fault" id=fault_id(name)>{sentence}</p> }.into_any()
}

/// The title of a page whose form was refused says so first: it is what a screen reader reads first.
pub(crate) fn refused_title(title: String, is_refused: bool) -> String {
    if is_refused { format!("Cần sửa – {title}") } else { title }
}

/// All faults at the top of a form, each leading to its control; the note is about the form itself.
/// The browser puts the focus there when the page opens, without any script.
pub(crate) fn summary(note: Option<String>, faults: Vec<(&'static str, String)>) -> AnyView {
    summary_of(note, faults)
}

/// The same of controls whose names come from data.
pub(crate) fn summary_of(note: Option<String>, faults: Vec<(impl fmt::Display, String)>) -> AnyView {
    summary_box(note, faults, true)
}

/// The summary; only to look at, it does not take the focus.
fn summary_box(note: Option<String>, faults: Vec<(impl fmt::Display, String)>, focus: bool) -> AnyView {
    if note.is_none() && faults.is_empty() {
        return ().into_any();
    }
    let heading = match faults.len() {
        0 => "Chưa thực hiện được".to_owned(),
        count => format!("Có {count} chỗ cần sửa"),
    };
    let items = faults
        .into_iter()
        .map(|(name, sentence)| view! { <li><a href=format!("#{name}")>{sentence}</a></li> })
        .collect::<Vec<_>>();
    view! {
        <div
            class="summary"
            role=focus.then_some("alert")
            tabindex=focus.then_some("-1")
            id=focus.then_some("loi")
            autofocus=focus
        >
            <h2>{heading}</h2>
            {note.map(|sentence| view! { <p>{sentence}</p> })}
            {(!items.is_empty()).then(|| view! { <ul>{items}</ul> })}
        </div>
    }
    .into_any()
}

pub(crate) fn samples() -> Vec<Shown> {
    let field = |name, label| Field { name, label, ..Field::default() };
    let wrong = Field {
        hint: Some("Hộp thư công vụ của đơn vị."),
        fault: Some("Thư điện tử: thiếu dấu @.".to_owned()),
        required: true,
        ..field("mau_thu", "Thư điện tử")
    };
    let found = vec![("mau_thu", "Thư điện tử: thiếu dấu @.".to_owned())];
    let options = ["Lãnh đạo", "Đầu mối liên hệ"].map(|label| (label.to_owned(), label.to_owned()));
    let hinted = Field { hint: Some("Số nhà, đường hoặc ấp."), ..field("mau_dia_chi", "Địa chỉ") };
    vec![
        ("Một dòng", field("mau_ten", "Họ và tên").line("Nguyễn Văn Ẩn".to_owned(), Typing::PLAIN)),
        ("Có gợi ý, còn trống", hinted.line(String::new(), Typing::PLAIN)),
        ("Có lỗi", wrong.line("vanphong.example.vn".to_owned(), Typing::PLAIN)),
        ("Nhiều dòng", field("mau_gio", "Giờ làm việc").lines("Thứ Hai đến thứ Sáu\n7 giờ 30 – 11 giờ 30", 3)),
        ("Chọn một", field("mau_vai_tro", "Vai trò trên trang").choice("Lãnh đạo", options.into())),
        ("Tóm tắt lỗi ở đầu biểu mẫu", summary_box(None, found, false)),
        (
            "Báo chung khi chưa thực hiện được",
            summary_box(Some("Bài vừa được người khác lưu.".to_owned()), Vec::<(&str, String)>::new(), false),
        ),
    ]
}
