//! The samples of a report.

use domain::activity::{Measure, RemarksField, RemarksForm, ReportState, ReportStep};

use super::{PeriodNav, ReportDeeds, TeamReportPage};
use crate::screens::cast;
use crate::screens::desk::form_sheet::FormSheet;

pub(super) fn all() -> Vec<(&'static str, TeamReportPage)> {
    let normal = normal();
    let words = |typed| FormSheet { csrf: "token".to_owned(), version: Some(1), typed, ..FormSheet::default() };
    let submitted = TeamReportPage {
        hamlet: "Ấp Nam".to_owned(),
        state: ReportState::Sent,
        standing: "Trần Thị Bình gửi lúc 08:00 ngày 01/02/2024, đang chờ đơn vị duyệt.".to_owned(),
        words: vec![("Nhận xét chung", "Bà con đến đông.".to_owned())],
        deeds: ReportDeeds {
            reason: Some(FormSheet::default()),
            steps: vec![ReportStep::Recall, ReportStep::Approve, ReportStep::Return],
            ..ReportDeeds::default()
        },
        new_href: None,
        ..normal.clone()
    };
    let returned = TeamReportPage {
        hamlet: "Ấp Tây".to_owned(),
        state: ReportState::Returned,
        standing: "Đơn vị trả lại để sửa. Hãy sửa nhật ký rồi gửi lại.".to_owned(),
        reason: Some("Số hộ ngày 12 chưa đúng.".to_owned()),
        ..normal.clone()
    };
    let none = TeamReportPage {
        hamlet: "Ấp Đông".to_owned(),
        figures: figures(|_| "—".to_owned(), "0"),
        entries: Vec::new(),
        deeds: ReportDeeds {
            words: Some(words(RemarksForm::default())),
            steps: vec![ReportStep::Keep, ReportStep::SendNone],
            ..ReportDeeds::default()
        },
        ..normal.clone()
    };
    let confirmed = TeamReportPage {
        hamlet: "Ấp Trung".to_owned(),
        state: ReportState::Approved,
        standing: "Đơn vị đã duyệt.".to_owned(),
        deeds: ReportDeeds {
            reason: Some(FormSheet::default()),
            steps: vec![ReportStep::Return, ReportStep::Lock],
            ..ReportDeeds::default()
        },
        new_href: None,
        ..normal.clone()
    };
    let faults = TeamReportPage {
        deeds: ReportDeeds {
            words: Some(words(RemarksForm::default()).refused(&[RemarksField::Remarks])),
            ..normal.deeds.clone()
        },
        ..normal.clone()
    };
    let mut long = RemarksForm::default();
    long.set(RemarksField::Remarks, cast::longest_summary());
    let longest = TeamReportPage {
        frame: cast::longest_desk_frame(),
        hamlet: cast::LONG_NAME.to_owned(),
        reason: Some(cast::longest_summary()),
        standing: cast::longest_summary(),
        entries: vec![(cast::longest_title(), "/don-vi/xa-hoa-long/hoat-dong/1".to_owned()); 20],
        deeds: ReportDeeds { words: Some(words(long)), ..normal.deeds.clone() },
        ..normal.clone()
    };
    vec![
        ("normal", normal),
        ("submitted", submitted),
        ("returned", returned),
        ("none", none),
        ("confirmed", confirmed),
        ("faults", faults),
        ("longest", longest),
    ]
}

fn figures(value: impl Fn(Measure) -> String, activities: &str) -> Vec<(&'static str, String)> {
    let each = Measure::ALL.map(|measure| (measure.label(), value(measure)));
    std::iter::once(("Hoạt động", activities.to_owned())).chain(each).collect()
}

fn normal() -> TeamReportPage {
    TeamReportPage {
        frame: cast::desk_frame(),
        hamlet: "Ấp Bắc".to_owned(),
        period: PeriodNav { other: None, ..PeriodNav::sample() },
        state: ReportState::Draft,
        standing: "Chưa gửi. Số liệu cộng theo nhật ký tới lúc này.".to_owned(),
        reason: None,
        figures: figures(|of| if of == Measure::Signatures { "—" } else { "12" }.to_owned(), "3"),
        words: Vec::new(),
        entries: vec![("26/01/2024, Nhà văn hóa ấp Bắc".to_owned(), "/don-vi/xa-hoa-long/hoat-dong/1".to_owned())],
        deeds: ReportDeeds {
            words: Some(FormSheet { csrf: "token".to_owned(), version: Some(1), ..FormSheet::default() }),
            reason: None,
            steps: vec![ReportStep::Keep, ReportStep::Send],
        },
        action: "/don-vi/xa-hoa-long/bao-cao/1/202401".to_owned(),
        csrf: "token".to_owned(),
        version: 1,
        fault_note: None,
        table_hrefs: ("?dang=csv".to_owned(), "?dang=xlsx".to_owned()),
        new_href: Some("/don-vi/xa-hoa-long/hoat-dong/moi?thon=1".to_owned()),
        back_href: "/don-vi/xa-hoa-long/bao-cao".to_owned(),
    }
}
