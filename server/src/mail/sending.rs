//! Sending what waits in the outbox, beside the requests and one letter after the other. The row of the letter is the
//! job: what a process leaves undone is taken up by the next that looks.

use std::sync::Arc;

use store::{Failed, LetterClaim};
use tokio::sync::Semaphore;

use super::place::Mail;
use crate::core::{ActionError, Core, detached};

/// How long a claim holds; handing a letter over takes less or is given up.
const CLAIM_SECONDS: i64 = 300;

/// Takes up letters that wait while there are any.
#[derive(Clone, Debug)]
pub struct Sending {
    mail: Mail,
    room: Arc<Semaphore>,
}

impl Sending {
    /// Hands letters over there.
    pub fn new(mail: Mail) -> Self {
        Self { mail, room: Arc::new(Semaphore::new(1)) }
    }

    /// Begins with the letter that is due longest, unless one is being sent; it goes on in a task of its own and is
    /// followed by the next, until one fails. Returns at once.
    pub async fn step(&self, core: &Core) -> Result<(), ActionError> {
        let Ok(permit) = Arc::clone(&self.room).try_acquire_owned() else { return Ok(()) };
        let Some(claim) = claim(core).await? else { return Ok(()) };
        let (core, mail) = (core.clone(), self.mail.clone());
        tokio::spawn(async move {
            let _permit = permit;
            if let Err(error) = go_on(&core, &mail, claim).await {
                tracing::warn!(%error, "could not note what became of a letter");
            }
        });
        Ok(())
    }
}

/// Sends everything that is due, one letter after the other; how many arrived. For tests.
pub async fn all(core: &Core, mail: &Mail) -> Result<usize, ActionError> {
    let mut count = 0;
    while let Some(claim) = claim(core).await? {
        count += usize::from(send(core, mail, claim).await?);
    }
    Ok(count)
}

async fn go_on(core: &Core, mail: &Mail, first: LetterClaim) -> Result<(), ActionError> {
    let mut next = Some(first);
    while let Some(claim) = next {
        // Where one letter fails the others would most likely fail as well; the next look takes up one of them.
        if !send(core, mail, claim).await? {
            return Ok(());
        }
        next = self::claim(core).await?;
    }
    Ok(())
}

async fn claim(core: &Core) -> Result<Option<LetterClaim>, ActionError> {
    let now = core.clock.now();
    Ok(core.store.claim_letter(now, now.plus_seconds(CLAIM_SECONDS)).await?)
}

/// Whether it arrived where it is handed over.
async fn send(core: &Core, mail: &Mail, claim: LetterClaim) -> Result<bool, ActionError> {
    let number = core.entropy.bytes()?;
    let outcome = mail.send(&claim.letter, claim.id, core.clock.now(), number).await;
    let core = core.clone();
    detached(async move {
        let (now, claim) = (core.clock.now(), &claim);
        let Err(error) = outcome else {
            core.store.write(|tx| async move { Ok::<_, ActionError>(tx.outbox().sent(claim).await?) }).await?;
            return Ok(true);
        };
        let for_good = error.is_for_good();
        let write = core.store.write(|tx| async move {
            let outbox = tx.outbox();
            let failed = if for_good { outbox.refused(claim, now).await? } else { outbox.failed(claim, now).await? };
            Ok::<_, ActionError>(failed)
        });
        match write.await? {
            Failed::Again(next) => {
                tracing::warn!(letter = claim.id, tries = claim.tries, next = next.iso_utc(), %error, "a letter could not be sent");
            }
            Failed::GivenUp => {
                tracing::error!(letter = claim.id, tries = claim.tries, %error, "a letter is given up");
            }
            Failed::NotOurs => {}
        }
        Ok(false)
    })
    .await
}
