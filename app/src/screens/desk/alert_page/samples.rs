//! The samples of an alert at the desk.

use domain::alert::{AlertField, AlertForm, AlertState};

use super::{AlertConfirming, AlertDeed, AlertPage, AlertStanding, ScopeOffer};
use crate::parts::alert_bar::{self, AlertBar};
use crate::screens::cast;
use crate::screens::desk::form_sheet::{FormSheet, SavedMeanwhile};
use crate::screens::desk::scope_boxes::ScopeDistrict;

pub(super) fn all() -> Vec<(&'static str, AlertPage)> {
    let normal = normal();
    let longest = {
        let mut page = AlertPage { frame: cast::longest_desk_frame(), title: cast::longest_title(), ..normal.clone() };
        if let Some(sheet) = &mut page.sheet {
            for field in [AlertField::Headline, AlertField::Text, AlertField::Spoken] {
                sheet.typed.set(field, cast::longest_title());
            }
        }
        if let Some(standing) = &mut page.standing {
            standing.bar =
                AlertBar { headline: cast::longest_title(), text: cast::longest_summary(), ..standing.bar.clone() };
            standing.loudspeaker = cast::longest_body();
            standing.story = vec![cast::longest_title(); 5];
        }
        page
    };
    let first = AlertPage {
        title: String::new(),
        sheet: normal.sheet.clone().map(|sheet| FormSheet { version: None, typed: AlertForm::default(), ..sheet }),
        standing: None,
        ..normal.clone()
    };
    let own = AlertPage { offer: ScopeOffer::Own("xã Hòa Long".to_owned()), ..first.clone() };
    let faults = AlertPage {
        sheet: normal
            .sheet
            .clone()
            .map(|sheet| sheet.refused(&[AlertField::Rank, AlertField::Scope, AlertField::EndDay])),
        standing: with(&normal, |standing| {
            standing.confirming = standing.confirming.take().map(|confirming| AlertConfirming {
                typed: "tỉnh".to_owned(),
                fault: Some("Gõ lại phạm vi: chưa đúng, hãy gõ toàn tỉnh.".to_owned()),
                alone_fault: Some("Lý do không chờ người thứ hai: hãy viết rõ hơn.".to_owned()),
                ..confirming
            });
        }),
        ..normal.clone()
    };
    let conflict = AlertPage { sheet: normal.sheet.clone().map(overtaken), ..normal.clone() };
    let waiting = AlertPage {
        standing: with(&normal, |standing| {
            standing.state = AlertState::Waiting;
            standing.confirming = standing
                .confirming
                .take()
                .map(|confirming| AlertConfirming { first: Some("Trần Văn Minh".to_owned()), ..confirming });
        }),
        ..normal.clone()
    };
    let shown = AlertPage {
        sheet: None,
        standing: with(&normal, |standing| {
            standing.state = AlertState::Shown;
            standing.end = standing.removal.take();
            standing.confirming = None;
        }),
        ..normal.clone()
    };
    let reader = AlertPage {
        standing: with(&shown, |standing| {
            standing.end = None;
            standing.again_href = None;
        }),
        ..shown.clone()
    };
    vec![
        ("normal", normal),
        ("longest", longest),
        ("first", first),
        ("own", own),
        ("faults", faults),
        ("conflict", conflict),
        ("submitted", waiting),
        ("published", shown),
        ("reader", reader),
    ]
}

fn with(page: &AlertPage, change: impl FnOnce(&mut AlertStanding)) -> Option<AlertStanding> {
    let mut standing = page.standing.clone();
    if let Some(standing) = &mut standing {
        change(standing);
    }
    standing
}

fn normal() -> AlertPage {
    let mut form = AlertForm::default();
    for (field, typed) in [
        (AlertField::Rank, "khan-cap"),
        (AlertField::Hazard, "bao"),
        (AlertField::Headline, "Bão số 3 đổ bộ tối nay"),
        (AlertField::Text, "Bà con ở trong nhà, chằng chống mái và cửa.\nTàu thuyền về bến trước 14:00."),
        (AlertField::EndDay, "28/01/2024"),
        (AlertField::EndClock, "18:00"),
        (AlertField::Scope, "tat-ca"),
    ] {
        form.set(field, typed);
    }
    let at = "/don-vi/tinh-ba-ria-vung-tau/canh-bao/1";
    let deed = |what: &str| AlertDeed { action: format!("{at}/{what}"), csrf: "token".to_owned(), version: 2 };
    let district = |code: &str, name: &str| ScopeDistrict {
        code: code.to_owned(),
        name: name.to_owned(),
        communes: cast::neighbours()
            .into_iter()
            .enumerate()
            .map(|(n, (name, _))| (format!("{code}{n}"), name))
            .collect(),
    };
    AlertPage {
        frame: cast::desk_frame(),
        title: "Bão số 3 đổ bộ tối nay".to_owned(),
        sheet: Some(FormSheet {
            action: at.to_owned(),
            csrf: "token".to_owned(),
            version: Some(2),
            typed: form,
            ..FormSheet::default()
        }),
        offer: ScopeOffer::Province {
            portal: ("1".to_owned(), "Tỉnh Bà Rịa - Vũng Tàu".to_owned()),
            districts: vec![district("20", "Thành phố Bà Rịa"), district("30", "Huyện Long Điền")],
        },
        standing: Some(AlertStanding {
            state: AlertState::Draft,
            story: vec!["Nguyễn Thị Lan lưu lúc 08:00 ngày 27/01/2024.".to_owned()],
            bar: AlertBar { issuer: None, ..alert_bar::storm() },
            loudspeaker: "Kính thưa bà con. Tỉnh Bà Rịa - Vũng Tàu thông báo, mức khẩn cấp: Bão số 3 đổ bộ tối nay."
                .to_owned(),
            zalo: "⚠️ KHẨN CẤP: Bão số 3 đổ bộ tối nay".to_owned(),
            confirming: Some(AlertConfirming {
                deed: deed("xac-nhan"),
                words: "toàn tỉnh".to_owned(),
                reached: "83 trang".to_owned(),
                takes_two: true,
                ..AlertConfirming::default()
            }),
            end: None,
            removal: Some(deed("xoa")),
            again_href: Some("/don-vi/tinh-ba-ria-vung-tau/canh-bao/moi?tu=1".to_owned()),
        }),
        fault_note: None,
        back_href: "/don-vi/tinh-ba-ria-vung-tau/canh-bao".to_owned(),
    }
}

fn overtaken(sheet: FormSheet<AlertField>) -> FormSheet<AlertField> {
    let mut saved = sheet.typed.clone();
    saved.set(AlertField::Rank, "canh-bao");
    saved.set(AlertField::EndClock, "20:00");
    let meanwhile =
        SavedMeanwhile { saved, by: "Trần Văn Minh".to_owned(), at: "08:11 ngày 27/01/2024".to_owned() };
    FormSheet { meanwhile: Some(meanwhile), ..sheet }
}
