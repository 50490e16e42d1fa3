//! One picture or file of a library: what is said of it, and where it is needed.

mod samples;

use domain::media::{AboutFault, AboutField, AboutForm, Focus};
use leptos::prelude::*;

use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{Field, Typing, fault_line, hidden, refused_title, summary};
use crate::parts::picture::Thumb;

/// The page of a picture or file.
#[derive(Clone, Debug)]
pub struct LibraryFile {
    /// Around it.
    pub frame: DeskFrame,
    /// Where the form goes; `None` for whoever may only look.
    pub action: Option<String>,
    /// Token of the forms.
    pub csrf: String,
    /// The version this is about.
    pub version: i64,
    /// What it is called, whatever is typed.
    pub name: String,
    /// A picture as it looks; `None` for a file.
    pub picture: Option<Thumb>,
    /// Whether the picture is still being prepared.
    pub is_waiting: bool,
    /// Why the picture cannot be shown.
    pub broken: Option<String>,
    /// What is known of it.
    pub facts: Vec<(String, String)>,
    /// What is typed into a text to show it or to lead to it.
    pub mark: String,
    /// Where a file is handed out.
    pub download_href: Option<String>,
    /// As typed.
    pub typed: AboutForm,
    /// What does not hold.
    pub faults: Vec<AboutFault>,
    /// Title and address of the items that need it, and whether residents see it there.
    pub uses: Vec<(String, String, bool)>,
    /// Where it is removed; `None` for whoever may not.
    pub removal: Option<String>,
    /// Back to the library.
    pub back_href: String,
    /// What is wrong with the form itself.
    pub fault_note: Option<String>,
}

impl Screen for LibraryFile {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let is_refused = !self.faults.is_empty() || self.fault_note.is_some();
        self.frame.head(&refused_title(self.name.clone(), is_refused))
    }

    fn view(self) -> AnyView {
        let is_picture = self.picture.is_some();
        let name = self.name.clone();
        let summed = self.faults.iter().map(|fault| (fault.field.name(), fault.sentence.clone())).collect();
        let form = self.action.clone().map(|action| self.form(action, is_picture));
        let facts = self
            .facts
            .into_iter()
            .map(|(label, value)| view! { <div><dt>{label}</dt><dd>{value}</dd></div> })
            .collect_view();
        let state = match (self.is_waiting, self.broken) {
            (_, Some(sentence)) => view! { <p class="fault">{sentence}</p> }.into_any(),
            (true, None) => {
                view! { <p class="hint">"Ảnh đang được xử lý; tải lại trang sau một lát để xem."</p> }.into_any()
            }
            _ => ().into_any(),
        };
        let main = view! {
            <p class="about"><a href=self.back_href>"Ảnh và tệp"</a></p>
            <h1>{name.clone()}</h1>
            {summary(self.fault_note, summed)}
            <div class="desk">
                <div class="sheet">
                    {self.picture.map(|thumb| view! { <div class="whole-picture">{thumb.view("(min-width: 60em) 40rem, 100vw")}</div> })}
                    {state}
                    {form}
                </div>
                <div class="beside">
                    <section class="card" aria-labelledby="biet">
                        <h2 id="biet">"Về tệp này"</h2>
                        <dl class="known">{facts}</dl>
                        {self.download_href.map(|href| view! { <p><a href=href>"Tải tệp về"</a></p> })}
                        <p class="hint">{if is_picture { "Để hiện ảnh trong bài, chèn dòng này thành một đoạn riêng:" } else { "Để dẫn tới tệp trong bài, chèn:" }}</p>
                        <p><code class="mark">{self.mark}</code></p>
                    </section>
                    {needed(self.uses, self.removal, self.csrf, &name)}
                </div>
            </div>
        };
        self.frame.around_with_help("wide", HelpTopic::Picture, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::all()
    }
}

impl LibraryFile {
    fn field(&self, field: AboutField, hint: Option<&'static str>) -> Field {
        let fault = self.faults.iter().find(|fault| fault.field == field).map(|fault| fault.sentence.clone());
        Field { name: field.name(), label: field.label(), hint, fault, required: field == AboutField::Name }
    }

    fn line(&self, field: AboutField, hint: Option<&'static str>) -> AnyView {
        self.field(field, hint).line(self.typed.get(field).to_owned(), Typing::PLAIN)
    }

    fn form(&self, action: String, is_picture: bool) -> AnyView {
        let of_picture = is_picture.then(|| {
            view! {
                {self.line(AboutField::Alt, Some("Một câu ngắn, như kể cho người ngồi cạnh không nhìn thấy. Ví dụ: Bà con ấp Tây trồng cây ven đường."))}
                {self.tick(AboutField::Decorative, "Đánh dấu khi bỏ ảnh đi người đọc không mất gì, như hoa văn, đường kẻ.")}
                {self.line(AboutField::Caption, Some("Hiện dưới ảnh. Có thể để trống."))}
                {self.line(AboutField::Credit, Some("Ví dụ: Lê Hoa, hoặc Cổng thông tin tỉnh."))}
                {self.tick(AboutField::Minors, "Ảnh trẻ em chỉ đăng khi cha mẹ hoặc người giám hộ đồng ý (Luật Trẻ em 2016; trẻ từ đủ 7 tuổi thì cả trẻ đồng ý).")}
                {self.tick(AboutField::Consent, "Giữ giấy hoặc tin nhắn đồng ý ở đơn vị; ở đây chỉ ghi nhận.")}
                {self.focus()}
            }
        });
        view! {
            <form method="post" action=action novalidate class="card">
                {hidden("csrf", self.csrf.clone())}
                {hidden("phien_ban", self.version.to_string())}
                {self.line(AboutField::Name, Some("Chỉ người trong bàn biên tập thấy; với tài liệu, đây cũng là tên tệp khi tải về."))}
                {of_picture}
                <p class="buttons"><button class="main">"Lưu"</button></p>
            </form>
        }
        .into_any()
    }

    fn tick(&self, field: AboutField, hint: &'static str) -> AnyView {
        let name = field.name();
        let fault = self.faults.iter().find(|fault| fault.field == field).map(|fault| fault.sentence.clone());
        let described = if fault.is_some() { format!("{name}-goi-y {name}-loi") } else { format!("{name}-goi-y") };
        let checked = self.typed.get(field) == "1";
        let class = if fault.is_some() { "field tick wrong" } else { "field tick" };
        view! {
            <div class=class>
                {fault.map(|sentence| fault_line(name, sentence))}
                <input type="checkbox" id=name name=name value="1" checked=checked aria-describedby=described/>
                <label for=name>{field.label()}</label>
                <p class="hint" id=format!("{name}-goi-y")>{hint}</p>
            </div>
        }
        .into_any()
    }

    /// Nine places of a picture; the arrows walk from one to the next.
    fn focus(&self) -> AnyView {
        let name = AboutField::Focus.name();
        let chosen = self.typed.get(AboutField::Focus).parse().ok().and_then(Focus::new).unwrap_or(Focus::MIDDLE);
        let places = Focus::ALL.map(|place| {
            let id = if place.number() == 0 { name.to_owned() } else { format!("{name}-{}", place.number()) };
            view! {
                <div>
                    <input type="radio" id=id.clone() name=name value=place.number().to_string() checked=place == chosen/>
                    <label for=id>{place.label()}</label>
                </div>
            }
        });
        view! {
            <fieldset class="focus">
                <legend>{AboutField::Focus.label()}</legend>
                <p class="hint">"Phần này giữ lại khi ảnh bị cắt cho vừa danh sách hoặc khi chia sẻ."</p>
                <div class="places">{places.collect_view()}</div>
            </fieldset>
        }
        .into_any()
    }
}

/// Where it is needed; what nothing needs may go.
fn needed(uses: Vec<(String, String, bool)>, removal: Option<String>, csrf: String, name: &str) -> AnyView {
    let is_needed = !uses.is_empty();
    let rows = uses.into_iter().map(|(title, href, is_live)| {
        let live = is_live.then(|| view! { " " <span class="state live">"Đang công khai"</span> });
        view! { <li><a href=href>{title}</a>{live}</li> }
    });
    let list = if is_needed {
        view! { <ul class="rows">{rows.collect_view()}</ul> }.into_any()
    } else {
        view! { <p class="none">"Chưa bài nào dùng tệp này."</p> }.into_any()
    };
    let removal = removal.map(|href| {
        if is_needed {
            view! { <p class="hint">"Còn bài dùng nên chưa xóa được. Hãy bỏ hoặc thay trong các bài trên trước."</p> }
                .into_any()
        } else {
            view! {
                <form method="post" action=href>
                    {hidden("csrf", csrf)}
                    <button aria-label=format!("Xóa {name}")>"Xóa khỏi thư viện"</button>
                    <p class="hint">"Xóa rồi không lấy lại được. Các bản lưu cũ từng dùng tệp này sẽ thiếu nó."</p>
                </form>
            }
            .into_any()
        }
    });
    view! {
        <section class="card" aria-labelledby="dung-o-dau">
            <h2 id="dung-o-dau">"Được dùng trong"</h2>
            {list}
            {removal}
        </section>
    }
    .into_any()
}
