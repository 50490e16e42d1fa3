//! Where a test of behaviour plays.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::{Blobs, S3Settings};

const BUCKET: &str = "trangxa-test";

/// Makes of each function three tests: in a folder, in memory, in S3.
macro_rules! on_every_place {
    ($(async fn $name:ident($blobs:ident) $body:block)*) => {
        $(async fn $name($blobs: crate::Blobs) $body)*

        mod in_a_folder {
            $(#[tokio::test]
            async fn $name() {
                let folder = tempfile::tempdir().unwrap();
                super::$name(crate::Blobs::folder(folder.path()).unwrap()).await;
            })*
        }
        mod in_memory {
            $(#[tokio::test]
            async fn $name() {
                super::$name(crate::Blobs::memory()).await;
            })*
        }
        mod in_s3 {
            $(#[tokio::test]
            async fn $name() {
                if let Some(blobs) = crate::behaviour::ground::s3() {
                    super::$name(blobs).await;
                }
            })*
        }
    };
}
pub(crate) use on_every_place;

/// A prefix of its own in the bucket for tests; nothing where no server was named.
pub(crate) fn s3() -> Option<Blobs> {
    settings().map(|settings| Blobs::s3(&settings).unwrap())
}

pub(crate) fn settings() -> Option<S3Settings> {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let Ok(endpoint) = std::env::var("TRANGXA_TEST_S3") else {
        let all = std::env::var("TRANGXA_TEST_ALL").as_deref() == Ok("1");
        assert!(!all, "TRANGXA_TEST_ALL=1 asks for S3, but TRANGXA_TEST_S3 is not set");
        println!("SKIPPED: S3, because TRANGXA_TEST_S3 is not set");
        return None;
    };
    make_bucket(&endpoint);
    let or_test = |name: &str| std::env::var(name).unwrap_or_else(|_| "test".to_owned());
    Some(S3Settings {
        bucket: BUCKET.to_owned(),
        prefix: format!("{}-{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed)),
        endpoint: Some(endpoint),
        region: std::env::var("AWS_REGION").unwrap_or_else(|_| "us-east-1".to_owned()),
        access_key: or_test("AWS_ACCESS_KEY_ID"),
        secret_key: or_test("AWS_SECRET_ACCESS_KEY"),
        session_token: std::env::var("AWS_SESSION_TOKEN").ok(),
    })
}

/// A bucket that is there already, or a server that wants a signature, answers with an error, which is fine.
fn make_bucket(endpoint: &str) {
    let host = endpoint.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    write!(stream, "PUT /{BUCKET} HTTP/1.1\r\nhost: {host}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").unwrap();
    stream.read_to_end(&mut Vec::new()).unwrap();
}
