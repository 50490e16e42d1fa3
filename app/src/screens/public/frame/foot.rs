//! The foot of every page: who answers for the site and how to reach them.

use domain::unit::in_sentence;
use leptos::prelude::*;

use super::{Imprint, PhoneLink, PublicFrame, menu};
use crate::paths::public;

/// The foot.
pub(super) fn footer(frame: &PublicFrame, base: &str) -> AnyView {
    let above: Vec<_> = frame.superior.iter().rev().map(String::as_str).collect();
    let above = (!above.is_empty()).then(|| above.join(", "));
    let portal = frame.superior.first().map_or_else(
        || "Cổng thông tin của tỉnh".to_owned(),
        |province| format!("Cổng thông tin {}", in_sentence(province)),
    );
    view! {
        <footer class="foot">
            <div class="in">
                <div>
                    <p class="name">{format!("{} {}", frame.genre(), frame.site_name)}</p>
                    {above.map(|names| view! { <p>{format!("Trực thuộc {names}")}</p> })}
                    {imprint(&frame.imprint)}
                </div>
                <ul>
                    {menu::again(frame, base)}
                    {frame.shelves.teams.then(|| view! { <li><a href=format!("{base}{}", public::AskTeam)>"Hỏi tổ công nghệ số"</a></li> })}
                    <li><a href=format!("{base}{}", public::Accessibility)>"Khả năng tiếp cận"</a></li>
                    {(!frame.is_portal).then(|| view! { <li><a href=frame.portal_url.clone()>{portal}</a></li> })}
                    <li><a href=frame.studio_url.clone()>"Dành cho cán bộ"</a></li>
                </ul>
                <p class="made">"Trang này dùng nền tảng Trang Xã"</p>
            </div>
        </footer>
    }
    .into_any()
}

/// Who answers for the site and how to reach them, at the foot of every page.
fn imprint(imprint: &Imprint) -> AnyView {
    let Imprint { address, phones, email, responsible, licence, .. } = imprint.clone();
    let phones = (!phones.is_empty()).then(|| {
        let link = |(at, phone): (usize, PhoneLink)| {
            let before = if at == 0 { " " } else { " · " };
            view! { {before}<a href=phone.href>{phone.shown}</a> }
        };
        view! { <p>"Điện thoại:"{phones.into_iter().enumerate().map(link).collect_view()}</p> }
    });
    view! {
        {responsible.map(|person| view! { <p>{format!("Chịu trách nhiệm nội dung: {person}")}</p> })}
        {address.map(|place| view! { <p>{format!("Địa chỉ: {place}")}</p> })}
        {phones}
        {email.map(|address| view! {
            <p>"Thư điện tử: "<a href=format!("mailto:{address}")>{address.clone()}</a></p>
        })}
        {licence.map(|sentence| view! { <p>{sentence}</p> })}
    }
    .into_any()
}
