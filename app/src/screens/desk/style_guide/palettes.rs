//! The palettes in their own colours, with the contrast the tests compute too.

use domain::palette::Palette;
use leptos::prelude::*;

use crate::colours::{Asked, Colours, class};
use crate::paths::desk;
use crate::screens::desk::appearance::picture;

/// What is told of each: the words, the colour, its ground.
const TOLD: [(&str, &str, &str); 5] = [
    ("Chữ trên đầu trang", "on-deep", "deep"),
    ("Vàng đồng trên đầu trang", "gold", "deep"),
    ("Chữ dịu trên chân trang", "on-deep-quiet", "deeper"),
    ("Liên kết trên giấy", "link", "paper"),
    ("Liên kết trên nền sậm", "link", "tint"),
];

/// Colours that no palette changes: the words, the colour, its ground, the class.
const SHARED: [(&str, &str, &str, &str); 6] = [
    ("Chữ", "ink", "paper", "chip-ink"),
    ("Chữ dịu", "quiet", "tint", "chip-quiet"),
    ("Son", "lacquer", "lacquer-tint", "chip-lacquer"),
    ("Lá", "leaf", "leaf-tint", "chip-leaf"),
    ("Chữ trên vàng nhạt", "ink", "gold-tint", "chip-gold"),
    ("Chữ được đánh dấu", "ink", "mark", "chip-mark"),
];

pub(super) fn board() -> AnyView {
    let usual = Colours::of(Palette::default(), Asked::Usual);
    let shared = SHARED.into_iter().map(|(label, front, ground, class)| {
        view! { <li class=class><strong>{label}</strong> " " {usual.ratio(front, ground).map(told)}</li> }
    });
    view! {
        <p class="hint">
            "Tỷ lệ tương phản; số sau là khi người đọc bật “tương phản cao” trên máy. Chữ cần ít nhất 4,5 : 1, khi bật tương phản cao cần 7 : 1."
        </p>
        <ul class="palettes">{Palette::ALL.map(one).into_iter().collect_view()}</ul>
        <h3>"Màu chung"</h3>
        <ul class="chips">{shared.collect_view()}</ul>
    }
    .into_any()
}

fn one(palette: Palette) -> AnyView {
    let (usual, more) = (Colours::of(palette, Asked::Usual), Colours::of(palette, Asked::MoreContrast));
    let rows = TOLD.into_iter().map(|(label, front, ground)| {
        let ratios = usual.ratio(front, ground).zip(more.ratio(front, ground));
        ratios.map(|(usual, more)| view! { <div><dt>{label}</dt><dd>{told(usual)} " · " {told(more)}</dd></div> })
    });
    let whole = sample(palette);
    let href = desk::StyleSample { screen: "CommuneHome".to_owned(), sample: whole.to_owned() };
    view! {
        <li class="palette">
            {picture(palette, "Xã Hòa Long")}
            <h3>{palette.label()}</h3>
            <p class="hint">{palette.sentence()}</p>
            <dl class="ratios">{rows.collect_view()}</dl>
            <p>
                <a href=href.to_string() aria-label=format!("Xem cả trang trong bộ màu {}", palette.label())>
                    "Xem cả trang"
                </a>
                " " <code>{class(palette)}</code>
            </p>
        </li>
    }
    .into_any()
}

/// The sample of a commune's front page that wears it.
fn sample(palette: Palette) -> &'static str {
    match palette {
        Palette::Water => "normal",
        Palette::Mangrove => "mangrove",
        Palette::Basalt => "basalt",
        Palette::Sea => "sea",
        Palette::Lotus => "lotus",
    }
}

/// `9,8 : 1`; cut and not rounded, so that nothing is told better than it is.
fn told(ratio: f64) -> String {
    format!("{:.1} : 1", (ratio * 10.0).floor() / 10.0).replace('.', ",")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screens::samples;

    #[test]
    fn each_palette_leads_to_a_page_that_wears_it() {
        let all = samples();
        for palette in Palette::ALL {
            let page = all.iter().find(|page| page.screen == "CommuneHome" && page.name == sample(palette)).unwrap();
            assert_eq!(page.head.palette, Some(palette));
        }
    }

    #[test]
    fn a_ratio_is_never_told_better_than_it_is() {
        assert_eq!([told(4.499), told(21.0)], ["4,4 : 1", "21,0 : 1"]);
    }
}
