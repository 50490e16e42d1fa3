//! Who learns by a letter of what happened to a request.

use domain::hamlet::HamletId;
use domain::help_request::RequestId;
use domain::moment::Moment;
use domain::person::PersonId;
use domain::topic::Topic;
use store::{StoreError, Tx};

use super::Whose;
use crate::mail::letters::{self, RequestTold, To};

/// What a letter says of a request.
pub(super) struct ToTell {
    pub id: RequestId,
    pub hamlet: Option<(HamletId, String)>,
    pub topic: Topic,
    pub due: Moment,
}

/// Tells the team of the hamlet; whoever runs the unit where nobody of a team can sign in, or the resident knew no hamlet.
pub(super) async fn tell_team(tx: &Tx, whose: &Whose, told: &ToTell, at: Moment) -> Result<(), StoreError> {
    let team = match &told.hamlet {
        Some((hamlet, _)) => tx.people().team_of(whose.unit, *hamlet).await?,
        None => Vec::new(),
    };
    let people = if team.is_empty() { tx.people().administrators(Some(whose.unit)).await? } else { team };
    send(tx, whose, told, people, letters::request_came, at).await
}

pub(super) async fn send(
    tx: &Tx,
    whose: &Whose,
    told: &ToTell,
    people: Vec<PersonId>,
    write: fn(&RequestTold<'_>) -> domain::letter::Letter,
    at: Moment,
) -> Result<(), StoreError> {
    let link = format!("{}/{}", whose.desk, told.id.0);
    for person in people {
        let Some(person) = tx.people().person(person).await? else { continue };
        let letter = write(&RequestTold {
            to: To { email: &person.email, name: &person.name },
            unit: &whose.name,
            hamlet: told.hamlet.as_ref().map(|(_, name)| name.as_str()),
            topic: told.topic,
            due: told.due,
            link: &link,
        });
        tx.outbox().add(&letter, at).await?;
    }
    Ok(())
}
