//! Whatever comes, the answer is a fault and never a panic.

use std::sync::LazyLock;

use passkeys::{Fault, MAX_ANSWER_BYTES, Stored, credential_id, finish_registration, finish_sign_in};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::device::{Device, NOW, ask_registration, ask_sign_in, b64, cbor, site, stored};

fn both(answer: &str, stored: &Stored) -> [Option<Fault>; 2] {
    let _ = credential_id(answer);
    let made = finish_registration(&site(), &ask_registration(1).state, answer, NOW);
    let verified = finish_sign_in(&site(), &ask_sign_in(2).state, answer, stored, NOW);
    [made.err(), verified.err()]
}

/// Made once: a key takes its time without optimisation.
static DEVICE: LazyLock<Device> = LazyLock::new(|| Device { counter: 2, ..Device::new() });
static STORED: LazyLock<Stored> = LazyLock::new(|| stored(&Device::new()));
static COSE: LazyLock<Vec<u8>> = LazyLock::new(|| DEVICE.cose());
static GOT: LazyLock<String> = LazyLock::new(|| DEVICE.get(&ask_sign_in(2).options));

/// Real answers to both questions.
fn answers() -> [String; 2] {
    [
        Device::new().create(&ask_registration(1).options),
        Device { counter: 2, ..Device::new() }.get(&ask_sign_in(2).options),
    ]
}

#[test]
fn what_is_no_answer_is_not_readable() {
    let stored = stored(&Device::new());
    let long = answers()[0].replace("\"platform\"", &format!("\"{}\"", "x".repeat(MAX_ANSWER_BYTES)));
    let no_id = answers().map(|answer| answer.replace(&b64(&Device::new().id), ""));
    let deep = "[".repeat(50_000);
    let nothing = ["", "null", "{}", "[]", "\u{feff}{}", "{\"rawId\":1}", "{\"rawId\":\"AA\",\"type\":\"public-key\"}"];
    for answer in nothing.into_iter().chain([long.as_str(), &deep, &no_id[0], &no_id[1]]) {
        assert_eq!(both(answer, &stored), [Some(Fault::Unreadable); 2], "{}", &answer[..answer.len().min(80)]);
    }
    // The answer to the one is no answer to the other.
    let [made, got] = answers();
    assert_eq!(both(&made, &stored), [None, Some(Fault::Unreadable)]);
    assert_eq!(both(&got, &stored), [Some(Fault::Unreadable), None]);
}

#[test]
fn answers_cut_short_are_not_readable() {
    let stored = stored(&Device::new());
    for answer in answers() {
        for end in 0..answer.len() {
            assert_eq!(both(&answer[..end], &stored), [Some(Fault::Unreadable); 2], "{end}");
        }
    }
    // The same within: what the device wrote, cut at every byte.
    let device = Device::new();
    let data = device.authenticator_data(Some(&device.cose()));
    let object = |data: &[u8]| cbor::map(&[(cbor::text("authData"), cbor::bytes(data))]);
    let options = ask_registration(1).options;
    assert_eq!(both(&device.attested(&options, &object(&data)), &stored)[0], None);
    for end in 0..data.len() {
        assert_eq!(both(&device.attested(&options, &object(&data[..end])), &stored)[0], Some(Fault::Unreadable));
    }
    let object = object(&data);
    for end in 0..object.len() {
        assert_eq!(both(&device.attested(&options, &object[..end]), &stored)[0], Some(Fault::Unreadable));
    }
}

fn json() -> impl Strategy<Value = Value> {
    let name = prop::sample::select(vec![
        "id",
        "rawId",
        "type",
        "response",
        "clientDataJSON",
        "attestationObject",
        "authenticatorData",
        "signature",
        "userHandle",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<i64>().prop_map(|number| json!(number)),
        ".{0,12}".prop_map(|text| json!(text)),
        Just(json!("public-key")),
        prop::collection::vec(any::<u8>(), 0..80).prop_map(|bytes| json!(b64(&bytes))),
    ];
    leaf.prop_recursive(3, 24, 9, move |inner| {
        prop::collection::vec((name.clone(), inner), 0..9).prop_map(|entries| {
            Value::Object(entries.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_000) })]

    #[test]
    fn any_text_is_answered(text in ".{0,200}", state in ".{0,80}") {
        prop_assert!(both(&text, &STORED).iter().all(Option::is_some));
        prop_assert_eq!(finish_registration(&site(), &state, &text, NOW), Err(Fault::Expired));
    }

    #[test]
    fn any_json_is_answered(value in json()) {
        prop_assert!(both(&value.to_string(), &STORED).iter().all(Option::is_some));
    }

    /// Bytes of a device changed anywhere: read or refused. In a sign-in all of them are signed.
    #[test]
    fn changed_bytes_are_answered(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in prop::option::weighted(0.3, any::<prop::sample::Index>()),
    ) {
        let mut data = DEVICE.authenticator_data(Some(&COSE));
        let mut object = cbor::map(&[(cbor::text("fmt"), cbor::text("none")), (cbor::text("authData"), cbor::bytes(&data))]);
        for bytes in [&mut data, &mut object] {
            for (at, value) in &changes {
                let at = at.index(bytes.len());
                bytes[at] = *value;
            }
            if let Some(cut) = cut {
                bytes.truncate(cut.index(bytes.len()));
            }
        }
        let options = ask_registration(1).options;
        let _ = both(&DEVICE.attested(&options, &object), &STORED);
        let whole = cbor::map(&[(cbor::text("authData"), cbor::bytes(&data))]);
        let _ = both(&DEVICE.attested(&options, &whole), &STORED);
        let mut got: Value = serde_json::from_str(&GOT).unwrap();
        got["response"]["authenticatorData"] = json!(b64(&data));
        prop_assert!(both(&got.to_string(), &STORED)[1].is_some());
    }

    #[test]
    fn any_signature_is_refused(signature in prop::collection::vec(any::<u8>(), 0..600)) {
        let answer = DEVICE.get_with(&ask_sign_in(2).options, |_| signature.clone());
        prop_assert_eq!(both(&answer, &STORED)[1], Some(Fault::BadSignature));
    }
}
