//! What a form of the editor says.

use domain::item::{ItemField, ItemForm, ItemKind, ItemText};
use domain::revision::RevisionNote;
use domain::writing::{PageKey, Turn};

use crate::actions::writing::{Base, Draft};
use crate::web::form::Fields;

/// Before the name of a field: what it said in the text the form grew from.
const BASE: &str = "goc.";

pub(in crate::web::desk) fn typed(fields: &Fields) -> ItemForm {
    let mut form = ItemForm::default();
    for &field in ItemField::ALL {
        form.set(field, fields.get(field.name()));
    }
    form
}

pub(super) fn noted(fields: &Fields) -> &str {
    fields.get(RevisionNote::FIELD)
}

/// What a new item is to be; an unknown word makes an article.
pub(in crate::web::desk) fn kind(fields: &Fields) -> ItemKind {
    ItemKind::from_word(fields.get("loai")).unwrap_or_default()
}

pub(in crate::web::desk) fn version(fields: &Fields) -> Option<i64> {
    fields.get("phien_ban").parse().ok()
}

/// The open page a form comes from.
pub(super) fn key(fields: &Fields) -> Option<PageKey> {
    PageKey::parse(fields.get(PageKey::FIELD))
}

/// A checked text with the page it comes from and what it grew from.
pub(in crate::web::desk) fn draft(fields: &Fields, text: ItemText, is_auto: bool) -> Draft {
    let number = fields.get(PageKey::TURN_FIELD).parse().unwrap_or_default();
    let turn = key(fields).map(|page| Turn { page, number, is_auto });
    Draft { text, note: None, turn, base: Base { number: fields.get("goc").parse().ok(), form: base(fields) } }
}

/// The text the form grew from, where the page tells it.
fn base(fields: &Fields) -> Option<ItemForm> {
    let told = |field: &ItemField| fields.pairs().iter().any(|(key, _)| key.strip_prefix(BASE) == Some(field.name()));
    ItemField::ALL.iter().any(told).then(|| {
        ItemField::ALL
            .iter()
            .fold(ItemForm::default(), |form, &field| form.with(field, fields.get(&format!("{BASE}{}", field.name()))))
    })
}
