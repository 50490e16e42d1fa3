//! What is remembered between the question and the answer.

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};

use crate::{Fault, Person, Site};

/// The bytes of a challenge.
pub const CHALLENGE_BYTES: usize = 32;

/// How long an answer may take.
pub const CHALLENGE_SECONDS: i64 = 5 * 60;

const MICROS_PER_SECOND: i64 = 1_000_000;

/// A question, in two halves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// JSON for the browser, as `PublicKeyCredential.parseCreationOptionsFromJSON` or `parseRequestOptionsFromJSON` take it.
    pub options: String,
    /// To be kept on the server, in the session, for one answer.
    pub state: String,
}

/// What was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Purpose {
    Registration,
    SignIn,
}

/// The server's half of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Pending {
    purpose: Purpose,
    /// As browsers repeat it.
    challenge: String,
    /// UTC microseconds since 1970.
    since: i64,
    /// After a password: the only passkeys that may answer.
    allowed: Option<Vec<String>>,
}

impl Pending {
    pub(crate) fn new(purpose: Purpose, challenge: &[u8; CHALLENGE_BYTES], now: i64) -> Self {
        let challenge = BASE64URL_NOPAD.encode(challenge);
        Self { purpose, challenge, since: now, allowed: None }
    }

    /// The step after a password: one of these passkeys, and having it is enough.
    pub(crate) fn second_step(mut self, allowed: &[Vec<u8>]) -> Self {
        self.allowed = Some(allowed.iter().map(|id| BASE64URL_NOPAD.encode(id)).collect());
        self
    }

    pub(crate) fn challenge(&self) -> &str {
        &self.challenge
    }

    pub(crate) fn state(&self) -> String {
        // Names, numbers and texts are always JSON.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The request that `state` keeps, while an answer may come. What is of another sort, or was written by another
    /// version of this program, is as good as gone.
    pub(crate) fn open(state: &str, purpose: Purpose, now: i64) -> Result<Self, Fault> {
        let pending: Self = serde_json::from_str(state).map_err(|_| Fault::Expired)?;
        // The clocks of two nodes differ a little: a moment to come is no fault.
        let age = now.saturating_sub(pending.since);
        if pending.purpose != purpose || age > CHALLENGE_SECONDS * MICROS_PER_SECOND {
            return Err(Fault::Expired);
        }
        Ok(pending)
    }

    /// The passkey stands alone, with no password before it: the device must have made sure who holds it.
    pub(crate) fn must_verify(&self) -> bool {
        self.allowed.is_none()
    }

    /// Whether this passkey may answer.
    pub(crate) fn admits(&self, id: &[u8]) -> bool {
        self.allowed.as_ref().is_none_or(|allowed| allowed.contains(&BASE64URL_NOPAD.encode(id)))
    }
}

/// How passkeys are named to a browser.
pub(crate) fn descriptors(ids: &[Vec<u8>]) -> Vec<serde_json::Value> {
    ids.iter().map(|id| serde_json::json!({ "type": "public-key", "id": BASE64URL_NOPAD.encode(id) })).collect()
}

/// How long a browser waits, in milliseconds.
pub(crate) const TIMEOUT_MILLIS: i64 = CHALLENGE_SECONDS * 1_000;

/// What `navigator.credentials.create` is asked for.
pub(crate) fn creation_options(site: &Site, person: &Person, existing: &[Vec<u8>], pending: &Pending) -> String {
    serde_json::json!({
        "rp": { "id": site.rp_id, "name": site.name },
        "user": {
            "id": BASE64URL_NOPAD.encode(&person.handle),
            "name": person.name,
            "displayName": person.display_name,
        },
        "challenge": pending.challenge(),
        "pubKeyCredParams": crate::key::ALGORITHMS.map(|alg| serde_json::json!({ "type": "public-key", "alg": alg })),
        "timeout": TIMEOUT_MILLIS,
        "excludeCredentials": descriptors(existing),
        "authenticatorSelection": {
            // The passkey must be found without an account being named, and unlocks by a finger, a face or a PIN.
            "residentKey": "required",
            "requireResidentKey": true,
            "userVerification": "required",
        },
        "attestation": "none",
    })
    .to_string()
}

/// What `navigator.credentials.get` is asked for.
pub(crate) fn request_options(site: &Site, allowed: &[Vec<u8>], pending: &Pending) -> String {
    serde_json::json!({
        "rpId": site.rp_id,
        "challenge": pending.challenge(),
        "timeout": TIMEOUT_MILLIS,
        "allowCredentials": descriptors(allowed),
        "userVerification": if pending.must_verify() { "required" } else { "preferred" },
    })
    .to_string()
}
