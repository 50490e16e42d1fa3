//! Signing in.

use passkeys::{CHALLENGE_SECONDS, Fault, Stored, Verified, begin_second_step, finish_sign_in};
use serde_json::{Value, json};

use crate::device::{
    BACKED_UP, Device, MAY_BE_BACKED_UP, NOW, PRESENT, SECOND, VERIFIED, ask_registration, ask_sign_in, b64, sign_in,
    site, stored,
};

#[test]
fn a_device_signs_in_without_an_account_being_named() {
    let device = Device { flags: PRESENT | VERIFIED | MAY_BE_BACKED_UP, ..Device::new() };
    let stored = stored(&device);
    let device = Device { counter: 2, flags: device.flags | BACKED_UP, ..device };
    let verified = Verified { counter: 2, user_verified: true, may_be_backed_up: true, backed_up: true };
    assert_eq!(sign_in(&device, &stored), Ok(verified));
}

#[test]
fn the_browser_is_asked_in_its_own_shape() {
    let options = |begun: &str| serde_json::from_str::<Value>(begun).unwrap();
    assert_eq!(
        options(&ask_sign_in(9).options),
        json!({
            "rpId": "studio.localhost",
            "challenge": b64(&[9; 32]),
            "timeout": 300_000,
            "allowCredentials": [],
            "userVerification": "required",
        })
    );
    let second = options(&begin_second_step(&site(), &[b"one".to_vec()], &[9; 32], NOW).options);
    assert_eq!(second["allowCredentials"], json!([{ "type": "public-key", "id": b64(b"one") }]));
    assert_eq!(second["userVerification"], "preferred");
}

#[test]
fn after_a_password_having_the_device_is_enough() {
    let device = Device::new();
    let stored = stored(&device);
    let device = Device { counter: 2, flags: PRESENT, handle: None, ..device };
    assert_eq!(sign_in(&Device { flags: PRESENT, counter: 2, ..Device::new() }, &stored), Err(Fault::NotVerified));
    let finish = |allowed: &[Vec<u8>], device: &Device| {
        let begun = begin_second_step(&site(), allowed, &[4; 32], NOW);
        finish_sign_in(&site(), &begun.state, &device.get(&begun.options), &stored, NOW)
    };
    let mine = [b"another of mine".to_vec(), stored.id.clone()];
    let having = Verified { counter: 2, user_verified: false, may_be_backed_up: false, backed_up: false };
    assert_eq!(finish(&mine, &device), Ok(having));
    // Somebody else's device, however good, is not what was asked for.
    assert_eq!(finish(&[b"another of mine".to_vec()], &device), Err(Fault::UnknownPasskey));
    assert_eq!(finish(&[], &device), Err(Fault::UnknownPasskey));
    let absent = Device { flags: VERIFIED, ..device };
    assert_eq!(finish(&mine, &absent), Err(Fault::NotVerified));
}

#[test]
fn another_passkey_or_another_person_does_not_count() {
    let device = Device { counter: 2, ..Device::new() };
    let ours = stored(&Device::new());
    assert_eq!(sign_in(&device, &Stored { id: b"x".to_vec(), ..ours.clone() }), Err(Fault::UnknownPasskey));
    assert_eq!(sign_in(&device, &Stored { handle: b"x".to_vec(), ..ours.clone() }), Err(Fault::UnknownPasskey));
    // With no account named it is the device that must say whose it is.
    assert_eq!(sign_in(&Device { handle: None, ..device }, &ours), Err(Fault::UnknownPasskey));
}

#[test]
fn what_is_said_of_another_place_does_not_count() {
    let stored = stored(&Device::new());
    let origin = Device { origin: "https://studio.localhost.evil.example".to_owned(), ..Device::new() };
    assert_eq!(sign_in(&origin, &stored), Err(Fault::OtherOrigin));
    let rp_id = Device { rp_id: "evil.example".to_owned(), ..Device::new() };
    assert_eq!(sign_in(&rp_id, &stored), Err(Fault::OtherSite));
    let framed = Device { client_data: json!({ "crossOrigin": true }), ..Device::new() };
    assert_eq!(sign_in(&framed, &stored), Err(Fault::OtherOrigin));
    let made = Device { client_data: json!({ "type": "webauthn.create" }), ..Device::new() };
    assert_eq!(sign_in(&made, &stored), Err(Fault::Unreadable));
}

#[test]
fn an_answer_belongs_to_its_question() {
    let device = Device::new();
    let stored = stored(&device);
    let device = Device { counter: 2, ..device };
    let (old, new) = (ask_sign_in(1), ask_sign_in(2));
    let answer = device.get(&old.options);
    let finish = |state: &str, now| finish_sign_in(&site(), state, &answer, &stored, now).err();
    assert_eq!(finish(&old.state, NOW), None);
    assert_eq!(finish(&new.state, NOW), Some(Fault::OtherChallenge));
    assert_eq!(finish(&ask_registration(1).state, NOW), Some(Fault::Expired));
    assert_eq!(finish(&old.state, NOW + CHALLENGE_SECONDS * SECOND + 1), Some(Fault::Expired));
}

#[test]
fn whatever_is_changed_is_noticed() {
    let device = Device::new();
    let stored = stored(&device);
    let device = Device { counter: 2, ..device };
    let begun = ask_sign_in(2);
    let answer: Value = serde_json::from_str(&device.get(&begun.options)).unwrap();
    let finish = |answer: &Value| finish_sign_in(&site(), &begun.state, &answer.to_string(), &stored, NOW).err();
    assert_eq!(finish(&answer), None);
    let with = |field: &str, bytes: &[u8]| {
        let mut answer = answer.clone();
        answer["response"][field] = json!(b64(bytes));
        answer
    };
    let bytes = |field: &str| {
        let text = answer["response"][field].as_str().unwrap();
        data_encoding::BASE64URL_NOPAD.decode(text.as_bytes()).unwrap()
    };
    for (field, at) in [("signature", 9), ("signature", 40), ("authenticatorData", 36)] {
        let mut changed = bytes(field);
        changed[at] ^= 0x10;
        assert_eq!(finish(&with(field, &changed)), Some(Fault::BadSignature), "{field} {at}");
    }
    let data = String::from_utf8(bytes("clientDataJSON")).unwrap();
    let data = data.replace("false", "null");
    assert_eq!(finish(&with("clientDataJSON", data.as_bytes())), Some(Fault::BadSignature));
    assert_eq!(finish(&with("signature", &[])), Some(Fault::BadSignature));
}

#[test]
fn another_key_is_noticed() {
    let device = Device { counter: 2, ..Device::new() };
    let ours = stored(&Device::new());
    let off_curve = format!("es256.{}", b64(&[4; 65]));
    assert_eq!(sign_in(&device, &Stored { public: off_curve, ..ours.clone() }), Err(Fault::BadSignature));
    for public in ["", "es256", "es256.", "es256.!", "eddsa.AAAA", "rs256.AAAA.AQAB", "none.AAAA"] {
        let stored = Stored { public: public.to_owned(), ..ours.clone() };
        assert_eq!(sign_in(&device, &stored), Err(Fault::StoredKey), "{public}");
    }
}

#[test]
fn the_counter_only_grows_where_there_is_one() {
    let ours = stored(&Device::new());
    let uses = |counter, known| {
        let stored = Stored { counter: known, ..ours.clone() };
        sign_in(&Device { counter, ..Device::new() }, &stored).map(|verified| verified.counter)
    };
    assert_eq!(uses(0, 0), Ok(0));
    assert_eq!(uses(7, 0), Ok(7));
    assert_eq!(uses(u32::MAX, 7), Ok(u32::MAX));
    for (counter, known) in [(7, 7), (6, 7), (0, 7)] {
        assert_eq!(uses(counter, known), Err(Fault::CounterWentBack), "{counter} after {known}");
    }
}

#[test]
fn a_key_for_one_device_stays_one_for_one_device() {
    let synced = PRESENT | VERIFIED | MAY_BE_BACKED_UP;
    for (made, used) in [(PRESENT | VERIFIED, synced), (synced, PRESENT | VERIFIED)] {
        let ours = stored(&Device { flags: made, ..Device::new() });
        let device = Device { counter: 2, flags: used, ..Device::new() };
        assert_eq!(sign_in(&device, &ours), Err(Fault::OtherKind));
        // Where nobody knows how it was made, it tells that now.
        let unknown = Stored { may_be_backed_up: None, ..ours };
        let told = sign_in(&device, &unknown).map(|verified| verified.may_be_backed_up);
        assert_eq!(told, Ok(used == synced));
    }
    // Whether it is somewhere else by now may change.
    let device = Device { counter: 2, flags: synced | BACKED_UP, ..Device::new() };
    assert!(sign_in(&device, &stored(&Device { flags: synced, ..Device::new() })).is_ok());
}
