//! Both tables, letter by letter and in sentences, and what must not be taken for them.

use proptest::prelude::*;

use super::*;

/// The same sentence in both encodings.
const SENTENCES: [(&str, &str, &str); 4] = [
    (
        "Nghị định của Chính phủ quy định chức năng, nhiệm vụ, quyền hạn",
        "NghÞ ®Þnh cña ChÝnh phñ quy ®Þnh chøc n¨ng, nhiÖm vô, quyÒn h¹n",
        "Nghò ñònh cuûa Chính phuû quy ñònh chöùc naêng, nhieäm vuï, quyeàn haïn",
    ),
    (
        "Cộng hòa xã hội chủ nghĩa Việt Nam",
        "Céng hßa x· héi chñ nghÜa ViÖt Nam",
        "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam",
    ),
    ("Độc lập - Tự do - Hạnh phúc", "§éc lËp - Tù do - H¹nh phóc", "Ñoäc laäp - Töï do - Haïnh phuùc"),
    (
        "Ủy ban nhân dân xã kính mời bà con dự họp lúc 7 giờ 30 tại trụ sở ấp",
        "ñy ban nh©n d©n x· kÝnh mêi bµ con dù häp lóc 7 giê 30 t¹i trô së Êp",
        "UÛy ban nhaân daân xaõ kính môøi baø con döï hoïp luùc 7 giôø 30 taïi truï sôû aáp",
    ),
];

#[test]
fn sentences_are_converted_and_recognised() {
    for (unicode, abc, vni) in SENTENCES {
        // TCVN3 has no capital Ủ: it would be another font.
        let expected = unicode.replace('Ủ', "ủ");
        assert_eq!(convert(abc, Encoding::Tcvn3), expected);
        assert_eq!(convert(vni, Encoding::Vni), unicode);
        assert_eq!(recognise(abc), Some(Encoding::Tcvn3), "{abc}");
        assert_eq!(recognise(vni), Some(Encoding::Vni), "{vni}");
        assert_eq!(recognise(unicode), None, "{unicode}");
    }
}

/// Every vowel with every tone, and đ.
#[test]
fn every_letter_has_its_place() {
    let abc = "¸ µ ¶ · ¹ ¨ ¾ » ¼ ½ Æ © Ê Ç È É Ë Ð Ì Î Ï Ñ ª Õ Ò Ó Ô Ö Ý × Ø Ü Þ ã ß á â ä « è å æ ç é ¬ í ê ë ì î ó ï ñ ò ô \u{AD} ø õ ö ÷ ù ý ú û ü þ ®";
    let vni = "aù aø aû aõ aï aê aé aè aú aü aë aâ aá aà aå aã aä eù eø eû eõ eï eâ eá eà eå eã eä í ì æ ó ò où oø oû oõ oï oâ oá oà oå oã oä ô ôù ôø ôû ôõ ôï uù uø uû uõ uï ö öù öø öû öõ öï yù yø yû yõ î ñ";
    let unicode = "á à ả ã ạ ă ắ ằ ẳ ẵ ặ â ấ ầ ẩ ẫ ậ é è ẻ ẽ ẹ ê ế ề ể ễ ệ í ì ỉ ĩ ị ó ò ỏ õ ọ ô ố ồ ổ ỗ ộ ơ ớ ờ ở ỡ ợ ú ù ủ ũ ụ ư ứ ừ ử ữ ự ý ỳ ỷ ỹ ỵ đ";
    assert_eq!(convert(abc, Encoding::Tcvn3), unicode);
    assert_eq!(convert(vni, Encoding::Vni), unicode);
    assert_eq!(convert(&vni.to_uppercase(), Encoding::Vni), unicode.to_uppercase());
    assert_eq!(convert("¡ ¢ £ ¤ ¥ ¦ §", Encoding::Tcvn3), "Ă Â Ê Ô Ơ Ư Đ");
}

#[test]
fn fonts_say_what_they_are() {
    for (name, encoding, is_capital) in [
        (".VnTime", Encoding::Tcvn3, false),
        (".VnTimeH", Encoding::Tcvn3, true),
        (".vnArialH", Encoding::Tcvn3, true),
        (".VNTIME", Encoding::Tcvn3, false),
        ("VNI-Times", Encoding::Vni, false),
        ("VNI-Helve-Condense", Encoding::Vni, false),
    ] {
        assert_eq!(Font::named(name), Some(Font { encoding, is_capital }), "{name}");
    }
    for name in ["", "Times New Roman", "Vnbook", "VNtimes", "Arial", "UVN Bach Dang"] {
        assert_eq!(Font::named(name), None, "{name}");
    }
    assert_eq!(Font { encoding: Encoding::Tcvn3, is_capital: true }.read("céng hßa x· héi"), "CỘNG HÒA XÃ HỘI");
}

#[test]
fn other_texts_are_left_alone() {
    for text in [
        "",
        "Hoa Long",
        "The quick brown fox – “jumps” over café society’s naïve rôle.",
        "Ông Nguyễn Văn An, trưởng ấp",
        // Vietnamese with letters of Latin-1 alone.
        "Xã ta là xã có khoá toàn, ngoài ra hoà là hoá; bà và cô có ô tô",
        "ngoài khoá toàn hoá loài khoái",
        "Où est la bibliothèque ? L’été dernier, j’ai été très déçu par cet hôtel à Orléans.",
        "Le garçon naïf a haï le maïs ; où est Noël ? À bientôt, chère amie, à l’opéra.",
        "Müller fährt über die Brücke nach Köln, schöne Grüße aus München, für Ärger größer",
        "El niño español está aquí; mañana será otro día, señor. ¿Qué tal? ¡Adiós!",
        "São Paulo não é a capital; amanhã haverá eleições e informações às três.",
        "Både æbler og rødgrød med fløde på øen; også smørrebrød og kærlighed",
        "Hän on hyvä työntekijä, sää on lämmin tänään ja yö on pitkä",
        "5 µm ± 2 °C, © 2024 ® ™, ½ kg, 3 × 4",
        "日本語のテキスト",
        "Привет, мир",
    ] {
        assert_eq!(recognise(text), None, "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

    #[test]
    fn any_text_can_be_converted(text in "\\PC{0,80}|[ -ÿ]{0,80}") {
        for encoding in [Encoding::Tcvn3, Encoding::Vni] {
            let converted = convert(&text, encoding);
            prop_assert_eq!(&text::nfc(&converted), &converted);
        }
        let _ = recognise(&text);
    }

    /// Words of proper Vietnamese in any order are never recognised as anything.
    #[test]
    fn vietnamese_is_never_taken_for_an_old_encoding(words in prop::collection::vec(prop::sample::select(vec![
        "là", "và", "có", "xã", "bà", "cô", "hoà", "khoá", "toàn", "ngoài", "ông", "à", "cũng", "thì", "mà", "nhà", "lúc", "đã", "ở",
        "hôm", "ta", "ra", "hoá", "loài", "khoái", "xoá", "hoài", "toá", "óc", "ý", "í", "ì", "chú", "tôi", "rõ", "bò", "mèo", "chó",
    ]), 1..20)) {
        prop_assert_eq!(recognise(&words.join(" ")), None);
    }
}
