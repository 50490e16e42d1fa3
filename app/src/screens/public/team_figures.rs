//! How many hamlets of each unit have a team, on the portal.

use leptos::prelude::*;

use super::frame::{Brand, PublicFrame, Standing};
use crate::document::{Head, Screen, Sheet};
use crate::screens::cast;

/// What of one unit is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitTeams {
    /// `Xã Hòa Long`.
    pub name: String,
    /// Its own list of teams, absolute; `None` where it has none.
    pub href: Option<String>,
    /// `12/14`; `—` where the unit listed no hamlets.
    pub counted: String,
    /// `85,71%`, or `—`.
    pub share: String,
}

/// A district with its units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DistrictTeams {
    /// `Thành phố Bà Rịa`.
    pub name: String,
    /// In alphabetical order.
    pub units: Vec<UnitTeams>,
    /// The sum of those that told.
    pub counted: String,
    /// The share of the sums.
    pub share: String,
    /// `thiếu 1/3 đơn vị`; `None` when everybody told.
    pub gap: Option<String>,
}

/// The figures of all units.
#[derive(Clone, Debug)]
pub struct TeamFigures {
    /// Around it.
    pub frame: PublicFrame,
    /// All of them in one sentence.
    pub sentence: String,
    /// The day of these figures: `27/01/2024`.
    pub on: String,
    /// In alphabetical order.
    pub districts: Vec<DistrictTeams>,
}

const TITLE: &str = "Tổ công nghệ số cộng đồng theo đơn vị";

impl Screen for TeamFigures {
    const SHEET: Sheet = Sheet::Portal;

    fn head(&self) -> Head {
        self.frame.head(Some(TITLE.to_owned()), Some(self.sentence.clone()))
    }

    fn view(self) -> AnyView {
        let Self { frame, sentence, on, districts } = self;
        let main = view! {
            <div class="in list chapters">
                <h1>{TITLE}</h1>
                <p class="lead">{sentence}</p>
                <p>
                    {format!("Tính đến ngày {on}. Cột “Có tổ” là số thôn, ấp, khu phố đã có tổ trên tổng số do đơn vị lập danh sách. Dấu — là đơn vị chưa lập danh sách: chưa biết, không phải bằng không. Số của huyện, thị xã, thành phố chỉ cộng những đơn vị đã lập.")}
                </p>
                {districts.into_iter().enumerate().map(|(at, district)| table(at, district)).collect_view()}
            </div>
        };
        frame.around(Brand::Link, Standing::Below, "", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let unit = |name: &str, counted: &str, share: &str| UnitTeams {
            name: name.to_owned(),
            href: (counted != "—").then(|| "http://xa-hoa-long.localhost:3000/to-cong-nghe-so".to_owned()),
            counted: counted.to_owned(),
            share: share.to_owned(),
        };
        let normal = Self {
            frame: cast::portal_frame("/so-lieu/to-cong-nghe-so"),
            sentence: "Tổ công nghệ số cộng đồng đã có ở 94/96 thôn, ấp, khu phố của những đơn vị đã lập danh sách (thiếu 1/4 đơn vị).".to_owned(),
            on: "27/01/2024".to_owned(),
            districts: vec![
                DistrictTeams {
                    name: "Huyện Xuyên Mộc".to_owned(),
                    units: vec![unit("Thị trấn Phước Bửu", "82/82", "100,00%"), unit("Xã Bàu Lâm", "—", "—")],
                    counted: "82/82".to_owned(),
                    share: "100,00%".to_owned(),
                    gap: Some("thiếu 1/2 đơn vị".to_owned()),
                },
                DistrictTeams {
                    name: "Thành phố Bà Rịa".to_owned(),
                    units: vec![unit("Xã Hòa Long", "12/14", "85,71%"), unit("Xã Long Phước", "0/0", "—")],
                    counted: "12/14".to_owned(),
                    share: "85,71%".to_owned(),
                    gap: None,
                },
            ],
        };
        let longest = Self {
            frame: PublicFrame { site_name: cast::LONG_PROVINCE.to_owned(), ..normal.frame.clone() },
            districts: vec![
                DistrictTeams {
                    name: cast::LONG_DISTRICT.to_owned(),
                    units: vec![unit(cast::LONG_NAME, "1.234/1.234", "100,00%"); 17],
                    counted: "20.978/20.978".to_owned(),
                    share: "100,00%".to_owned(),
                    gap: Some("thiếu 17/136 đơn vị".to_owned()),
                };
                8
            ],
            ..normal.clone()
        };
        let untold = Self {
            frame: PublicFrame { site_name: "Tỉnh Bà Rịa".to_owned(), ..normal.frame.clone() },
            districts: vec![DistrictTeams {
                name: "Huyện Long Điền".to_owned(),
                units: vec![unit("Xã Phước Hưng", "—", "—")],
                counted: "—".to_owned(),
                share: "—".to_owned(),
                gap: Some("thiếu 1/1 đơn vị".to_owned()),
            }],
            on: "28/01/2024".to_owned(),
            sentence: "Tổ công nghệ số cộng đồng đã có ở 3/4 thôn, ấp, khu phố của những đơn vị đã lập danh sách (thiếu 81/82 đơn vị).".to_owned(),
        };
        vec![("normal", normal), ("longest", longest), ("untold", untold)]
    }
}

fn table(at: usize, DistrictTeams { name, units, counted, share, gap }: DistrictTeams) -> AnyView {
    let id = format!("huyen-{}", at + 1);
    let labelled = id.clone();
    let rows = units.into_iter().map(|UnitTeams { name, href, counted, share }| {
        let name = match href {
            Some(href) => view! { <a href=href>{name}</a> }.into_any(),
            None => name.into_any(),
        };
        view! { <tr><td>{name}</td><td>{counted}</td><td>{share}</td></tr> }
    });
    let sum = gap.map_or_else(|| "Cộng".to_owned(), |gap| format!("Cộng ({gap})"));
    view! {
        <section aria-labelledby=labelled>
            <h2 id=id>{name}</h2>
            <div class="table-scroll">
                <table class="shares">
                    <thead>
                        <tr>
                            <th scope="col">"Đơn vị"</th>
                            <th scope="col">"Có tổ"</th>
                            <th scope="col">"Tỷ lệ"</th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                    <tfoot><tr><th scope="row">{sum}</th><td>{counted}</td><td>{share}</td></tr></tfoot>
                </table>
            </div>
        </section>
    }
    .into_any()
}
