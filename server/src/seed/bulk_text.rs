//! Made-up articles from a small pool of words of our own: as long and as marked as real ones, and about nothing.

use domain::item::{ItemField, ItemForm};

const DEEDS: [&str; 10] = [
    "Ra quân dọn vệ sinh",
    "Hướng dẫn bà con nộp hồ sơ trực tuyến",
    "Họp bàn việc sửa đường",
    "Trồng thêm cây xanh",
    "Mở lớp kỹ năng số cho người cao tuổi",
    "Kiểm tra hệ thống thoát nước",
    "Tập huấn phòng cháy, chữa cháy",
    "Tổ chức ngày hội đọc sách",
    "Thăm hỏi các gia đình có công",
    "Lắp đèn chiếu sáng ngõ xóm",
];
const PLACES: [&str; 10] = [
    "ở ấp Bắc",
    "tại khu phố 3",
    "trên tuyến đường liên ấp",
    "ở khu chợ cũ",
    "quanh hồ nước",
    "tại nhà văn hóa",
    "dọc bờ kênh",
    "ở trường tiểu học",
    "trong xóm Đình",
    "tại trạm y tế",
];
const WHO: [&str; 8] = [
    "Tổ công nghệ số cộng đồng",
    "Đoàn thanh niên",
    "Hội phụ nữ",
    "Hội nông dân",
    "Bà con trong ấp",
    "Cán bộ một cửa",
    "Các thầy cô giáo",
    "Nhóm tình nguyện",
];
const DID: [&str; 8] = [
    "đã cùng nhau chuẩn bị từ sáng sớm",
    "đến từng nhà hướng dẫn",
    "ghi lại ý kiến của người dân",
    "chia thành nhiều nhóm nhỏ",
    "hẹn gặp lại vào cuối tháng",
    "đề nghị giữ gìn kết quả chung",
    "dành thời gian trả lời thắc mắc",
    "hoàn thành sớm hơn dự kiến",
];
const HOW: [&str; 8] = [
    "với tinh thần vui vẻ, thiết thực",
    "để việc đi lại được thuận tiện",
    "nhằm giảm giấy tờ và thời gian chờ",
    "trước mùa mưa năm nay",
    "theo đúng kế hoạch đã công khai",
    "và mời thêm nhiều hộ tham gia",
    "bằng nguồn đóng góp tự nguyện",
    "cùng sự hỗ trợ của các ngành",
];

/// The `k`-th article of a seed.
pub(super) fn article(seed: u64, k: u32) -> ItemForm {
    let mut chance = Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ u64::from(k));
    let mut form = ItemForm::default();
    let title = format!("{} {}, đợt {}", chance.of(&DEEDS), chance.of(&PLACES), k + 1);
    let mut paragraphs = Vec::new();
    for part in 0..3 + chance.below(3) {
        if part == 2 {
            paragraphs.push("## Việc tiếp theo".to_owned());
        }
        let sentences: Vec<String> = (0..3 + chance.below(3)).map(|_| sentence(&mut chance)).collect();
        paragraphs.push(sentences.join(" "));
    }
    form.set(ItemField::Title, title);
    form.set(ItemField::Body, paragraphs.join("\n\n"));
    form
}

fn sentence(chance: &mut Chance) -> String {
    format!("{} {} {}.", chance.of(&WHO), chance.of(&DID), chance.of(&HOW))
}

/// `SplitMix64`: a few lines that give the same numbers in every version of every library.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        let place = self.below(u64::try_from(words.len()).unwrap_or(1).max(1));
        usize::try_from(place).ok().and_then(|place| words.get(place)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use domain::item::ItemKind;

    use super::*;

    #[test]
    fn the_same_seed_tells_the_same_story_and_every_story_is_in_order() {
        assert_eq!(article(7, 3), article(7, 3));
        assert_ne!(article(7, 3), article(8, 3));
        for k in 0..50 {
            let text = article(1, k).check(ItemKind::Article).unwrap();
            assert!((400..6_000).contains(&text.body.len()), "{}", text.body);
        }
    }
}
