//! What an administrator may do with the account of a person: each deed a button with what it does.

use leptos::prelude::*;

use super::person_parts::{NEVER, PersonRow, PersonStanding, second_factor};
use crate::parts::form::hidden;

/// The account of a person, with the deeds that are open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonAccount {
    /// Where the deeds go.
    pub action: String,
    /// Token of the forms.
    pub csrf: String,
    /// The person.
    pub row: PersonRow,
    /// What the buttons cannot do, and who can; `None` when everything is open.
    pub limit: Option<String>,
    /// Whether it is the account of whoever looks.
    pub is_own: bool,
}

impl PersonAccount {
    /// What is known of them, as pairs.
    pub(super) fn facts(&self) -> AnyView {
        let row = &self.row;
        let mut pairs = vec![("E-mail", row.email.clone())];
        if row.standing != PersonStanding::Invited {
            pairs.extend([
                ("Vào bàn biên tập", row.seen.clone().unwrap_or_else(|| NEVER.to_owned())),
                ("Phiên đang mở", row.sessions.to_string()),
                ("Xác minh hai bước", second_factor(row.has_second_factor, row.needs_second_factor).to_owned()),
            ]);
        }
        let rows = pairs.into_iter().map(|(term, told)| view! { <div><dt>{term}</dt><dd>{told}</dd></div> });
        view! { <dl class="facts">{rows.collect_view()}</dl> }.into_any()
    }

    pub(super) fn view(self) -> AnyView {
        let Self { action, csrf, row, limit, is_own } = self;
        let may = limit.is_none() && !is_own;
        let deed = |value: &'static str, label: &'static str, outcome: &'static str, class: &'static str| {
            view! {
                <form method="post" action=action.clone() class="deed">
                    {hidden("csrf", csrf.clone())}
                    <p class="hint" id=format!("{value}-goi-y")>{outcome}</p>
                    <p class="buttons">
                        <button class=class name="viec" value=value aria-describedby=format!("{value}-goi-y")>{label}</button>
                    </p>
                </form>
            }
        };
        let invited = row.standing == PersonStanding::Invited;
        let again = row
            .again_href
            .is_some()
            .then(|| deed("moi_lai", "Gửi lại lời mời", "Gửi thư mới; liên kết trong thư cũ không còn dùng được.", ""));
        let sessions = (!invited && row.sessions > 0).then(|| {
            deed("ket_thuc", "Kết thúc các phiên", "Mọi máy đang đăng nhập bằng tài khoản này phải đăng nhập lại.", "")
        });
        let factors = (!invited && may && row.has_second_factor).then(|| {
            deed(
                "go_xac_minh",
                "Gỡ xác minh hai bước",
                "Khi mất điện thoại hoặc khóa. Hãy chắc rằng đúng người ấy nhờ bạn: sau đó chỉ cần mật khẩu là vào được.",
                "danger",
            )
        });
        let lock = (!invited && may).then(|| {
            if row.standing == PersonStanding::Disabled {
                deed(
                    "mo",
                    "Mở lại tài khoản",
                    "Người này lại đăng nhập được với vai trò và mật khẩu như trước.",
                    "main",
                )
            } else {
                deed(
                    "khoa",
                    "Khóa tài khoản",
                    "Người này rời bàn biên tập ngay và không đăng nhập được nữa. Bài đã viết giữ nguyên.",
                    "danger",
                )
            }
        });
        let own =
            is_own.then_some("Đây là tài khoản của bạn. Bạn không tự khóa mình hay tự gỡ xác minh hai bước ở đây.");
        let told = limit.or_else(|| own.map(str::to_owned));
        view! {
            <section class="card" aria-labelledby="tai-khoan">
                <h2 id="tai-khoan">"Tài khoản"</h2>
                {told.map(|sentence| view! { <p>{sentence}</p> })}
                {again}
                {row.unreachable.map(|sentence| view! { <p>{sentence}</p> })}
                {sessions}
                {factors}
                {lock}
            </section>
        }
        .into_any()
    }

    pub(super) fn sample() -> Self {
        Self {
            action: "/don-vi/xa-hoa-long/nguoi/7/tai-khoan".to_owned(),
            csrf: "token".to_owned(),
            row: PersonRow { has_second_factor: true, needs_second_factor: false, ..PersonRow::sample() },
            limit: None,
            is_own: false,
        }
    }
}
