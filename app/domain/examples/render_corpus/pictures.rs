//! Texts that name pictures, files and blocks, and what is known of those.

use domain::block::{Block, BlockKey, BlockKind, BlockText};
use domain::media::{Attachment, Focus, MediaKey, Picture, Shelf};
use serde_json::{Value, json};

/// Where addresses begin at the desk of `renderer-parity.spec.ts`.
const BASE: &str = "/don-vi/xa";

const PICTURE: &str = "abcdefghijklmnop";
const DECORATION: &str = "qrstuvwxyz234567";
const DOCUMENT: &str = "aaaabbbbccccdddd";
const BLOCK: &str = "tong-dai";
const NUMBER: &str = "0254 3852 123";

/// A shelf, and the same in JSON.
pub(crate) fn shelf() -> Result<(Shelf, String), Box<dyn std::error::Error>> {
    let key = |text| MediaKey::parse(text).ok_or("no key");
    let picture = |text, alt: &str, is_decorative, caption: Option<&str>| {
        Ok::<_, &str>(Picture {
            key: key(text)?,
            sizes: vec![(480, 360), (960, 720), (1600, 1200)],
            colour: 12,
            focus: Focus::MIDDLE,
            alt: alt.to_owned(),
            is_decorative,
            caption: caption.map(str::to_owned),
            credit: caption.map(|_| "Lê <Hoa> & \"Bạn\"".to_owned()),
        })
    };
    let pictures = [
        picture(PICTURE, "Lễ ra quân \"xanh\" & <sạch>", false, Some("Sáng 5/2 & chiều"))?,
        picture(DECORATION, "", true, None)?,
    ];
    let document = Attachment { key: key(DOCUMENT)?, word: "PDF".to_owned(), size: "1,2 MB".to_owned() };
    let told = json!({
        "pictures": pictures.iter().map(told).collect::<Vec<_>>(),
        "documents": [{ "key": DOCUMENT, "name": "Quyết định", "word": document.word, "size": document.size }],
        "waiting": [],
        "blocks": [{ "key": BLOCK, "kind": BlockKind::Phone.code(), "label": "Tổng đài", "value": NUMBER }],
    });
    let mut shelf = Shelf::at(BASE);
    for picture in pictures {
        shelf.put_picture(picture);
    }
    shelf.put_attachment(document);
    let text = BlockText { kind: BlockKind::Phone, label: "Tổng đài".to_owned(), value: NUMBER.to_owned() };
    shelf.put_blocks([Block { key: BlockKey::parse(BLOCK).ok_or("no key")?, text }]);
    Ok((shelf, told.to_string()))
}

fn told(picture: &Picture) -> Value {
    json!({
        "key": picture.key.as_str(),
        "name": "",
        "sizes": picture.sizes,
        "colour": picture.colour,
        "focus": picture.focus.number(),
        "alt": picture.alt,
        "is_decorative": picture.is_decorative,
        "caption": picture.caption,
        "credit": picture.credit,
    })
}

/// Pictures and files in every place of a text, and in the middle of others' texts.
pub(crate) fn texts(others: &[(String, String)]) -> Vec<(String, String)> {
    let ours = [
        format!("![](/anh/{PICTURE})"),
        format!("![Bà con *trồng* cây](/anh/{PICTURE} \"Ấp \\\"Tây\\\" & <b>\")"),
        format!("![](/anh/{DECORATION})\n![hai](/anh/{PICTURE})"),
        format!("Chữ ![trong dòng](/anh/{PICTURE}) chữ [Quyết định](/tep/{DOCUMENT})."),
        format!("- ![](/anh/{PICTURE})\n- [tệp](/tep/{DOCUMENT})"),
        format!("| a |\n|---|\n| ![x](/anh/{PICTURE}) |"),
        format!("> [!LƯU Ý]\n> ![](/anh/{PICTURE})"),
        "![không có](/anh/zzzzzzzzzzzzzzzz) [không có](/tep/zzzzzzzzzzzzzzzz)".to_owned(),
        format!("[![](/anh/{PICTURE})](https://a.vn)"),
        format!("Gọi {{{{{BLOCK}}}}}, không phải {{{{khong-co}}}} hay `{{{{{BLOCK}}}}}`."),
        format!("[{{{{{BLOCK}}}}}](https://a.vn) ![{{{{{BLOCK}}}}}](/anh/{PICTURE})"),
    ];
    let mixed =
        others.iter().step_by(7).map(|(_, text)| format!("![](/anh/{PICTURE})\n\n{text}\n![a](/anh/{DECORATION})"));
    ours.into_iter().chain(mixed).enumerate().map(|(at, text)| (format!("pictures-{at}"), text)).collect()
}
