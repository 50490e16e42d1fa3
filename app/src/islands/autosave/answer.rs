//! What the server says to a text that was sent to be saved.

use serde::Deserialize;

use super::values::Values;

/// An answer, as far as it matters to what happens next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// It is saved, except for fields with faults.
    Saved(Saved),
    /// It is saved together with what somebody else saved meanwhile.
    Merged(Merged),
    /// The server no longer has the text ours began with: it wants to be told.
    BaseNeeded,
    /// Somebody changed the same place.
    Conflict {
        /// Who.
        by: String,
        /// When: `10:05`.
        at: String,
    },
    /// The session has ended.
    SignedOut,
    /// The page was opened in a session that is another one now.
    OtherSession,
    /// There is no such item any more.
    Gone,
    /// The text cannot be kept like this; why, if the server said it.
    Refused(Option<String>),
    /// Anything else: a server in trouble, or none of ours.
    Trouble,
}

/// What was saved, and what it is now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Saved {
    pub(crate) version: i64,
    pub(crate) number: i32,
    pub(crate) at: String,
    pub(crate) faults: Faults,
    /// Set when the item is new.
    pub(crate) moved: Option<Moved>,
}

/// What was saved when the server put two texts together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Merged {
    pub(crate) version: i64,
    pub(crate) number: i32,
    pub(crate) at: String,
    pub(crate) by: String,
    pub(crate) values: Values,
    pub(crate) faults: Faults,
    /// Set when the item is new: another request of this page made it before.
    pub(crate) moved: Option<Moved>,
}

/// Fields whose values were not taken, each with a sentence.
pub(crate) type Faults = Vec<(String, String)>;

/// Where an item lives from its first save on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Moved {
    pub(crate) item: String,
    pub(crate) save_href: Option<String>,
    pub(crate) presence_href: Option<String>,
}

/// Every answer at once: one shape keeps the reading small.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Told {
    outcome: String,
    version: Option<i64>,
    number: Option<i32>,
    at: String,
    by: String,
    faults: Vec<(String, String)>,
    fields: Values,
    item: Option<String>,
    save_href: Option<String>,
    presence_href: Option<String>,
    sentence: Option<String>,
}

impl Answer {
    /// Reads an answer. What does not look like one of ours is trouble: a wireless network that wants a sign-in
    /// answers 200 to everything.
    pub(crate) fn read(status: u16, body: &str) -> Self {
        let told: Option<Told> = serde_json::from_str(body).ok();
        match status {
            401 => return Self::SignedOut,
            403 => return Self::OtherSession,
            404 | 410 => return Self::Gone,
            413 | 422 => return Self::Refused(told.and_then(|told| told.sentence)),
            _ => {}
        }
        told.and_then(|told| told.outcome(status)).unwrap_or(Self::Trouble)
    }
}

impl Told {
    fn outcome(self, status: u16) -> Option<Answer> {
        let Self { version, number, at, by, faults, fields, item, save_href, presence_href, .. } = self;
        let moved = item.map(|item| Moved { item, save_href, presence_href });
        Some(match (status, self.outcome.as_str()) {
            (200, "saved") => Answer::Saved(Saved { version: version?, number: number?, at, faults, moved }),
            (200, "merged") => {
                Answer::Merged(Merged { version: version?, number: number?, at, by, values: fields, faults, moved })
            }
            (409, "base_needed") => Answer::BaseNeeded,
            (409, "conflict") => Answer::Conflict { by, at },
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_answer_is_read_as_what_it_is() {
        let saved = r#"{"outcome":"saved","version":13,"number":5,"at":"10:05","faults":[["ngay_bat_dau","Không có ngày này."]]}"#;
        let expected = Saved {
            version: 13,
            number: 5,
            at: "10:05".to_owned(),
            faults: vec![("ngay_bat_dau".to_owned(), "Không có ngày này.".to_owned())],
            moved: None,
        };
        assert_eq!(Answer::read(200, saved), Answer::Saved(expected));

        let first = r#"{"outcome":"saved","version":1,"number":1,"at":"10:05","faults":[],"item":"/x/7","save_href":"/x/7/tu-luu","presence_href":"/x/7/co-mat"}"#;
        let Answer::Saved(Saved { moved: Some(moved), .. }) = Answer::read(200, first) else { panic!() };
        assert_eq!((moved.item.as_str(), moved.save_href.as_deref()), ("/x/7", Some("/x/7/tu-luu")));

        let merged = r#"{"outcome":"merged","version":14,"number":6,"at":"10:06","by":"Trần Văn Minh","fields":[["tieu_de","Lịch họp"]]}"#;
        let Answer::Merged(merged) = Answer::read(200, merged) else { panic!() };
        assert_eq!((merged.by.as_str(), merged.values.get("tieu_de")), ("Trần Văn Minh", "Lịch họp"));

        assert_eq!(Answer::read(409, r#"{"outcome":"base_needed"}"#), Answer::BaseNeeded);
        let conflict = Answer::Conflict { by: "Minh".to_owned(), at: "10:05".to_owned() };
        assert_eq!(Answer::read(409, r#"{"outcome":"conflict","by":"Minh","at":"10:05"}"#), conflict);
        assert_eq!(Answer::read(401, "<html>"), Answer::SignedOut);
        assert_eq!(Answer::read(403, ""), Answer::OtherSession);
        assert_eq!(Answer::read(404, "{}"), Answer::Gone);
        assert_eq!(Answer::read(413, "<html>"), Answer::Refused(None));
        let refused = Answer::Refused(Some("Nội dung dài quá.".to_owned()));
        assert_eq!(Answer::read(422, r#"{"sentence":"Nội dung dài quá."}"#), refused);
    }

    #[test]
    fn what_is_not_ours_is_trouble() {
        let strange =
            [(200, "<html>Đăng nhập Wi-Fi</html>"), (200, r#"{"outcome":"saved"}"#), (409, ""), (503, ""), (200, "[]")];
        for (status, body) in strange {
            assert_eq!(Answer::read(status, body), Answer::Trouble, "{status} {body}");
        }
    }
}
