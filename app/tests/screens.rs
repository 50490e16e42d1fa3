//! What holds for every sample of every screen.

use std::collections::HashSet;
use std::sync::Arc;

use app::document::{Assets, PUBLIC_CSS, Sheet};
use app::screens::{Sample, samples};
use hydration_context::SsrSharedContext;
use leptos::prelude::*;

fn assets() -> Assets {
    let name = |name: &str| format!("/assets/{name}");
    Assets {
        desk_css: name("desk.css"),
        islands_js: Some(name("islands.js")),
        islands_wasm: Some(name("islands.wasm")),
        start_js: Some(name("start.js")),
        passkey_js: name("passkey.js"),
        steps_js: name("steps.js"),
        icon: name("icon.svg"),
    }
}

fn render(sample: Sample) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    owner.with(|| sample.document(&assets()).to_html())
}

/// Runs a check over the bytes of every sample.
fn each(check: impl Fn(&Sample, &str)) {
    // The facts are read from one rendering of the list, the bytes from another.
    for (facts, sample) in samples().into_iter().zip(samples()) {
        check(&facts, &render(sample));
    }
}

/// Start tags with their attributes. Samples hold no `>` in attributes.
fn tags<'a>(html: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    html.split('<').filter_map(move |piece| {
        let tag = piece.split('>').next()?;
        let rest = tag.strip_prefix(name)?;
        (rest.is_empty() || rest.starts_with([' ', '/'])).then_some(tag)
    })
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag.get(start..)?.split('"').next()
}

fn ids(html: &str) -> Vec<&str> {
    html.split('<').skip(1).filter_map(|piece| attribute(piece.split('>').next()?, "id")).collect()
}

#[test]
fn every_screen_shows_a_normal_a_longest_and_two_more() {
    let all = samples();
    let screens: HashSet<_> = all.iter().map(|sample| sample.screen).collect();
    for screen in screens {
        let names: Vec<_> = all.iter().filter(|s| s.screen == screen).map(|s| s.name).collect();
        assert!(names.contains(&"normal") && names.contains(&"longest") && names.len() >= 3, "{screen}: {names:?}");
        // They stand in addresses.
        assert!(
            names.iter().all(|name| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')),
            "{screen}: {names:?}"
        );
        let distinct: HashSet<_> = names.iter().collect();
        assert_eq!(distinct.len(), names.len(), "{screen}: {names:?}");
    }
}

#[test]
fn a_page_has_one_heading_of_first_rank_and_skips_no_rank() {
    each(|sample, html| {
        let ranks: Vec<u8> = html
            .match_indices("<h")
            .filter_map(|(at, _)| {
                let mut bytes = html.get(at + 2..)?.bytes();
                let rank = bytes.next().filter(u8::is_ascii_digit)? - b'0';
                matches!(bytes.next(), Some(b'>' | b' ')).then_some(rank)
            })
            .collect();
        assert_eq!(ranks.first(), Some(&1), "{sample:?}: {ranks:?}");
        assert!(!ranks[1..].contains(&1), "{sample:?}: {ranks:?}");
        assert!(ranks.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{sample:?}: {ranks:?}");
    });
}

#[test]
fn a_page_says_its_language_title_and_landmarks() {
    each(|sample, html| {
        assert!(html.starts_with("<html lang=\"vi\""), "{sample:?}");
        assert_eq!(tags(html, "title").count(), 1, "{sample:?}");
        assert!(!html.contains("<title></title>"), "{sample:?}");
        assert_eq!(tags(html, "main").count(), 1, "{sample:?}");
        assert_eq!(tags(html, "header").count(), 1, "{sample:?}");
    });
}

#[test]
fn titles_differ_between_screens() {
    let mut seen = HashSet::new();
    for sample in samples().into_iter().filter(|sample| sample.name == "normal") {
        assert!(seen.insert(sample.head.title.clone()), "{}", sample.head.title);
    }
}

#[test]
fn no_page_carries_style_attributes_or_inline_handlers() {
    each(|sample, html| {
        for forbidden in [" style=", " onclick=", " onload=", "javascript:"] {
            let found = html.split('<').any(|piece| piece.split('>').next().is_some_and(|tag| tag.contains(forbidden)));
            assert!(!found, "{sample:?} holds {forbidden}");
        }
    });
}

#[test]
fn public_pages_carry_their_sheet_and_no_script() {
    each(|sample, html| {
        let scripts = tags(html, "script").count();
        match sample.sheet {
            Sheet::Public | Sheet::Portal | Sheet::Asking => {
                assert_eq!(scripts, 0, "{sample:?}");
                // Guides have a sheet of their own behind that of every page, and so have pictures and alerts together.
                let more = [sample.head.is_guide, sample.head.has_pictures || sample.head.has_alerts];
                let sheets = 1 + more.map(usize::from).iter().sum::<usize>();
                assert_eq!(tags(html, "style").count(), sheets, "{sample:?}");
                assert!(!html.contains("leptos-island"), "{sample:?}");
            }
            Sheet::Desk => {
                let expected =
                    [sample.has_islands, sample.has_passkeys, sample.has_steps].map(usize::from).iter().sum::<usize>();
                assert_eq!(scripts, expected, "{sample:?}");
                assert_eq!(tags(html, "style").count(), 0, "{sample:?}");
                assert!(!sample.head.indexable, "{sample:?}");
            }
        }
    });
}

#[test]
fn the_public_sheet_stays_small() {
    // At most 3.8 kB gzipped; every page carries it.
    assert!(PUBLIC_CSS.len() < 12_000, "{} bytes", PUBLIC_CSS.len());
}

#[test]
fn an_editor_marks_its_islands() {
    let editor = samples().into_iter().find(|s| s.screen == "ItemEditor" && s.name == "normal").unwrap();
    let html = render(editor);
    for island in ["Autosave_", "Toolbar_", "LivePreview_"] {
        assert_eq!(html.matches(&format!("data-component=\"{island}")).count(), 1, "{island}: {html}");
    }
    assert!(html.contains("data-wasm=\"/assets/islands.wasm\""), "{html}");
}

#[test]
fn nothing_is_indexed_that_should_not_be() {
    each(|sample, html| {
        let noindex = html.contains("<meta name=\"robots\" content=\"noindex\"");
        assert_eq!(noindex, !sample.head.indexable, "{sample:?}");
        if matches!(sample.name, "demonstration" | "preview" | "failed") {
            assert!(noindex, "{sample:?}");
        }
    });
}

#[test]
fn ids_are_unique_and_whatever_points_at_one_finds_it() {
    each(|sample, html| {
        let ids = ids(html);
        let known: HashSet<_> = ids.iter().copied().collect();
        assert_eq!(known.len(), ids.len(), "{sample:?}: {ids:?}");
        for piece in html.split('<').skip(1) {
            let tag = piece.split('>').next().unwrap_or_default();
            for name in ["aria-describedby", "aria-labelledby", "for"] {
                for id in attribute(tag, name).unwrap_or_default().split_whitespace() {
                    assert!(known.contains(id), "{sample:?}: {name}={id}");
                }
            }
            if let Some(id) = attribute(tag, "href").and_then(|href| href.strip_prefix('#')) {
                assert!(known.contains(id), "{sample:?}: href=#{id}");
            }
        }
    });
}

#[test]
fn every_post_carries_a_token_and_every_control_a_label() {
    each(|sample, html| {
        for form in html.split("<form ").skip(1) {
            let form = form.split("</form>").next().unwrap_or_default();
            if form.contains("method=\"post\"") {
                // On a page for residents there is no session: its forms carry a stamp, or a code nobody else knows.
                let proof = ["name=\"csrf\" value=\"token\"", "name=\"dau\" value=\"", "name=\"ma\" value=\""];
                let proof = if sample.sheet == Sheet::Desk { &proof[..1] } else { &proof[1..] };
                assert!(proof.iter().any(|proof| form.contains(proof)), "{sample:?}: {form}");
            }
        }
        let labels: HashSet<_> = tags(html, "label").filter_map(|tag| attribute(tag, "for")).collect();
        for tag in tags(html, "input").chain(tags(html, "textarea")) {
            if !tag.contains("type=\"hidden\"") {
                let id = attribute(tag, "id").unwrap_or_default();
                assert!(labels.contains(id), "{sample:?}: {tag}");
            }
        }
    });
}

#[test]
fn enter_in_the_title_saves_and_does_not_publish() {
    let editors = samples().into_iter().filter(|s| s.screen == "ItemEditor" && s.name != "reader");
    for editor in editors {
        let html = render(editor);
        let form = html.split("class=\"write\"").nth(1).and_then(|rest| rest.split("</form>").next()).unwrap();
        // Enter presses the first button that sends; those that work on the text do not.
        let first = tags(form, "button").find(|tag| !tag.contains("type=\"button\"")).unwrap();
        assert!(first.contains("value=\"luu\""), "{first}");
    }
}

fn page(screen: &str, name: &str) -> String {
    let sample = samples().into_iter().find(|sample| sample.screen == screen && sample.name == name);
    sample.map_or_else(|| panic!("no sample {screen}/{name}"), render)
}

#[test]
fn a_front_page_says_first_what_holds_today_and_nothing_of_what_there_is_not() {
    let headings = [
        "Thông báo còn hiệu lực",
        "Tin mới",
        "Sự kiện",
        "Liên hệ hôm nay",
        "Chuyên mục",
        "Tin của tỉnh Bà Rịa - Vũng Tàu",
    ];
    let place = |html: &str, heading: &str| html.find(&format!(">{heading}</h2>"));
    let full = page("CommuneHome", "normal");
    let places: Vec<_> = headings.iter().map(|heading| place(&full, heading).unwrap()).collect();
    assert!(places.is_sorted(), "{places:?}");
    let empty = page("CommuneHome", "empty");
    let there: Vec<_> = headings.into_iter().filter(|heading| place(&empty, heading).is_some()).collect();
    assert_eq!(there, ["Tin mới"]);
    for address in ["/thong-bao", "/su-kien", "/trang"] {
        let link = format!("href=\"{address}\"");
        // In the menu and at the foot.
        assert!(full.matches(&link).count() >= 2 && !empty.contains(&link), "{address}");
    }
}

#[test]
fn what_is_pinned_or_over_is_said_in_words() {
    let full = page("CommuneHome", "normal");
    assert_eq!(full.matches(">Ghim<").count(), 1);
    assert!(!page("NewsList", "normal").contains(">Ghim<"));
    assert!(page("NoticeList", "normal").contains("Đã hết hiệu lực từ sau ngày "));
    let (holding, over) = (page("ItemPage", "notice"), page("ItemPage", "notice_over"));
    assert!(holding.contains("có hiệu lực đến hết ngày <time datetime=\"2024-02-05\">05/02/2024</time>"), "{holding}");
    assert!(over.contains("đã hết hiệu lực từ sau ngày ") && !over.contains("có hiệu lực đến hết"));
    let said = |name| page("ItemPage", name).contains("Sự kiện đã diễn ra.");
    assert_eq!([said("event"), said("event_over"), said("event_place_only")], [false, true, false]);
}

#[test]
fn a_page_that_stays_says_only_how_fresh_it_is() {
    let (stays, article) = (page("ItemPage", "page"), page("ItemPage", "normal"));
    assert!(stays.contains("Cập nhật ngày") && !stays.contains("Đăng ngày"));
    assert!(article.contains("Cập nhật ngày") && article.contains("Đăng ngày"));
}

#[test]
fn a_later_page_of_a_list_shows_only_the_past() {
    for (screen, heading) in [("NoticeList", "Còn hiệu lực"), ("EventList", "Sắp tới và đang diễn ra")] {
        let shown = |name| page(screen, name).contains(&format!(">{heading}</h2>"));
        assert!(shown("normal") && !shown("later_page"), "{screen}");
    }
}

#[test]
fn a_page_for_paper_leads_back_by_code_and_address() {
    let html = page("PrintSheet", "normal");
    let address = "http://xa-hoa-long.localhost:3000/tin-tuc/lich-tiep-cong-dan-thang-02-2024";
    assert!(html.contains("role=\"img\" aria-label=\"Mã QR dẫn tới bài này\""));
    assert!(html.contains(&format!("<a href=\"{address}\">{address}</a>")), "{html}");
    assert_eq!(tags(&html, "nav").count(), 0);
    assert!(html.contains("content=\"noindex\"") && !html.contains("rel=\"canonical\""));
}

#[test]
fn the_same_screen_gives_the_same_bytes() {
    for (first, second) in samples().into_iter().zip(samples()) {
        let name = format!("{first:?}");
        assert_eq!(render(first), render(second), "{name}");
    }
}
