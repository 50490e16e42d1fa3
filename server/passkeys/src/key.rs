//! Public keys: as devices tell them, as we store them, and what they verify.

use std::fmt;
use std::str::FromStr;

use data_encoding::BASE64URL_NOPAD;
use ring::signature::{
    ECDSA_P256_SHA256_ASN1, ED25519, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey,
};

use crate::Fault;
use crate::cbor::Item;

const EDDSA: i64 = -8;
const ES256: i64 = -7;
const RS256: i64 = -257;

/// What is offered to devices, what we like best first. RS256 is for Windows machines whose chip knows nothing else.
pub(crate) const ALGORITHMS: [i64; 3] = [EDDSA, ES256, RS256];

/// A key that verifies signatures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PublicKey {
    /// Ed25519.
    EdDsa([u8; 32]),
    /// A point on P-256, uncompressed.
    Es256([u8; 65]),
    /// Modulus and exponent, without zeros in front.
    Rs256 { modulus: Vec<u8>, exponent: Vec<u8> },
}

impl PublicKey {
    /// From the map a device writes (COSE).
    pub(crate) fn of_device(map: &Item<'_>) -> Result<Self, Fault> {
        Self::read(map).ok_or(Fault::UnknownAlgorithm)
    }

    fn read(map: &Item<'_>) -> Option<Self> {
        const KIND: i64 = 1;
        const ALGORITHM: i64 = 3;
        const OCTET_KEY_PAIR: i64 = 1;
        const ELLIPTIC_CURVE: i64 = 2;
        const RSA: i64 = 3;
        const P256: i64 = 1;
        const CURVE_25519: i64 = 6;
        let number = |name| map.number(name);
        let bytes = |name| map.bytes(&Item::Number(name));
        match (number(KIND)?, number(ALGORITHM)?) {
            (OCTET_KEY_PAIR, EDDSA) if number(-1)? == CURVE_25519 => Some(Self::EdDsa(bytes(-2)?.try_into().ok()?)),
            (ELLIPTIC_CURVE, ES256) if number(-1)? == P256 => {
                let (x, y): ([u8; 32], [u8; 32]) = (bytes(-2)?.try_into().ok()?, bytes(-3)?.try_into().ok()?);
                Self::point(&[&[4], &x[..], &y[..]].concat())
            }
            (RSA, RS256) => Self::rsa(bytes(-1)?, bytes(-2)?),
            _ => None,
        }
    }

    fn point(bytes: &[u8]) -> Option<Self> {
        Some(Self::Es256(bytes.try_into().ok().filter(|point: &[u8; 65]| point[0] == 4)?))
    }

    fn rsa(modulus: &[u8], exponent: &[u8]) -> Option<Self> {
        let (modulus, exponent) = (without_zeros(modulus), without_zeros(exponent));
        // What ring verifies with: 2048 to 8192 bits, an exponent of up to 33.
        let fits = (256..=1024).contains(&modulus.len()) && (1..=5).contains(&exponent.len());
        fits.then(|| Self::Rs256 { modulus: modulus.to_vec(), exponent: exponent.to_vec() })
    }

    /// Whether `signature` is this key's over `message`.
    pub(crate) fn verify(&self, message: &[u8], signature: &[u8]) -> Result<(), Fault> {
        match self {
            Self::EdDsa(key) => UnparsedPublicKey::new(&ED25519, key).verify(message, signature),
            Self::Es256(point) => UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, point).verify(message, signature),
            Self::Rs256 { modulus, exponent } => RsaPublicKeyComponents { n: modulus, e: exponent }.verify(
                &RSA_PKCS1_2048_8192_SHA256,
                message,
                signature,
            ),
        }
        .map_err(|_| Fault::BadSignature)
    }
}

fn without_zeros(number: &[u8]) -> &[u8] {
    let zeros = number.iter().take_while(|byte| **byte == 0).count();
    number.get(zeros..).unwrap_or_default()
}

/// As it is stored: the kind and its numbers.
impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = |bytes: &[u8]| BASE64URL_NOPAD.encode(bytes);
        match self {
            Self::EdDsa(key) => write!(f, "eddsa.{}", text(key)),
            Self::Es256(point) => write!(f, "es256.{}", text(point)),
            Self::Rs256 { modulus, exponent } => write!(f, "rs256.{}.{}", text(modulus), text(exponent)),
        }
    }
}

impl FromStr for PublicKey {
    type Err = Fault;

    fn from_str(text: &str) -> Result<Self, Fault> {
        let mut parts = text.split('.');
        let kind = parts.next();
        let numbers: Vec<Vec<u8>> = parts
            .map(|part| BASE64URL_NOPAD.decode(part.as_bytes()))
            .collect::<Result<_, _>>()
            .map_err(|_| Fault::StoredKey)?;
        match (kind, numbers.as_slice()) {
            (Some("eddsa"), [key]) => key.as_slice().try_into().ok().map(Self::EdDsa),
            (Some("es256"), [point]) => Self::point(point),
            (Some("rs256"), [modulus, exponent]) => Self::rsa(modulus, exponent),
            _ => None,
        }
        .ok_or(Fault::StoredKey)
    }
}
