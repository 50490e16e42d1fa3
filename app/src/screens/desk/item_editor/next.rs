//! What can be done with the saved item: publish it, take it back, look at it.

use domain::item::ItemState;
use leptos::prelude::*;

use super::Offer;
use crate::parts::form::hidden;
use crate::parts::pager::counted;

/// What can be done with the saved item.
pub(super) struct Next {
    pub(super) csrf: String,
    pub(super) version: Option<i64>,
    pub(super) state: ItemState,
    pub(super) preview: Option<String>,
    pub(super) revisions: Option<(String, u64)>,
    pub(super) public: Option<String>,
    pub(super) publish: Option<Offer>,
    pub(super) withdraw: Option<Offer>,
}

impl Next {
    pub(super) fn view(self) -> AnyView {
        let Self { csrf, version, state, preview, revisions, public, publish, withdraw } = self;
        // Nothing saved, nothing to publish.
        let Some(version) = version else { return ().into_any() };
        let publish = publish.map(|offer| publish_form(offer, csrf, version));
        // On a draft, that there is nothing to take back goes without saying.
        let withdraw = withdraw.filter(|offer| offer.refusals.is_empty() || state.is_public()).map(withdraw_link);
        view! {
            <section class="card" aria-labelledby="dang-bai">
                <h2 id="dang-bai">"Đăng bài"</h2>
                {publish}
                {withdraw}
                <ul class="plain-list">
                    {preview.map(|href| view! { <li><a href=href>"Xem trước cả trang"</a></li> })}
                    {revisions.map(|(href, count)| {
                        view! { <li><a href=href>{format!("Các bản đã lưu ({})", counted(count))}</a></li> }
                    })}
                    {public.map(|href| view! { <li><a href=href>"Xem trang công khai của bài"</a></li> })}
                </ul>
            </section>
        }
        .into_any()
    }
}

fn publish_form(Offer { href, refusals }: Offer, csrf: String, version: i64) -> AnyView {
    if !refusals.is_empty() {
        return view! {
            <button type="button" class="main" aria-disabled="true" aria-describedby="chua-dang">"Đăng bài"</button>
            {reasons("chua-dang", refusals)}
        }
        .into_any();
    }
    view! {
        <form method="post" action=href>
            {hidden("csrf", csrf)}
            {hidden("phien_ban", version.to_string())}
            <button class="main" aria-describedby="dang-gi">"Đăng bài"</button>
            <p class="hint" id="dang-gi">"Đăng bản đã lưu gần nhất. Nếu vừa sửa thêm, hãy lưu trước."</p>
        </form>
    }
    .into_any()
}

fn withdraw_link(Offer { href, refusals }: Offer) -> AnyView {
    if refusals.is_empty() {
        return view! { <p><a class="button" href=href>"Gỡ bài…"</a></p> }.into_any();
    }
    view! {
        <button type="button" aria-disabled="true" aria-describedby="chua-go">"Gỡ bài…"</button>
        {reasons("chua-go", refusals)}
    }
    .into_any()
}

/// Why not, beside the button.
fn reasons(id: &'static str, sentences: Vec<String>) -> AnyView {
    let items = sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view();
    view! { <ul class="reasons" id=id>{items}</ul> }.into_any()
}
