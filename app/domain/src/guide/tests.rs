use proptest::prelude::*;

use super::*;
use crate::text;

const KEY: &str = "abcdefghijklmnop";

const BODY: &str = "Cần điện thoại và căn cước.\n\n## Mở ứng dụng\n\n![Màn hình đầu](/anh/abcdefghijklmnop)\n\nBấm **Đăng nhập**.\n\n- Nhập số định danh\n\n> Không đọc mã cho ai.\n\n## Nhập mã ##\n\nMã gửi qua tin nhắn.\n";

#[test]
fn a_text_reads_as_its_steps_and_back() {
    let guide = Guide::parse(BODY);
    assert_eq!(guide.introduction, "Cần điện thoại và căn cước.");
    let [first, second] = guide.steps.as_slice() else { panic!("{guide:?}") };
    assert_eq!(first.title, "Mở ứng dụng");
    let picture = first.picture.as_ref().unwrap();
    assert_eq!((picture.key.as_str(), picture.alt.as_str()), (KEY, "Màn hình đầu"));
    assert_eq!(first.text, "Bấm **Đăng nhập**.\n\n- Nhập số định danh");
    assert_eq!(first.warning.as_deref(), Some("Không đọc mã cho ai."));
    assert_eq!((second.title.as_str(), second.picture.as_ref(), second.warning.as_deref()), ("Nhập mã", None, None));
    assert_eq!(guide.compose(), BODY.replace(" ##\n", "\n").replace("## ", "# ").trim_end());
}

#[test]
fn only_headings_of_the_text_itself_begin_steps() {
    let count = |body: &str| Guide::parse(body).steps.len();
    assert_eq!(count("# Một\n\n## Nhỏ\n\n###### Nhỏ hơn\n\n# Hai"), 2);
    assert_eq!(count("## Một\n\n### Nhỏ\n\n# Hai\n\n## Ba"), 3);
    assert_eq!(count("```\n## Mã\n```\n\n> ## Trích\n\n- ## Ý\n\n\\## Chữ\n\n##Chữ"), 0);
    assert_eq!(count("Chữ\n---\n\nChữ\n==="), 0, "underlined words stay in their step");
    assert_eq!(count(""), 0);
    assert_eq!(Guide::parse("##").steps, [Step::default()]);
}

#[test]
fn headings_in_a_step_stand_right_below_its_own() {
    for body in ["# Một\n\n## Nhỏ\n\n### Nhỏ hơn", "## Một\n\n### Nhỏ\n\n#### Nhỏ hơn"] {
        assert_eq!(Guide::parse(body).steps[0].text, "## Nhỏ\n\n### Nhỏ hơn", "{body}");
    }
    let step = StepForm { title: "a".to_owned(), text: "## Nhỏ".to_owned(), ..StepForm::default() };
    assert!(step.check(None).is_ok());
}

#[test]
fn a_picture_in_the_middle_and_an_early_quotation_stay_in_the_text() {
    let body = format!("## Một\n\n> Trích trước.\n\nChữ.\n\n![](/anh/{KEY})\n\nChữ.\n");
    let step = &Guide::parse(&body).steps[0];
    assert_eq!((step.picture.as_ref(), step.warning.as_deref()), (None, None));
    assert_eq!(step.text, format!("> Trích trước.\n\nChữ.\n\n![](/anh/{KEY})\n\nChữ."));
    // Nor is a picture from elsewhere, or one with words beside it, the picture of a step.
    for other in
        ["![](https://example.vn/a.png)".to_owned(), format!("![](/anh/{KEY}) chữ"), format!("![](/anh/{KEY} \"tên\")")]
    {
        assert_eq!(Guide::parse(&format!("## Một\n\n{other}")).steps[0].picture, None, "{other}");
    }
}

#[test]
fn a_warning_is_a_call_out_whatever_its_writer_called_it() {
    let step = |warning: &str| Step { warning: Some(warning.to_owned()), ..Step::default() };
    assert_eq!(
        step("Cẩn thận.\n\nRất cẩn thận.").warning_mark().unwrap(),
        "> [!CẢNH BÁO]\n> Cẩn thận.\n>\n> Rất cẩn thận."
    );
    assert_eq!(step("[!LƯU Ý]\nMang căn cước.").warning_mark().unwrap(), "> [!LƯU Ý]\n> Mang căn cước.");
    assert_eq!(Step::default().warning_mark(), None);
}

#[test]
fn steps_are_moved_added_replaced_and_removed() {
    let titles = |guide: &Guide| guide.steps.iter().map(|step| step.title.clone()).collect::<Vec<_>>().join(" ");
    let step = |title: &str| Box::new(Step { title: title.to_owned(), ..Step::default() });
    let guide = Guide::parse("## a\n\n## b\n\n## c");
    let after = |deed| guide.arranged(deed).map(|guide| titles(&guide));
    assert_eq!(after(Arrangement::Move { from: 0, to: 2 }).unwrap(), "b c a");
    assert_eq!(after(Arrangement::Move { from: 2, to: 0 }).unwrap(), "c a b");
    assert_eq!(after(Arrangement::Add(step("d"))).unwrap(), "a b c d");
    assert_eq!(after(Arrangement::Replace(1, step("x"))).unwrap(), "a x c");
    assert_eq!(after(Arrangement::Remove(0)).unwrap(), "b c");
    for nowhere in [
        Arrangement::Move { from: 0, to: 3 },
        Arrangement::Move { from: 3, to: 0 },
        Arrangement::Replace(3, step("x")),
        Arrangement::Remove(3),
    ] {
        assert_eq!(after(nowhere), None);
    }
}

#[test]
fn the_form_of_a_step_names_what_does_not_hold() {
    let form = StepForm {
        title: " Mở  ứng dụng ".to_owned(),
        text: "Bấm vào.\r\n".to_owned(),
        picture: KEY.to_owned(),
        alt: String::new(),
        warning: " ".to_owned(),
    };
    let step = form.check(None).unwrap();
    assert_eq!((step.title.as_str(), step.text.as_str(), step.warning.as_deref()), ("Mở ứng dụng", "Bấm vào.", None));
    // A picture that stays keeps the marks in its words; other words are written so that they are read as words.
    let before = Step {
        picture: Some(StepPicture { key: MediaKey::parse(KEY).unwrap(), alt: "*Lời*".to_owned() }),
        ..Step::default()
    };
    let alt =
        |alt: &str| StepForm { alt: alt.to_owned(), ..form.clone() }.check(Some(&before)).unwrap().picture.unwrap();
    assert_eq!(alt("*Lời*").alt, "*Lời*");
    assert_eq!((alt("Nút [Gửi]").alt.as_str(), alt("Nút [Gửi]").words().as_str()), ("Nút \\[Gửi\\]", "Nút [Gửi]"));
    assert_eq!(StepForm::from(&step).check(None), Ok(step));
    let fields = |form: StepForm| form.check(None).unwrap_err().into_iter().map(|(field, _)| field).collect::<Vec<_>>();
    assert_eq!(fields(StepForm::default()), [StepField::Title]);
    for text in ["# Bước khác", "```\nkhung chưa đóng"] {
        assert_eq!(
            fields(StepForm { title: "a".to_owned(), text: text.to_owned(), ..StepForm::default() }),
            [StepField::Text],
            "{text}"
        );
    }
    assert_eq!(
        fields(StepForm { title: "a".repeat(151), picture: "../x".to_owned(), ..StepForm::default() }),
        [StepField::Title, StepField::Picture]
    );
}

#[test]
fn trust_ends_after_half_a_year() {
    let checked = CivilDate::new(2024, 1, 1).unwrap();
    let last = review_day(checked).unwrap();
    assert_eq!(last.short(), "29/06/2024");
    assert!(!is_stale(checked, last));
    assert!(is_stale(checked, CivilDate::from_days(last.days() + 1).unwrap()));
}

fn bodies() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        6 => prop::sample::select(vec![
            "", "", " ", "## Bước", "# Một ##", "##", "## # #", "   ## Lùi", "    ## Mã", "### Nhỏ", "Chữ", "Chữ  ", "===", "---", "- ý", "  - ý", "  tiếp",
            "    tiếp", "\ttab", "> trích", "  > trích", "    > trích", ">", "> > sâu", ">\ttab", "> ## trong", "> - ý", "> ```", "```", "~~~", "1. một",
            "![](/anh/abcdefghijklmnop)", "![chữ](/anh/abcdefghijklmnop)", "  ![a](/anh/abcdefghijklmnop)", "![a\\](/anh/abcdefghijklmnop)",
            "![a](/anh/abcdefghijklmnop) b", "![a][1]", "[1]: /anh/abcdefghijklmnop", "<!--", "-->", "<pre>", "| a | b |", "|---|---|", "[^1]: chú", "\\", "## a \\#", "***",
        ]).prop_map(str::to_owned),
        1 => "[ -~]{0,12}",
    ];
    prop::collection::vec(line, 0..14).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn what_is_composed_reads_as_what_it_was_composed_from(body in bodies()) {
        // As the form keeps it.
        let body = text::block(&body, usize::MAX).unwrap().unwrap_or_default();
        let guide = Guide::parse(&body);
        prop_assert_eq!(Guide::parse(&guide.compose()), guide.clone(), "{}", guide.compose());
    }

    #[test]
    fn any_text_at_all_is_read(body in any::<String>()) {
        let guide = Guide::parse(&body);
        prop_assert!(guide.steps.iter().all(|step| !step.title.contains('\n')));
    }
}
