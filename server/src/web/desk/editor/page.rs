//! The page of the editor: the form, what may be chosen in it, and what can be done next.

use app::paths::desk::{Autosave, Blocks, Categories, FirstAutosave, Library, LibraryShelf, NewItem, Presence};
use app::screens::desk::{AutosavePlaces, BlockHint, ItemEditor, LibraryPlaces};
use axum::response::Response;
use domain::access::Power;
use domain::block::Block;
use domain::item::{ItemField, ItemForm, ItemKind, Standing};
use domain::markdown;
use domain::media::{FileSort, Lacks, MediaKey, Shelf, keys_named};
use domain::page_tree;
use http::StatusCode;
use store::{DeskItem, DeskReader, LibraryQuery, Present};

use super::onward::{self, Beside};
use super::{Shown, item_path};
use crate::web::desk::items::day_and_time;
use crate::web::desk::presence;
use crate::web::desk::request::{DeskFault, Place};
use crate::web::respond::{self, CachePolicy, page};
use crate::web::shelf;

/// Before the title of a page in a choice, once for each level: spaces that browsers keep.
const INDENT: &str = "\u{a0}\u{a0}\u{a0}";

/// Pictures offered as a cover.
const MOST_COVERS: u32 = 60;

/// What the page needs to know beside the item: mostly number and name of what may be chosen in the form.
#[derive(Default)]
struct Choices {
    categories: Vec<(String, String)>,
    parents: Vec<(String, String)>,
    covers: Vec<(String, String)>,
    /// The blocks the text may name.
    blocks: Vec<BlockHint>,
    /// The pictures, files and blocks the text names.
    shelf: Shelf,
    /// The same for the page's own script.
    shelf_json: String,
    /// Of an item that is there.
    beside: Option<Beside>,
    /// Who else has it open.
    others: Vec<Present>,
}

pub(super) async fn show(
    place: &Place,
    status: StatusCode,
    item: Option<&DeskItem>,
    shown: Shown,
) -> Result<Response, DeskFault> {
    let kind = item.map_or(shown.kind, |item| item.text.details.kind());
    let choices = choices(place, kind, item, &shown.typed).await?;
    let key = match &shown.key {
        Some(key) => key.as_str().to_owned(),
        None => place.app.core.entropy.token()?,
    };
    Ok(respond_with(place, status, item, shown, choices, key))
}

async fn choices(
    place: &Place,
    kind: ItemKind,
    item: Option<&DeskItem>,
    typed: &ItemForm,
) -> Result<Choices, DeskFault> {
    let mut choices = Choices::default();
    let snapshot = place.app.core.store.snapshot().await?;
    let desk = snapshot.desk(&place.desk);
    let lacks = match item {
        Some(item) => desk.lacks(&item.text).await?,
        None => Lacks::default(),
    };
    let item = item.map(|item| item.id);
    if let Some(item) = item {
        choices.others = desk.others_at(item, place.app.core.clock.now()).await?;
        choices.beside = Some(Beside {
            workflow: desk.workflow().await?,
            lacks,
            revisions: desk.revision_count(item).await?,
            remarks: desk.remarks(item).await?,
            answers: desk.answers(item).await?,
            reason: (String::new(), None),
        });
    }
    match kind {
        ItemKind::Article => {
            // A retired category is offered no more, but what is in it stays in it.
            let all = desk.categories().await?.into_iter().map(|category| (category.id.0.to_string(), category));
            let offered =
                all.filter(|(number, category)| !category.is_retired || number == typed.get(ItemField::Category));
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
        ItemKind::Notice | ItemKind::Event | ItemKind::Guide => {}
    }
    library(place, &desk, typed, &mut choices).await?;
    snapshot.end().await?;
    Ok(choices)
}

/// What the text names, the blocks it may name, and the pictures that may be its cover: the newest, and the one it has.
async fn library(
    place: &Place,
    desk: &DeskReader<'_>,
    typed: &ItemForm,
    choices: &mut Choices,
) -> Result<(), DeskFault> {
    let pictures = LibraryQuery { sort: Some(FileSort::Picture), words: String::new() };
    let newest = desk.library(&pictures, 1, MOST_COVERS).await?.files;
    choices.covers = newest.into_iter().map(|file| (file.key.to_string(), file.about.name)).collect();
    let cover = MediaKey::parse(typed.get(ItemField::Cover));
    if let Some(key) = cover.as_ref().filter(|key| choices.covers.iter().all(|(known, _)| known != key.as_str()))
        && let Some(file) = desk.file_by_key(key).await?
    {
        choices.covers.push((file.key.to_string(), file.about.name));
    }
    let keys = keys_named(typed.get(ItemField::Body), cover.as_ref());
    let found = desk.shelved(&keys).await?;
    let mut told = shelf::answer(found.clone(), |_| String::new(), Vec::new());
    let blocks: Vec<_> = desk.blocks_at_hand().await?.into_iter().map(|at_hand| at_hand.block).collect();
    told.blocks = blocks.iter().map(Into::into).collect();
    choices.blocks = blocks.iter().map(hint).collect();
    choices.shelf_json = serde_json::to_string(&told).unwrap_or_default();
    choices.shelf = shelf::filled(shelf::desk_base(&place.unit.slug), found);
    choices.shelf.put_blocks(blocks);
    Ok(())
}

fn hint(block: &Block) -> BlockHint {
    BlockHint {
        key: block.key.to_string(),
        mark: block.key.mark(),
        label: block.text.label.clone(),
        value: block.text.line(),
    }
}

fn respond_with(
    place: &Place,
    status: StatusCode,
    item: Option<&DeskItem>,
    shown: Shown,
    choices: Choices,
    writer_key: String,
) -> Response {
    let unit = || place.unit.slug.clone();
    let may_publish = place.desk.may(Power::Publish);
    let kind = item.map_or(shown.kind, |item| item.text.details.kind());
    let may_write = place.desk.may_write(kind);
    let rendered = markdown::render_with(shown.typed.get(ItemField::Body), &choices.shelf);
    let reason = shown.reason;
    let onward = item.zip(choices.beside).map(|(item, beside)| onward::of(place, item, Beside { reason, ..beside }));
    let autosave = may_write.then(|| AutosavePlaces {
        save_href: match item {
            Some(item) => Autosave { unit: unit(), id: item.id.0 }.to_string(),
            None => FirstAutosave { unit: unit() }.to_string(),
        },
        presence_href: item.map(|item| Presence { unit: unit(), id: item.id.0 }.to_string()),
        person: place.person.person.0,
    });
    let screen = ItemEditor {
        frame: place.frame(shown.notice),
        action: match item {
            Some(item) => item_path(place, item.id).to_string(),
            None => NewItem { unit: unit() }.to_string(),
        },
        csrf: place.person.csrf.clone(),
        version: shown.version,
        writer_key,
        base: item.map(|item| item.number),
        autosave,
        kind,
        categories: choices.categories,
        categories_href: (kind == ItemKind::Article && may_publish).then(|| Categories { unit: unit() }.to_string()),
        parents: choices.parents,
        covers: choices.covers,
        blocks: choices.blocks,
        blocks_href: Blocks { unit: unit() }.to_string(),
        library: LibraryPlaces {
            href: Library { unit: unit() }.to_string(),
            shelf_href: LibraryShelf { unit: unit() }.to_string(),
            base: shelf::desk_base(&place.unit.slug),
            csrf: if may_write { place.person.csrf.clone() } else { String::new() },
            shelf: choices.shelf_json,
        },
        warnings: rendered.warnings.iter().map(markdown::Warning::sentence).collect(),
        preview_html: rendered.html,
        typed: shown.typed,
        note: shown.note,
        faults: shown.faults,
        standing: item.map_or(Standing::NEW, DeskItem::standing),
        state_note: item.map_or_else(
            || "Chưa lưu lần nào.".to_owned(),
            |item| {
                let how = if item.penned.is_auto { "Tự lưu" } else { "Lưu" };
                format!("{how} lúc {} bởi {}", day_and_time(item.saved_at), item.saved_by)
            },
        ),
        returned: item
            .and_then(|item| item.way.returned.clone())
            .map(|(told, reason)| (format!("{}, lúc {}", told.by, day_and_time(told.at)), reason)),
        onward,
        may_publish,
        others: presence::sentence(&choices.others),
        conflict: shown.conflict,
        can_write: may_write,
        fault_note: shown.fault_note,
    };
    respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore)
}
