//! One unit, for the platform's administrator: its name and address, its hosts, whether its site is open.

use domain::unit_form::{UnitFault, UnitField, UnitForm};
use leptos::prelude::*;

use super::frame::DeskFrame;
use super::person_parts::platform_line;
use super::platform_new_unit::{MODEL, labelled, summed};
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{Typing, hidden, refused_title, summary};
use crate::paths::desk;
use crate::screens::cast;

/// A further host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlatformUnitHost {
    /// `hoalong.gov.vn`.
    pub name: String,
    /// Whether the others redirect to it.
    pub canonical: bool,
}

/// One unit.
#[derive(Clone, Debug)]
pub struct PlatformUnit {
    /// Around it.
    pub frame: DeskFrame,
    /// Token of the forms.
    pub csrf: String,
    /// `Xã Hòa Long`.
    pub name: String,
    /// As in the addresses of its desk.
    pub slug: String,
    /// Its public site, absolute.
    pub public_url: String,
    /// Whether its site is suspended; `None` for the portal, which cannot be.
    pub suspended: Option<bool>,
    /// Labels it once had; each redirects.
    pub former_slugs: Vec<String>,
    /// Further hosts; none for the portal, whose host is the platform's own.
    pub hosts: Vec<PlatformUnitHost>,
    /// Name and address as typed, or as they are.
    pub typed: UnitForm,
    /// A host as typed.
    pub typed_host: String,
    /// What does not hold.
    pub faults: Vec<UnitFault>,
    /// What is wrong with the form itself.
    pub note: Option<String>,
}

impl Screen for PlatformUnit {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let is_refused = !self.faults.is_empty() || self.note.is_some();
        self.frame.head(&refused_title(format!("Quản trị {}", self.name), is_refused))
    }

    fn view(self) -> AnyView {
        let Self {
            frame,
            csrf,
            name,
            slug,
            public_url,
            suspended,
            former_slugs,
            hosts,
            typed,
            typed_host,
            faults,
            note,
        } = self;
        let shown_url = public_url.clone();
        let model = typed.model.clone();
        let own_hosts = suspended.is_some().then(|| host_section(&slug, &csrf, hosts, typed_host, &faults));
        let main = view! {
            {platform_line("")}
            <div class="title">
                <h1>{name.clone()}</h1>
                {(suspended == Some(true)).then(|| view! { <span class="state gone">"Đang tạm ngừng"</span> })}
            </div>
            <p class="about">
                <a href=desk::PlatformUnits.to_string()>"Các đơn vị"</a>
                <a href=desk::Unit { unit: slug.clone() }.to_string()>"Bàn biên tập"</a>
                <a href=desk::People { unit: slug.clone() }.to_string()>"Người của đơn vị"</a>
                <a href=public_url>{shown_url}</a>
            </p>
            {summary(note, summed(&faults))}
            {name_section(&slug, &csrf, typed, &former_slugs, &faults)}
            {own_hosts}
            {model_section(&slug, &csrf, model, &faults)}
            {suspended.map(|suspended| suspension_section(&slug, csrf, suspended))}
        };
        frame.around("narrow", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: DeskFrame { unit: None, ..cast::desk_frame() },
            csrf: "token".to_owned(),
            name: "Xã Hòa Long".to_owned(),
            slug: "xa-hoa-long".to_owned(),
            public_url: "http://hoalong.example:3000".to_owned(),
            suspended: Some(false),
            former_slugs: vec!["hoa-long".to_owned()],
            hosts: vec![
                PlatformUnitHost { name: "hoalong.example".to_owned(), canonical: true },
                PlatformUnitHost { name: "www.hoalong.example".to_owned(), canonical: false },
            ],
            typed: UnitForm { name: "Hòa Long".to_owned(), slug: "xa-hoa-long".to_owned(), ..UnitForm::default() },
            typed_host: String::new(),
            faults: Vec::new(),
            note: None,
        };
        let suspended = Self { suspended: Some(true), hosts: Vec::new(), former_slugs: Vec::new(), ..normal.clone() };
        let failed = Self {
            typed_host: "studio.localhost".to_owned(),
            faults: vec![
                (UnitField::From, "Ngày này chưa tới; hãy đổi tên đúng vào ngày tên mới có hiệu lực.".to_owned()),
                (UnitField::Host, "Tên miền “hoalong.example” đang là của Xã Long Phước.".to_owned()),
            ],
            ..normal.clone()
        };
        let longest = Self {
            frame: DeskFrame { unit: None, ..cast::longest_desk_frame() },
            name: cast::LONG_NAME.to_owned(),
            former_slugs: vec!["phuong-".repeat(8) + "a"; 3],
            hosts: vec![PlatformUnitHost { name: "dai-".repeat(14) + "a.example", canonical: false }; 4],
            ..normal.clone()
        };
        let portal = Self { suspended: None, hosts: Vec::new(), ..normal.clone() };
        vec![("normal", normal), ("suspended", suspended), ("failed", failed), ("longest", longest), ("portal", portal)]
    }
}

fn name_section(slug: &str, csrf: &str, typed: UnitForm, former: &[String], faults: &[UnitFault]) -> AnyView {
    let action = desk::PlatformUnit { unit: slug.to_owned() }.to_string();
    let redirects = (!former.is_empty())
        .then(|| view! { <p class="hint">{format!("Địa chỉ cũ, vẫn dẫn tới đây: {}.", former.join(", "))}</p> });
    view! {
        <section class="card" aria-labelledby="doi-ten">
            <h2 id="doi-ten">"Tên và địa chỉ"</h2>
            <form method="post" action=action novalidate>
                {hidden("csrf", csrf)}
                {labelled(UnitField::Name, None, true, faults).line(typed.name, Typing::PLAIN)}
                {labelled(UnitField::From, Some("Để trống: từ hôm nay. Tên cũ được giữ lại kèm thời gian."), false, faults)
                    .line(typed.from, Typing::PLAIN)}
                {labelled(UnitField::Slug, Some("Đổi địa chỉ thì địa chỉ cũ tự dẫn sang địa chỉ mới."), true, faults)
                    .line(typed.slug, Typing::PLAIN)}
                {redirects}
                <p class="buttons"><button class="main">"Lưu tên và địa chỉ"</button></p>
            </form>
        </section>
    }
    .into_any()
}

/// What a unit without pages may begin with.
fn model_section(slug: &str, csrf: &str, typed: String, faults: &[UnitFault]) -> AnyView {
    let action = desk::PlatformModel { unit: slug.to_owned() }.to_string();
    view! {
        <section class="card" aria-labelledby="mau">
            <h2 id="mau">"Trang mẫu"</h2>
            <form method="post" action=action novalidate>
                {hidden("csrf", csrf.to_owned())}
                {labelled(UnitField::Model, Some(MODEL), false, faults).line(typed, Typing::PLAIN)}
                <p class="buttons"><button>"Chép trang mẫu"</button></p>
            </form>
        </section>
    }
    .into_any()
}

fn host_section(slug: &str, csrf: &str, hosts: Vec<PlatformUnitHost>, typed: String, faults: &[UnitFault]) -> AnyView {
    let action = desk::PlatformHosts { unit: slug.to_owned() }.to_string();
    let rows = hosts.into_iter().map(|host| host_row(&action, csrf, host)).collect::<Vec<_>>();
    let list = if rows.is_empty() {
        view! { <p class="hint">"Chưa có tên miền riêng; trang ở địa chỉ do nền tảng cấp."</p> }.into_any()
    } else {
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    view! {
        <section class="card" aria-labelledby="cac-ten-mien">
            <h2 id="cac-ten-mien">"Tên miền riêng"</h2>
            {list}
            <form method="post" action=action.clone() novalidate>
                {hidden("csrf", csrf)}
                {labelled(UnitField::Host, Some("Ví dụ: hoalong.gov.vn. Tên miền phải trỏ về máy chủ này."), true, faults)
                    .line(typed, Typing::PLAIN)}
                <p class="buttons">
                    <button class="main" name="viec" value="them">"Thêm tên miền"</button>
                    <button name="viec" value="chinh">"Thêm và dùng làm địa chỉ chính"</button>
                </p>
            </form>
        </section>
    }
    .into_any()
}

fn host_row(action: &str, csrf: &str, host: PlatformUnitHost) -> AnyView {
    let PlatformUnitHost { name, canonical } = host;
    let (other, label) = if canonical { ("them", "Thôi dùng làm chính") } else { ("chinh", "Dùng làm chính") };
    view! {
        <li>
            <h3>{name.clone()}</h3>
            <form class="about" method="post" action=action.to_owned()>
                {hidden("csrf", csrf)}
                {hidden(UnitField::Host.name(), name.clone())}
                {canonical.then(|| view! { <span class="state live">"Địa chỉ chính"</span> })}
                <button name="viec" value=other aria-label=format!("{label}: {name}")>{label}</button>
                <button name="viec" value="bo" aria-label=format!("Bỏ tên miền {name}")>"Bỏ"</button>
            </form>
        </li>
    }
    .into_any()
}

fn suspension_section(slug: &str, csrf: String, suspended: bool) -> AnyView {
    let action = desk::PlatformSuspension { unit: slug.to_owned() }.to_string();
    let (title, sentence, value, button, class) = if suspended {
        ("Mở lại trang", "Trang công khai đang tạm ngừng. Bài đã đăng còn nguyên.", "mo", "Mở lại trang", "main")
    } else {
        (
            "Tạm ngừng trang",
            "Người dân sẽ thấy thông báo tạm ngừng và lối về cổng của tỉnh. Bàn biên tập vẫn dùng được.",
            "ngung",
            "Tạm ngừng trang",
            "danger",
        )
    };
    view! {
        <section class="card" aria-labelledby="tam-ngung">
            <h2 id="tam-ngung">{title}</h2>
            <p>{sentence}</p>
            <form method="post" action=action>
                {hidden("csrf", csrf)}
                <p class="buttons"><button class=class name="viec" value=value>{button}</button></p>
            </form>
        </section>
    }
    .into_any()
}
