//! A Word file becomes a draft: its pictures in the library, its text at the desk, and what is missing beside it.

use std::io::{Cursor, Write as _};

use domain::access::Role;
use server::media::preparing;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::support::client::Client;
use super::support::media::png;
use super::support::world::{Twin, World};

/// A .docx of these paragraphs and pictures.
fn docx(body: &str, pictures: &[(&str, &[u8])]) -> Vec<u8> {
    const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="emf" ContentType="image/x-emf"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
    const ROOT: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
    const STYLES: &str = r#"<?xml version="1.0"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>"#;
    let relations: String = pictures
        .iter()
        .enumerate()
        .map(|(at, (name, _))| {
            format!(r#"<Relationship Id="p{at}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/{name}"/>"#)
        })
        .collect();
    let relations = format!(
        r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>{relations}</Relationships>"#
    );
    let document = format!(
        r#"<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>{body}</w:body></w:document>"#
    );
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, bytes: &[u8]| {
        zip.start_file(name, SimpleFileOptions::default()).expect("an entry");
        zip.write_all(bytes).expect("bytes");
    };
    put("[Content_Types].xml", TYPES.as_bytes());
    put("_rels/.rels", ROOT.as_bytes());
    put("word/document.xml", document.as_bytes());
    put("word/styles.xml", STYLES.as_bytes());
    put("word/_rels/document.xml.rels", relations.as_bytes());
    for (name, bytes) in pictures {
        put(&format!("word/media/{name}"), bytes);
    }
    zip.finish().expect("a file").into_inner()
}

fn paragraph(style: &str, words: &str) -> String {
    let style = if style.is_empty() { String::new() } else { format!(r#"<w:pPr><w:pStyle w:val="{style}"/></w:pPr>"#) };
    format!("<w:p>{style}<w:r><w:t>{words}</w:t></w:r></w:p>")
}

fn picture(at: usize, alt: &str) -> String {
    format!(
        r#"<w:p><w:r><w:drawing><wp:inline><wp:docPr id="{at}" name="Picture" descr="{alt}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="p{at}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"#
    )
}

async fn bring(client: &mut Client, twin: &Twin, name: &str, bytes: &[u8]) -> super::support::answer::Answer {
    let csrf = client.get("/").await.value_of("csrf");
    let path = format!("/don-vi/{}/tu-word", twin.slug);
    client.upload(&path, &[("csrf", &csrf), ("loai", "thong-bao")], &[("tep_word", name, bytes)]).await
}

#[tokio::test]
async fn a_word_file_becomes_a_draft_with_its_pictures_and_says_what_is_missing() {
    let world = World::new().await;
    let mut client = world.signed_in(Role::Writer, &world.a).await;
    let body = [
        paragraph("Title", "Lịch tiếp công dân tháng 3"),
        paragraph("Heading1", "Thời gian"),
        paragraph("", "Sáng thứ Năm &amp; * hằng tuần."),
        picture(0, "Phòng tiếp công dân"),
        picture(1, ""),
    ]
    .concat();
    let photo = png(24, 16, [200, 30, 30]);
    let file = docx(&body, &[("image1.png", &photo), ("image2.emf", b"\x01\0\0\0EMF")]);
    let done = bring(&mut client, &world.a, "lịch.docx", &file).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let path = done.header("location").trim_end_matches("?da=word").to_owned();
    preparing::all(&world.core).await.expect("pictures are prepared");
    let editor = client.get(&path).await.expect(200);
    assert_eq!(editor.value_of("tieu_de"), "Lịch tiếp công dân tháng 3");
    let text = editor.value_of("noi_dung");
    assert!(text.starts_with("# Thời gian\n\nSáng thứ Năm & \\* hằng tuần.\n\n![Phòng tiếp công dân](/anh/"), "{text}");
    assert!(
        editor.words().contains("lịch.docx") && editor.words().contains("1 hình"),
        "what is missing stands beside it"
    );
    let library = client.get(&format!("/don-vi/{}/thu-vien", world.a.slug)).await.expect(200);
    assert!(library.text().contains("-24.jpg"), "{}", library.text());
    client
        .get(&format!("{path}/xem-truoc"))
        .await
        .expect(200)
        .shows("<figure class=\"pic\">")
        .shows("Phòng tiếp công dân");
    let mut twin = world.signed_in(Role::Approver, &world.b).await;
    twin.get(&format!("/don-vi/{}/thu-vien", world.b.slug)).await.expect(200).shows("Thư viện chưa có gì");
}

#[tokio::test]
async fn what_is_no_word_file_is_refused_in_a_sentence_and_makes_nothing() {
    let world = World::new().await;
    let mut client = world.signed_in(Role::Writer, &world.a).await;
    let bomb = docx(&paragraph("", &"a".repeat(80_000_000)), &[]);
    let files: [(&str, &[u8], &str); 4] = [
        ("cu.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 cu", ".docx"),
        ("anh.docx", &png(2, 2, [0, 0, 0]), "không phải tệp Word"),
        ("rong.docx", b"", "không phải tệp Word"),
        ("bom.docx", &bomb, "quá lớn"),
    ];
    let before =
        client.get(&format!("/don-vi/{}", world.a.slug)).await.expect(200).text().matches("/bai-viet/").count();
    for (name, bytes, told) in files {
        let answer = bring(&mut client, &world.a, name, bytes).await.expect(422);
        assert!(answer.words().to_lowercase().contains(&told.to_lowercase()), "{name}: {}", answer.words());
    }
    let after = client.get(&format!("/don-vi/{}", world.a.slug)).await.expect(200).text().matches("/bai-viet/").count();
    assert_eq!(before, after);
}

#[tokio::test]
async fn old_letters_are_changed_only_after_both_readings_were_shown() {
    let world = World::new().await;
    let mut client = world.signed_in(Role::Writer, &world.a).await;
    let run = |words: &str| {
        format!(
            r#"<w:p><w:r><w:rPr><w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/></w:rPr><w:t>{words}</w:t></w:r></w:p>"#
        )
    };
    let old = "UÛy ban nhaân daân xaõ thoâng baùo lòch tieáp coâng daân";
    let file = docx(&[run(old), run(old)].concat(), &[]);
    let asked = bring(&mut client, &world.a, "cũ.docx", &file).await.expect(200);
    let words = asked.words();
    assert!(words.contains(old) && words.contains("Ủy ban nhân dân xã thông báo lịch tiếp công dân"), "{words}");
    let (csrf, key) = (asked.value_of("csrf"), asked.value_of("khoa"));
    let path = format!("/don-vi/{}/tu-word", world.a.slug);
    for (choice, shown) in [("doi", "Ủy ban nhân dân xã"), ("giu", "UÛy ban nhaân daân")] {
        let fields = [("csrf", csrf.as_str()), ("khoa", &key), ("loai", "thong-bao"), ("chu", choice)];
        let done = client.post(&path, &fields).await;
        let item = done.header("location").trim_end_matches("?da=word").to_owned();
        let text = client.get(&item).await.expect(200).value_of("noi_dung");
        assert!(text.contains(shown), "{choice}: {text}");
    }
    // The key is this person's at this desk.
    let mut twin = world.signed_in(Role::Writer, &world.b).await;
    let csrf = twin.get("/").await.value_of("csrf");
    let fields = [("csrf", csrf.as_str()), ("khoa", &key), ("loai", "thong-bao"), ("chu", "doi")];
    twin.post(&format!("/don-vi/{}/tu-word", world.b.slug), &fields).await.expect(422).shows("Chưa chọn tệp nào");
}
