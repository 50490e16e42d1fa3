//! One deed of the record: a sentence, and behind it what changed and from where it came.

use leptos::prelude::*;

/// One deed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditDeed {
    /// `08:05`.
    pub clock: String,
    /// As machines read it.
    pub moment: String,
    /// Who.
    pub who: String,
    /// Did what: `đăng bài`.
    pub phrase: String,
    /// To what, by the name it had.
    pub name: Option<String>,
    /// To what, by its number.
    pub number: Option<i64>,
    /// Where it is found; absent when that is not known.
    pub href: Option<String>,
    /// At which unit, and its page; only where deeds of several are shown.
    pub unit: Option<(String, Option<String>)>,
    /// What is told of it.
    pub lines: Vec<AuditLine>,
    /// Everything this person did.
    pub person_href: Option<String>,
    /// Everything done to this thing.
    pub object_href: Option<String>,
}

/// One thing that is told of a deed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditLine {
    /// `Tiêu đề`.
    pub label: String,
    /// What is told.
    pub told: AuditTold,
}

/// How it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AuditTold {
    /// As it is.
    Value(String),
    /// What it was and what it is; empty where there was nothing.
    Changed(String, String),
    /// That it changed, and the digests of what it was and what it is; for long texts also how long they were.
    Kept {
        /// Before and after; empty where there was nothing.
        digests: [String; 2],
        /// Characters before and after.
        lengths: Option<[String; 2]>,
    },
}

impl AuditDeed {
    /// The whole sentence.
    pub fn sentence(&self) -> String {
        let name = self.name.as_ref().map(|name| format!(" “{name}”")).unwrap_or_default();
        let number = match (self.number, &self.name) {
            (Some(number), Some(_)) => format!(" (số {number})"),
            (Some(number), None) => format!(" số {number}"),
            (None, _) => String::new(),
        };
        format!("{} {}{name}{number}", self.who, self.phrase)
    }

    pub(super) fn view(self) -> AnyView {
        let label = format!("Chi tiết: {}", self.sentence());
        let Self { clock, moment, who, phrase, name, number, href, unit, lines, person_href, object_href } = self;
        let is_named = name.is_some();
        let named = name.map(|name| {
            let name = format!("“{name}”");
            match &href {
                Some(href) => view! { " " <a href=href.clone()>{name}</a> }.into_any(),
                None => format!(" {name}").into_any(),
            }
        });
        let numbered = number.map(|number| match (is_named, href) {
            (true, _) => format!(" (số {number})").into_any(),
            (false, Some(href)) => view! { " " <a href=href>{format!("số {number}")}</a> }.into_any(),
            (false, None) => format!(" số {number}").into_any(),
        });
        let more = [("Mọi việc của người này", person_href), ("Mọi việc với đối tượng này", object_href)];
        let more: Vec<_> =
            more.into_iter().filter_map(|(label, href)| href.map(|href| view! { <a href=href>{label}</a> })).collect();
        let has_more = !lines.is_empty() || !more.is_empty();
        view! {
            <li>
                <time datetime=moment>{clock}</time>
                <div>
                    <p><strong>{who}</strong>{format!(" {phrase}")}{named}{numbered}{unit.map(at_unit)}</p>
                    {has_more.then(|| view! {
                        <details>
                            <summary aria-label=label>"Chi tiết"</summary>
                            <dl>{lines.into_iter().map(AuditLine::view).collect_view()}</dl>
                            <p class="about">{more}</p>
                        </details>
                    })}
                </div>
            </li>
        }
        .into_any()
    }
}

fn at_unit((name, href): (String, Option<String>)) -> AnyView {
    let name = match href {
        Some(href) => view! { <a href=href>{name}</a> }.into_any(),
        None => name.into_any(),
    };
    view! { <span class="at">" – "{name}</span> }.into_any()
}

impl AuditLine {
    fn view(self) -> AnyView {
        let Self { label, told } = self;
        let told = match told {
            AuditTold::Value(value) => view! { <dd>{value}</dd> }.into_any(),
            AuditTold::Changed(before, after) => view! {
                <dd>{side("Trước", view! { <del>{before.clone()}</del> }.into_any(), before.is_empty())}</dd>
                <dd>{side("Sau", view! { <ins>{after.clone()}</ins> }.into_any(), after.is_empty())}</dd>
            }
            .into_any(),
            AuditTold::Kept { digests, lengths } => view! { <dd>{kept(&digests, lengths)}</dd> }.into_any(),
        };
        view! { <div><dt>{label}</dt>{told}</div> }.into_any()
    }
}

fn side(label: &'static str, value: AnyView, is_empty: bool) -> AnyView {
    let value = if is_empty { view! { <span class="hint">"để trống"</span> }.into_any() } else { value };
    view! { <span class="side">{label}</span> {value} }.into_any()
}

fn kept(digests: &[String; 2], lengths: Option<[String; 2]>) -> AnyView {
    let [before, after] = digests;
    let what = match (before.is_empty(), after.is_empty()) {
        (true, _) => "Đã điền",
        (_, true) => "Đã xóa",
        _ => "Đã thay",
    };
    let long = lengths.map(|[before, after]| format!(", từ {before} thành {after} ký tự")).unwrap_or_default();
    let codes = match (before.is_empty(), after.is_empty()) {
        (true, _) => after.clone(),
        (_, true) => before.clone(),
        _ => format!("{before} → {after}"),
    };
    view! { {format!("{what}{long}. ")} <span class="hint">"Mã đối chiếu " {codes}</span> }.into_any()
}
