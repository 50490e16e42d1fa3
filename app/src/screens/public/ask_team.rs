//! Asking the team of a hamlet for help: without account, cookie or script.

use domain::help_request::form::{CONSENT, TICKED, UNKNOWN_HAMLET};
use domain::help_request::{Contact, RequestField, RequestForm};
use domain::topic::Topic;
use domain::typed::Fault;
use leptos::prelude::*;

use super::frame::{Brand, PublicFrame, Standing};
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{Field, Typing, fault_id, fault_line, hidden, hint_id, refused_title, summary};
use crate::paths::public;
use crate::screens::cast;

/// The name of the box that only programs fill in.
pub const TRAP: &str = "trang_web";

/// The form.
#[derive(Clone, Debug)]
pub struct AskTeam {
    /// Around it.
    pub frame: PublicFrame,
    /// Hidden values that prove the form is ours: names and values.
    pub proof: Vec<(&'static str, String)>,
    /// The hamlets of the unit: slugs and names.
    pub hamlets: Vec<(String, String)>,
    /// As typed.
    pub form: RequestForm,
    /// What is wrong with it.
    pub faults: Vec<Fault<RequestField>>,
    /// What is wrong with the form itself.
    pub note: Option<String>,
    /// Until when an answer comes, in words.
    pub promise: String,
}

const TITLE: &str = "Hỏi tổ công nghệ số cộng đồng";

impl Screen for AskTeam {
    const SHEET: Sheet = Sheet::Asking;

    fn head(&self) -> Head {
        let is_refused = self.note.is_some() || !self.faults.is_empty();
        let about = format!(
            "Nhờ tổ công nghệ số cộng đồng của {} giúp về VNeID, dịch vụ công, thanh toán.",
            self.frame.full_name()
        );
        self.frame.head(Some(refused_title(TITLE.to_owned(), is_refused)), Some(about))
    }

    fn view(self) -> AnyView {
        let Self { frame, proof, hamlets, form, faults, note, promise } = self;
        let sheet = AskSheet { form: &form, faults: &faults };
        let summed = faults.iter().map(|fault| (fault.field.name(), fault.sentence.clone())).collect();
        let proof = proof.into_iter().map(|(name, value)| hidden(name, value)).collect_view();
        let main = view! {
            <div class="in read asking">
                <h1>{TITLE}</h1>
                {summary(note, summed)}
                <p class="lead">"Ông/bà cần giúp dùng điện thoại, VNeID, dịch vụ công, thanh toán? Hãy viết vào đây, không cần tài khoản."</p>
                <p>{promise}" Gửi xong, trang sẽ hiện một mã để ông/bà xem câu trả lời."</p>
                <form method="post" action=public::AskTeam.to_string() novalidate>
                    {proof}
                    {sheet.what(hamlets)}
                    {sheet.how()}
                    {sheet.visit()}
                    {sheet.consent()}
                    {trap()}
                    <p class="buttons"><button class="main">"Gửi yêu cầu"</button></p>
                </form>
                <p><a class="go" href=public::TrackRequest.to_string()>"Đã gửi rồi? Xem trả lời bằng mã"</a></p>
            </div>
        };
        frame.around(Brand::Link, Standing::Below, "", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: cast::frame("/hoi-to-cong-nghe"),
            proof: vec![("dau", "dau".to_owned()), ("lan", "lan".to_owned())],
            hamlets: ["Ấp Bắc", "Ấp Nam", "Ấp Tây"].map(|name| (name.to_owned(), name.to_owned())).into(),
            form: RequestForm::default(),
            faults: Vec::new(),
            note: None,
            promise: "Tổ trả lời trước 17:00 ngày 30/01/2024.".to_owned(),
        };
        let faults =
            Self { faults: RequestForm::default().check(|_| None).err().unwrap_or_default(), ..normal.clone() };
        let mut typed = RequestForm::default();
        for &field in RequestField::ALL {
            typed.set(field, cast::longest_summary());
        }
        typed.set(RequestField::Visit, TICKED);
        let long = |name: &str| (name.to_owned(), format!("{name} {}", cast::LONG_NAME));
        let longest = Self {
            frame: PublicFrame { site_name: cast::LONG_NAME.to_owned(), ..normal.frame.clone() },
            hamlets: vec![long("Tổ dân phố"); 60],
            faults: typed.check(|_| None).err().unwrap_or_default(),
            form: typed,
            ..normal.clone()
        };
        let stale_form = Self {
            note: Some("Trang đã mở quá lâu. Những gì đã ghi vẫn còn ở dưới; hãy bấm Gửi yêu cầu lần nữa.".to_owned()),
            ..normal.clone()
        };
        vec![("normal", normal), ("faults", faults), ("longest", longest), ("stale_form", stale_form)]
    }
}

/// A box that people do not see; what stands in it was put there by a program.
fn trap() -> AnyView {
    view! {
        <div class="trap">
            <label for=TRAP>"Để trống ô này"</label>
            <input id=TRAP name=TRAP value="" autocomplete="off" tabindex="-1"/>
        </div>
    }
    .into_any()
}

/// The controls, with what was typed and what is wrong with it.
struct AskSheet<'a> {
    form: &'a RequestForm,
    faults: &'a [Fault<RequestField>],
}

impl AskSheet<'_> {
    fn fault(&self, field: RequestField) -> Option<String> {
        self.faults.iter().find(|fault| fault.field == field).map(|fault| fault.sentence.clone())
    }

    fn field(&self, field: RequestField, hint: Option<&'static str>, required: bool) -> Field {
        Field { name: field.name(), label: field.label(), hint, fault: self.fault(field), required }
    }

    fn line(&self, field: RequestField, hint: &'static str, typing: Typing) -> AnyView {
        self.field(field, Some(hint), false).line(self.form.get(field).to_owned(), typing)
    }

    fn what(&self, hamlets: Vec<(String, String)>) -> AnyView {
        let hamlets = hamlets.into_iter().chain([(UNKNOWN_HAMLET.to_owned(), "Không rõ".to_owned())]).collect();
        let topics = Topic::ALL.map(|topic| (topic.code().to_owned(), topic.label().to_owned())).into();
        let need = self.field(
            RequestField::Need,
            Some(
                "Càng rõ càng dễ giúp: dùng máy gì, bấm đến đâu thì vướng. Đừng ghi mật khẩu, mã OTP hay số tài khoản.",
            ),
            true,
        );
        view! {
            {self.field(RequestField::Hamlet, None, true).choice(self.form.get(RequestField::Hamlet), hamlets)}
            {self.field(RequestField::Topic, None, true).choice(self.form.get(RequestField::Topic), topics)}
            {need.lines(self.form.get(RequestField::Need), 5)}
        }
        .into_any()
    }

    fn how(&self) -> AnyView {
        let field = RequestField::Contact;
        let fault = self.fault(field);
        let class = if fault.is_some() { "field wrong" } else { "field" };
        let phone = Typing { kind: "tel", autocomplete: "tel" };
        let name = Typing { kind: "text", autocomplete: "name" };
        view! {
            {self.line(RequestField::Name, "Không bắt buộc. Để tổ biết gọi ông/bà là gì.", name)}
            <fieldset class=class id=field.name()>
                <legend>{field.label()}</legend>
                {fault.map(|sentence| fault_line(field.name(), sentence))}
                {self.radio(field, Contact::PHONE, "Gọi điện thoại cho tôi")}
                {self.radio(field, Contact::IN_PERSON, "Tôi tự đến gặp tổ, hoặc tự xem câu trả lời bằng mã")}
            </fieldset>
            {self.line(RequestField::Phone, "Chỉ tổ và cán bộ của xã, phường, thị trấn thấy số này.", phone)}
        }
        .into_any()
    }

    fn radio(&self, field: RequestField, value: &'static str, label: &'static str) -> AnyView {
        let id = format!("{}-{value}", field.name());
        let described = self.fault(field).map(|_| fault_id(field.name()));
        view! {
            <div class="choice">
                <input
                    type="radio"
                    id=id.clone()
                    name=field.name()
                    value=value
                    checked=self.form.get(field) == value
                    aria-describedby=described
                />
                <label for=id>{label}</label>
            </div>
        }
        .into_any()
    }

    fn visit(&self) -> AnyView {
        let place =
            self.field(RequestField::Place, Some("Chỉ cần khi nhờ tổ đến nhà. Ví dụ: sau chợ, nhà cổng xanh."), false);
        view! {
            {self.tick(RequestField::Visit, RequestField::Visit.label(), Some("Dành cho người già yếu, khuyết tật, đi lại khó. Tổ gọi trước rồi mới đến."))}
            {place.line(self.form.get(RequestField::Place).to_owned(), Typing::PLAIN)}
        }
        .into_any()
    }

    fn consent(&self) -> AnyView {
        self.tick(RequestField::Consent, CONSENT, None)
    }

    fn tick(&self, field: RequestField, label: &'static str, hint: Option<&'static str>) -> AnyView {
        let fault = self.fault(field);
        let class = if fault.is_some() { "field wrong" } else { "field" };
        let described: Vec<_> = [hint.map(|_| hint_id(field.name())), fault.as_ref().map(|_| fault_id(field.name()))]
            .into_iter()
            .flatten()
            .collect();
        let described = (!described.is_empty()).then(|| described.join(" "));
        view! {
            <div class=class>
                {fault.clone().map(|sentence| fault_line(field.name(), sentence))}
                <div class="choice">
                    <input
                        type="checkbox"
                        id=field.name()
                        name=field.name()
                        value=TICKED
                        checked=self.form.get(field) == TICKED
                        aria-invalid=fault.is_some().then_some("true")
                        aria-describedby=described
                    />
                    <label for=field.name()>{label}</label>
                    {hint.map(|text| view! { <p class="hint" id=hint_id(field.name())>{text}</p> })}
                </div>
            </div>
        }
        .into_any()
    }
}
