//! Making what pages show of a picture, beside the requests and at most two at once. The row of the picture is the job:
//! what a process leaves undone is taken up by the next that looks.

use std::sync::Arc;

use blobs::{BlobError, Digest};
use bytes::Bytes;
use pictures::{CARD_HEIGHT, CARD_WIDTH, Focus, Made, Refusal, RenditionFormat};
use store::{Claim, NewRendition, Prepared};
use tokio::sync::Semaphore;

use crate::core::{ActionError, Core, detached};

/// Decoders at once in this process: each may hold some 70 MB.
const AT_ONCE: usize = 2;

/// How long a claim holds. No picture that is accepted takes a tenth of it.
const CLAIM_SECONDS: i64 = 300;

/// Said of a picture that ended the process, or could not be finished, again and again.
const HOPELESS: &str = "Máy chủ đã thử nhiều lần mà không xử lý được ảnh này. Hãy mở ảnh bằng một ứng dụng xem ảnh, lưu lại thành JPEG rồi tải lên lần nữa.";

/// Said of a picture whose bytes are gone.
const GONE: &str = "Không còn dữ liệu của ảnh này. Hãy xóa ảnh rồi tải lên lần nữa.";

/// Takes up pictures that wait, two at a time, while there are any.
#[derive(Clone, Debug)]
pub struct Preparing {
    room: Arc<Semaphore>,
}

impl Default for Preparing {
    fn default() -> Self {
        Self { room: Arc::new(Semaphore::new(AT_ONCE)) }
    }
}

impl Preparing {
    /// Begins with as many waiting pictures as there is room for; each goes on in a task of its own, and is followed by
    /// the next. Returns at once.
    pub async fn step(&self, core: &Core) -> Result<(), ActionError> {
        while let Ok(permit) = Arc::clone(&self.room).try_acquire_owned() {
            let Some(claim) = claim(core).await? else { return Ok(()) };
            let core = core.clone();
            tokio::spawn(async move {
                let _permit = permit;
                let mut next = Some(claim);
                while let Some(claim) = next {
                    if let Err(error) = prepare(&core, claim).await {
                        tracing::warn!(%error, "a picture could not be prepared; it will be tried again");
                        return;
                    }
                    next = match self::claim(&core).await {
                        Ok(claim) => claim,
                        Err(error) => {
                            tracing::warn!(%error, "could not look for pictures that wait");
                            return;
                        }
                    };
                }
            });
        }
        Ok(())
    }
}

/// Prepares everything that waits, one after the other; how many. For the command line and tests.
pub async fn all(core: &Core) -> Result<usize, ActionError> {
    let mut count = 0;
    while let Some(claim) = claim(core).await? {
        prepare(core, claim).await?;
        count += 1;
    }
    Ok(count)
}

async fn claim(core: &Core) -> Result<Option<Claim>, ActionError> {
    let now = core.clock.now();
    Ok(core.store.claim_picture(now, now.plus_seconds(CLAIM_SECONDS)).await?)
}

async fn prepare(core: &Core, claim: Claim) -> Result<(), ActionError> {
    let outcome = outcome(core, &claim).await;
    let core = core.clone();
    detached(async move {
        let claim = &claim;
        let prepared = match outcome {
            Ok(prepared) => prepared,
            Err(failure) => {
                // The place of the bytes failed, not the picture.
                core.store.write(|tx| async move { Ok::<_, ActionError>(tx.gave_up(claim).await?) }).await?;
                return Err(failure);
            }
        };
        let prepared = &prepared;
        core.store.write(|tx| async move { Ok::<_, ActionError>(tx.prepared(claim, prepared).await?) }).await
    })
    .await?;
    Ok(())
}

async fn outcome(core: &Core, claim: &Claim) -> Result<Prepared, ActionError> {
    if claim.is_hopeless {
        let is_ready = claim.largest.is_some();
        return Ok(if is_ready { Prepared::NoCard } else { Prepared::Broken(HOPELESS.to_owned()) });
    }
    let focus = Focus::from_number(claim.focus.number()).unwrap_or_default();
    if let Some(largest) = &claim.largest {
        let Some(bytes) = read(core, largest).await? else { return Ok(Prepared::NoCard) };
        let card = computed(move || pictures::social_card(&bytes, focus)).await?;
        return Ok(match card {
            Ok(card) => Prepared::Card(kept(core, "card", (CARD_WIDTH, CARD_HEIGHT), card).await?),
            Err(_) => Prepared::NoCard,
        });
    }
    let original = match &claim.digest {
        Some(digest) => read(core, digest).await?,
        None => None,
    };
    let Some(bytes) = original else { return Ok(Prepared::Broken(GONE.to_owned())) };
    let made = computed(move || {
        let made = pictures::renditions(&bytes)?;
        let largest = made.files.iter().filter(|one| one.format == RenditionFormat::Jpeg).max_by_key(|one| one.width);
        let card = largest.map(|largest| pictures::social_card(&largest.bytes, focus)).transpose()?;
        Ok((made, card))
    });
    let (made, card): (Made, Option<Vec<u8>>) = match made.await? {
        Ok(made) => made,
        Err(refusal) => {
            let refusal: Refusal = refusal;
            return Ok(Prepared::Broken(refusal.sentence()));
        }
    };
    let mut renditions = Vec::new();
    let (mut width, mut height) = (0, 0);
    for file in made.files {
        if file.width > width {
            (width, height) = (file.width, file.height);
        }
        let format = match file.format {
            RenditionFormat::WebP => "webp",
            RenditionFormat::Jpeg => "jpg",
        };
        renditions.push(kept(core, format, (file.width, file.height), file.bytes).await?);
    }
    if let Some(card) = card {
        renditions.push(kept(core, "card", (CARD_WIDTH, CARD_HEIGHT), card).await?);
    }
    Ok(Prepared::Ready { width, height, colour: made.colour.number(), renditions })
}

async fn kept(
    core: &Core,
    format: &'static str,
    (width, height): (u32, u32),
    bytes: Vec<u8>,
) -> Result<NewRendition, BlobError> {
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let digest = core.blobs.put(bytes.into()).await?.to_string();
    Ok(NewRendition { format, width, height, digest, bytes: length })
}

async fn read(core: &Core, digest: &str) -> Result<Option<Bytes>, BlobError> {
    match Digest::parse(digest) {
        Some(digest) => core.blobs.get(digest).await,
        None => Ok(None),
    }
}

/// On a thread that may be blocked.
async fn computed<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
) -> Result<Result<T, Refusal>, ActionError> {
    tokio::task::spawn_blocking(work).await.map_err(|_| ActionError::Stopping)
}
