//! What Chromium 156 answered with its virtual device, through `public/passkey.js`, on `http://studio.localhost:3999`:
//! a new passkey of each kind that is offered, and a sign-in with it.

use passkeys::{
    Fault, Site, Stored, begin_registration, begin_sign_in, credential_id, finish_registration, finish_sign_in,
};
use serde::Deserialize;
use serde_json::Value;

use crate::device::{NOW, person, site};

#[derive(Deserialize)]
struct Recorded {
    kind: String,
    created: Value,
    got: Value,
}

fn recorded() -> Vec<Recorded> {
    serde_json::from_str(include_str!("chromium.json")).unwrap()
}

fn there() -> Site {
    Site { origin: "http://studio.localhost:3999".to_owned(), ..site() }
}

/// As it was asked for then.
fn stored(recorded: &Recorded) -> Stored {
    let begun = begin_registration(&there(), &person(), &[], &[11; 32], NOW);
    let made = finish_registration(&there(), &begun.state, &recorded.created.to_string(), NOW).unwrap();
    Stored {
        id: made.id,
        handle: person().handle,
        public: made.public,
        counter: made.counter,
        may_be_backed_up: Some(made.may_be_backed_up),
    }
}

fn sign_in(recorded: &Recorded, stored: &Stored) -> Result<u32, Fault> {
    let begun = begin_sign_in(&there(), &[12; 32], NOW);
    let answer = recorded.got.to_string();
    assert_eq!(credential_id(&answer).as_ref(), Ok(&stored.id));
    finish_sign_in(&there(), &begun.state, &answer, stored, NOW).map(|verified| verified.counter)
}

#[test]
fn every_kind_that_is_offered_goes_round() {
    let all = recorded();
    assert_eq!(all.iter().map(|one| one.kind.as_str()).collect::<Vec<_>>(), ["eddsa", "es256", "rs256"]);
    for one in &all {
        let stored = stored(one);
        assert!(stored.public.starts_with(&one.kind), "{}", stored.public);
        assert_eq!(sign_in(one, &stored), Ok(2), "{}", one.kind);
    }
}

#[test]
fn no_key_takes_the_signature_of_another() {
    let all = recorded();
    let publics: Vec<String> = all.iter().map(|one| stored(one).public).collect();
    for one in &all {
        for public in publics.iter().filter(|public| !public.starts_with(&one.kind)) {
            let stored = Stored { public: public.clone(), ..stored(one) };
            assert_eq!(sign_in(one, &stored), Err(Fault::BadSignature), "{} with {public}", one.kind);
        }
    }
}
