//! Who else has the item open. It tells and never locks.

use serde::Deserialize;

/// Who else is here, and the newest saved text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct Presence {
    others: Vec<Other>,
    version: Option<i64>,
    by: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
struct Other {
    name: String,
    at: String,
}

impl Presence {
    /// Reads an answer; one that is none of ours says nothing.
    pub(crate) fn read(body: &str) -> Option<Self> {
        serde_json::from_str(body).ok()
    }

    /// `Đang cùng mở bài này: Trần Văn Minh (10:05)`; nothing when nobody else is here.
    pub(crate) fn others(&self) -> Option<String> {
        let names: Vec<_> = self.others.iter().map(|Other { name, at }| format!("{name} ({at})")).collect();
        (!names.is_empty()).then(|| format!("Đang cùng mở bài này: {}", names.join(", ")))
    }

    /// What to say when somebody saved a newer text than `version`, the one of this page.
    pub(crate) fn newer_than(&self, version: Option<i64>) -> Option<String> {
        let is_newer = self.version? > version? && !self.by.is_empty();
        is_newer.then(|| {
            format!(
                "{} vừa lưu bản mới hơn. Tải lại trang để xem; nếu bạn viết tiếp, hai bản được ghép lại khi lưu.",
                self.by
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_else_is_named_with_when_they_were_seen() {
        let body = r#"{"others":[{"name":"Trần Văn Minh","at":"10:05"},{"name":"Lê Thị Mỹ Lệ","at":"10:02"}],"version":13,"by":"Trần Văn Minh"}"#;
        let presence = Presence::read(body).unwrap();
        let told = "Đang cùng mở bài này: Trần Văn Minh (10:05), Lê Thị Mỹ Lệ (10:02)";
        assert_eq!(presence.others().as_deref(), Some(told));
        assert!(presence.newer_than(Some(12)).is_some_and(|told| told.starts_with("Trần Văn Minh vừa lưu")));
        assert_eq!((presence.newer_than(Some(13)), presence.newer_than(None)), (None, None));
        assert_eq!(Presence::read(r#"{"others":[],"version":13}"#).unwrap().others(), None);
        assert_eq!(Presence::read("<html>"), None);
    }
}
