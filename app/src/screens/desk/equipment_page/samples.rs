//! The samples of a line of the ledger.

use domain::equipment::{EquipmentField, EquipmentForm, SplitField, SplitForm};

use super::{EquipmentForms, EquipmentPage};
use crate::screens::cast;
use crate::screens::desk::form_sheet::{FormSheet, SavedMeanwhile};

pub(super) fn all() -> Vec<(&'static str, EquipmentPage)> {
    let normal = normal();
    let longest = longest(&normal);
    let new = EquipmentPage {
        title: String::new(),
        sheet: normal.sheet.clone().map(|sheet| FormSheet { version: None, typed: EquipmentForm::default(), ..sheet }),
        forms: None,
        changed: String::new(),
        ..normal.clone()
    };
    let faults = EquipmentPage {
        sheet: normal.sheet.clone().map(|sheet| sheet.refused(&[EquipmentField::Kind, EquipmentField::Quantity])),
        ..normal.clone()
    };
    let unusable = EquipmentPage {
        forms: normal.forms.clone().map(|forms| EquipmentForms {
            split: forms.split.map(|sheet| sheet.refused(&[SplitField::Count])),
            ..forms
        }),
        ..normal.clone()
    };
    let conflict = EquipmentPage { sheet: normal.sheet.clone().map(overtaken), ..normal.clone() };
    let reader = EquipmentPage {
        sheet: None,
        forms: None,
        facts: vec![
            ("Số lượng", "60".to_owned()),
            ("Đợt", "Đợt 1 năm 2023".to_owned()),
            ("Tình trạng", "Đang dùng tốt".to_owned()),
        ],
        ..normal.clone()
    };
    vec![
        ("normal", normal),
        ("longest", longest),
        ("first", new),
        ("faults", faults),
        ("unusable", unusable),
        ("conflict", conflict),
        ("reader", reader),
    ]
}

fn normal() -> EquipmentPage {
    let typed = [
        (EquipmentField::Kind, "Điện thoại thông minh"),
        (EquipmentField::Quantity, "60"),
        (EquipmentField::Batch, "Đợt 1 năm 2023"),
        (EquipmentField::Source, "Sở Thông tin và Truyền thông"),
        (EquipmentField::Hamlet, "1"),
        (EquipmentField::HandedOver, "26/03/2023"),
        (EquipmentField::Condition, "tot"),
    ];
    let mut form = EquipmentForm::default();
    for (field, typed) in typed {
        form.set(field, typed);
    }
    let at = "/don-vi/xa-hoa-long/thiet-bi/1";
    EquipmentPage {
        frame: cast::desk_frame(),
        title: "Điện thoại thông minh".to_owned(),
        sheet: Some(FormSheet {
            action: at.to_owned(),
            csrf: "token".to_owned(),
            version: Some(2),
            typed: form,
            ..FormSheet::default()
        }),
        forms: Some(EquipmentForms {
            split: Some(FormSheet {
                action: format!("{at}/tach"),
                csrf: "token".to_owned(),
                version: Some(2),
                typed: SplitForm::default(),
                ..FormSheet::default()
            }),
            removal_href: format!("{at}/xoa"),
        }),
        facts: Vec::new(),
        hamlets: [("1", "Ấp Bắc"), ("2", "Ấp Nam")].map(|(id, name)| (id.to_owned(), name.to_owned())).into(),
        changed: "Nguyễn Thị Lan lưu lúc 08:00 ngày 27/01/2024.".to_owned(),
        fault_note: None,
        back_href: "/don-vi/xa-hoa-long/thiet-bi".to_owned(),
    }
}

fn longest(normal: &EquipmentPage) -> EquipmentPage {
    let mut long = normal.clone();
    long.frame = cast::longest_desk_frame();
    long.title = cast::longest_title();
    long.hamlets = vec![("1".to_owned(), cast::LONG_NAME.to_owned()); 40];
    if let Some(sheet) = &mut long.sheet {
        for field in [EquipmentField::Kind, EquipmentField::Batch, EquipmentField::Source, EquipmentField::Note] {
            sheet.typed.set(field, cast::longest_title());
        }
    }
    long
}

fn overtaken(sheet: FormSheet<EquipmentField>) -> FormSheet<EquipmentField> {
    let mut saved = sheet.typed.clone();
    saved.set(EquipmentField::Quantity, "58");
    saved.set(EquipmentField::Condition, "hong");
    let meanwhile =
        SavedMeanwhile { saved, by: "Trần Văn Minh".to_owned(), at: "08:11 ngày 27/01/2024".to_owned() };
    FormSheet { meanwhile: Some(meanwhile), ..sheet }
}
