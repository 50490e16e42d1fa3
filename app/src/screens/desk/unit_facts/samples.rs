//! The facts of a unit in each situation.

use domain::profile::{ProfileFault, ProfileField, ProfileForm};

use super::{FactsConflict, MissingFact, UnitFacts};
use crate::screens::cast;

pub(super) fn all() -> Vec<(&'static str, UnitFacts)> {
    let normal = normal();
    let empty = UnitFacts {
        typed: ProfileForm::default(),
        version: 0,
        saved_note: "Chưa lưu lần nào.".to_owned(),
        missing: domain::duty::Fact::ALL.into_iter().map(missing).collect(),
        ..normal.clone()
    };
    let faults = UnitFacts {
        faults: vec![ProfileFault {
            field: ProfileField::Phones,
            sentence: "Điện thoại: không nhận ra số “12”. Hãy viết đủ mã vùng.".to_owned(),
        }],
        ..normal.clone()
    };
    let mut other = normal.typed.clone();
    other.set(ProfileField::Address, "Ấp Đông");
    let conflict = UnitFacts {
        conflict: Some(FactsConflict {
            saved: other,
            by: "Trần Văn Minh".to_owned(),
            at: "08:11 ngày 27/01/2024".to_owned(),
        }),
        ..normal.clone()
    };
    let confirmed =
        UnitFacts { confirmed: Some("08:05 ngày 27/01/2024".to_owned()), missing: Vec::new(), ..normal.clone() };
    let mut long = normal.typed.clone();
    for &field in ProfileField::ALL {
        long.set(field, cast::longest_title());
    }
    let longest = UnitFacts {
        frame: cast::longest_desk_frame(),
        typed: long,
        fault_note: Some(cast::longest_summary()),
        ..empty.clone()
    };
    vec![
        ("normal", normal),
        ("longest", longest),
        ("empty", empty),
        ("faults", faults),
        ("conflict", conflict),
        ("confirmed", confirmed),
    ]
}

fn normal() -> UnitFacts {
    let mut typed = ProfileForm::default();
    typed.set(ProfileField::Address, "Ấp Bắc, xã Hòa Long, thành phố Bà Rịa");
    typed.set(ProfileField::Phones, "Văn phòng: 0254 3852 123");
    typed.set(ProfileField::Licence, domain::profile::USUAL_LICENCE);
    UnitFacts {
        frame: cast::desk_frame(),
        action: "/don-vi/xa-hoa-long/thong-tin".to_owned(),
        csrf: "token".to_owned(),
        version: 3,
        typed,
        faults: Vec::new(),
        fault_note: None,
        conflict: None,
        saved_note: "Lưu lúc 08:05 ngày 27/01/2024 bởi Lan".to_owned(),
        missing: [domain::duty::Fact::Email, domain::duty::Fact::History].into_iter().map(missing).collect(),
        confirmed: None,
        confirm_href: "/don-vi/xa-hoa-long/thong-tin/xac-nhan".to_owned(),
        officers_href: "/don-vi/xa-hoa-long/can-bo".to_owned(),
    }
}

fn missing(fact: domain::duty::Fact) -> MissingFact {
    MissingFact { label: fact.label().to_owned(), reason: fact.reason(), needed: fact.needed_to_confirm() }
}
