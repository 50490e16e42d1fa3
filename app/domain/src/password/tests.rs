use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::PasswordFault::{Common, Personal, PhoneNumber, Repeated, Run, TooLong, TooShort};
use super::*;
use crate::unit::{UnitId, UnitKind, Validity};

fn unit() -> Unit {
    Unit {
        id: UnitId(1),
        parent: None,
        kind: UnitKind::Commune,
        slug: "xa-hoa-long".to_owned(),
        name: "Hòa Long".to_owned(),
        full_name: "Xã Hòa Long".to_owned(),
        validity: Validity::default(),
    }
}

fn verdict(raw: &str) -> Option<PasswordFault> {
    let unit = unit();
    let about = About { name: "Đặng Thị Ngọc Lan", email: "dtnlan.hl@baria.gov.vn", units: &[&unit] };
    Password::new(raw, &about).err()
}

#[test]
fn a_password_is_the_same_in_both_normal_forms_and_never_printed() {
    let nfc: String = "mật khẩu của tôi".nfc().collect();
    let nfd: String = "mật khẩu của tôi".nfd().collect();
    assert_ne!(nfc, nfd);
    assert_eq!(Password::typed(&nfc), Password::typed(&nfd));
    assert_eq!(format!("{:?}", Password::typed("bí mật")), "Password(…)");
}

/// What somebody who guesses would try, each with the reason it is refused for.
const EASY: &[(PasswordFault, &[&str])] = &[
    (TooShort, &["", "mười một ký", "Tr0ub4dor&3", "password123"]),
    (
        Repeated,
        &[
            "ơơơơơơơơơơơơ",
            "!!!!!!!!!!!!",
            "            ",
            "abcabcabcabc",
            "Hoa hoa hòa hóa ",
            "passwordpassword",
            "MatKhau MatKhau",
            "matkhau1matkhau2matkhau3",
            "123123123123",
            "112211221122",
            "aaaaaa111111",
            "aaaaaaaaaaaa1!",
        ],
    ),
    (
        Run,
        &[
            "qwertyuiop12",
            "QWERTYuiop!@#",
            "123456789012",
            "1234567890 58",
            "098765432109",
            "0102030405060",
            "1qaz2wsx3edc",
            "zaq1xsw2cde3",
            "q1w2e3r4t5y6",
            "1q2w3e4r5t6y",
            "zxcasdqwe123",
            "qazwsxedcrfv",
            "abcdefghijkl",
            "abcd-1234-efgh",
            "poiuytrewq2026",
        ],
    ),
    (PhoneNumber, &["0912 873 645", "+84912873645", "(0254) 3852917"]),
    (
        Common,
        &[
            "password1234",
            "Password@2026",
            "P@ssw0rd!2026",
            "pa55word_2024",
            "matkhau123456",
            "MatKhau@123456",
            "Mật khẩu 2026!",
            "m4tkh4u201945",
            "2024matkhau!!!",
            "motconvit123",
            "một con vịt 99",
            "khôngcómậtkhẩu",
            "anhyeuem2024",
            "anhyeuem-iloveyou",
            "iloveyou!!!!!",
            "dragonmonkey",
            "sunshine.princess.99",
            "administrator1",
            "trustno1dragon",
            "159753147258",
            "0909 6868 0909",
        ],
    ),
    (
        Personal,
        &[
            "XaHoaLong@2026",
            "xã hòa long 123",
            "Xã Hoà Long 123",
            "hoalong123456",
            "hoa.long.2026",
            "H0aL0ng@20267",
            "xa-hoa-long-1",
            "ubndxahoalong",
            "UBND xã Hòa Long!",
            "matkhauhoalong",
            "Đặng Thị Ngọc Lan",
            "dangthingoclan",
            "LanDang@1985!",
            "ngoclan-hoalong-85",
            "dtnlan.hl@baria.gov.vn",
            "dtnlan.hl2026",
            "TrangXa@20267",
            "trang xã 2026",
            "vneid.gov.vn",
            "vneid20262027",
            "trangthongtindientuxahoalong",
        ],
    ),
];

#[test]
fn what_is_easy_to_guess_is_refused_with_its_reason() {
    let wrong: Vec<String> = EASY
        .iter()
        .flat_map(|(fault, raws)| raws.iter().map(|raw| (*fault, *raw, verdict(raw))))
        .filter(|(fault, _, came)| *came != Some(*fault))
        .map(|(fault, raw, came)| format!("{raw}: {came:?}, expected {fault:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(verdict(&"mưa rơi ".repeat(17)), Some(TooLong));
}

#[test]
fn words_of_ones_own_make_a_good_password_whatever_stands_beside_them() {
    let good = [
        "mưa rơi trên xã Hòa Long đêm qua",
        "một câu rất dài để nhớ",
        "mật khẩu này chỉ mình tôi nhớ",
        "cà phê sáng thứ bảy",
        "correct horse battery staple",
        "Lan ăn phở lúc 6 giờ",
        "xK9#vT2!qLm8",
        "839201748265",
        "🐟🌊🐠🦀🐙🦑🐬🐳🐋🦐🦞🐚",
        "lan 🐟🌊🐠🦀🐙🦑🐬🐳",
        "съешь ещё этих",
        "ăn quả nhớ kẻ trồng cây",
        "        a b c d năm",
        "tr0ub4dor&3 xưa rồi",
    ];
    for raw in good {
        assert_eq!(verdict(raw), None, "{raw}");
    }
    assert_eq!(verdict(&"cây đa bến nước ".repeat(8)), None, "eight times sixteen are a long text, and just fit");
}

#[test]
fn every_reason_says_what_to_do_instead() {
    let all = [TooShort, TooLong, Repeated, Run, PhoneNumber, Common, Personal];
    for (at, fault) in all.iter().enumerate() {
        let sentence = fault.sentence();
        assert!(sentence.starts_with("Mật khẩu") && sentence.ends_with('.'), "{sentence}");
        assert!(sentence.contains("Hãy") || sentence.contains("là đủ"), "{sentence}");
        assert!(all.iter().skip(at + 1).all(|other| other.sentence() != sentence), "{sentence}");
    }
}

#[test]
fn the_list_is_written_as_passwords_are_read() {
    let lines = || known::LIST.lines().filter(|line| !line.starts_with('#'));
    for line in lines() {
        let read: String = reading::squeezed(&crate::fold::fold(line)).into_iter().collect();
        assert!(read == line && line.chars().count() >= 2, "{line:?}");
    }
    let kinds: std::collections::HashSet<&str> = lines().collect();
    assert!(kinds.len() == lines().count() && kinds.len() >= 2_900, "{}", kinds.len());
}

/// One syllable each, so that no two of them are a common word by accident.
const WORDS: [&str; 24] = [
    "mưa",
    "đường",
    "ruộng",
    "thuyền",
    "trăng",
    "gió",
    "nắng",
    "biển",
    "đồi",
    "chuối",
    "ghế",
    "phở",
    "muỗng",
    "nón",
    "tre",
    "cầu",
    "giếng",
    "khoai",
    "lửa",
    "vườn",
    "sách",
    "kẹo",
    "trâu",
    "diều",
];

proptest! {
    #[test]
    fn four_words_of_a_small_list_are_enough(
        words in proptest::sample::subsequence(WORDS.to_vec(), 4).prop_shuffle(),
        between in proptest::sample::select(vec![" ", "-", "", ". "]),
    ) {
        let phrase = words.join(between);
        prop_assume!(phrase.chars().count() >= Password::MIN);
        prop_assert_eq!(verdict(&phrase), None);
    }

    #[test]
    fn both_normal_forms_are_judged_alike(
        raw in prop_oneof!["\\PC{8,40}", "(mật|khẩu|xã|Hòa|Long|đêm|qua|[a-z]|[0-9]|[@$! ]){1,20}"],
    ) {
        let (nfc, nfd): (String, String) = (raw.nfc().collect(), raw.nfd().collect());
        prop_assert_eq!(verdict(&nfc), verdict(&nfd));
    }

    #[test]
    fn decoration_saves_no_common_password(
        word in proptest::sample::select(vec!["matkhau", "password", "Anh yêu em", "hòa long", "Đặng Lan"]),
        before in "[0-9!.@ -]{0,6}",
        after in "[0-9!.@ -]{10,20}",
    ) {
        let decorated = format!("{before}{word}{after}");
        prop_assert!(verdict(&decorated).is_some(), "{}", decorated);
    }
}
