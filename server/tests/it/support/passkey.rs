//! A browser with a passkey, made of software: one key, as phones have them.

use data_encoding::BASE64URL_NOPAD;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// Present, and verified by a finger.
const FLAGS: u8 = 0b101;
const MAY_BE_BACKED_UP: u8 = 1 << 3;
const HAS_KEY: u8 = 1 << 6;

/// A passkey on its device.
pub(crate) struct Device {
    id: Vec<u8>,
    key: EcdsaKeyPair,
    handle: Vec<u8>,
    counter: u32,
    is_synced: bool,
    origin: String,
}

fn bytes(value: &[u8]) -> Vec<u8> {
    let length = u16::try_from(value.len()).expect("a short text");
    [&[2 << 5 | 0x19], &length.to_be_bytes()[..], value].concat()
}

impl Device {
    /// One that knows nobody yet.
    pub(crate) fn new(id: &str) -> Self {
        let random = SystemRandom::new();
        let stored = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).expect("a key");
        let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, stored.as_ref(), &random).expect("a key");
        let origin = "http://studio.localhost:3000".to_owned();
        Self { id: id.as_bytes().to_vec(), key, handle: Vec::new(), counter: 0, is_synced: false, origin }
    }

    /// The same on another page.
    pub(crate) fn at(mut self, origin: &str) -> Self {
        origin.clone_into(&mut self.origin);
        self
    }

    /// The same after many uses elsewhere.
    pub(crate) fn after(mut self, uses: u32) -> Self {
        self.counter = uses;
        self
    }

    /// A key that may be kept on several devices.
    pub(crate) fn synced(mut self, is_synced: bool) -> Self {
        self.is_synced = is_synced;
        self
    }

    fn said(&self, kind: &str, options: &Value) -> Vec<u8> {
        json!({ "type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": false })
            .to_string()
            .into_bytes()
    }

    fn authenticator(&mut self, rp_id: &str, more: u8) -> Vec<u8> {
        self.counter += 1;
        let synced = if self.is_synced { MAY_BE_BACKED_UP } else { 0 };
        [&Sha256::digest(rp_id)[..], &[FLAGS | synced | more], &self.counter.to_be_bytes()[..]].concat()
    }

    /// `navigator.credentials.create`.
    pub(crate) fn create(&mut self, options: &str) -> String {
        let options: Value = serde_json::from_str(options).expect("options");
        let handle = options["user"]["id"].as_str().expect("a handle");
        self.handle = BASE64URL_NOPAD.decode(handle.as_bytes()).expect("bytes");
        let mut data = self.authenticator(options["rp"]["id"].as_str().expect("a site"), HAS_KEY);
        let point = self.key.public_key().as_ref().to_vec();
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).expect("a short id").to_be_bytes());
        data.extend(&self.id);
        // {1: 2, 3: -7, -1: 1, -2: x, -3: y}
        data.extend([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21]);
        data.extend(bytes(&point[1..33]));
        data.push(0x22);
        data.extend(bytes(&point[33..65]));
        // {"fmt": "none", "attStmt": {}, "authData": …}
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData".to_vec();
        object.extend(bytes(&data));
        let said = self.said("webauthn.create", &options);
        self.told(&json!({ "clientDataJSON": encode(&said), "attestationObject": encode(&object) }))
    }

    /// `navigator.credentials.get`.
    pub(crate) fn get(&mut self, options: &str) -> String {
        let options: Value = serde_json::from_str(options).expect("options");
        let data = self.authenticator(options["rpId"].as_str().expect("a site"), 0);
        let said = self.said("webauthn.get", &options);
        let signed = [&data[..], &Sha256::digest(&said)[..]].concat();
        let signature = self.key.sign(&SystemRandom::new(), &signed).expect("a signature");
        self.told(&json!({
            "clientDataJSON": encode(&said),
            "authenticatorData": encode(&data),
            "signature": encode(signature.as_ref()),
            "userHandle": encode(&self.handle),
        }))
    }

    fn told(&self, response: &Value) -> String {
        let id = encode(&self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "response": response, "clientExtensionResults": {} })
            .to_string()
    }
}

fn encode(bytes: &[u8]) -> String {
    BASE64URL_NOPAD.encode(bytes)
}
