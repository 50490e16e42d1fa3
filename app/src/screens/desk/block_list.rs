//! The blocks of a unit at its desk: its own, those above it that its texts may name, and those its texts miss.

use leptos::prelude::*;

use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::screens::cast;

/// One block in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BlockRow {
    /// What the desk calls it.
    pub label: String,
    /// Its page; `None` of another unit's.
    pub href: Option<String>,
    /// `{{gio-lam-viec}}`.
    pub mark: String,
    /// `Giờ làm việc`.
    pub kind: &'static str,
    /// What residents read, line by line.
    pub lines: Vec<String>,
    /// `Dùng trong 3 bài`, and whatever else there is to say.
    pub about: Vec<String>,
    /// Where the unit writes its own in its place; `None` of its own, and for whoever may not publish.
    pub own_href: Option<String>,
}

/// A key that texts name though there is no block of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissedBlock {
    /// `{{gio-lam-viec}}`.
    pub mark: String,
    /// `1 bài gọi`.
    pub used: String,
    /// Where it is made; `None` for whoever may not publish.
    pub new_href: Option<String>,
}

/// The blocks of a unit.
#[derive(Clone, Debug)]
pub struct BlockList {
    /// Around it.
    pub frame: DeskFrame,
    /// Its own, by key.
    pub rows: Vec<BlockRow>,
    /// Those of units above it, by key; none where nothing is above.
    pub above: Vec<BlockRow>,
    /// What its texts name and nobody has.
    pub missed: Vec<MissedBlock>,
    /// A new one, for whoever may publish.
    pub new_href: Option<String>,
    /// The desk's list.
    pub back_href: String,
}

const TITLE: &str = "Khối nội dung dùng lại";

impl Screen for BlockList {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head(TITLE)
    }

    fn view(self) -> AnyView {
        let Self { frame, rows, above, missed, new_href, back_href } = self;
        let own = if rows.is_empty() {
            view! { <p class="none">"Đơn vị chưa có khối nào của mình."</p> }.into_any()
        } else {
            list(rows)
        };
        let above = (!above.is_empty()).then(|| {
            view! {
                <section aria-labelledby="cap-tren">
                    <h2 id="cap-tren">"Dùng chung từ cấp trên"</h2>
                    <p class="hint">
                        "Bài của đơn vị gọi được ngay. Khi đơn vị có nội dung riêng cùng mã, bài của đơn vị dùng nội dung riêng ấy."
                    </p>
                    {list(above)}
                </section>
            }
        });
        let main = view! {
            <div class="title">
                <h1>{TITLE}</h1>
                {new_href.map(|href| view! { <p class="begin"><a class="button main" href=href>"Thêm khối"</a></p> })}
            </div>
            <p class="hint">
                "Số điện thoại, giờ làm việc, lệ phí, địa chỉ viết một lần ở đây; trong bài chỉ ghi mã giữa hai ngoặc nhọn. Sửa khối là mọi bài đổi theo. "
                <a href=back_href>"Về danh sách bài viết"</a>
            </p>
            <div class="blocks">
                {(!missed.is_empty()).then(|| missing(missed))}
                <section aria-labelledby="cua-don-vi">
                    <h2 id="cua-don-vi">"Của đơn vị"</h2>
                    {own}
                </section>
                {above}
            </div>
        };
        frame.around_with_help("wide", HelpTopic::Blocks, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let row = |label: &str, mark: &str, kind, lines: &[&str]| BlockRow {
            label: label.to_owned(),
            href: Some("/don-vi/xa-hoa-long/khoi-noi-dung/1".to_owned()),
            mark: mark.to_owned(),
            kind,
            lines: lines.iter().map(|&line| line.to_owned()).collect(),
            about: vec!["Dùng trong 3 bài".to_owned()],
            own_href: None,
        };
        let hours = ["Sáng 7 giờ 30 – 11 giờ 30", "Chiều 13 giờ 30 – 17 giờ"];
        let replacing = "Thay cho khối của Tỉnh Bà Rịa - Vũng Tàu";
        let normal = Self {
            frame: cast::desk_frame(),
            rows: vec![
                BlockRow {
                    about: vec!["Chưa bài nào dùng".to_owned(), replacing.to_owned()],
                    ..row("Điện thoại bộ phận Một cửa", "{{dien-thoai-mot-cua}}", "Số điện thoại", &["0254 3852 123"])
                },
                row("Giờ làm việc", "{{gio-lam-viec}}", "Giờ làm việc", &hours),
            ],
            above: vec![BlockRow {
                href: None,
                about: vec!["Của Tỉnh Bà Rịa - Vũng Tàu".to_owned(), "Dùng trong 1 bài".to_owned()],
                own_href: Some("/don-vi/xa-hoa-long/khoi-noi-dung/moi?ma=tong-dai".to_owned()),
                ..row("Tổng đài của tỉnh", "{{tong-dai}}", "Số điện thoại", &["1022"])
            }],
            missed: vec![MissedBlock {
                mark: "{{le-phi-chung-thuc}}".to_owned(),
                used: "1 bài gọi".to_owned(),
                new_href: Some("/don-vi/xa-hoa-long/khoi-noi-dung/moi?ma=le-phi-chung-thuc".to_owned()),
            }],
            new_href: Some("/don-vi/xa-hoa-long/khoi-noi-dung/moi".to_owned()),
            back_href: "/don-vi/xa-hoa-long".to_owned(),
        };
        let long = BlockRow {
            about: vec!["Dùng trong 1.000 bài".to_owned(), "và trong 81.000 bài ở 82 đơn vị khác".to_owned()],
            ..row(&cast::longest_title(), &format!("{{{{{}}}}}", "a".repeat(60)), "Câu chữ khác", &[])
        };
        let longest = Self {
            frame: cast::longest_desk_frame(),
            rows: vec![BlockRow { lines: vec![cast::longest_title(); 4], ..long.clone() }; 12],
            above: vec![BlockRow { href: None, ..long }; 12],
            ..normal.clone()
        };
        let reader = Self {
            new_href: None,
            above: normal.above.iter().cloned().map(|row| BlockRow { own_href: None, ..row }).collect(),
            missed: normal.missed.iter().cloned().map(|missed| MissedBlock { new_href: None, ..missed }).collect(),
            ..normal.clone()
        };
        let empty = Self { rows: Vec::new(), above: Vec::new(), missed: Vec::new(), ..normal.clone() };
        vec![("normal", normal), ("longest", longest), ("empty", empty), ("reader", reader)]
    }
}

fn list(rows: Vec<BlockRow>) -> AnyView {
    view! { <ul class="rows">{rows.into_iter().map(BlockRow::view).collect_view()}</ul> }.into_any()
}

/// What keeps texts from the public.
fn missing(missed: Vec<MissedBlock>) -> AnyView {
    let row = |MissedBlock { mark, used, new_href }| {
        view! {
            <li>
                <p><code>{mark}</code>{format!(": {used}. ")}{new_href.map(|href| view! { <a href=href>"Thêm khối này"</a> })}</p>
            </li>
        }
    };
    view! {
        <section aria-labelledby="con-thieu">
            <h2 id="con-thieu">"Bài gọi mà chưa có"</h2>
            <p class="hint">"Bài gọi khối chưa có thì chưa đăng được."</p>
            <ul class="rows">{missed.into_iter().map(row).collect_view()}</ul>
        </section>
    }
    .into_any()
}

impl BlockRow {
    fn view(self) -> AnyView {
        let Self { label, href, mark, kind, lines, about, own_href } = self;
        let name = match href {
            Some(href) => view! { <a href=href>{label.clone()}</a> }.into_any(),
            None => label.clone().into_any(),
        };
        let own = own_href.map(|href| {
            let named = format!("Dùng nội dung riêng cho {label}");
            view! { <p><a href=href aria-label=named>"Dùng nội dung riêng"</a></p> }
        });
        view! {
            <li>
                <h3>{name}</h3>
                <p>{super::block_page::broken(lines)}</p>
                <p class="about">
                    <span>{kind}</span>
                    <span><code>{mark}</code></span>
                    {about.into_iter().map(|words| view! { <span>{words}</span> }).collect_view()}
                </p>
                {own}
            </li>
        }
        .into_any()
    }
}
