//! What the fields of a saved text say, as people read it.

use app::screens::desk::FieldPair;
use domain::item::{ItemField, ItemForm, ItemKind, ItemText};
use domain::media::FileSort;
use domain::topic::Topic;
use store::{DeskReader, LibraryQuery, StoreError};

/// Pictures whose names are known; older ones are told by their key.
const MOST_PICTURES: u32 = 500;

/// Names of what a text refers to by number.
#[derive(Debug, Default)]
pub(super) struct Names(Vec<(String, String)>);

impl Names {
    pub(super) async fn read(desk: &DeskReader<'_>, kind: ItemKind) -> Result<Self, StoreError> {
        let pictures = LibraryQuery { sort: Some(FileSort::Picture), words: String::new() };
        let pictures = desk.library(&pictures, 1, MOST_PICTURES).await?.files;
        let mut names: Vec<(String, String)> =
            pictures.into_iter().map(|file| (file.key.to_string(), file.about.name)).collect();
        names.extend(match kind {
            ItemKind::Article => {
                let all = desk.categories().await?;
                all.into_iter().map(|category| (category.id.0.to_string(), category.name)).collect()
            }
            ItemKind::Page => desk.pages().await?.into_iter().map(|leaf| (leaf.id.0.to_string(), leaf.title)).collect(),
            ItemKind::Notice | ItemKind::Event | ItemKind::Guide => Vec::new(),
        });
        Ok(Self(names))
    }

    fn of(&self, field: ItemField, value: &str) -> String {
        if let (ItemField::Topic, Some(topic)) = (field, Topic::from_code(value)) {
            return topic.label().to_owned();
        }
        if value.is_empty() || !matches!(field, ItemField::Category | ItemField::Parent | ItemField::Cover) {
            return value.to_owned();
        }
        let known = self.0.iter().find(|(number, _)| number == value);
        let gone =
            || if field == ItemField::Cover { format!("ảnh {value}") } else { format!("số {value}, không còn") };
        known.map_or_else(gone, |(_, name)| name.clone())
    }
}

/// Every field but the title and the body that says something: label and value.
pub(super) fn further(text: &ItemText, names: &Names) -> Vec<(String, String)> {
    let form = ItemForm::from(text);
    let fields = ItemField::of(text.details.kind());
    fields
        .filter(|field| !matches!(field, ItemField::Title | ItemField::Body) && !form.get(*field).is_empty())
        .map(|field| (field.label().to_owned(), names.of(field, form.get(field))))
        .collect()
}

/// Every field that says something in either text.
pub(super) fn pairs(from: &ItemText, to: &ItemText, names: &Names) -> Vec<FieldPair> {
    let (old, new) = (ItemForm::from(from), ItemForm::from(to));
    ItemField::of(to.details.kind())
        .filter(|field| !old.get(*field).is_empty() || !new.get(*field).is_empty())
        .map(|field| FieldPair {
            label: field.label().to_owned(),
            from: names.of(field, old.get(field)),
            to: names.of(field, new.get(field)),
        })
        .collect()
}
