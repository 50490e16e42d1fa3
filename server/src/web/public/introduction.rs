//! What a unit is: introduction, history, organisation, officers of today. Nothing known, no page.

use app::paths::public::Introduction as Path;
use app::screens::public::{Chapter, Introduction, OfficerCard, Section};
use domain::markdown;
use domain::officer::{OfficerKind, OfficerText};
use store::StoreError;

use crate::registry::SiteFacts;
use crate::web::cached::{PageAnswer, PageRequest};
use crate::web::public::frame;
use crate::web::respond::page;

/// `GET /gioi-thieu`
pub async fn show(request: PageRequest) -> Result<PageAnswer, StoreError> {
    let PageRequest { app, registry, site, .. } = &request;
    let frame = frame::of(app, registry, site, &Path.to_string(), Section::Introduction);
    let Some(facts) = site.facts.as_deref().filter(|_| frame.imprint.has_introduction) else {
        return Ok(PageAnswer::NotFound);
    };
    let screen = Introduction {
        frame,
        chapters: chapters(facts),
        leaders: cards(&facts.officers, OfficerKind::Leader),
        contacts: cards(&facts.officers, OfficerKind::Contact),
    };
    Ok(PageAnswer::Html(page::render(screen, &app.assets.urls)))
}

fn chapters(facts: &SiteFacts) -> Vec<Chapter> {
    let profile = &facts.profile;
    let texts = [
        ("Giới thiệu chung", &profile.introduction),
        ("Lịch sử hình thành", &profile.history),
        ("Chức năng, nhiệm vụ và cơ cấu tổ chức", &profile.organisation),
    ];
    let with_text =
        texts.into_iter().enumerate().filter_map(|(at, (heading, text))| Some((at, heading, text.as_ref()?)));
    with_text.map(|(at, heading, text)| Chapter { heading, html: chapter_html(at, heading, text) }).collect()
}

/// Footnotes are numbered within one text; three texts on one page need names apart. Text is escaped, so a name in
/// quotes behind an attribute is the renderer's own.
fn chapter_html(at: usize, heading: &str, text: &str) -> String {
    let html = markdown::render(text).html;
    html.replace("id=\"chu-thich-", &format!("id=\"chu-thich-{at}-"))
        .replace("href=\"#chu-thich-", &format!("href=\"#chu-thich-{at}-"))
        .replace("aria-label=\"Chú thích\"", &format!("aria-label=\"Chú thích: {heading}\""))
}

/// The officers of one kind as cards.
pub fn cards(officers: &[OfficerText], kind: OfficerKind) -> Vec<OfficerCard> {
    let of_kind = officers.iter().filter(|officer| officer.kind == kind);
    of_kind
        .map(|officer| OfficerCard {
            name: officer.name.clone(),
            position: officer.position.clone(),
            phone: officer.phone.as_ref().map(|phone| (phone.to_string(), phone.href())),
            email: officer.email.as_ref().map(ToString::to_string),
        })
        .collect()
}
