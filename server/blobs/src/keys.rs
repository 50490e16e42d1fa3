//! Where in a place a file lies: `ab/cd/abcd…` by its digest, so that no folder grows beyond what file systems like.

use domain::digest::Digest;
use object_store::path::Path;

/// What [`crate::Blobs::probe`] writes. No digest is written like this, so it is never taken for a file.
const PROBE: &str = "probe";

/// Where a file lies in its place, whatever that is: `ab/cd/abcd…`.
pub fn path(digest: Digest) -> String {
    let name = digest.to_string();
    let (first, rest) = name.split_at(2);
    let (second, _) = rest.split_at(2);
    format!("{first}/{second}/{name}")
}

/// The key of a file below a prefix.
pub(crate) fn key(prefix: &Path, digest: Digest) -> Path {
    path(digest).split('/').fold(prefix.clone(), Path::join)
}

/// The key of the probe below a prefix.
pub(crate) fn probe(prefix: &Path) -> Path {
    prefix.clone().join(PROBE)
}

/// The file a key belongs to; `None` for what is none of ours.
pub(crate) fn digest(prefix: &Path, found: &Path) -> Option<Digest> {
    let digest = Digest::parse(found.filename()?)?;
    (key(prefix, digest) == *found).then_some(digest)
}

/// The 256 first folders below a prefix.
pub(crate) fn folders(prefix: &Path) -> impl Iterator<Item = Path> + Send + 'static {
    let prefix = prefix.clone();
    (0..=u8::MAX).map(move |byte| prefix.clone().join(format!("{byte:02x}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_leads_back_to_its_digest_and_nothing_else_does() {
        let digest = Digest::of(b"");
        for (prefix, wanted) in [("", "e3/b0/e3b0"), ("media/xã", "media/xã/e3/b0/e3b0")] {
            let prefix = Path::parse(prefix).unwrap();
            let key = key(&prefix, digest);
            assert!(key.as_ref().starts_with(wanted), "{key}");
            assert_eq!(super::digest(&prefix, &key), Some(digest));
            for foreign in [probe(&prefix), prefix.clone().join("e3").join("00").join(digest.to_string())] {
                assert_eq!(super::digest(&prefix, &foreign), None, "{foreign}");
            }
        }
        assert_eq!(folders(&Path::default()).count(), 256);
    }
}
