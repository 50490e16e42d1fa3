//! What only S3 has: prefixes beside each other, buckets that are not there, servers that do not answer.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use bytes::Bytes;

use super::{ground, listed};
use crate::{Blobs, S3Settings};

#[tokio::test]
async fn one_prefix_knows_nothing_of_another_that_begins_alike() {
    let Some(settings) = ground::settings() else { return };
    let beside = S3Settings { prefix: format!("{}0", settings.prefix), ..settings.clone() };
    let (one, other) = (Blobs::s3(&settings).unwrap(), Blobs::s3(&beside).unwrap());
    let digest = other.put(Bytes::from_static(b"x")).await.unwrap();
    assert_eq!(listed(&one).await, []);
    assert!(!one.exists(digest).await.unwrap());
    assert_eq!(listed(&other).await.len(), 1);
}

#[tokio::test]
async fn more_files_than_one_page_are_listed() {
    let Some(blobs) = ground::s3() else { return };
    for number in 0..1_050_u32 {
        blobs.put(number.to_be_bytes().to_vec().into()).await.unwrap();
    }
    assert_eq!(listed(&blobs).await.len(), 1_050);
}

#[tokio::test]
async fn a_bucket_that_is_not_there_fails_the_probe() {
    let Some(settings) = ground::settings() else { return };
    let settings = S3Settings { bucket: "khong-co".to_owned(), ..settings };
    let error = Blobs::s3(&settings).unwrap().probe().await.unwrap_err().to_string();
    assert!(error.starts_with("the bucket s3://khong-co/") && error.contains("could not keep a file"), "{error}");
}

#[tokio::test]
async fn a_server_that_is_not_there_fails_soon() {
    for scheme in ["http", "https"] {
        nobody_listens(scheme).await;
    }
}

async fn nobody_listens(scheme: &str) {
    // Bound and let go: nobody listens there now.
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let blobs = Blobs::s3(&S3Settings {
        bucket: "xa".to_owned(),
        prefix: String::new(),
        endpoint: Some(format!("{scheme}://{address}")),
        region: "us-east-1".to_owned(),
        access_key: "a".to_owned(),
        secret_key: "bí mật".to_owned(),
        session_token: None,
    });
    let start = Instant::now();
    let error = blobs.unwrap().probe().await.unwrap_err().to_string();
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    assert!(
        error.starts_with(&format!("the bucket s3://xa at {scheme}://{address} could not keep a file: ")),
        "{error}"
    );
    assert!(!error.contains("bí mật"), "{error}");
}
