//! The page of the editor: the form, what may be chosen in it, and what can be done next.

use app::paths::desk::{Categories, NewItem, Preview, Publication, Revisions, Withdrawal};
use app::paths::of_item;
use app::screens::desk::{ItemEditor, Offer};
use axum::response::Response;
use domain::access::Power;
use domain::item::{ItemField, ItemId, ItemKind, ItemState, Refusal, publish_refusals, withdraw_refusals};
use domain::markdown;
use domain::page_tree;
use http::StatusCode;
use store::DeskItem;

use super::{Shown, item_path};
use crate::web::desk::items::day_and_time;
use crate::web::desk::request::{DeskFault, Place};
use crate::web::respond::{self, CachePolicy, page};

/// Before the title of a page in a choice, once for each level: spaces that browsers keep.
const INDENT: &str = "\u{a0}\u{a0}\u{a0}";

/// What the page needs to know beside the item: mostly number and name of what may be chosen in the form.
#[derive(Debug, Default)]
struct Choices {
    categories: Vec<(String, String)>,
    parents: Vec<(String, String)>,
    /// How many texts are saved.
    revisions: u64,
}

pub(super) async fn show(
    place: &Place,
    status: StatusCode,
    item: Option<&DeskItem>,
    shown: Shown,
) -> Result<Response, DeskFault> {
    let kind = item.map_or(shown.kind, |item| item.text.details.kind());
    let choices = choices(place, kind, item.map(|item| item.id), shown.typed.get(ItemField::Category)).await?;
    Ok(respond_with(place, status, item, shown, choices))
}

async fn choices(place: &Place, kind: ItemKind, item: Option<ItemId>, chosen: &str) -> Result<Choices, DeskFault> {
    let mut choices = Choices::default();
    let snapshot = place.app.core.store.snapshot().await?;
    let desk = snapshot.desk(&place.desk);
    if let Some(item) = item {
        choices.revisions = desk.revision_count(item).await?;
    }
    match kind {
        ItemKind::Article => {
            // A retired category is offered no more, but what is in it stays in it.
            let all = desk.categories().await?.into_iter().map(|category| (category.id.0.to_string(), category));
            let offered = all.filter(|(number, category)| !category.is_retired || number == chosen);
            choices.categories = offered.map(|(number, category)| (number, category.name)).collect();
        }
        ItemKind::Page => {
            let leaves = desk.pages().await?;
            let title = |id| leaves.iter().find(|leaf| leaf.id == id).map_or("", |leaf| leaf.title.as_str());
            choices.parents = page_tree::tree(&leaves)
                .into_iter()
                .filter(|placed| page_tree::may_stand_under(&leaves, item, placed.id))
                .map(|placed| (placed.id.0.to_string(), format!("{}{}", INDENT.repeat(placed.depth), title(placed.id))))
                .collect();
        }
        ItemKind::Notice | ItemKind::Event => {}
    }
    snapshot.end().await?;
    Ok(choices)
}

fn respond_with(
    place: &Place,
    status: StatusCode,
    item: Option<&DeskItem>,
    shown: Shown,
    choices: Choices,
) -> Response {
    let unit = || place.unit.slug.clone();
    let may_publish = place.desk.may(Power::Publish);
    let kind = item.map_or(shown.kind, |item| item.text.details.kind());
    let today = place.app.core.clock.now().vietnam_date();
    let rendered = markdown::render(shown.typed.get(ItemField::Body));
    let state = item.map_or(ItemState::Draft, |item| item.state);
    let sentences =
        |refusals: Vec<Refusal>| refusals.into_iter().map(|refusal| refusal.sentence().to_owned()).collect();
    let public = item.and_then(|item| item.slug.as_ref()).filter(|_| state.is_public());
    let screen = ItemEditor {
        frame: place.frame(shown.notice),
        action: match item {
            Some(item) => item_path(place, item.id).to_string(),
            None => NewItem { unit: unit() }.to_string(),
        },
        csrf: place.person.csrf.clone(),
        version: shown.version,
        kind,
        categories: choices.categories,
        categories_href: (kind == ItemKind::Article && may_publish).then(|| Categories { unit: unit() }.to_string()),
        parents: choices.parents,
        warnings: rendered.warnings.iter().map(markdown::Warning::sentence).collect(),
        preview_html: rendered.html,
        typed: shown.typed,
        note: shown.note,
        faults: shown.faults,
        state,
        state_note: item.map_or_else(
            || "Chưa lưu lần nào.".to_owned(),
            |item| format!("Lưu lúc {} bởi {}", day_and_time(item.saved_at), item.saved_by),
        ),
        revisions: item.map(|item| (Revisions { unit: unit(), id: item.id.0 }.to_string(), choices.revisions)),
        preview_href: item.map(|item| Preview { unit: unit(), id: item.id.0 }.to_string()),
        public_href: public.map(|slug| format!("{}{}", place.registry.origin_of(&place.unit), of_item(kind, slug))),
        publish: Some(match item {
            Some(item) => Offer {
                href: Publication { unit: unit(), id: item.id.0 }.to_string(),
                refusals: sentences(publish_refusals(state, &item.text, today, may_publish)),
            },
            // Nothing is saved yet: only saving and publishing at once can be offered, to those who may.
            None => Offer {
                href: String::new(),
                refusals: if may_publish { Vec::new() } else { sentences(vec![Refusal::NoPower]) },
            },
        }),
        withdraw: item.filter(|_| may_publish).map(|item| Offer {
            href: Withdrawal { unit: unit(), id: item.id.0 }.to_string(),
            refusals: sentences(withdraw_refusals(state, may_publish)),
        }),
        conflict: shown.conflict,
        can_write: place.desk.may(Power::Write),
        fault_note: shown.fault_note,
    };
    respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore)
}
