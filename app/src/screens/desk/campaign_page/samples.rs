//! The samples of a campaign at the desk.

use domain::campaign::{CampaignField, CampaignForm, FigureField};

use super::{CampaignForms, CampaignPage, FigureRow};
use crate::screens::cast;
use crate::screens::desk::form_sheet::{FormSheet, SavedMeanwhile};

pub(super) fn all() -> Vec<(&'static str, CampaignPage)> {
    let normal = normal();
    let mut longest = CampaignPage {
        frame: cast::longest_desk_frame(),
        title: cast::longest_title(),
        standing: cast::longest_title(),
        figures: vec![figure("31/12/2024", "10.000.000", "1.000.000.000,00%"); 60],
        ..normal.clone()
    };
    if let Some(sheet) = &mut longest.sheet {
        for field in [CampaignField::Title, CampaignField::Noun, CampaignField::About] {
            sheet.typed.set(field, cast::longest_title());
        }
    }
    let new = CampaignPage {
        title: String::new(),
        standing: String::new(),
        sheet: normal.sheet.clone().map(|sheet| FormSheet { version: None, typed: CampaignForm::default(), ..sheet }),
        forms: None,
        figures: Vec::new(),
        changed: String::new(),
        ..normal.clone()
    };
    let empty =
        CampaignPage {
            figures: Vec::new(), standing: "—/4.608 chữ ký số cá nhân: —".to_owned(), ..normal.clone()
        };
    let faults = CampaignPage {
        sheet: normal.sheet.clone().map(|sheet| sheet.refused(&[CampaignField::Target, CampaignField::Topic])),
        forms: normal.forms.clone().map(|forms| CampaignForms {
            figure: forms.figure.refused(&[FigureField::Done, FigureField::AsOf]),
            ..forms
        }),
        ..normal.clone()
    };
    let conflict = CampaignPage { sheet: normal.sheet.clone().map(overtaken), ..normal.clone() };
    let reader = CampaignPage { sheet: None, forms: None, ..normal.clone() };
    vec![
        ("normal", normal),
        ("longest", longest),
        ("first", new),
        ("empty", empty),
        ("faults", faults),
        ("conflict", conflict),
        ("reader", reader),
    ]
}

fn figure(day: &str, done: &str, percent: &str) -> FigureRow {
    FigureRow { day: day.to_owned(), iso: "2024-01-27".to_owned(), done: done.to_owned(), percent: percent.to_owned() }
}

fn normal() -> CampaignPage {
    let typed = [
        (CampaignField::Title, "Cấp chữ ký số cho người dân"),
        (CampaignField::Noun, "chữ ký số cá nhân"),
        (CampaignField::Target, "4.608"),
        (CampaignField::Topic, "chu-ky-so"),
        (CampaignField::First, "01/01/2024"),
        (CampaignField::Public, "co"),
    ];
    let mut form = CampaignForm::default();
    for (field, typed) in typed {
        form.set(field, typed);
    }
    let at = "/don-vi/xa-hoa-long/chien-dich/1";
    CampaignPage {
        frame: cast::desk_frame(),
        title: "Cấp chữ ký số cho người dân".to_owned(),
        standing: "980/4.608 chữ ký số cá nhân: 21,27%".to_owned(),
        sheet: Some(FormSheet {
            action: at.to_owned(),
            csrf: "token".to_owned(),
            version: Some(2),
            typed: form,
            ..FormSheet::default()
        }),
        forms: Some(CampaignForms {
            figure: FormSheet { action: format!("{at}/so-lieu"), csrf: "token".to_owned(), ..FormSheet::default() },
            figure_removal_href: format!("{at}/so-lieu/xoa"),
            removal_href: format!("{at}/xoa"),
        }),
        figures: vec![figure("27/01/2024", "980", "21,27%"), figure("10/01/2024", "310", "6,73%")],
        changed: "Nguyễn Thị Lan lưu lúc 08:00 ngày 27/01/2024.".to_owned(),
        fault_note: None,
        back_href: "/don-vi/xa-hoa-long/chien-dich".to_owned(),
    }
}

fn overtaken(sheet: FormSheet<CampaignField>) -> FormSheet<CampaignField> {
    let mut saved = sheet.typed.clone();
    saved.set(CampaignField::Target, "5.000");
    saved.set(CampaignField::Public, "");
    let meanwhile =
        SavedMeanwhile { saved, by: "Trần Văn Minh".to_owned(), at: "08:11 ngày 27/01/2024".to_owned() };
    FormSheet { meanwhile: Some(meanwhile), ..sheet }
}
