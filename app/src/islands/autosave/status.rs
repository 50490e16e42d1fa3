//! What a person is told about saving: one quiet line to look at, and aloud only what changes in kind.

/// Where saving stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// There is nothing to say.
    Nothing,
    /// A text is on its way.
    Saving,
    /// The server has it.
    Saved {
        /// When: `10:05`.
        at: String,
        /// About fields whose values were not taken.
        faults: Vec<String>,
    },
    /// The server put it together with another text.
    Merged {
        /// Whose.
        by: String,
    },
    /// The server does not take it like this; why, if it said so.
    Refused(Option<String>),
    /// No connection, or a server in trouble.
    Offline,
    /// Somebody changed the same place; who, if it is known.
    Conflict {
        /// Who; may be empty.
        by: String,
    },
    /// The session has ended.
    SignedOut,
    /// The page belongs to another session.
    OtherSession,
    /// The item is gone.
    Gone,
}

/// How a line about it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Nothing to do.
    Calm,
    /// It will pass, or a word has to change.
    Trouble,
    /// Saving by itself has ended.
    Ended,
}

impl Tone {
    /// The class of the style sheet.
    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Calm => "save-state",
            Self::Trouble => "save-state troubled",
            Self::Ended => "save-state ended",
        }
    }
}

impl Status {
    /// How it looks.
    pub(crate) fn tone(&self) -> Tone {
        match self {
            Self::Saved { faults, .. } if !faults.is_empty() => Tone::Trouble,
            Self::Nothing | Self::Saving | Self::Saved { .. } | Self::Merged { .. } => Tone::Calm,
            Self::Refused(_) | Self::Offline => Tone::Trouble,
            Self::Conflict { .. } | Self::SignedOut | Self::OtherSession | Self::Gone => Tone::Ended,
        }
    }

    /// The line. `kept` says whether this browser keeps a copy: never promise one that is not there.
    pub(crate) fn sentence(&self, kept: bool) -> String {
        let copy = if kept {
            "Chữ của bạn được giữ trên máy này"
        } else {
            "Trình duyệt này không giữ được bản dự phòng nên đừng đóng trang"
        };
        match self {
            Self::Nothing => String::new(),
            Self::Saving => "Đang lưu…".to_owned(),
            Self::Saved { at, faults } if faults.is_empty() => format!("Đã tự lưu lúc {at}."),
            Self::Saved { at, faults } => format!("Đã tự lưu lúc {at}, trừ chỗ này: {}", faults.join(" ")),
            Self::Merged { by } => format!("Đã ghép với bản {by} vừa lưu."),
            Self::Refused(Some(sentence)) => format!("Chưa lưu: {sentence}"),
            Self::Refused(None) => {
                format!("Chưa lưu: máy chủ chưa nhận được nội dung này. {copy}; hãy bấm Lưu bản nháp để biết vì sao.")
            }
            Self::Offline if kept => {
                "Mất kết nối; chữ của bạn được giữ trên máy này, sẽ tự lưu lại khi có mạng.".to_owned()
            }
            Self::Offline => format!("Mất kết nối; sẽ tự lưu lại khi có mạng. {copy}."),
            Self::Conflict { by } if by.is_empty() => {
                "Bài này vừa được lưu từ nơi khác. Chữ của bạn vẫn còn nguyên; bấm Lưu bản nháp để xem hai bản cạnh nhau.".to_owned()
            }
            Self::Conflict { by } => format!(
                "{by} vừa lưu bản khác ở cùng chỗ bạn đang sửa. Chữ của bạn vẫn còn nguyên; bấm Lưu bản nháp để xem hai bản cạnh nhau."
            ),
            Self::SignedOut => format!("Phiên làm việc đã hết. {copy}; bấm Lưu bản nháp để đăng nhập lại."),
            Self::OtherSession => {
                format!("Trang này mở từ phiên làm việc trước. {copy}; hãy bấm Lưu bản nháp để lưu tiếp.")
            }
            Self::Gone => {
                format!("Bài này không còn ở đây nữa nên không lưu được. {copy}; hãy chép ra nơi khác những gì cần giữ.")
            }
        }
    }
}

impl Status {
    /// Why something else that was asked for did not happen.
    pub(crate) fn detained(&self, kept: bool) -> String {
        match self {
            Self::Merged { by } => {
                format!("Chưa thực hiện: bài vừa được ghép với bản {by} lưu. Hãy xem lại rồi bấm lần nữa.")
            }
            Self::Nothing | Self::Saving => {
                "Chưa thực hiện: phần bạn vừa gõ chưa được lưu. Hãy bấm Lưu bản nháp trước.".to_owned()
            }
            _ => format!("Chưa thực hiện vì phần bạn vừa gõ chưa được lưu hết. {}", self.sentence(kept)),
        }
    }
}

/// Decides what is said aloud. A person who listens hears themselves type; each save would drown that.
#[derive(Debug, Default)]
pub(crate) struct Speaker {
    last: Option<Status>,
    has_told_of_saving: bool,
}

impl Speaker {
    /// What to say about a new status, if anything.
    pub(crate) fn hear(&mut self, status: &Status, kept: bool) -> Option<String> {
        match status {
            Status::Saving => return None,
            Status::Nothing => {
                self.last = None;
                return None;
            }
            _ => {}
        }
        let was_calm = self.last.as_ref().is_none_or(|last| last.tone() == Tone::Calm);
        let says = match status {
            Status::Saved { .. } if status.tone() == Tone::Calm => {
                let first = !std::mem::replace(&mut self.has_told_of_saving, true);
                first || !was_calm
            }
            Status::Merged { .. } => true,
            _ => self.last.as_ref() != Some(status),
        };
        self.last = Some(status.clone());
        says.then(|| status.sentence(kept))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saved(at: &str) -> Status {
        Status::Saved { at: at.to_owned(), faults: Vec::new() }
    }

    #[test]
    fn only_changes_of_kind_are_said_aloud() {
        let merged = Status::Merged { by: "Minh".to_owned() };
        let said = [
            (Status::Saving, false),
            (saved("10:05"), true),
            (Status::Saving, false),
            (saved("10:06"), false),
            (Status::Offline, true),
            (Status::Offline, false),
            (saved("10:08"), true),
            (saved("10:09"), false),
            (merged.clone(), true),
            (merged, true),
            (saved("10:10"), false),
            (Status::Refused(Some("Dài quá.".to_owned())), true),
            (Status::Refused(Some("Vẫn dài quá.".to_owned())), true),
            (Status::SignedOut, true),
        ];
        let mut speaker = Speaker::default();
        for (at, (status, expected)) in said.into_iter().enumerate() {
            assert_eq!(speaker.hear(&status, true).is_some(), expected, "{at}: {status:?}");
        }
    }

    #[test]
    fn no_line_promises_a_copy_that_is_not_there() {
        let all = [
            Status::Saving,
            saved("10:05"),
            Status::Saved { at: "10:05".to_owned(), faults: vec!["Không có ngày này.".to_owned()] },
            Status::Merged { by: "Minh".to_owned() },
            Status::Refused(None),
            Status::Refused(Some("Dài quá.".to_owned())),
            Status::Offline,
            Status::Conflict { by: "Minh".to_owned() },
            Status::Conflict { by: String::new() },
            Status::SignedOut,
            Status::OtherSession,
            Status::Gone,
        ];
        let classes: Vec<_> = all.iter().map(|status| status.tone().class()).collect();
        assert!(classes.contains(&"save-state troubled") && classes.contains(&"save-state ended"));
        for status in all {
            let why = status.detained(false);
            assert!(why.starts_with("Chưa thực hiện") && !why.contains("giữ trên máy này"), "{why}");
            let line = status.sentence(false);
            assert!(!line.contains("giữ trên máy này"), "{line}");
            assert!(line.ends_with(['.', '…']), "{line}");
        }
        assert_eq!(
            Status::Offline.sentence(true),
            "Mất kết nối; chữ của bạn được giữ trên máy này, sẽ tự lưu lại khi có mạng."
        );
    }
}
