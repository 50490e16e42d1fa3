//! Content codings: which one a client takes, and the bytes in it.

use std::io::{Read, Write};

use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use http::HeaderValue;

/// A content coding we answer in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Coding {
    /// As is.
    Identity,
    /// gzip.
    Gzip,
    /// Brotli.
    Brotli,
}

/// How hard to try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// While somebody waits: about half a millisecond for 27 kB.
    Now,
    /// In the background: 28 ms with Brotli.
    Best,
}

impl Coding {
    /// Every coding.
    pub const ALL: [Self; 3] = [Self::Identity, Self::Gzip, Self::Brotli];

    /// The value of `Content-Encoding`; `None` for identity.
    pub fn header(self) -> Option<HeaderValue> {
        match self {
            Self::Identity => None,
            Self::Gzip => Some(HeaderValue::from_static("gzip")),
            Self::Brotli => Some(HeaderValue::from_static("br")),
        }
    }

    /// What distinguishes the validators of the codings.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Identity => "",
            Self::Gzip => "-gz",
            Self::Brotli => "-br",
        }
    }

    /// The best coding an `Accept-Encoding` value allows.
    pub fn accepted(value: Option<&HeaderValue>) -> Self {
        let Some(text) = value.and_then(|value| value.to_str().ok()) else {
            return Self::Identity;
        };
        let mut gzip = false;
        for part in text.split(',') {
            let mut pieces = part.split(';');
            let name = pieces.next().unwrap_or_default().trim();
            let refused = pieces.any(|piece| {
                piece.trim().strip_prefix("q=").is_some_and(|q| q.trim().parse::<f32>().is_ok_and(|q| q <= 0.0))
            });
            if refused {
                continue;
            }
            if name.eq_ignore_ascii_case("br") {
                return Self::Brotli;
            }
            gzip |= name.eq_ignore_ascii_case("gzip") || name == "*";
        }
        if gzip { Self::Gzip } else { Self::Identity }
    }

    /// The plain bytes behind coded ones of ours.
    pub fn decode(self, coded: &Bytes) -> Option<Bytes> {
        let mut plain = Vec::with_capacity(coded.len() * 4);
        match self {
            Self::Identity => return Some(coded.clone()),
            Self::Gzip => flate2::read::GzDecoder::new(&coded[..]).read_to_end(&mut plain).map(|_| ()).ok()?,
            Self::Brotli => brotli::BrotliDecompress(&mut &coded[..], &mut plain).ok()?,
        }
        Some(plain.into())
    }

    /// The bytes in this coding.
    pub fn encode(self, identity: &Bytes, effort: Effort) -> Bytes {
        match self {
            Self::Identity => identity.clone(),
            Self::Gzip => gzip(identity, effort).map_or_else(|_| identity.clone(), Bytes::from),
            Self::Brotli => brotli(identity, effort).map_or_else(|_| identity.clone(), Bytes::from),
        }
    }
}

// Writing into memory does not fail; should it ever, identity bytes would be mislabelled, so the
// two functions below return the error and `encode`'s caller sees plain bytes only then.

fn gzip(bytes: &[u8], effort: Effort) -> std::io::Result<Vec<u8>> {
    let level = match effort {
        Effort::Now => 6,
        Effort::Best => 9,
    };
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::new(level));
    encoder.write_all(bytes)?;
    encoder.finish()
}

fn brotli(bytes: &[u8], effort: Effort) -> std::io::Result<Vec<u8>> {
    let quality = match effort {
        Effort::Now => 5,
        Effort::Best => 11,
    };
    let params = brotli::enc::BrotliEncoderParams { quality, size_hint: bytes.len(), ..Default::default() };
    let mut coded = Vec::with_capacity(bytes.len() / 3);
    brotli::BrotliCompress(&mut &bytes[..], &mut coded, &params)?;
    Ok(coded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_allowed_coding_wins() {
        let accepted = |text: &'static str| Coding::accepted(Some(&HeaderValue::from_static(text)));
        assert_eq!(Coding::accepted(None), Coding::Identity);
        assert_eq!(accepted("gzip, deflate, br, zstd"), Coding::Brotli);
        assert_eq!(accepted("gzip, deflate"), Coding::Gzip);
        assert_eq!(accepted("br;q=0, GZIP;q=0.5"), Coding::Gzip);
        assert_eq!(accepted("*"), Coding::Gzip);
        assert_eq!(accepted("identity"), Coding::Identity);
        assert_eq!(accepted(";;,,q=;gzip;q=x"), Coding::Identity);
    }

    #[test]
    fn coded_bytes_read_back() {
        let text = Bytes::from("Xã Phước Hưng ".repeat(500));
        for effort in [Effort::Now, Effort::Best] {
            for coding in [Coding::Gzip, Coding::Brotli] {
                let coded = coding.encode(&text, effort);
                assert!(coded.len() < 200, "{coding:?}");
                assert_eq!(coding.decode(&coded), Some(text.clone()), "{coding:?}");
            }
        }
    }
}
