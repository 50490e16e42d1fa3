//! The help: its pages are text with pictures of the desk, embedded in the binary.

use app::paths::desk::{Activities, Alerts, Blocks, Campaigns, Facts, Hamlets, NewItem, Unit, WordImport};
use app::screens::desk::{DeskFrame, HelpIndex, HelpPage, HelpPart, HelpPicture, HelpTopic};
use axum::response::Response;
use domain::access::{Desk, Power};
use domain::item::ItemKind;
use domain::markdown;
use http::StatusCode;

use crate::web::assets::AssetTable;
use crate::web::desk::request::{DeskFault, DeskRequest, SignedIn};
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page};

const NOT_FOUND: DeskFault = DeskFault::Kind(ErrorKind::NotFound);

/// `GET /tro-giup`
pub async fn index(request: DeskRequest) -> Result<Response, DeskFault> {
    let person = request.person.as_ref().ok_or(NOT_FOUND)?;
    let practice_href = practice(&request, person).map(|(unit, _)| Unit { unit }.to_string());
    let screen = HelpIndex { frame: frame(person), practice_href };
    Ok(respond::html(StatusCode::OK, page::render(screen, &request.app.assets.urls), CachePolicy::NoStore))
}

/// `GET /tro-giup/{page}`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let person = request.person.as_ref().ok_or(NOT_FOUND)?;
    let topic = HelpTopic::from_slug(&request.path.page).ok_or(NOT_FOUND)?;
    let screen = HelpPage {
        frame: frame(person),
        topic,
        parts: parts(text(topic), &request.app.assets),
        practice_href: practice(&request, person).and_then(|(unit, desk)| tried(topic, unit, &desk)),
    };
    Ok(respond::html(StatusCode::OK, page::render(screen, &request.app.assets.urls), CachePolicy::NoStore))
}

fn frame(person: &SignedIn) -> DeskFrame {
    DeskFrame { person: Some(person.name.clone()), unit: None, csrf: person.csrf.clone(), notice: None }
}

/// The unit for practice, and this person's desk there.
fn practice(request: &DeskRequest, person: &SignedIn) -> Option<(String, Desk)> {
    let registry = request.app.registry();
    let (unit, practice) = registry.practice_units().next()?;
    Some((unit.slug.clone(), person.actor.desk_of_practice(practice)))
}

/// Where at the unit for practice a topic is tried.
fn tried(topic: HelpTopic, unit: String, desk: &Desk) -> Option<String> {
    let path = match topic {
        HelpTopic::Article | HelpTopic::Picture => NewItem { unit }.to_string(),
        HelpTopic::Notice => format!("{}?loai={}", NewItem { unit }, ItemKind::Notice.word()),
        HelpTopic::Guide => format!("{}?loai={}", NewItem { unit }, ItemKind::Guide.word()),
        HelpTopic::Word => WordImport { unit }.to_string(),
        // Who a unit is stays with its administrators, at a unit for practice as well.
        HelpTopic::Facts => return desk.may(Power::Administer).then(|| Facts { unit }.to_string()),
        HelpTopic::Teams => return desk.may(Power::Administer).then(|| Hamlets { unit }.to_string()),
        // Nobody outside reads its pages, so nobody asks there; nor does the province send it anything, or count it.
        HelpTopic::Requests | HelpTopic::Directives | HelpTopic::Liveliness | HelpTopic::Shares => return None,
        HelpTopic::Activities => Activities { unit }.to_string(),
        HelpTopic::Blocks => Blocks { unit }.to_string(),
        HelpTopic::Ledgers => Campaigns { unit }.to_string(),
        HelpTopic::Alerts => Alerts { unit }.to_string(),
        HelpTopic::SignIn | HelpTopic::Publish | HelpTopic::Schedule | HelpTopic::Correct | HelpTopic::Together => {
            Unit { unit }.to_string()
        }
    };
    Some(path)
}

/// Markdown. A line of its own `![alt](file)` is a picture beside it.
fn text(topic: HelpTopic) -> &'static str {
    match topic {
        HelpTopic::SignIn => include_str!("../../../data/help/dang-nhap.md"),
        HelpTopic::Article => include_str!("../../../data/help/viet-bai.md"),
        HelpTopic::Picture => include_str!("../../../data/help/chen-anh.md"),
        HelpTopic::Word => include_str!("../../../data/help/tu-word.md"),
        HelpTopic::Blocks => include_str!("../../../data/help/khoi-noi-dung.md"),
        HelpTopic::Notice => include_str!("../../../data/help/thong-bao.md"),
        HelpTopic::Publish => include_str!("../../../data/help/dang-bai.md"),
        HelpTopic::Schedule => include_str!("../../../data/help/hen-gio-go-bai.md"),
        HelpTopic::Correct => include_str!("../../../data/help/sua-bai-da-dang.md"),
        HelpTopic::Facts => include_str!("../../../data/help/thong-tin-don-vi.md"),
        HelpTopic::Together => include_str!("../../../data/help/lam-viec-cung-nhau.md"),
        HelpTopic::Teams => include_str!("../../../data/help/thon-ap-va-to.md"),
        HelpTopic::Guide => include_str!("../../../data/help/huong-dan-tung-buoc.md"),
        HelpTopic::Requests => include_str!("../../../data/help/yeu-cau-ho-tro.md"),
        HelpTopic::Activities => include_str!("../../../data/help/hoat-dong-va-bao-cao.md"),
        HelpTopic::Ledgers => include_str!("../../../data/help/chien-dich-thiet-bi.md"),
        HelpTopic::Shares => include_str!("../../../data/help/noi-dung-dung-chung.md"),
        HelpTopic::Liveliness => include_str!("../../../data/help/tinh-trang-trang.md"),
        HelpTopic::Directives => include_str!("../../../data/help/chi-dao.md"),
        HelpTopic::Alerts => include_str!("../../../data/help/canh-bao.md"),
    }
}

/// The text between the pictures, each rendered by itself; a list goes on behind a picture with its own number.
fn parts(text: &str, assets: &AssetTable) -> Vec<HelpPart> {
    let mut parts = Vec::new();
    let mut words = String::new();
    let rendered = |words: &mut String| {
        let source = std::mem::take(words);
        (!source.trim().is_empty()).then(|| HelpPart::Words(markdown::render(&source).html))
    };
    for line in text.lines() {
        if let Some((alt, name)) = picture(line) {
            parts.extend(rendered(&mut words));
            // A picture that was not built is left out; the steps hold without it.
            let shown = |(src, size)| HelpPart::Picture(HelpPicture { src, alt: alt.to_owned(), size });
            parts.extend(assets.picture(name).map(shown));
        } else {
            words.push_str(line);
            words.push('\n');
        }
    }
    parts.extend(rendered(&mut words));
    parts
}

/// What a line shows, and the file that shows it.
fn picture(line: &str) -> Option<(&str, &str)> {
    line.strip_prefix("![")?.strip_suffix(')')?.split_once("](")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_short_and_each_of_its_pictures_is_embedded_described_and_light() {
        let assets = AssetTable::embedded();
        for &topic in HelpTopic::ALL {
            let text = text(topic);
            let mut step = 0;
            for line in text.lines() {
                if let Some((number, _)) = line.split_once(". ").filter(|(number, _)| number.parse::<u8>().is_ok()) {
                    step = if number == "1" { 1 } else { step + 1 };
                    assert_eq!(number.parse(), Ok(step), "{topic:?}: {line}");
                    assert!(step <= 8, "{topic:?} has more steps than people remember");
                }
                if let Some((alt, name)) = picture(line) {
                    assert!(alt.chars().count() > 20, "{topic:?}: {name} says too little");
                    let (_, (width, height)) = assets.picture(name).unwrap_or_else(|| panic!("{topic:?}: no {name}"));
                    assert!((600..=1440).contains(&width) && height <= 1800, "{name}: {width} × {height}");
                }
            }
            let words: Vec<_> = text.lines().filter(|line| picture(line).is_none()).collect();
            assert_eq!(markdown::render(&words.join("\n")).warnings, [], "{topic:?}");
            assert!(text.contains("\n# Khi gặp trục trặc\n"), "{topic:?} says nothing of trouble");
        }
    }

    #[test]
    fn a_list_goes_on_behind_a_picture() {
        let assets = AssetTable::embedded();
        let told = parts("1. một\n\n![gì đó](khong-co.webp)\n\n2. hai\n", &assets);
        let [HelpPart::Words(first), HelpPart::Words(second)] = &told[..] else { panic!("{told:?}") };
        assert!(first.starts_with("<ol>") && second.starts_with("<ol start=\"2\">"), "{first} {second}");
    }
}
