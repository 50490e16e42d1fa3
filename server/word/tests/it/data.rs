//! Real files, each with what is known about it. A file that is not in the table fails.

use std::path::{Path, PathBuf};

use domain::legacy::Encoding;
use domain::rich::{Block, Omission};
use word::{Imported, Legacy, read_with};

/// What a file must become, its old letters read as they look.
struct Facts {
    file: &'static str,
    title: Option<&'static str>,
    headings: usize,
    tables: usize,
    pictures: usize,
    notes: usize,
    first: &'static str,
    last: &'static str,
    left_out: &'static [(Omission, usize)],
    legacy: Option<Encoding>,
}

const NOTHING: Facts = Facts {
    file: "",
    title: None,
    headings: 0,
    tables: 0,
    pictures: 0,
    notes: 0,
    first: "",
    last: "",
    left_out: &[],
    legacy: None,
};

const FACTS: [Facts; 19] = [
    Facts {
        file: "thong-bao-bang-va-anh.docx",
        title: Some("Thông báo về việc treo cờ Tổ quốc và nghỉ Tết Nguyên đán Giáp Thìn năm 2024"),
        tables: 1,
        pictures: 2,
        first: "ỦY BAN NHÂN DÂN  \nXÃ MẪU  \nSố: 15/TB-UBND\n\nCỘNG HÒA",
        last: "- Lưu: VT.",
        left_out: &[(Omission::MergedCells, 1), (Omission::JoinedLines, 1)],
        ..NOTHING
    },
    Facts {
        file: "an_le_so_262018AL.docx",
        title: Some(
            "Án lệ số 26/2018/AL về xác định thời điểm bắt đầu tính thời hiệu và thời hiệu yêu cầu chia di sản thừa kế là bất động sản",
        ),
        headings: 4,
        first: "*Được Hội đồng Thẩm phán",
        last: "vẫn còn theo quy định của pháp luật.”*",
        ..NOTHING
    },
    Facts {
        file: "nghi_dinh_19_2019_ND_CP.docx",
        title: Some("NGHỊ ĐỊNH VỀ HỌ, HỤI, BIÊU, PHƯỜNG"),
        headings: 35,
        first: "CHÍNH PHỦ  \nSố: 19/2019/NĐ-CP\n\nCỘNG HÒA",
        last: "**Nguyễn Xuân Phúc**",
        ..NOTHING
    },
    Facts {
        file: "nghi_dinh_21_2021_ND_CP.docx",
        title: Some("Nghị định quy định thi hành Bộ luật Dân sự về bảo đảm thực hiện nghĩa vụ"),
        headings: 77,
        first: "CHÍNH PHỦ  \nSố: 21/2021/NĐ-CP\n\nCỘNG HÒA",
        last: "**Nguyễn Xuân Phúc**",
        ..NOTHING
    },
    Facts {
        file: "nghi_dinh_356_2025_ND_CP.docx",
        title: Some("Nghị định quy định chi tiết một số điều và biện pháp thi hành Luật Bảo vệ dữ liệu cá nhân"),
        headings: 73,
        tables: 5,
        first: "CHÍNH PHỦ  \nSố: 356/2025/NĐ-CP\n\nCỘNG HÒA",
        last: "*(Lý do, nội dung giải thích)* |  |",
        left_out: &[(Omission::MergedCells, 357), (Omission::JoinedLines, 21)],
        ..NOTHING
    },
    Facts {
        file: "nghi_quyet_01_2019_NQ_HDTP.docx",
        title: Some("NGHỊ QUYẾT HƯỚNG DẪN ÁP DỤNG MỘT SỐ QUY ĐỊNH CỦA PHÁP LUẬT VỀ LÃI, LÃI SUẤT, PHẠT VI PHẠM"),
        headings: 15,
        first: "HỘI ĐỒNG THẨM PHÁN  \nTÒA ÁN NHÂN DÂN TỐI CAO  \nSố: 01/2019/NQ-HĐTP\n\nCỘNG HÒA",
        last: "**Nguyễn Hòa Bình**",
        ..NOTHING
    },
    Facts {
        file: "nghi_quyet_02_2022_NQ_HDTP.docx",
        title: Some(
            "Nghị quyết hướng dẫn áp dụng một số quy định của Bộ luật Dân sự về trách nhiệm bồi thường thiệt hại ngoài hợp đồng",
        ),
        headings: 14,
        first: "HỘI ĐỒNG THẨM PHÁN  \nTÒA ÁN NHÂN DÂN TỐI CAO  \nSố: 02/2022/NQ-HĐTP\n\nCỘNG HÒA",
        last: "**Nguyễn Hòa Bình**",
        ..NOTHING
    },
    Facts {
        file: "embedded-style-map.docx",
        first: "Walking on imported air",
        last: "Walking on imported air",
        ..NOTHING
    },
    Facts { file: "empty.docx", ..NOTHING },
    Facts {
        file: "footnote-hyperlink.docx",
        notes: 1,
        first: "[^1]\n",
        last: "[^1]: [Example](http://www.example.com)",
        ..NOTHING
    },
    Facts { file: "simple-list.docx", first: "- Apple\n", last: "- Banana", ..NOTHING },
    Facts {
        file: "text-box.docx",
        first: "Datum plane",
        last: "Datum plane",
        left_out: &[(Omission::TextBox, 1)],
        ..NOTHING
    },
    Facts {
        file: "tiny-picture-target-base-relative.docx",
        pictures: 1,
        first: "![](/hinh/0)",
        last: "![](/hinh/0)",
        ..NOTHING
    },
    Facts { file: "tiny-picture.docx", pictures: 1, first: "![](/hinh/0)", last: "![](/hinh/0)", ..NOTHING },
    Facts { file: "utf8-bom.docx", first: "This XML has a byte order mark.", last: "mark.", ..NOTHING },
    Facts {
        file: "synthetic-vni-2002-0112qd.docx",
        first: "Bộ Tài chính\n\nSỐ: 12/2001/QĐ-BTC\n\ncộng hoà xã hội chủ nghĩa Việt nam",
        last: "chế độ, tài chính, kế toán trong đơn vị.",
        legacy: Some(Encoding::Vni),
        ..NOTHING
    },
    Facts {
        file: "synthetic-vni-2003-02144qd.docx",
        first: "bộ tài chính cộng hoà xã hội chủ nghĩa Việt nam",
        last: "(Biểu của QĐ 144 đính kèm ở dưới)\n\nEMBED Excel.Sheet.8",
        legacy: Some(Encoding::Vni),
        ..NOTHING
    },
    Facts {
        file: "synthetic-vni-2004-0328NDCP.docx",
        first: "Chính phủ\n\nSỐ: 28 /2003/NĐ-CP\n\nCộng hoà xã hội chủ nghĩa việt nam",
        last: "- Cơ quan Trung ương của các đoàn thể,",
        legacy: Some(Encoding::Vni),
        ..NOTHING
    },
    Facts {
        file: "synthetic-vni-2004-19Z9A_Luat_hop_tac_xasuadoi.docx",
        first: "Quốc hội\n\nLuật số: 18/2003/QH11\n\nCộng hoà xã hội chủ nghĩa Việt Nam",
        last: "2\\. Điều lệ hợp tác xã;",
        legacy: Some(Encoding::Vni),
        ..NOTHING
    },
];

fn main_folder() -> Option<PathBuf> {
    let folder = std::env::var_os("TRANGXA_TEST_DATA").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/files")),
        PathBuf::from,
    );
    if folder.join("docx").is_dir() {
        return Some(folder);
    }
    let missing = format!("SKIPPED: {} is not there (set TRANGXA_TEST_DATA)", folder.join("docx").display());
    assert!(std::env::var_os("TRANGXA_TEST_ALL").is_none_or(|all| all != "1"), "{missing}");
    println!("{missing}");
    None
}

/// All Word files below a folder, by their path in it.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut rest = vec![folder.join("docx"), folder.join("legacy-encoding")];
    while let Some(place) = rest.pop() {
        let Ok(entries) = std::fs::read_dir(&place) else { continue };
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() {
                rest.push(path);
            } else if path.extension().is_some_and(|ending| ending == "docx") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn imported(file: &Path, legacy: Legacy) -> Imported {
    let bytes = std::fs::read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    read_with(&bytes, legacy).unwrap_or_else(|refusal| panic!("{}: {refusal}", file.display()))
}

fn count(imported: &Imported, is_it: impl Fn(&Block) -> bool) -> usize {
    imported.document.blocks.iter().filter(|block| is_it(block)).count()
}

#[test]
fn every_file_becomes_what_is_known_of_it() {
    let Some(folder) = main_folder() else { return };
    for path in files(&folder) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let imported = imported(&path, Legacy::Convert);
        let markdown = imported.markdown(|index| Some(format!("/hinh/{index}")));
        let found = (
            imported.title.as_deref(),
            count(&imported, |block| matches!(block, Block::Heading { .. })),
            count(&imported, |block| matches!(block, Block::Table(_))),
            imported.pictures.len(),
            imported.document.notes.len(),
            imported.left_out.iter().map(|left_out| (left_out.what, left_out.count)).collect::<Vec<_>>(),
            imported.legacy,
        );
        let Some(facts) = FACTS.iter().find(|facts| facts.file == name) else {
            panic!("{name} is not in the table: {found:?}\n{markdown}");
        };
        let known = (
            facts.title,
            facts.headings,
            facts.tables,
            facts.pictures,
            facts.notes,
            facts.left_out.to_vec(),
            facts.legacy,
        );
        assert_eq!(found, known, "{name}");
        assert!(markdown.starts_with(facts.first), "{name} begins {:?}", markdown.lines().next());
        assert!(markdown.trim_end().ends_with(facts.last), "{name} ends {:?}", markdown.lines().next_back());
        // What is shown has no debris of the file.
        for debris in ["\u{AD}", "\u{200B}", "\u{A0}", "HYPERLINK", "MERGEFORMAT"] {
            assert!(!markdown.contains(debris), "{name} has {debris:?}");
        }
        let rendered = domain::markdown::render(&markdown);
        assert!(rendered.words > 0 || markdown.is_empty() || facts.pictures > 0, "{name}");
    }
}
