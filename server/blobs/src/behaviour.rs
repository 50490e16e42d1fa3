//! One behaviour in every place: a folder, memory, and a server that speaks S3.
//!
//! S3 runs when `TRANGXA_TEST_S3` holds the address of a server, with the keys of the `AWS_…` variables or any; the
//! bucket `trangxa-test` is made where that needs no signature, and must be there elsewhere. Without the variable those
//! tests say `SKIPPED`, or fail when `TRANGXA_TEST_ALL=1`.

mod folder;
mod ground;
mod s3;

use bytes::Bytes;
use domain::digest::Digest;
use futures_util::TryStreamExt as _;
use ground::on_every_place;
use object_store::ObjectStoreExt as _;

use crate::{BlobError, Blobs, Stored};

/// More than one piece of any reader, and no two of its bytes in a row the same.
fn big() -> Bytes {
    (0..3_000_000_u32).map(|at| u8::try_from(at * 31 % 251).unwrap()).collect()
}

async fn listed(blobs: &Blobs) -> Vec<Stored> {
    let mut all: Vec<Stored> = blobs.list().try_collect().await.unwrap();
    all.sort_by_key(|stored| stored.digest);
    all
}

on_every_place! {
    async fn what_was_put_comes_back_and_is_kept_once(blobs) {
        for bytes in [Bytes::new(), Bytes::from_static("Thông báo".as_bytes()), big()] {
            let digest = blobs.put(bytes.clone()).await.unwrap();
            assert_eq!(digest, Digest::of(&bytes));
            assert_eq!(blobs.put(bytes.clone()).await.unwrap(), digest);
            assert_eq!(blobs.size(digest).await.unwrap(), Some(bytes.len() as u64));
            assert!(blobs.exists(digest).await.unwrap());
            assert_eq!(blobs.get(digest).await.unwrap(), Some(bytes));
        }
        assert_eq!(listed(&blobs).await.len(), 3);
    }

    async fn what_is_not_here_is_no_error(blobs) {
        let digest = Digest::of(b"x");
        assert_eq!(blobs.get(digest).await.unwrap(), None);
        for range in [None, Some(0..9), Some(0..0)] {
            assert!(blobs.stream(digest, range).await.unwrap().is_none());
        }
        assert_eq!(blobs.size(digest).await.unwrap(), None);
        assert!(!blobs.exists(digest).await.unwrap());
        assert_eq!(listed(&blobs).await, []);
        blobs.delete(digest).await.unwrap();
    }

    async fn damage_is_never_handed_out_and_putting_again_mends_it(blobs) {
        let bytes = Bytes::from_static(b"so 12/QD-UBND");
        let digest = blobs.put(bytes.clone()).await.unwrap();
        for damaged in [&b"so 13/QD-UBND"[..], b"so 12", b""] {
            blobs.store.put(&blobs.key(digest), Bytes::copy_from_slice(damaged).into()).await.unwrap();
            let error = blobs.get(digest).await.unwrap_err();
            assert!(matches!(error, BlobError::Damaged { digest: told, .. } if told == digest), "{error}");
            blobs.put(bytes.clone()).await.unwrap();
            assert_eq!(blobs.get(digest).await.unwrap(), Some(bytes.clone()));
        }
    }

    async fn a_range_is_those_bytes_and_ends_with_the_file(blobs) {
        let bytes = big();
        let (digest, end) = (blobs.put(bytes.clone()).await.unwrap(), bytes.len() as u64);
        for (range, wanted) in [
            (0..1, 0..1),
            (1_000_000..2_000_000, 1_000_000..2_000_000),
            (end - 1..end, bytes.len() - 1..bytes.len()),
            (end - 5..end + 5, bytes.len() - 5..bytes.len()),
            (7..7, 7..7),
        ] {
            let pieces: Vec<Bytes> = blobs.stream(digest, Some(range)).await.unwrap().unwrap().try_collect().await.unwrap();
            assert_eq!(pieces.concat(), bytes.slice(wanted));
        }
        let pieces: Vec<Bytes> = blobs.stream(digest, None).await.unwrap().unwrap().try_collect().await.unwrap();
        assert_eq!(pieces.concat(), bytes);
        assert!(matches!(blobs.stream(digest, Some(end..end + 1)).await, Err(BlobError::Failed { .. })));
    }

    async fn a_listing_tells_of_every_file_and_of_nothing_else(blobs) {
        let foreign = [crate::keys::probe(&blobs.prefix), blobs.prefix.clone().join("ab").join("cd").join("doc.pdf")];
        for key in foreign {
            blobs.store.put(&key, "foreign".into()).await.unwrap();
        }
        let mut digests = Vec::new();
        for number in 0..40_u8 {
            digests.push((blobs.put(vec![number; usize::from(number)].into()).await.unwrap(), u64::from(number)));
        }
        digests.sort_unstable();
        let all = listed(&blobs).await;
        assert_eq!(all.iter().map(|stored| (stored.digest, stored.size)).collect::<Vec<_>>(), digests);
        let (first, size) = digests[0];
        assert!(blobs.put(vec![u8::try_from(size).unwrap(); usize::try_from(size).unwrap()].into()).await.unwrap() == first);
        assert!(listed(&blobs).await[0].changed >= all[0].changed);
        blobs.delete(first).await.unwrap();
        assert_eq!(listed(&blobs).await.len(), 39);
        assert_eq!(blobs.get(first).await.unwrap(), None);
    }

    async fn a_probe_leaves_nothing(blobs) {
        blobs.probe().await.unwrap();
        let all: Vec<_> = blobs.store.list(Some(&blobs.prefix)).try_collect().await.unwrap();
        assert_eq!(all, []);
    }

    async fn many_may_put_and_probe_the_same_at_once(blobs) {
        let tasks = (0..8).map(|_| {
            let blobs = blobs.clone();
            tokio::spawn(async move {
                blobs.probe().await.unwrap();
                let digest = blobs.put(big()).await.unwrap();
                assert_eq!(blobs.get(digest).await.unwrap(), Some(big()));
            })
        });
        for task in tasks.collect::<Vec<_>>() {
            task.await.unwrap();
        }
        assert_eq!(listed(&blobs).await.len(), 1);
    }
}
