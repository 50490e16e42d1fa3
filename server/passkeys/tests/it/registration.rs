//! New passkeys.

use passkeys::{CHALLENGE_SECONDS, Fault, Site, begin_registration, credential_id, finish_registration};
use serde_json::{Value, json};

use crate::device::{
    BACKED_UP, Device, MAY_BE_BACKED_UP, NOW, PRESENT, SECOND, VERIFIED, ask_registration, ask_sign_in, b64, cbor,
    cose_es256, person, register, site,
};

#[test]
fn a_device_registers() {
    let device = Device { counter: 5, ..Device::new() };
    let made = register(&device).unwrap();
    assert_eq!((made.id, made.counter, made.backed_up), (device.id, 5, false));
    assert!(made.public.starts_with("es256.") && made.public.len() < 100, "{}", made.public);
    let synced = Device { flags: PRESENT | VERIFIED | MAY_BE_BACKED_UP | BACKED_UP, ..Device::new() };
    assert!(register(&synced).unwrap().backed_up);
}

#[test]
fn the_browser_is_asked_in_its_own_shape() {
    let existing = [b"one".to_vec(), b"two".to_vec()];
    let begun = begin_registration(&site(), &person(), &existing, &[9; 32], NOW);
    let options: Value = serde_json::from_str(&begun.options).unwrap();
    assert_eq!(
        options,
        json!({
            "rp": { "id": "studio.localhost", "name": "Bàn biên tập" },
            "user": { "id": b64(b"0123456789abcdef"), "name": "hoa@example.vn", "displayName": "Nguyễn Thị Hoa" },
            "challenge": b64(&[9; 32]),
            "pubKeyCredParams": [
                { "type": "public-key", "alg": -8 },
                { "type": "public-key", "alg": -7 },
                { "type": "public-key", "alg": -257 },
            ],
            "timeout": 300_000,
            "excludeCredentials": [
                { "type": "public-key", "id": b64(b"one") },
                { "type": "public-key", "id": b64(b"two") },
            ],
            "authenticatorSelection": {
                "residentKey": "required",
                "requireResidentKey": true,
                "userVerification": "required",
            },
            "attestation": "none",
        })
    );
}

#[test]
fn what_is_said_of_another_place_does_not_count() {
    let elsewhere = |origin: &str| register(&Device { origin: origin.to_owned(), ..Device::new() });
    for origin in ["https://studio.localhost:3000", "http://studio.localhost", "http://xa.localhost:3000", ""] {
        assert_eq!(elsewhere(origin), Err(Fault::OtherOrigin), "{origin}");
    }
    for framed in [json!({ "crossOrigin": true }), json!({ "topOrigin": "https://evil.example" })] {
        assert_eq!(register(&Device { client_data: framed, ..Device::new() }), Err(Fault::OtherOrigin));
    }
    let other = Device { rp_id: "localhost".to_owned(), ..Device::new() };
    assert_eq!(register(&other), Err(Fault::OtherSite));
}

#[test]
fn nobody_there_or_nobody_known_does_not_count() {
    for flags in [0, PRESENT, VERIFIED] {
        assert_eq!(register(&Device { flags, ..Device::new() }), Err(Fault::NotVerified), "{flags}");
    }
}

#[test]
fn an_answer_belongs_to_its_question() {
    let device = Device::new();
    let (old, new) = (ask_registration(1), ask_registration(2));
    let answer = device.create(&old.options);
    let finish = |state: &str, now| finish_registration(&site(), state, &answer, now);
    assert!(finish(&old.state, NOW).is_ok());
    assert_eq!(finish(&new.state, NOW), Err(Fault::OtherChallenge));
    // Nothing of the kind was asked.
    for state in [&ask_sign_in(1).state, "", "{}", "not ours"] {
        assert_eq!(finish(state, NOW), Err(Fault::Expired), "{state}");
    }
    // Too late; and a node whose clock is behind.
    let last = NOW + CHALLENGE_SECONDS * SECOND;
    assert!(finish(&old.state, last).is_ok());
    assert_eq!(finish(&old.state, last + 1), Err(Fault::Expired));
    assert!(finish(&old.state, NOW - SECOND).is_ok());
}

#[test]
fn an_answer_to_a_sign_in_makes_no_passkey() {
    let begun = ask_registration(1);
    let device = Device { client_data: json!({ "type": "webauthn.get" }), ..Device::new() };
    let answer = device.create(&begun.options);
    assert_eq!(finish_registration(&site(), &begun.state, &answer, NOW), Err(Fault::Unreadable));
}

#[test]
fn keys_that_were_not_offered_are_refused() {
    let begun = ask_registration(1);
    let es384 = cbor::map(&[
        (cbor::number(1), cbor::number(2)),
        (cbor::number(3), cbor::number(-35)),
        (cbor::number(-1), cbor::number(2)),
        (cbor::number(-2), cbor::bytes(&[1; 48])),
        (cbor::number(-3), cbor::bytes(&[1; 48])),
    ]);
    for cose in [es384, cose_es256(&[1; 31], &[1; 32]), cose_es256(&[], &[]), cbor::map(&[]), cbor::number(3)] {
        let answer = Device::new().create_with(&begun.options, &cose);
        let answer = finish_registration(&site(), &begun.state, &answer, NOW);
        assert_eq!(answer, Err(Fault::UnknownAlgorithm), "{cose:02x?}");
    }
}

#[test]
fn extensions_are_passed_over_and_rubbish_is_not() {
    let answers = |extensions: Vec<u8>| register(&Device { extensions: Some(extensions), ..Device::new() }).err();
    assert_eq!(answers(cbor::map(&[(cbor::text("credProtect"), cbor::number(2))])), None);
    assert_eq!(answers(cbor::number(2)), Some(Fault::Unreadable));
    assert_eq!(answers(vec![]), Some(Fault::Unreadable));
    assert_eq!(answers([cbor::map(&[]), vec![0]].concat()), Some(Fault::Unreadable));
    let odd = Device { flags: PRESENT | VERIFIED | BACKED_UP, ..Device::new() };
    assert_eq!(register(&odd), Err(Fault::Unreadable));
}

#[test]
fn the_id_is_the_same_in_both_places() {
    let begun = ask_registration(1);
    let device = Device::new();
    let answer = device.create(&begun.options);
    assert_eq!(credential_id(&answer).unwrap(), device.id);
    let other = answer.replace(&b64(&device.id), &b64(b"another"));
    assert_eq!(finish_registration(&site(), &begun.state, &other, NOW), Err(Fault::Unreadable));
}

#[test]
fn the_site_may_be_any() {
    let real = Site {
        rp_id: "studio.example.vn".to_owned(),
        origin: "https://studio.example.vn".to_owned(),
        name: "Bàn biên tập".to_owned(),
    };
    let begun = begin_registration(&real, &person(), &[], &[3; 32], NOW);
    let device = Device { origin: real.origin.clone(), rp_id: real.rp_id.clone(), ..Device::new() };
    assert!(finish_registration(&real, &begun.state, &device.create(&begun.options), NOW).is_ok());
    let answer = Device::new().create(&begun.options);
    assert_eq!(finish_registration(&real, &begun.state, &answer, NOW), Err(Fault::OtherOrigin));
}
