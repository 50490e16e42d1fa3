//! How to reach an office or an officer: each row a person can press.

use leptos::prelude::*;

use super::Shown;
use crate::screens::cast;
use crate::screens::public::{Imprint, PhoneLink};

/// The rows of an office: what is not known has none.
pub(crate) fn office(imprint: Imprint) -> AnyView {
    let Imprint { address, phones, email, hours, .. } = imprint;
    view! {
        <dl class="facts reach">
            {address.map(|place| view! { <div><dt>"Địa chỉ"</dt><dd>{place}</dd></div> })}
            {(!phones.is_empty()).then(|| view! {
                <div><dt>"Điện thoại"</dt><dd>{phones.into_iter().map(phone).collect_view()}</dd></div>
            })}
            {email.as_deref().map(email_row)}
            {hours.map(|lines| view! { <div><dt>"Giờ làm việc"</dt><dd>{each_line(&lines)}</dd></div> })}
        </dl>
    }
    .into_any()
}

/// The row of an e-mail address.
pub(crate) fn email_row(address: &str) -> AnyView {
    view! {
        <div><dt>"Thư điện tử"</dt><dd><a href=format!("mailto:{address}")>{address.to_owned()}</a></dd></div>
    }
    .into_any()
}

fn phone(line: PhoneLink) -> AnyView {
    view! { <p>{line.purpose.map(|purpose| format!("{purpose}: "))}<a href=line.href>{line.shown}</a></p> }.into_any()
}

/// Free lines as they were typed.
fn each_line(lines: &str) -> Vec<AnyView> {
    lines.lines().map(|line| view! { <p>{line.to_owned()}</p> }.into_any()).collect()
}

pub(crate) fn samples() -> Vec<Shown> {
    let address_only = Imprint { address: cast::imprint().address, ..Imprint::default() };
    vec![("Đủ mọi dòng", office(cast::imprint())), ("Chỉ biết địa chỉ", office(address_only))]
}
