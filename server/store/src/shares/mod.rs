//! Items shared with other units: what the source sees of them, what each receiver does with them, and what the pages of
//! receivers show. A page asks by its own unit (`share_units`); the words come from the source's public text, joined while
//! they are read, so what is taken back there is nowhere.

mod adapting;
mod blocks;
mod counting;
mod following;
mod inbox;
mod received;
mod receiving;
mod rows;
mod sending;
mod sent;
mod subscriptions;

use domain::moment::Moment;
use domain::share::{Adaptation, Audience, Mode, Overridable, Overrides, Reception, ShareTerms, SourceText, Voice};
use sea_orm::{ConnectionTrait, EntityTrait};

use crate::entities::{share, share_adaptation};
use crate::error::StoreError;
use crate::profile::name_of;
use crate::stored;

pub use self::adapting::Adapted;
pub(crate) use self::blocks::showing_block;
pub use self::counting::ShareCounts;
pub(crate) use self::following::{goes_public, is_taken_back};
pub(crate) use self::inbox::inbox_counts;
pub use self::inbox::{InboxCounts, InboxTab, ReceivedRow};
pub use self::received::{Received, SavedAdaptation};
pub use self::receiving::Received as ReceptionChange;
pub use self::sending::{Reconciled, ShareSet};
pub use self::sent::{DeskShare, SentShare, ShareReceipt, StandingShare};
pub use self::subscriptions::{Subscribed, Subscription, SubscriptionWish};

#[cfg(test)]
pub(crate) use self::inbox::{inbox_counts_query, inbox_query};

/// Numbers of units or people in one statement, well below what the engines take.
const AT_ONCE: usize = 20_000;

fn terms_of(row: &share::Model) -> Result<ShareTerms, StoreError> {
    Ok(ShareTerms {
        audience: Audience::from_code(&row.audience).ok_or_else(|| stored::unreadable("audience", &row.audience))?,
        mode: mode(&row.mode)?,
        adaptable: Overridable::set(&row.adaptable),
    })
}

fn mode(code: &str) -> Result<Mode, StoreError> {
    Mode::from_code(code).ok_or_else(|| stored::unreadable("mode of a share", code))
}

fn reception(code: &str) -> Result<Reception, StoreError> {
    Reception::from_code(code).ok_or_else(|| stored::unreadable("reception", code))
}

/// A moment and whose deed it was; the name is `None` once that person is gone, or where nobody did it.
type ByWhom = (Moment, Option<String>);

async fn by_whom(
    connection: &impl ConnectionTrait,
    at: Option<i64>,
    person: Option<i64>,
) -> Result<Option<ByWhom>, StoreError> {
    match at {
        Some(at) => Ok(Some((Moment::from_micros(at), name_of(connection, person).await?))),
        None => Ok(None),
    }
}

pub(crate) fn adaptation_of(row: &share_adaptation::Model) -> Adaptation {
    Adaptation {
        voice: Voice {
            introduction: row.introduction.clone(),
            closing: row.closing.clone(),
            contacts: row.contacts.clone(),
        },
        overrides: Overrides { title: row.title.clone(), summary: row.summary.clone(), body: row.body.clone() },
    }
}

/// One saved adaptation.
async fn adaptation(
    connection: &impl ConnectionTrait,
    unit: i64,
    share: i64,
    number: i32,
) -> Result<Option<share_adaptation::Model>, StoreError> {
    Ok(share_adaptation::Entity::find_by_id((unit, share, number)).one(connection).await?)
}

/// What a saved text of a source says of what may be overridden; `None` where there is none of this number.
pub(crate) async fn source_text(
    connection: &impl ConnectionTrait,
    (unit, item): (domain::unit::UnitId, domain::item::ItemId),
    number: i32,
) -> Result<Option<SourceText>, StoreError> {
    let text = crate::desk::revisions::saved_text(connection, unit, item, number).await?;
    Ok(text.map(|text| SourceText { title: text.title, summary: text.summary, body: text.body }))
}
