//! Which month or quarter is looked at, and the ways to others.

use app::screens::desk::PeriodNav;
use domain::activity::{Month, Period};
use domain::moment::CivilDate;

use crate::web::desk::request::DeskRequest;

/// The period of `?ky=`; the month of today where there is none, or none of ours.
pub fn asked(request: &DeskRequest, today: CivilDate) -> Period {
    let typed = request.query("ky").and_then(|code| Period::from_code(&code));
    typed.unwrap_or(Period::Month(Month::of(today)))
}

/// The ways from one period to others at an address, with what else is asked for.
pub fn nav(path: &str, more: &str, period: Period, today: CivilDate) -> PeriodNav {
    let link = |words: String, to: Period| (words, format!("{path}?ky={}{more}", to.code()));
    let named = |to: Period| {
        let label = to.label();
        let mut letters = label.chars();
        let capital = letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>());
        link(capital.unwrap_or_default(), to)
    };
    let after = period.after();
    PeriodNav {
        here: period.label(),
        before: named(period.before()),
        after: (!after.begun(today).is_empty()).then(|| named(after)),
        other: match period {
            Period::Month(month) => {
                let quarter = Period::quarter_of(month);
                Some(link(format!("Cả {}", quarter.label()), quarter))
            }
            // Of a quarter the last month that has begun.
            Period::Quarter(_) => period.begun(today).last().map(|month| {
                let month = Period::Month(*month);
                link(format!("Chỉ {}", month.label()), month)
            }),
        },
    }
}
