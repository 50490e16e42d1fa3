//! The same alert for ears and for a group of neighbours: what a loudspeaker says, and what goes into Zalo.

use super::AlertText;
use crate::moment::Moment;

/// What is short on paper and cannot be read aloud, and what is said for it. Only whole words.
const SAID: [(&str, &str); 16] = [
    ("UBND", "Ủy ban nhân dân"),
    ("HĐND", "Hội đồng nhân dân"),
    ("PCTT", "phòng chống thiên tai"),
    ("TKCN", "tìm kiếm cứu nạn"),
    ("BCH", "Ban chỉ huy"),
    ("TP", "thành phố"),
    ("TX", "thị xã"),
    ("TP.", "thành phố"),
    ("TX.", "thị xã"),
    ("SĐT", "số điện thoại"),
    ("ĐT", "điện thoại"),
    ("km/h", "ki-lô-mét một giờ"),
    ("km", "ki-lô-mét"),
    ("mm", "mi-li-mét"),
    ("kg", "ki-lô-gam"),
    ("°C", "độ C"),
];

/// What is read over the loudspeakers: whole words, times as they are spoken, the main thing twice. What somebody wrote
/// for it is taken as it is. `issuer` stands as in `Ủy ban nhân dân xã Hòa Long`.
pub fn for_loudspeaker(alert: &AlertText, issuer: &str, from: Moment) -> String {
    if let Some(spoken) = &alert.spoken {
        return spoken.clone();
    }
    let headline = ended(&aloud(&alert.headline));
    let lines: Vec<_> = alert.text.lines().map(str::trim).filter(|line| !line.is_empty()).map(aloud).collect();
    let text: Vec<_> = lines.iter().map(|line| ended(line)).collect();
    format!(
        "Kính thưa bà con. {issuer} thông báo, mức {}: {headline}\n\n{}\n\nThông báo này có hiệu lực từ {} đến {}.\n\nXin nhắc lại: {headline}",
        alert.rank.label().to_lowercase(),
        text.join("\n"),
        spoken_moment(from),
        spoken_moment(alert.ends),
    )
}

/// What is put into a group of Zalo; `address` is where to read it, absolute.
pub fn for_zalo(alert: &AlertText, issuer: &str, from: Moment, address: &str) -> String {
    format!(
        "⚠️ {}: {}\n\n{}\n\nHiệu lực: từ {} đến {}.\nNguồn: {issuer}, {address}",
        alert.rank.label().to_uppercase(),
        alert.headline,
        alert.text,
        written_moment(from),
        written_moment(alert.ends),
    )
}

/// `14:05 ngày 05/02/2024`.
fn written_moment(moment: Moment) -> String {
    format!("{} ngày {}", moment.vietnam_clock(), moment.vietnam_date().short())
}

/// `14 giờ 5 phút, ngày 5 tháng 2 năm 2024`.
fn spoken_moment(moment: Moment) -> String {
    let minutes = moment.vietnam_time().minutes();
    let clock = match (minutes / 60, minutes % 60) {
        (hour, 0) => format!("{hour} giờ"),
        (hour, minute) => format!("{hour} giờ {minute} phút"),
    };
    format!("{clock}, {}", moment.vietnam_date().long())
}

fn ended(sentence: &str) -> String {
    let ends = sentence.ends_with(['.', '!', '?', ':', ';', '…']);
    if ends { sentence.to_owned() } else { format!("{sentence}.") }
}

/// One line with whole words for short forms and `14:30` as `14 giờ 30`.
fn aloud(line: &str) -> String {
    let words = line.split(' ').map(|word| {
        let is_edge = |letter: char| !(letter.is_alphanumeric() || "/°".contains(letter));
        let core = word.trim_matches(is_edge);
        said(word).unwrap_or_else(|| {
            let said = said(core).or_else(|| clock(core));
            said.map_or_else(|| word.to_owned(), |said| word.replacen(core, &said, 1))
        })
    });
    words.collect::<Vec<_>>().join(" ")
}

fn said(word: &str) -> Option<String> {
    SAID.iter().find(|(short, _)| *short == word).map(|(_, long)| (*long).to_owned())
}

/// `14:30` → `14 giờ 30`; `8h` → `8 giờ`, `8h30` → `8 giờ 30`.
fn clock(word: &str) -> Option<String> {
    let (hour, minute) = word.split_once([':', 'h'])?;
    let is_number = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(hour) || hour.parse::<u8>().ok()? > 24 {
        return None;
    }
    match minute {
        "" | "00" => Some(format!("{hour} giờ")),
        minute if is_number(minute) && minute.parse::<u8>().ok()? < 60 => Some(format!("{hour} giờ {minute}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::text::tests::{NOW, storm};
    use super::*;

    #[test]
    fn a_loudspeaker_reads_whole_words_and_says_the_main_thing_twice() {
        let mut alert = storm().check(NOW).unwrap();
        alert.text =
            "UBND xã đề nghị: gió 90 km/h.\nĐT (SĐT) trực: 0254 3852 123; về bến trước 14:30, 8h sáng mai mở lại"
                .into();
        let text = for_loudspeaker(&alert, "Ủy ban nhân dân tỉnh", NOW);
        assert!(
            text.starts_with(
                "Kính thưa bà con. Ủy ban nhân dân tỉnh thông báo, mức khẩn cấp: Bão số 3 đổ bộ tối nay.\n"
            )
        );
        assert!(text.contains("Ủy ban nhân dân xã đề nghị: gió 90 ki-lô-mét một giờ."), "{text}");
        assert!(
            text.contains(
                "điện thoại (số điện thoại) trực: 0254 3852 123; về bến trước 14 giờ 30, 8 giờ sáng mai mở lại."
            ),
            "{text}"
        );
        assert!(text.contains("từ 8 giờ, ngày 27 tháng 01 năm 2024 đến 18 giờ, ngày 28 tháng 01 năm 2024."), "{text}");
        assert!(text.ends_with("Xin nhắc lại: Bão số 3 đổ bộ tối nay."));
    }

    #[test]
    fn what_somebody_wrote_for_the_loudspeaker_is_read_as_it_is() {
        let mut alert = storm().check(NOW).unwrap();
        alert.spoken = Some("A lô, UBND xã.".to_owned());
        assert_eq!(for_loudspeaker(&alert, "x", NOW), "A lô, UBND xã.");
    }

    #[test]
    fn a_group_reads_who_said_it_and_where() {
        let alert = storm().check(NOW).unwrap();
        let text = for_zalo(&alert, "Ủy ban nhân dân tỉnh", NOW, "https://tinh.example");
        assert!(text.starts_with("⚠️ KHẨN CẤP: Bão số 3 đổ bộ tối nay\n\nBà con ở nhà.\nTàu thuyền"), "{text}");
        assert!(text.ends_with("Hiệu lực: từ 08:00 ngày 27/01/2024 đến 18:00 ngày 28/01/2024.\nNguồn: Ủy ban nhân dân tỉnh, https://tinh.example"));
    }

    #[test]
    fn only_clocks_and_whole_words_are_changed() {
        assert_eq!(aloud("TTX, thao 25:00 1:5h 30:99 kmh"), "TTX, thao 25:00 1:5h 30:99 kmh");
        assert_eq!(aloud("(7:00) TP. Bà Rịa"), "(7 giờ) thành phố Bà Rịa");
    }
}
