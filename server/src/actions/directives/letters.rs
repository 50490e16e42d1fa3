//! Letters about directives: of the sending, before the deadline and behind it, and when the province asks. Each unit's in
//! a transaction of its own, so that sending to many holds up nobody.

use domain::unit::UnitId;
use store::{DueLetter, LetterToUnit, StoreError, Tx, Whence};

use crate::core::{ActionError, Core, detached};
use crate::mail::letters::{self, DirectiveTold, To};

/// Units looked at in one go.
const AT_ONCE: u64 = 10;

/// A unit that is told.
#[derive(Clone, Debug)]
pub struct Addressee {
    /// Its full name.
    pub name: String,
    /// Its list of directives at the desk, absolute.
    pub desk: String,
}

/// Who a unit is: one that is told, or the one that sent it.
pub type Who<'a> = &'a (dyn Fn(UnitId) -> Option<Addressee> + Sync);

/// Writes some of the letters that are due, to whoever may publish at each unit; how many units were told. One that
/// fails holds up no other.
pub async fn step(core: &Core, who: Who<'_>) -> Result<u64, ActionError> {
    let mut told = 0;
    for due in core.store.due_directive_letters(core.clock.now(), AT_ONCE).await? {
        match Whence::schedule().scope(tell(core, who, due)).await {
            Ok(letters) => told += letters,
            Err(error) => {
                tracing::error!(directive = due.id.0, unit = due.unit.0, %error, "a unit could not be told of a directive");
            }
        }
    }
    Ok(told)
}

/// The same until nothing is due any more.
pub async fn catch_up(core: &Core, who: Who<'_>) -> Result<(), ActionError> {
    while step(core, who).await? > 0 {}
    Ok(())
}

async fn tell(core: &Core, who: Who<'_>, due: DueLetter) -> Result<u64, ActionError> {
    let (core, now) = (core.clone(), core.clock.now());
    let between = who(due.unit).zip(who(due.issuer));
    detached(async move {
        let between = &between;
        core.store
            .write(|tx| async move {
                let Some(letter) = tx.directive_letter(due, now).await? else { return Ok(0) };
                if let Some((unit, issuer)) = between {
                    write(&tx, due, &letter, (unit, &issuer.name), now).await?;
                }
                Ok::<u64, ActionError>(1)
            })
            .await
    })
    .await
}

async fn write(
    tx: &Tx,
    due: DueLetter,
    letter: &LetterToUnit,
    (unit, issuer): (&Addressee, &str),
    now: domain::moment::Moment,
) -> Result<(), StoreError> {
    let LetterToUnit { letter: about, directive } = letter;
    let link = format!("{}/{}", unit.desk, due.id.0);
    for person in tx.people().own_publishers(due.unit).await? {
        let told = DirectiveTold {
            to: To { email: &person.email, name: &person.name },
            unit: &unit.name,
            issuer,
            title: &directive.text.title,
            number: directive.text.number.as_deref(),
            deadline: directive.text.deadline,
            reason: directive.receipt.returned.as_ref().map(|(_, reason)| reason.as_str()),
            link: &link,
        };
        tx.outbox().add(&letters::directive(&told, *about), now).await?;
    }
    Ok(())
}
