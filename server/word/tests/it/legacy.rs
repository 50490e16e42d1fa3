//! Letters from before Unicode.

use domain::legacy::Encoding;
use word::{Legacy, read_with};

use crate::builder::{docx, p, r};

fn font(name: &str) -> String {
    format!("<w:rFonts w:ascii=\"{name}\" w:hAnsi=\"{name}\"/>")
}

fn converted(bytes: &[u8]) -> (Option<Encoding>, String) {
    let imported = read_with(bytes, Legacy::Convert).unwrap_or_else(|refusal| panic!("{refusal}"));
    (imported.legacy, imported.markdown(|_| None))
}

#[test]
fn each_run_is_read_by_its_font() {
    let body = format!(
        "<w:p>{}{}{}{}</w:p>",
        r(&font(".VnTimeH"), "céng hßa"),
        r("", " là "),
        r(&font(".VnTime"), "x· héi, nh\u{AD}ng ®"),
        r(&font("VNI-Times"), "laø khoâng"),
    );
    let file = docx(&body);
    let kept = file.read();
    assert_eq!(kept.legacy, Some(Encoding::Tcvn3));
    // Nobody sees a soft hyphen, so it is gone where letters stay as they are.
    assert_eq!(kept.markdown(|_| None), "céng hßa là x· héi, nhng ®laø khoâng\n");
    let (legacy, markdown) = converted(&file.bytes());
    assert_eq!(legacy, Some(Encoding::Tcvn3));
    assert_eq!(markdown, "CỘNG HÒA là xã hội, nhưng đlà không\n");
}

#[test]
fn a_letter_and_its_mark_may_lie_in_two_runs() {
    let vni = font("VNI-Times");
    let body = format!("<w:p>{}{}{}</w:p>", r(&vni, "Chi"), r(&vni, "ùnh phu"), r(&vni, "û ñòa"));
    assert_eq!(converted(&docx(&body).bytes()).1, "Chính phủ địa\n");
}

#[test]
fn soft_hyphens_and_symbols_of_old_fonts_are_letters() {
    let body = format!(
        "<w:p><w:r><w:rPr>{0}</w:rPr><w:t>nh</w:t><w:softHyphen/><w:t>ng ®</w:t><w:sym w:font=\".VnTime\" w:char=\"F0AD\"/><w:t>îc</w:t></w:r></w:p>",
        font(".VnTime")
    );
    assert_eq!(converted(&docx(&body).bytes()).1, "nhưng được\n");
}

#[test]
fn fonts_that_lie_are_not_believed() {
    let body = format!("<w:p>{}</w:p>", r(&font("VNI-Times"), "Ủy ban nhân dân xã thông báo, được biết"));
    let file = docx(&body);
    assert_eq!(file.read().legacy, None);
    assert_eq!(converted(&file.bytes()), (None, "Ủy ban nhân dân xã thông báo, được biết\n".to_owned()));
}

#[test]
fn words_tell_where_no_font_does() {
    let file = docx(&p("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, ñoäc laäp, töï do, haïnh phuùc"));
    assert_eq!(file.read().legacy, Some(Encoding::Vni));
    assert_eq!(converted(&file.bytes()).1, "Cộng hòa xã hội chủ nghĩa Việt Nam, độc lập, tự do, hạnh phúc\n");
    assert_eq!(docx(&p("Le garçon naïf a été déçu à Noël")).read().legacy, None);
}

#[test]
fn labels_of_lists_are_read_as_well() {
    let file = docx("<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:rPr><w:rFonts w:ascii=\".VnTime\"/></w:rPr><w:t>Ph¹m vi</w:t></w:r></w:p>")
        .numbering("<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"§iÒu %1.\"/><w:rPr><w:rFonts w:ascii=\".VnTime\"/></w:rPr></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>");
    assert_eq!(converted(&file.bytes()).1, "Điều 1. Phạm vi\n");
}
