//! Keeping what an open page holds, by itself. Answers its script in JSON; what the page does with each answer is told in
//! `app::islands::autosave`.

use app::paths::desk::{Autosave, Item, Presence};
use axum::response::Response;
use domain::item::{FieldFault, ItemForm, ItemId, ItemKind, ItemText};
use http::StatusCode;
use serde_json::{Value, json};

use crate::actions::writing::{self, SaveOutcome};
use crate::web::desk::editor::posted::{draft, kind, typed, version};
use crate::web::desk::editor::{bad_reference, load};
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::respond;
use crate::web::respond::error::ErrorKind;

/// `POST /don-vi/{unit}/bai-viet/moi/tu-luu`
pub async fn first(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    let fields = &request.posted.fields;
    if !request.posted.trusted {
        return Ok(other_session());
    }
    let (text, faults) = typed(fields).check_leniently(kind(fields), None);
    let writer = place.desk.drafter().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let outcome = writing::create(&place.app.core, writer, draft(fields, text, true)).await?;
    answered(place, outcome, faults, true)
}

/// `POST /don-vi/{unit}/bai-viet/{id}/tu-luu`
pub async fn again(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, request.item()?);
    let fields = &request.posted.fields;
    let Some(version) = version(fields).filter(|_| request.posted.trusted) else { return Ok(other_session()) };
    // What does not hold keeps the value it has; read apart from the save, which then decides whether it is stale.
    let item = load(place, id).await?;
    let (text, faults) = typed(fields).check_leniently(item.text.details.kind(), Some(&item.text));
    let writer = place.desk.drafter().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let outcome = writing::save(&place.app.core, writer, id, version, draft(fields, text, true)).await?;
    answered(place, outcome, faults, false)
}

/// The page belongs to a session that is gone; nothing was kept.
fn other_session() -> Response {
    respond::json(StatusCode::FORBIDDEN, &json!({ "outcome": "other_session" }))
}

fn answered(
    place: &Place,
    outcome: SaveOutcome,
    faults: Vec<FieldFault>,
    is_first: bool,
) -> Result<Response, DeskFault> {
    let at = place.app.core.clock.now().vietnam_clock();
    let (status, value) = match outcome {
        SaveOutcome::Saved { id, version, number } => {
            let value =
                json!({ "outcome": "saved", "version": version, "number": number, "at": at, "faults": told(faults) });
            (StatusCode::OK, if is_first { with_places(place, id, value) } else { value })
        }
        SaveOutcome::Merged { other, text, version, number } => {
            let value = json!({
                "outcome": "merged", "version": version, "number": number, "at": at, "by": other.saved_by,
                "fields": values(&text), "faults": told(faults),
            });
            (StatusCode::OK, if is_first { with_places(place, other.id, value) } else { value })
        }
        SaveOutcome::BadReference(field) => {
            let fault = bad_reference(field);
            let sentence = fault.sentence.clone();
            let value = json!({ "outcome": "refused", "sentence": sentence, "faults": told(vec![fault]) });
            (StatusCode::UNPROCESSABLE_ENTITY, value)
        }
        SaveOutcome::BaseNeeded => (StatusCode::CONFLICT, json!({ "outcome": "base_needed" })),
        SaveOutcome::Stale(other) => {
            let value = json!({ "outcome": "conflict", "by": other.saved_by, "at": other.saved_at.vietnam_clock() });
            (StatusCode::CONFLICT, value)
        }
        SaveOutcome::Missing => return Err(DeskFault::Kind(ErrorKind::NotFound)),
    };
    Ok(respond::json(status, &value))
}

fn told(faults: Vec<FieldFault>) -> Vec<[String; 2]> {
    faults.into_iter().map(|fault| [fault.field.name().to_owned(), fault.sentence]).collect()
}

/// Every field as the form would show it.
fn values(text: &ItemText) -> Vec<[String; 2]> {
    let form = ItemForm::from(text);
    let kind: ItemKind = text.details.kind();
    let fields = domain::item::ItemField::of(kind);
    fields.map(|field| [field.name().to_owned(), form.get(field).to_owned()]).collect()
}

/// Where an item that was just made is found from now on.
fn with_places(place: &Place, id: ItemId, mut value: Value) -> Value {
    let (unit, id) = (|| place.unit.slug.clone(), id.0);
    value["item"] = Item { unit: unit(), id }.to_string().into();
    value["save_href"] = Autosave { unit: unit(), id }.to_string().into();
    value["presence_href"] = Presence { unit: unit(), id }.to_string().into();
    value
}
