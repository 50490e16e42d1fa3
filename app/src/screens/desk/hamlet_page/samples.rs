//! Samples of the page of a hamlet.

use domain::hamlet::HamletField;
use domain::team::{MemberField, ShiftField, TeamField};
use domain::topic::Topic;

use super::super::form_sheet::{FormSheet, SavedMeanwhile};
use super::{HamletPage, MemberRow, ShiftRow, TopicSheet};
use crate::screens::cast;

const AT: &str = "/don-vi/xa-hoa-long/thon-ap/1";

fn sheet<F: domain::typed::FormField>(end: &str, version: Option<i64>) -> FormSheet<F> {
    FormSheet { action: format!("{AT}{end}"), csrf: "token".to_owned(), version, ..FormSheet::default() }
}

fn normal() -> HamletPage {
    let mut hamlet = sheet("", Some(2));
    hamlet.typed.set(HamletField::Kind, "ap");
    hamlet.typed.set(HamletField::Name, "Bắc");
    let mut team = sheet("/to", Some(3));
    team.typed.set(TeamField::DecisionNumber, "123/QĐ-UBND");
    team.typed.set(TeamField::DecisionDate, "15/03/2022");
    let member = |name: &str, office, consent: Option<&str>| MemberRow {
        name: name.to_owned(),
        office,
        organisation: Some("Chi hội Phụ nữ ấp Bắc".to_owned()),
        phone: Some("0912 345 678".to_owned()),
        consent_on: consent.map(str::to_owned),
        href: Some(format!("{AT}/thanh-vien/1")),
    };
    HamletPage {
        frame: cast::desk_frame(),
        name: "Ấp Bắc".to_owned(),
        facts: Vec::new(),
        hamlet: Some(hamlet),
        team: Some(team),
        joining: Some(sheet("/thanh-vien", None)),
        members: vec![
            member("Trần Thị Bình", "Tổ trưởng", Some("01/02/2024")),
            member("Nguyễn Văn Ẩn", "Thành viên", None),
        ],
        topics: TopicSheet {
            action: format!("{AT}/huong-dan"),
            version: 3,
            chosen: vec![Topic::Vneid, Topic::PublicServices],
        },
        roster: vec![ShiftRow {
            when: "Thứ Hai 05/02/2024, 07:30 – 11:00".to_owned(),
            who: "Trần Thị Bình".to_owned(),
            place: "Bộ phận một cửa".to_owned(),
            removal_href: format!("{AT}/lich-truc/1"),
        }],
        shift: sheet("/lich-truc", None),
        csrf: "token".to_owned(),
        fault_note: None,
        public_href: Some("http://xa-hoa-long.localhost:3000/to-cong-nghe-so/ap-bac".to_owned()),
        list_href: "/don-vi/xa-hoa-long/thon-ap".to_owned(),
    }
}

pub(super) fn samples() -> Vec<(&'static str, HamletPage)> {
    let normal = normal();
    let long = cast::longest_title();
    let mut longest = HamletPage {
        frame: cast::longest_desk_frame(),
        name: cast::LONG_NAME.to_owned(),
        members: vec![
            MemberRow { name: long.clone(), organisation: Some(long.clone()), ..normal.members[0].clone() };
            12
        ],
        roster: vec![ShiftRow { who: long.clone(), place: long.clone(), ..normal.roster[0].clone() }; 12],
        topics: TopicSheet { chosen: Topic::ALL.to_vec(), ..normal.topics.clone() },
        ..normal.clone()
    };
    longest.shift.typed.set(ShiftField::Place, long);
    let faults = HamletPage {
        joining: normal.joining.clone().map(|sheet| sheet.refused(&[MemberField::Office, MemberField::Name])),
        shift: normal.shift.clone().refused(&[ShiftField::Day]),
        fault_note: Some("Chưa lưu: trang này đã mở từ trước khi bạn đăng nhập lại.".to_owned()),
        ..normal.clone()
    };
    let mut conflict = normal.clone();
    if let Some(team) = &mut conflict.team {
        let mut saved = team.typed.clone();
        saved.set(TeamField::DecisionNumber, "321/QĐ-UBND");
        let (by, at) = ("Trần Văn Minh".to_owned(), "08:11 ngày 27/01/2024".to_owned());
        team.meanwhile = Some(SavedMeanwhile { saved, by, at });
    }
    let mut overtaken = normal.clone();
    if let Some(hamlet) = &mut overtaken.hamlet {
        let mut saved = hamlet.typed.clone();
        saved.set(HamletField::Kind, "khu-pho");
        let (by, at) = ("Trần Văn Minh".to_owned(), "08:12 ngày 27/01/2024".to_owned());
        hamlet.meanwhile = Some(SavedMeanwhile { saved, by, at });
    }
    let reader = HamletPage {
        facts: vec![("Số hộ", "350".to_owned()), ("Quyết định thành lập", "123/QĐ-UBND ngày 15/03/2022".to_owned())],
        hamlet: None,
        team: None,
        joining: None,
        members: normal.members.iter().map(|row| MemberRow { href: None, ..row.clone() }).collect(),
        ..normal.clone()
    };
    let empty = HamletPage {
        members: Vec::new(),
        roster: Vec::new(),
        topics: TopicSheet { chosen: Vec::new(), ..normal.topics.clone() },
        public_href: None,
        ..normal.clone()
    };
    vec![
        ("normal", normal),
        ("longest", longest),
        ("faults", faults),
        ("conflict", conflict),
        ("overtaken", overtaken),
        ("reader", reader),
        ("empty", empty),
    ]
}
