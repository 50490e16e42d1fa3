//! The JSON of `PublicKeyCredential.toJSON()`.

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Deserializer, de};

use crate::Fault;

/// Longer than any answer a browser gives.
pub const MAX_ANSWER_BYTES: usize = 64 * 1024;

/// The longest id the standard knows.
const MAX_ID_BYTES: usize = 1_023;

/// Bytes as they stand in JSON.
#[derive(Debug)]
pub(crate) struct Encoded(pub(crate) Vec<u8>);

impl<'de> Deserialize<'de> for Encoded {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        BASE64URL_NOPAD.decode(text.as_bytes()).map(Self).map_err(de::Error::custom)
    }
}

/// One half of every answer is the same.
#[derive(Debug, Deserialize)]
pub(crate) struct Answer<R> {
    #[serde(rename = "rawId")]
    pub(crate) raw_id: Encoded,
    #[serde(rename = "type")]
    kind: String,
    pub(crate) response: R,
}

/// Made with `navigator.credentials.create`.
#[derive(Debug, Deserialize)]
pub(crate) struct Attestation {
    #[serde(rename = "clientDataJSON")]
    pub(crate) client_data: Encoded,
    #[serde(rename = "attestationObject")]
    pub(crate) object: Encoded,
}

/// Made with `navigator.credentials.get`.
#[derive(Debug, Deserialize)]
pub(crate) struct Assertion {
    #[serde(rename = "clientDataJSON")]
    pub(crate) client_data: Encoded,
    #[serde(rename = "authenticatorData")]
    pub(crate) authenticator_data: Encoded,
    pub(crate) signature: Encoded,
    #[serde(rename = "userHandle", default)]
    pub(crate) user_handle: Option<Encoded>,
}

/// Only what names the passkey.
#[derive(Debug, Deserialize)]
struct Anything {}

impl<'de, R: Deserialize<'de>> Answer<R> {
    pub(crate) fn read(answer: &'de str) -> Result<Self, Fault> {
        if answer.len() > MAX_ANSWER_BYTES {
            return Err(Fault::Unreadable);
        }
        let answer: Self = serde_json::from_str(answer).map_err(|_| Fault::Unreadable)?;
        let length = answer.raw_id.0.len();
        if answer.kind != "public-key" || length == 0 || length > MAX_ID_BYTES {
            return Err(Fault::Unreadable);
        }
        Ok(answer)
    }
}

/// The id of the passkey that answered, to look up what is stored of it. It is a claim until
/// [`finish_sign_in`](crate::finish_sign_in) says otherwise.
pub fn credential_id(answer: &str) -> Result<Vec<u8>, Fault> {
    Answer::<Anything>::read(answer).map(|answer| answer.raw_id.0)
}
