//! The campaigns of a unit: how far each has come, up to which day somebody counted, and how it went before.

use leptos::prelude::*;

use super::frame::{Brand, PublicFrame, Section, Standing};
use crate::document::{Head, Screen, Sheet};
use crate::screens::cast;

/// One campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CampaignCard {
    /// What it is called.
    pub title: String,
    /// `Chữ ký số`.
    pub topic: &'static str,
    /// `Đang diễn ra`.
    pub phase: &'static str,
    /// `Từ 01/01/2024`; empty when open on both sides.
    pub days: String,
    /// A few words.
    pub about: Option<String>,
    /// `980/4.608 chữ ký số cá nhân`.
    pub counted: String,
    /// `21,27%`, or `—` while nobody counted.
    pub percent: String,
    /// How full the bar is, and of what; `None` while nobody counted.
    pub bar: Option<(u32, u32)>,
    /// The newest day first: the day, the count, its share. What stands above is the first of these.
    pub history: Vec<(String, String, String)>,
}

/// The campaigns of a unit.
#[derive(Clone, Debug)]
pub struct Campaigns {
    /// Around it.
    pub frame: PublicFrame,
    /// Those that run, those to come, those that are over.
    pub cards: Vec<CampaignCard>,
}

impl Screen for Campaigns {
    const SHEET: Sheet = Sheet::Public;

    fn head(&self) -> Head {
        let description =
            format!("Chiến dịch chuyển đổi số của {}: chỉ tiêu và kết quả đến từng ngày.", self.frame.full_name());
        self.frame.head(Some("Chiến dịch".to_owned()), Some(description))
    }

    fn view(self) -> AnyView {
        let Self { frame, cards } = self;
        let main = view! {
            <div class="in list chapters">
                <h1>"Chiến dịch"</h1>
                {cards.into_iter().enumerate().map(|(at, card)| card.view(at)).collect_view()}
            </div>
        };
        frame.around(Brand::Link, Standing::Entry, "", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let signatures = CampaignCard {
            title: "Cấp chữ ký số cho người dân".to_owned(),
            topic: "Chữ ký số",
            phase: "Đang diễn ra",
            days: "Từ 01/01/2024 đến hết 31/12/2024".to_owned(),
            about: Some("Người từ 15 tuổi được cấp miễn phí tại bộ phận một cửa.".to_owned()),
            counted: "980/4.608 chữ ký số cá nhân".to_owned(),
            percent: "21,27%".to_owned(),
            bar: Some((980, 4_608)),
            history: [("27/01/2024", "980", "21,27%"), ("10/01/2024", "310", "6,73%")]
                .map(|(day, done, share)| (day.to_owned(), done.to_owned(), share.to_owned()))
                .into(),
        };
        let market = CampaignCard {
            title: "Chợ không tiền mặt".to_owned(),
            topic: "Thanh toán không tiền mặt",
            phase: "Sắp bắt đầu",
            days: "Từ 01/03/2024".to_owned(),
            about: None,
            counted: "—/120 sạp hàng".to_owned(),
            percent: "—".to_owned(),
            bar: None,
            history: Vec::new(),
        };
        let framed = |frame| PublicFrame { section: Section::Campaigns, ..frame };
        let normal =
            Self { frame: framed(cast::frame("/chien-dich")), cards: vec![signatures.clone(), market.clone()] };
        let long = CampaignCard {
            title: cast::longest_title(),
            about: Some(cast::longest_title()),
            counted: format!("10.000.000/1 {}", cast::longest_title()),
            percent: "1.000.000.000,00%".to_owned(),
            bar: Some((1, 1)),
            history: vec![("31/12/2024".to_owned(), "10.000.000".to_owned(), "1.000.000.000,00%".to_owned()); 30],
            ..signatures
        };
        let longest = Self { frame: framed(cast::longest_frame("/chien-dich")), cards: vec![long; 6] };
        let none = Self { cards: vec![market], ..normal.clone() };
        vec![("normal", normal), ("longest", longest), ("none", none)]
    }
}

impl CampaignCard {
    fn view(self, at: usize) -> AnyView {
        let Self { title, topic, phase, days, about, counted, percent, bar, mut history } = self;
        let id = format!("chien-dich-{}", at + 1);
        let labelled = id.clone();
        let when = [topic.to_owned(), phase.to_owned(), days];
        let when = when.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        let newest = history.first().map(|(day, ..)| format!("Số liệu đến ngày {day}."));
        let before = history.split_off(history.len().min(1));
        let label = format!("{title}: {percent}");
        // Two dashes for one thing that nobody knows would be one too many.
        let standing = match bar {
            Some(_) => view! { <p><strong>{percent}</strong>{format!(" – {counted}")}</p> }.into_any(),
            None => view! { <p>{counted}</p> }.into_any(),
        };
        view! {
            <section aria-labelledby=labelled>
                <h2 id=id>{title}</h2>
                <p class="count">{when}</p>
                {about.map(|words| view! { <p>{words}</p> })}
                {standing}
                {bar.map(|(value, max)| view! {
                    <p><progress value=value.to_string() max=max.to_string() aria-label=label></progress></p>
                })}
                <p class="count">{newest.unwrap_or_else(|| "Chưa có số liệu.".to_owned())}</p>
                {(!before.is_empty()).then(|| view! {
                    <details>
                        <summary>"Các lần ghi trước"</summary>
                        <ul class="points">
                            {before.into_iter().map(|(day, done, share)| view! { <li>{format!("Đến {day}: {done}, đạt {share}")}</li> }).collect_view()}
                        </ul>
                    </details>
                })}
            </section>
        }
        .into_any()
    }
}
