//! The teams of a unit: the list, and the box in which residents find their hamlet.

use leptos::prelude::*;

use super::frame::{Brand, PublicFrame, Section, Standing};
use crate::document::{Head, Screen, Sheet};
use crate::paths::public;
use crate::screens::cast;

/// A hamlet in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HamletHit {
    /// `Ấp Bắc`.
    pub name: String,
    /// The page of its team; `None` where none is known of.
    pub href: Option<String>,
    /// Who leads the team.
    pub leader: Option<String>,
    /// What it teaches now.
    pub teaches: Vec<&'static str>,
}

/// The teams of a unit.
#[derive(Clone, Debug)]
pub struct TeamList {
    /// Around it.
    pub frame: PublicFrame,
    /// What was typed, as it was.
    pub typed: String,
    /// What is wrong with it.
    pub fault: Option<String>,
    /// All of them, or those that were found.
    pub hamlets: Vec<HamletHit>,
    /// Hamlets a team is known of, and all hamlets.
    pub covered: (usize, usize),
    /// Campaigns that run now: each with how far it came; none while somebody is looking for a hamlet.
    pub campaigns: Vec<(String, String)>,
}

impl Screen for TeamList {
    /// The box and the list of what was found are the portal's.
    const SHEET: Sheet = Sheet::Portal;

    fn head(&self) -> Head {
        let description = format!(
            "Tổ công nghệ số cộng đồng ở từng thôn, ấp, khu phố của {}: tổ trưởng, lịch trực, việc đang hướng dẫn.",
            self.frame.full_name()
        );
        let head = self.frame.head(Some("Tổ công nghệ số cộng đồng".to_owned()), Some(description));
        // Whatever anybody types would be a page.
        Head { indexable: head.indexable && self.typed.is_empty(), ..head }
    }

    fn view(self) -> AnyView {
        let Self { frame, typed, fault, hamlets, covered: (covered, all), campaigns } = self;
        let is_seeking = !typed.trim().is_empty() && fault.is_none();
        let found = match (is_seeking, hamlets.len()) {
            (true, 0) => Some("Không tìm thấy thôn, ấp, khu phố nào có tên như vậy. Hãy thử gõ ngắn hơn.".to_owned()),
            (true, count) => Some(format!("Tìm thấy {count} nơi.")),
            (false, _) => None,
        };
        let described = if fault.is_some() { "ten-goi-y ten-loi" } else { "ten-goi-y" };
        let invalid = fault.is_some().then_some("true");
        let main = view! {
            <div class="in read found">
                <h1>"Tổ công nghệ số cộng đồng"</h1>
                <p class="lead">
                    {format!("{covered} trong {all} thôn, ấp, khu phố của đơn vị đã có tổ. Tổ giúp bà con dùng dịch vụ công trực tuyến, VNeID, thanh toán không tiền mặt và phòng tránh lừa đảo.")}
                </p>
                <form class="ask" action=public::Teams.to_string() role="search">
                    <label for="ten">"Thôn, ấp, khu phố của bạn"</label>
                    <div>
                        <input
                            type="search"
                            id="ten"
                            name="ten"
                            value=typed
                            autocomplete="off"
                            aria-invalid=invalid
                            aria-describedby=described
                        />
                        <button>"Tìm"</button>
                    </div>
                    {fault.map(|sentence| view! { <p class="code" id="ten-loi">{sentence}</p> })}
                    <p class="hint" id="ten-goi-y">"Gõ không dấu cũng được. Ví dụ: ap bac, kp 3."</p>
                </form>
                <p><a class="go" href=public::AskTeam.to_string()>"Nhờ tổ giúp: gửi yêu cầu"</a></p>
                {found.map(|sentence| view! { <p class="lead" role="status">{sentence}</p> })}
                {(!hamlets.is_empty()).then(|| list(hamlets))}
                {(!campaigns.is_empty()).then(|| running(campaigns))}
                {is_seeking.then(|| view! {
                    <p><a class="go" href=public::Teams.to_string()>"Xem tất cả thôn, ấp, khu phố"</a></p>
                })}
            </div>
        };
        let standing = if is_seeking { Standing::Below } else { Standing::Entry };
        frame.around(Brand::Link, standing, "", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let hit = |name: &str, leader: Option<&str>| HamletHit {
            name: name.to_owned(),
            href: leader.map(|_| "/to-cong-nghe-so/ap-bac".to_owned()),
            leader: leader.map(str::to_owned),
            teaches: leader.map(|_| vec!["VNeID", "Dịch vụ công trực tuyến"]).unwrap_or_default(),
        };
        let normal = Self {
            frame: PublicFrame { section: Section::Teams, ..cast::frame("/to-cong-nghe-so") },
            typed: String::new(),
            fault: None,
            hamlets: vec![hit("Ấp 2", Some("Trần Thị Bình")), hit("Ấp 10", None), hit("Ấp Bắc", Some("Nguyễn Văn Ẩn"))],
            covered: (2, 3),
            campaigns: vec![(
                "Cấp chữ ký số cho người dân".to_owned(),
                "980/4.608 chữ ký số cá nhân, đạt 21,27%".to_owned(),
            )],
        };
        let longest = Self {
            frame: PublicFrame { section: Section::Teams, ..cast::longest_frame("/to-cong-nghe-so") },
            typed: cast::longest_title(),
            hamlets: vec![hit(cast::LONG_NAME, Some(cast::LONG_NAME)); 40],
            covered: (40, 40),
            campaigns: vec![(cast::longest_title(), cast::longest_title()); 6],
            ..normal.clone()
        };
        let nothing_found =
            Self { typed: "Atlantis".to_owned(), hamlets: Vec::new(), campaigns: Vec::new(), ..normal.clone() };
        let unusable = Self {
            typed: "a".repeat(90),
            fault: Some("Tên dài 90 ký tự, nhiều hơn mức cho phép là 80. Hãy bớt đi 10 ký tự.".to_owned()),
            ..normal.clone()
        };
        vec![("normal", normal), ("longest", longest), ("nothing_found", nothing_found), ("unusable", unusable)]
    }
}

fn running(campaigns: Vec<(String, String)>) -> AnyView {
    let items = campaigns.into_iter().map(|(title, counted)| view! { <li><p>{title}</p><span>{counted}</span></li> });
    view! {
        <section aria-labelledby="chien-dich">
            <h2 id="chien-dich">"Chiến dịch đang diễn ra"</h2>
            <ol class="hits teams">{items.collect_view()}</ol>
            <p><a class="go" href=public::Campaigns.to_string()>"Xem chỉ tiêu và số liệu từng ngày"</a></p>
        </section>
    }
    .into_any()
}

fn list(hamlets: Vec<HamletHit>) -> AnyView {
    let item = |HamletHit { name, href, leader, teaches }| {
        let about = match (&href, leader) {
            (None, _) => "Chưa có thông tin về tổ".to_owned(),
            (Some(_), None) => teaches.join(", "),
            (Some(_), Some(leader)) if teaches.is_empty() => format!("Tổ trưởng: {leader}"),
            (Some(_), Some(leader)) => format!("Tổ trưởng: {leader}. Đang hướng dẫn: {}.", teaches.join(", ")),
        };
        let name = match href {
            Some(href) => view! { <a href=href>{name}</a> }.into_any(),
            None => view! { <p>{name}</p> }.into_any(),
        };
        view! { <li>{name}<span>{about}</span></li> }
    };
    view! { <ol class="hits teams">{hamlets.into_iter().map(item).collect_view()}</ol> }.into_any()
}
