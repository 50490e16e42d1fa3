//! Files on their way, in every situation.

use leptos::prelude::*;

use super::{Row, Stand, Way, list};
use crate::parts::Shown;
use crate::shelf::TakenFile;

pub(crate) fn samples() -> Vec<Shown> {
    let taken = |is_picture| TakenFile {
        href: "/don-vi/xa-hoa-long/thu-vien/3".to_owned(),
        is_picture,
        ..TakenFile::default()
    };
    let stands = [
        ("IMG_5195.HEIC", Stand::Sending),
        ("IMG_5196.HEIC", Stand::Queued),
        ("so-do.svg", Stand::Refused("Tệp SVG có thể chứa mã lệnh nên không nhận.".to_owned())),
        ("bao-cao.pdf", Stand::Broken("Đường truyền bị ngắt giữa chừng nên chưa nhận được tệp này.")),
        ("lich-tiep-dan.pdf", Stand::Away),
        ("le-ra-quan.jpg", Stand::Preparing(taken(true), "Đã nhận, đang được xử lý.".to_owned())),
        ("trong-cay.jpg", Stand::Taken(taken(true), "Ảnh đã xử lý xong.".to_owned(), None)),
        ("quyet-dinh-12.pdf", Stand::Taken(taken(false), "Đã nhận.".to_owned(), None)),
    ];
    let row = |(id, (name, stand)): (u32, (&str, Stand))| Row {
        id,
        name: name.to_owned(),
        stand: ArcRwSignal::new(stand),
        percent: ArcRwSignal::new(45),
    };
    let way = Way::new();
    way.rows.set((0..).zip(stands).map(row).collect());
    vec![("Mỗi tệp một dòng, nói ngay kết quả của tệp ấy", list(way, String::new(), |_| ()))]
}
