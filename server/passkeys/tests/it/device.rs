//! A browser and a device in one, and what stands on the other side.

use data_encoding::BASE64URL_NOPAD;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use passkeys::{
    Begun, Fault, NewPasskey, Person, Site, Stored, Verified, begin_registration, begin_sign_in, finish_registration,
    finish_sign_in,
};
use ring::digest::{SHA256, digest};
use serde_json::{Value, json};

/// A moment.
pub(crate) const NOW: i64 = 1_780_000_000_000_000;
pub(crate) const SECOND: i64 = 1_000_000;

pub(crate) const PRESENT: u8 = 1;
pub(crate) const VERIFIED: u8 = 1 << 2;
pub(crate) const MAY_BE_BACKED_UP: u8 = 1 << 3;
pub(crate) const BACKED_UP: u8 = 1 << 4;
pub(crate) const HAS_KEY: u8 = 1 << 6;
pub(crate) const HAS_EXTENSIONS: u8 = 1 << 7;

pub(crate) fn site() -> Site {
    Site {
        rp_id: "studio.localhost".to_owned(),
        origin: "http://studio.localhost:3000".to_owned(),
        name: "Bàn biên tập".to_owned(),
    }
}

pub(crate) fn person() -> Person {
    Person {
        handle: b"0123456789abcdef".to_vec(),
        name: "hoa@example.vn".to_owned(),
        display_name: "Nguyễn Thị Hoa".to_owned(),
    }
}

pub(crate) fn b64(bytes: &[u8]) -> String {
    BASE64URL_NOPAD.encode(bytes)
}

/// CBOR, as far as devices write it. Numbers are heads of their own.
pub(crate) mod cbor {
    fn head(major: u8, argument: usize) -> Vec<u8> {
        let mut bytes = vec![major << 5 | 0x19];
        bytes.extend(u16::try_from(argument).unwrap().to_be_bytes());
        bytes
    }

    pub(crate) fn number(value: i64) -> Vec<u8> {
        match usize::try_from(value) {
            Ok(value) => head(0, value),
            Err(_) => head(1, usize::try_from(-1 - value).unwrap()),
        }
    }

    pub(crate) fn bytes(value: &[u8]) -> Vec<u8> {
        [head(2, value.len()), value.to_vec()].concat()
    }

    pub(crate) fn text(value: &str) -> Vec<u8> {
        [head(3, value.len()), value.as_bytes().to_vec()].concat()
    }

    pub(crate) fn map(entries: &[(Vec<u8>, Vec<u8>)]) -> Vec<u8> {
        let mut bytes = head(5, entries.len());
        for (name, value) in entries {
            bytes.extend([&name[..], &value[..]].concat());
        }
        bytes
    }
}

/// Keeps one passkey. What it says may be changed, to see what comes of a lie.
pub(crate) struct Device {
    pub(crate) id: Vec<u8>,
    pub(crate) origin: String,
    pub(crate) rp_id: String,
    pub(crate) flags: u8,
    pub(crate) counter: u32,
    pub(crate) client_data: Value,
    pub(crate) handle: Option<Vec<u8>>,
    pub(crate) extensions: Option<Vec<u8>>,
    pub(crate) key: SigningKey,
}

impl Device {
    pub(crate) fn new() -> Self {
        Self {
            id: b"a passkey made of software".to_vec(),
            origin: site().origin,
            rp_id: site().rp_id,
            flags: PRESENT | VERIFIED,
            counter: 1,
            client_data: json!({ "crossOrigin": false }),
            handle: Some(person().handle),
            extensions: None,
            key: SigningKey::from_slice(&[7; 32]).unwrap(),
        }
    }

    /// The public key as a map.
    pub(crate) fn cose(&self) -> Vec<u8> {
        let point = self.key.verifying_key().to_sec1_point(false);
        cose_es256(point.x().unwrap(), point.y().unwrap())
    }

    fn client_data(&self, kind: &str, options: &str) -> Vec<u8> {
        let options: Value = serde_json::from_str(options).unwrap();
        let mut said = json!({ "type": kind, "challenge": options["challenge"], "origin": self.origin });
        let more = self.client_data.as_object().unwrap().clone();
        said.as_object_mut().unwrap().extend(more);
        said.to_string().into_bytes()
    }

    pub(crate) fn authenticator_data(&self, cose: Option<&[u8]>) -> Vec<u8> {
        let mut bytes = digest(&SHA256, self.rp_id.as_bytes()).as_ref().to_vec();
        let key = if cose.is_some() { HAS_KEY } else { 0 };
        let extensions = if self.extensions.is_some() { HAS_EXTENSIONS } else { 0 };
        bytes.push(self.flags | key | extensions);
        bytes.extend(self.counter.to_be_bytes());
        if let Some(cose) = cose {
            bytes.extend([0; 16]);
            bytes.extend(u16::try_from(self.id.len()).unwrap().to_be_bytes());
            bytes.extend([&self.id[..], cose].concat());
        }
        bytes.extend(self.extensions.clone().unwrap_or_default());
        bytes
    }

    /// `navigator.credentials.create`.
    pub(crate) fn create(&self, options: &str) -> String {
        self.create_with(options, &self.cose())
    }

    pub(crate) fn create_with(&self, options: &str, cose: &[u8]) -> String {
        let object = cbor::map(&[
            (cbor::text("fmt"), cbor::text("none")),
            (cbor::text("attStmt"), cbor::map(&[])),
            (cbor::text("authData"), cbor::bytes(&self.authenticator_data(Some(cose)))),
        ]);
        self.attested(options, &object)
    }

    pub(crate) fn attested(&self, options: &str, object: &[u8]) -> String {
        json!({
            "id": b64(&self.id),
            "rawId": b64(&self.id),
            "type": "public-key",
            "authenticatorAttachment": "platform",
            "response": {
                "clientDataJSON": b64(&self.client_data("webauthn.create", options)),
                "attestationObject": b64(object),
                "transports": ["internal"],
            },
            "clientExtensionResults": {},
        })
        .to_string()
    }

    /// `navigator.credentials.get`.
    pub(crate) fn get(&self, options: &str) -> String {
        self.get_with(options, |message| {
            let signature: Signature = self.key.sign(message);
            signature.to_der().as_bytes().to_vec()
        })
    }

    pub(crate) fn get_with(&self, options: &str, sign: impl Fn(&[u8]) -> Vec<u8>) -> String {
        let client_data = self.client_data("webauthn.get", options);
        let data = self.authenticator_data(None);
        let signature = sign(&[&data, digest(&SHA256, &client_data).as_ref()].concat());
        json!({
            "id": b64(&self.id),
            "rawId": b64(&self.id),
            "type": "public-key",
            "response": {
                "clientDataJSON": b64(&client_data),
                "authenticatorData": b64(&data),
                "signature": b64(&signature),
                "userHandle": self.handle.as_deref().map(b64),
            },
            "clientExtensionResults": {},
        })
        .to_string()
    }
}

pub(crate) fn cose_es256(x: &[u8], y: &[u8]) -> Vec<u8> {
    cbor::map(&[
        (cbor::number(1), cbor::number(2)),
        (cbor::number(3), cbor::number(-7)),
        (cbor::number(-1), cbor::number(1)),
        (cbor::number(-2), cbor::bytes(x)),
        (cbor::number(-3), cbor::bytes(y)),
    ])
}

/// A question, with a challenge of its own.
pub(crate) fn ask_registration(number: u8) -> Begun {
    begin_registration(&site(), &person(), &[], &[number; 32], NOW)
}

pub(crate) fn ask_sign_in(number: u8) -> Begun {
    begin_sign_in(&site(), &[number; 32], NOW)
}

pub(crate) fn register(device: &Device) -> Result<NewPasskey, Fault> {
    let begun = ask_registration(1);
    finish_registration(&site(), &begun.state, &device.create(&begun.options), NOW + SECOND)
}

/// What is stored of a device that registered.
pub(crate) fn stored(device: &Device) -> Stored {
    let NewPasskey { id, public, counter, may_be_backed_up, .. } = register(device).unwrap();
    Stored { id, handle: person().handle, public, counter, may_be_backed_up: Some(may_be_backed_up) }
}

pub(crate) fn sign_in(device: &Device, stored: &Stored) -> Result<Verified, Fault> {
    let begun = ask_sign_in(2);
    finish_sign_in(&site(), &begun.state, &device.get(&begun.options), stored, NOW + SECOND)
}
