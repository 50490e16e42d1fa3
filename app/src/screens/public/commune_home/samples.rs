//! Front pages: an ordinary one, the fullest, one that knows nothing yet, a demonstration.

use domain::palette::Palette;

use super::CommuneHome;
use crate::parts::alert_bar;
use crate::screens::cast::{self, shelf};
use crate::screens::public::{AboutUnit, NewsCard, OfficerCard, ProvinceGuides, PublicFrame, Section, Shelves};

pub(super) fn all() -> Vec<(&'static str, CommuneHome)> {
    let normal = CommuneHome {
        frame: PublicFrame { section: Section::Home, ..cast::frame("/") },
        kind_sentence: "Xã Hòa Long thuộc Thành phố Bà Rịa, Tỉnh Bà Rịa - Vũng Tàu.".to_owned(),
        notices: shelf::notices(),
        more_notices: true,
        pinned: shelf::pinned(),
        news: cast::news(),
        more_news: true,
        events: shelf::events(),
        more_events: false,
        contacts: vec![cast::officer()],
        categories: shelf::categories(),
        province_news: shelf::province_news(),
        province: Some("Tỉnh Bà Rịa - Vũng Tàu".to_owned()),
        province_guides: Some(ProvinceGuides::href()),
        about: AboutUnit::sample(),
        neighbours: cast::neighbours(),
        district: Some("Thành phố Bà Rịa".to_owned()),
    };
    let officer = OfficerCard { name: cast::longest_title(), position: cast::longest_title(), ..cast::officer() };
    let longest = CommuneHome {
        frame: PublicFrame { section: Section::Home, ..cast::longest_frame("/") },
        kind_sentence: format!("{} thuộc {}, {}.", cast::LONG_NAME, cast::LONG_DISTRICT, cast::LONG_PROVINCE),
        notices: vec![shelf::longest_notice(); 5],
        pinned: vec![NewsCard { is_pinned: true, ..cast::longest_card() }; 3],
        news: vec![cast::longest_card(); 8],
        events: vec![shelf::longest_event(); 5],
        more_events: true,
        contacts: vec![officer; 3],
        categories: vec![(cast::LONG_DISTRICT.to_owned(), "/chuyen-muc/dai".to_owned()); 12],
        province_news: vec![cast::longest_card(); 4],
        province: Some(cast::LONG_PROVINCE.to_owned()),
        neighbours: vec![(cast::LONG_NAME.to_owned(), "http://phuong-8.localhost:3000/".to_owned()); 16],
        ..normal.clone()
    };
    let empty = CommuneHome {
        frame: PublicFrame { shelves: Shelves::default(), ..normal.frame.clone() },
        notices: Vec::new(),
        more_notices: false,
        pinned: Vec::new(),
        news: Vec::new(),
        more_news: false,
        events: Vec::new(),
        contacts: Vec::new(),
        categories: Vec::new(),
        province_news: Vec::new(),
        province: None,
        province_guides: None,
        neighbours: Vec::new(),
        about: AboutUnit::default(),
        district: None,
        ..normal.clone()
    };
    let demonstration =
        CommuneHome { frame: PublicFrame { demonstration: true, ..normal.frame.clone() }, ..normal.clone() };
    let warned = PublicFrame {
        alerts: vec![alert_bar::storm(), alert_bar::power_cut()],
        demonstration: true,
        ..normal.frame.clone()
    };
    let warned = CommuneHome { frame: warned, ..normal.clone() };
    let worn = |palette| CommuneHome { frame: PublicFrame { palette, ..normal.frame.clone() }, ..normal.clone() };
    vec![
        ("normal", normal.clone()),
        ("longest", longest),
        ("empty", empty),
        ("demonstration", demonstration),
        ("with_alerts", warned),
        ("mangrove", worn(Palette::Mangrove)),
        ("basalt", worn(Palette::Basalt)),
        ("sea", worn(Palette::Sea)),
        ("lotus", worn(Palette::Lotus)),
    ]
}
