//! The team of one hamlet.

use leptos::prelude::*;

use super::frame::{Brand, PublicFrame, Section, Standing};
use crate::document::{Head, Screen, Sheet};
use crate::parts::qr;
use crate::paths::public;
use crate::screens::cast;

/// Somebody of the team.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TeamCard {
    /// Full name.
    pub name: String,
    /// `Tổ trưởng`.
    pub office: &'static str,
    /// Whom they come from.
    pub organisation: Option<String>,
    /// As read and as dialled; only with their consent.
    pub phone: Option<(String, String)>,
}

/// A day on which somebody is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DutyDay {
    /// `Hôm nay, Thứ Hai 05/02/2024`.
    pub day: String,
    /// For machines.
    pub iso: String,
    /// `07:30 – 11:00, Trần Thị Bình, tại Bộ phận một cửa`.
    pub shifts: Vec<String>,
}

/// The group on Zalo.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ZaloGroup {
    /// Its address.
    pub href: String,
    /// Data of the path of its code; empty when it could not be drawn.
    pub qr_path: String,
    /// Its modules.
    pub qr_size: u32,
}

/// The team of one hamlet.
#[derive(Clone, Debug)]
pub struct TeamPage {
    /// Around it.
    pub frame: PublicFrame,
    /// `Ấp Bắc`.
    pub hamlet: String,
    /// `Quyết định số 123/QĐ-UBND ngày 15/03/2022`.
    pub decision: Option<String>,
    /// `Tháng 01/2024 tổ đã giúp 12 người`; `None` while nothing was told that counts.
    pub done: Option<String>,
    /// Who is in it, the leader first.
    pub members: Vec<TeamCard>,
    /// What it teaches now.
    pub teaches: Vec<&'static str>,
    /// Today and the days to come, as far as somebody is there.
    pub roster: Vec<DutyDay>,
    /// Where it can be joined.
    pub zalo: Option<ZaloGroup>,
}

impl TeamPage {
    fn title(&self) -> String {
        format!("Tổ công nghệ số cộng đồng {}", domain::unit::in_sentence(&self.hamlet))
    }
}

impl Screen for TeamPage {
    /// The list of teams wears it as well.
    const SHEET: Sheet = Sheet::Portal;

    fn head(&self) -> Head {
        let description =
            format!("{}, {}: thành viên, lịch trực, việc đang hướng dẫn.", self.title(), self.frame.full_name());
        self.frame.head(Some(self.title()), Some(description))
    }

    fn view(self) -> AnyView {
        let heading = self.title();
        let Self { frame, decision, done, members, teaches, roster, zalo, .. } = self;
        let teaches = (!teaches.is_empty()).then(|| {
            let items = teaches.into_iter().map(|topic| view! { <li>{topic}</li> });
            view! {
                <section aria-labelledby="huong-dan">
                    <h2 id="huong-dan">"Đang hướng dẫn bà con"</h2>
                    <ul class="points">{items.collect_view()}</ul>
                </section>
            }
        });
        let main = view! {
            <div class="in read chapters">
                <h1>{heading}</h1>
                {decision.map(|words| view! { <p class="lead">{format!("Thành lập theo {words}.")}</p> })}
                {done.map(|words| view! { <p>{words}</p> })}
                {(!roster.is_empty()).then(|| duty(roster))}
                {teaches}
                {(!members.is_empty()).then(|| people(members))}
                {zalo.map(group)}
                <p><a class="go" href=public::AskTeam.to_string()>"Nhờ tổ giúp: gửi yêu cầu"</a></p>
                <p><a class="go" href=public::Teams.to_string()>"Tổ của các thôn, ấp, khu phố khác"</a></p>
            </div>
        };
        frame.around(Brand::Link, Standing::Below, "", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let card = |name: &str, office, phone: bool| TeamCard {
            name: name.to_owned(),
            office,
            organisation: Some("Chi hội Phụ nữ ấp Bắc".to_owned()),
            phone: phone.then(|| ("0912 345 678".to_owned(), "tel:+84912345678".to_owned())),
        };
        let normal = Self {
            frame: PublicFrame { section: Section::Teams, ..cast::frame("/to-cong-nghe-so/ap-bac") },
            hamlet: "Ấp Bắc".to_owned(),
            decision: Some("Quyết định số 123/QĐ-UBND ngày 15/03/2022".to_owned()),
            done: Some("Tháng 01/2024 tổ đã giúp 128 người.".to_owned()),
            members: vec![
                card("Trần Thị Bình", "Tổ trưởng", true),
                card("Lê Thị Hoa", "Tổ phó", false),
                card("Nguyễn Văn Ẩn", "Thành viên", false),
            ],
            teaches: vec!["VNeID", "Dịch vụ công trực tuyến", "An toàn – lừa đảo"],
            roster: vec![DutyDay {
                day: "Hôm nay, Thứ Hai 05/02/2024".to_owned(),
                iso: "2024-02-05".to_owned(),
                shifts: vec!["07:30 – 11:00, Trần Thị Bình, tại Bộ phận một cửa".to_owned()],
            }],
            zalo: Some(ZaloGroup {
                href: "https://zalo.me/g/abcdef123".to_owned(),
                qr_path: qr::sample_path(),
                qr_size: qr::SAMPLE_SIZE,
            }),
        };
        let long = cast::longest_title();
        let longest = Self {
            frame: PublicFrame { section: Section::Teams, ..cast::longest_frame("/to-cong-nghe-so/ap-bac") },
            hamlet: cast::LONG_NAME.to_owned(),
            members: vec![
                TeamCard {
                    name: long.clone(),
                    organisation: Some(long.clone()),
                    ..card("", "Thành viên", true)
                };
                12
            ],
            roster: vec![DutyDay { shifts: vec![long; 3], ..normal.roster[0].clone() }; 14],
            ..normal.clone()
        };
        let bare = Self {
            decision: None,
            members: vec![card("Trần Thị Bình", "Tổ trưởng", false)],
            teaches: Vec::new(),
            roster: Vec::new(),
            zalo: None,
            ..normal.clone()
        };
        vec![("normal", normal), ("longest", longest), ("single", bare)]
    }
}

fn duty(roster: Vec<DutyDay>) -> AnyView {
    let day = |DutyDay { day, iso, shifts }| {
        let shifts = shifts.into_iter().map(|shift| view! { <dd>{shift}</dd> });
        view! { <div><dt><time datetime=iso>{day}</time></dt>{shifts.collect_view()}</div> }
    };
    view! {
        <section aria-labelledby="lich-truc">
            <h2 id="lich-truc">"Lịch trực hai tuần tới"</h2>
            <dl class="facts">{roster.into_iter().map(day).collect_view()}</dl>
        </section>
    }
    .into_any()
}

fn people(members: Vec<TeamCard>) -> AnyView {
    let item = |TeamCard { name, office, organisation, phone }| {
        let told = organisation.map_or_else(|| office.to_owned(), |organisation| format!("{office} · {organisation}"));
        view! {
            <li>
                <h3>{name}</h3>
                <p>{told}</p>
                {phone.map(|(shown, href)| view! {
                    <dl class="facts reach"><div><dt>"Điện thoại"</dt><dd><a href=href>{shown}</a></dd></div></dl>
                })}
            </li>
        }
    };
    view! {
        <section aria-labelledby="thanh-vien">
            <h2 id="thanh-vien">"Thành viên"</h2>
            <ul class="people">{members.into_iter().map(item).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn group(ZaloGroup { href, qr_path, qr_size }: ZaloGroup) -> AnyView {
    let shown = href.clone();
    view! {
        <section aria-labelledby="zalo">
            <h2 id="zalo">"Nhóm Zalo của tổ"</h2>
            <p>"Quét mã bằng Zalo, hoặc mở liên kết: "<a href=href>{shown}</a></p>
            {(!qr_path.is_empty()).then(|| qr::code(qr_path, qr_size, "Mã QR dẫn tới nhóm Zalo của tổ"))}
        </section>
    }
    .into_any()
}
