//! What a button asks for before it changes the text: a small form below the buttons, no window in front of it.

use domain::markdown::Callout;
use leptos::prelude::*;
use leptos::web_sys::HtmlElement;

#[cfg(feature = "hydrate")]
use super::library;
use super::tool::Tool;

/// Ids of the controls.
pub(super) const WORDS: &str = "chen-chu";
pub(super) const ADDRESS: &str = "chen-dia-chi";
pub(super) const COLUMNS: &str = "chen-so-cot";
pub(super) const ROWS: &str = "chen-so-hang";
pub(super) const KIND: &str = "chen-loai-khung";
pub(super) const BLOCK: &str = "chen-khoi";

/// Which panel is open, and the words selected when it opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asking {
    pub(super) tool: Tool,
    pub(super) selected: String,
}

impl Asking {
    /// The control that takes the focus: the address where the words are there already.
    #[cfg(feature = "hydrate")]
    pub(super) fn first(&self) -> &'static str {
        match self.tool {
            Tool::Table => COLUMNS,
            Tool::Callout => KIND,
            Tool::Block => BLOCK,
            Tool::Picture => library::FILES,
            _ if self.selected.is_empty() => WORDS,
            _ => ADDRESS,
        }
    }

    /// The control that is to be corrected.
    #[cfg(feature = "hydrate")]
    pub(super) fn to_correct(&self) -> &'static str {
        match self.tool {
            Tool::Table | Tool::Callout | Tool::Block => self.first(),
            _ => ADDRESS,
        }
    }
}

/// The panel; `done` with true inserts, with false closes. Controls of the library and the blocks come from outside.
pub(super) fn panel(
    asking: Asking,
    library: impl FnOnce() -> AnyView,
    blocks: impl FnOnce() -> Vec<(String, String)>,
    wrong: RwSignal<&'static str>,
    done: impl Fn(bool) + Copy + Send + 'static,
) -> impl IntoView {
    let (name, insert, controls) = match asking.tool {
        Tool::Table => ("Chèn bảng", "Chèn bảng", table()),
        Tool::Picture => ("Chèn ảnh hoặc tệp", "Chèn", library()),
        Tool::Callout => ("Đặt khung lưu ý", "Đặt khung", callout()),
        Tool::Block => ("Chèn khối dùng lại", "Chèn khối", block(blocks())),
        _ => ("Chèn liên kết", "Chèn liên kết", link(asking.selected)),
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        let target = event_target::<HtmlElement>(&event);
        let is_button = matches!(target.tag_name().as_str(), "BUTTON" | "A");
        let is_file = target.get_attribute("type").is_some_and(|kind| kind == "file");
        match event.key().as_str() {
            // Enter would save the whole form.
            "Enter" if is_file => {
                event.prevent_default();
                target.click();
            }
            "Enter" if !is_button => {
                event.prevent_default();
                done(true);
            }
            _ => {}
        }
    };
    view! {
        <div class="asks" role="group" aria-label=name on:keydown=on_key>
            {controls}
            <div class="asks-fault" aria-live="polite">
                {move || Some(wrong.get()).filter(|sentence| !sentence.is_empty()).map(|sentence| view! { <p class="fault">{sentence}</p> })}
            </div>
            <p class="choices">
                <button type="button" class="main" on:click=move |_| done(true)>{insert}</button>
                <button type="button" on:click=move |_| done(false)>"Thôi"</button>
            </p>
        </div>
    }
}

fn link(selected: String) -> AnyView {
    view! {
        <div>
            <label for=WORDS>"Chữ người đọc bấm vào"</label>
            <input type="text" id=WORDS autocomplete="off" value=selected/>
        </div>
        <div>
            <label for=ADDRESS>"Địa chỉ"</label>
            <input
                type="text"
                id=ADDRESS
                inputmode="url"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                aria-describedby="chen-dia-chi-goi-y"
            />
            <p class="hint" id="chen-dia-chi-goi-y">"Ví dụ dichvucong.gov.vn; số điện thoại và thư điện tử cũng được."</p>
        </div>
    }
    .into_any()
}

fn table() -> AnyView {
    view! {
        <div>
            <label for=COLUMNS>"Số cột"</label>
            <input type="number" id=COLUMNS min="1" max="8" value="3"/>
        </div>
        <div>
            <label for=ROWS>"Số hàng, chưa kể hàng tên cột"</label>
            <input type="number" id=ROWS min="1" max="30" value="3"/>
        </div>
    }
    .into_any()
}

fn block(blocks: Vec<(String, String)>) -> AnyView {
    let options = blocks.into_iter().map(|(key, label)| view! { <option value=key>{label}</option> });
    view! {
        <div>
            <label for=BLOCK>"Khối"</label>
            <select id=BLOCK aria-describedby="chen-khoi-goi-y">{options.collect_view()}</select>
            <p class="hint" id="chen-khoi-goi-y">"Mã của khối vào chỗ con trỏ; người dân đọc nội dung của khối."</p>
        </div>
    }
    .into_any()
}

fn callout() -> AnyView {
    let options = Callout::ALL.map(|kind| view! { <option value=kind.title()>{kind.title()}</option> });
    view! {
        <div>
            <label for=KIND>"Loại khung"</label>
            <select id=KIND aria-describedby="chen-loai-khung-goi-y">{options.collect_view()}</select>
            <p class="hint" id="chen-loai-khung-goi-y">"Khung bao đoạn văn có con trỏ, hoặc những dòng đang chọn."</p>
        </div>
    }
    .into_any()
}
