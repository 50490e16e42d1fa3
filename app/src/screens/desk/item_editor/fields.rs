//! The fields of the form, as the kind of item wants them.

use domain::item::{FieldFault, ItemField, ItemForm, ItemKind};
use domain::topic::Topic;
use leptos::prelude::*;

use super::{BlockHint, LibraryPlaces};
use crate::islands::Toolbar;
use crate::parts::form::{Field, Typing};

/// The fields below the title of the page.
pub(super) struct Writing {
    pub(super) kind: ItemKind,
    pub(super) typed: ItemForm,
    pub(super) faults: Vec<FieldFault>,
    pub(super) categories: Vec<(String, String)>,
    pub(super) categories_href: Option<String>,
    pub(super) parents: Vec<(String, String)>,
    pub(super) covers: Vec<(String, String)>,
    pub(super) library: LibraryPlaces,
    pub(super) blocks: Vec<BlockHint>,
    pub(super) blocks_href: String,
}

/// The fields few items need, folded away while they are empty.
const FURTHER: [ItemField; 4] = [ItemField::Author, ItemField::Source, ItemField::WrittenOn, ItemField::Slug];

impl Writing {
    pub(super) fn view(self) -> AnyView {
        let summary = match self.kind {
            ItemKind::Page => "Một hai câu, hiện dưới tên trang trong danh sách. Có thể để trống.",
            _ => "Một hai câu, hiện trong danh sách. Có thể để trống.",
        };
        view! {
            {self.line(ItemField::Title, Some("Nói ngay việc gì, ở đâu, khi nào."))}
            {self.field(ItemField::Summary, Some(summary)).lines(self.typed.get(ItemField::Summary), 3)}
            {self.time_and_place()}
            {self.field(ItemField::Body, None).lines_below(self.tools(), self.typed.get(ItemField::Body), 16)}
            {help()}
            {self.blocks()}
            {self.cover()}
            {self.place_in_site()}
            {self.further()}
        }
        .into_any()
    }

    fn field(&self, field: ItemField, hint: Option<&'static str>) -> Field {
        let sentences: Vec<_> =
            self.faults.iter().filter(|fault| fault.field == field).map(|fault| fault.sentence.as_str()).collect();
        Field {
            name: field.name(),
            label: field.label(),
            hint,
            fault: (!sentences.is_empty()).then(|| sentences.join(" ")),
            required: field == ItemField::Title,
        }
    }

    fn line(&self, field: ItemField, hint: Option<&'static str>) -> AnyView {
        self.field(field, hint).line(self.typed.get(field).to_owned(), Typing::PLAIN)
    }

    /// A line, where this kind of item has the field.
    fn line_if(&self, field: ItemField, hint: Option<&'static str>) -> Option<AnyView> {
        field.belongs_to(self.kind).then(|| self.line(field, hint))
    }

    /// What residents ask first about a notice or an event.
    fn time_and_place(&self) -> AnyView {
        match self.kind {
            ItemKind::Notice => self.line(
                ItemField::ValidUntil,
                Some("Ví dụ 05/02/2024. Sau ngày này thông báo tự rời trang chủ và nằm trong mục đã hết hiệu lực."),
            ),
            ItemKind::Event => view! {
                <fieldset class="when">
                    <legend>"Thời gian và địa điểm"</legend>
                    <div class="pair">
                        {self.line(ItemField::StartsOn, Some("Ví dụ 05/02/2024."))}
                        {self.line(ItemField::StartsAt, Some("Ví dụ 8:00. Có thể để trống."))}
                    </div>
                    <div class="pair">
                        {self.line(ItemField::EndsOn, Some("Để trống nếu trong một ngày."))}
                        {self.line(ItemField::EndsAt, Some("Có thể để trống."))}
                    </div>
                    {self.line(ItemField::Place, Some("Ví dụ Nhà văn hóa ấp Tây, xã Hòa Long."))}
                </fieldset>
            }
            .into_any(),
            ItemKind::Guide => self.about_the_guide(),
            ItemKind::Article | ItemKind::Page => ().into_any(),
        }
    }

    /// Where residents find a guide, whom it helps, and how far it can be trusted.
    fn about_the_guide(&self) -> AnyView {
        let topics = Topic::ALL.map(|topic| (topic.code().to_owned(), topic.label().to_owned())).to_vec();
        let topic = self.field(ItemField::Topic, Some("Người dân tìm hướng dẫn theo chủ đề."));
        view! {
            {topic.choice_or("Chưa chọn", self.typed.get(ItemField::Topic), topics)}
            {self.line(ItemField::Audience, Some("Ví dụ: người cao tuổi lần đầu dùng VNeID. Có thể để trống."))}
            {self.line(ItemField::AppVersion, Some("Ví dụ: VNeID 2.1.6 trên Android. Có thể để trống."))}
            {self.line(
                ItemField::CheckedOn,
                Some("Ngày gần nhất có người làm thử từ đầu đến cuối, ví dụ 05/02/2024. Sau 180 ngày, hướng dẫn vào mục Cần xem lại."),
            )}
        }
        .into_any()
    }

    /// Where the item stands on the site.
    fn place_in_site(&self) -> AnyView {
        match self.kind {
            ItemKind::Article => {
                let chosen = self.typed.get(ItemField::Category);
                let field = self.field(ItemField::Category, Some("Người đọc xem được mọi bài cùng chuyên mục."));
                view! {
                    {field.choice_or("Không xếp vào chuyên mục nào", chosen, self.categories.clone())}
                    {self.categories_href.clone().map(|href| view! {
                        <p class="hint"><a href=href>"Sửa danh sách chuyên mục"</a></p>
                    })}
                    {self.line(ItemField::PinnedUntil, Some("Ví dụ 05/02/2024. Để trống thì bài xếp theo ngày đăng."))}
                }
                .into_any()
            }
            ItemKind::Page => {
                let chosen = self.typed.get(ItemField::Parent);
                let field = self.field(ItemField::Parent, Some("Các trang xếp thành cây, nhiều nhất ba tầng."));
                view! {
                    {field.choice_or("Ở tầng trên cùng", chosen, self.parents.clone())}
                    {self.line(ItemField::Position, Some("Số nhỏ đứng trước. Để trống thì xếp theo tên."))}
                }
                .into_any()
            }
            ItemKind::Notice | ItemKind::Event | ItemKind::Guide => ().into_any(),
        }
    }

    /// Buttons that write these marks, where there is script.
    fn tools(&self) -> AnyView {
        let LibraryPlaces { shelf_href, base, csrf, .. } = self.library.clone();
        let block = |BlockHint { key, label, value, .. }: &BlockHint| (key.clone(), format!("{label}: {value}"));
        let blocks = self.blocks.iter().map(block).collect();
        view! { <Toolbar textarea=ItemField::Body.name().to_owned() shelf_href base csrf blocks/> }.into_any()
    }

    /// What the text may name instead of writing it down once more.
    fn blocks(&self) -> AnyView {
        let row = |BlockHint { mark, label, value, .. }: BlockHint| {
            view! { <div><dt><code>{mark}</code></dt><dd>{format!("{label}: {value}")}</dd></div> }
        };
        let rows = self.blocks.iter().cloned().map(row).collect_view();
        let list = if self.blocks.is_empty() {
            view! { <p>"Đơn vị chưa có khối nào."</p> }.into_any()
        } else {
            view! {
                <p>"Viết mã vào chỗ cần; người dân đọc nội dung của khối, và bài đổi theo khi khối được sửa."</p>
                <dl class="ways-to-write">{rows}</dl>
            }
            .into_any()
        };
        view! {
            <details class="more">
                <summary>"Chèn khối nội dung dùng lại"</summary>
                {list}
                <p class="hint"><a href=self.blocks_href.clone()>"Các khối nội dung của đơn vị"</a></p>
            </details>
        }
        .into_any()
    }

    /// The picture of lists and shared links, by its name in the library.
    fn cover(&self) -> AnyView {
        let hint = match self.kind {
            ItemKind::Article => "Hiện bên cạnh tiêu đề trong danh sách và khi chia sẻ liên kết. Có thể để trống.",
            _ => "Hiện ở đầu bài nếu bài chưa có ảnh ấy, và khi chia sẻ liên kết. Có thể để trống.",
        };
        let field = self.field(ItemField::Cover, Some(hint));
        view! {
            {field.choice_or("Không có ảnh đại diện", self.typed.get(ItemField::Cover), self.covers.clone())}
            <p class="hint"><a href=self.library.href.clone()>"Ảnh và tệp của đơn vị"</a></p>
        }
        .into_any()
    }

    fn further(&self) -> AnyView {
        let filled = |field: ItemField| {
            !self.typed.get(field).is_empty() || self.faults.iter().any(|fault| fault.field == field)
        };
        let open = FURTHER.into_iter().filter(|field| field.belongs_to(self.kind)).any(filled);
        let name = match self.kind {
            ItemKind::Article => "Tác giả, nguồn, ngày, địa chỉ trang",
            ItemKind::Notice => "Nguồn, ngày, địa chỉ trang",
            ItemKind::Event | ItemKind::Page | ItemKind::Guide => "Địa chỉ trang",
        };
        view! {
            <details class="more" open=open>
                <summary>{name}</summary>
                {self.line_if(ItemField::Author, None)}
                {self.line_if(ItemField::Source, Some("Cơ quan hoặc trang đã đăng bài này trước."))}
                {self.line_if(ItemField::WrittenOn, Some("Ngày ghi trên bài gốc, ví dụ 27/01/2024."))}
                {self.line(ItemField::Slug, Some("Phần cuối của địa chỉ trang. Để trống thì lấy theo tiêu đề."))}
            </details>
        }
        .into_any()
    }
}

/// How to write the few marks people need.
fn help() -> AnyView {
    let ways = [
        ("**chữ đậm**", "chữ đậm"),
        ("# Tiêu đề mục", "tiêu đề của một phần; thêm dấu # cho mục nhỏ hơn"),
        ("- một ý", "mỗi dòng một ý thành danh sách"),
        ("1. việc đầu", "danh sách đánh số"),
        ("[Cổng dịch vụ công](https://dichvucong.gov.vn)", "liên kết: chữ trong ngoặc vuông, địa chỉ trong ngoặc tròn"),
        ("> [!LƯU Ý]\n> Mang theo căn cước.", "khung lưu ý"),
        (
            "![Bà con trồng cây](/anh/…)",
            "ảnh trong thư viện: trong ngoặc vuông là lời mô tả; dòng có sẵn ở trang của ảnh",
        ),
        ("[Quyết định 12](/tep/…)", "liên kết tới tệp trong thư viện"),
        ("| Ngày | Việc |\n|---|---|\n| 5/2 | Tiếp dân |", "bảng"),
    ];
    let rows = ways
        .into_iter()
        .map(|(typed, meaning)| view! { <div><dt><code>{typed}</code></dt><dd>{meaning}</dd></div> })
        .collect_view();
    view! {
        <details class="more">
            <summary>"Cách viết đậm, tiêu đề, danh sách…"</summary>
            <p>"Để một dòng trống giữa hai đoạn. Gõ các dấu dưới đây để trình bày:"</p>
            <dl class="ways-to-write">{rows}</dl>
        </details>
    }
    .into_any()
}
