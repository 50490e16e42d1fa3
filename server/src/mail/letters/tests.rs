use domain::access::Role;
use domain::letter::{Letter, MOST_OF_A_LINE};
use domain::moment::Moment;
use domain::person::EmailAddress;
use proptest::prelude::*;

use super::*;

const LINK: &str = "http://studio.localhost:3000/dat-mat-khau/abcdefghijklmnopqrstuvwxyz234567";
const DESK: &str = "http://studio.localhost:3000";

/// 08:00 on 27/01/2024 in Vietnam.
fn morning() -> Moment {
    Moment::from_micros(1_706_317_200_000_000)
}

fn lan() -> EmailAddress {
    EmailAddress::parse("lan@hoalong.example.vn").unwrap()
}

#[test]
fn an_invitation_says_who_where_as_what_and_until_when() {
    let email = lan();
    let sent = invitation(&Invitation {
        to: To { email: &email, name: "Nguyễn Thị Ngọc Lan" },
        inviter: "Trần Văn Minh",
        unit: Some("Xã Hòa Long"),
        role: Role::Writer,
        link: LINK,
        until: morning().plus_seconds(24 * 3600),
    });
    assert_eq!(sent.to(), &email);
    assert_eq!(sent.subject(), "Mời bạn vào bàn biên tập của xã Hòa Long");
    assert_eq!(sent.is_useless_from(), Some(morning().plus_seconds(24 * 3600)));
    let expected = "\
Chào Nguyễn Thị Ngọc Lan,

Trần Văn Minh mời bạn vào bàn biên tập của xã Hòa Long, với vai trò người viết.

Để nhận lời, bạn mở liên kết sau và làm theo hướng dẫn trên trang:

http://studio.localhost:3000/dat-mat-khau/abcdefghijklmnopqrstuvwxyz234567

Liên kết chỉ dùng được một lần, đến 08:00 ngày 28/01/2024 (giờ Việt Nam). Nếu liên kết đã hết hạn, bạn nhờ người mời gửi lại.

Liên kết này dành cho riêng bạn: xin đừng chuyển thư cho người khác. Nếu bạn không biết về lời mời này, cứ bỏ qua thư; khi liên kết chưa được mở thì không ai vào được bàn biên tập bằng địa chỉ của bạn.

Trân trọng,
Trang Xã

Đây là thư tự động, xin đừng trả lời thư này.
";
    assert_eq!(sent.body(), expected);
}

#[test]
fn a_link_to_a_new_password_says_from_where_it_was_asked_for() {
    let email = lan();
    let asked = PasswordReset {
        to: To { email: &email, name: "Nguyễn Thị Ngọc Lan" },
        link: LINK,
        until: morning().plus_seconds(3600),
        from: Whereabouts { device: Some("Firefox trên Windows"), network: Some("203.0.113.0/24") },
    };
    let sent = password_reset(&asked);
    assert_eq!(sent.subject(), "Đặt lại mật khẩu của bạn");
    let expected = "\
Chào Nguyễn Thị Ngọc Lan,

Có người, có lẽ là bạn, vừa xin đặt lại mật khẩu cho tài khoản của bạn ở bàn biên tập Trang Xã.

Nếu đúng là bạn, hãy mở liên kết sau và đặt mật khẩu mới:

http://studio.localhost:3000/dat-mat-khau/abcdefghijklmnopqrstuvwxyz234567

Liên kết chỉ dùng được một lần, đến 09:00 ngày 27/01/2024 (giờ Việt Nam).

Yêu cầu được gửi từ: Firefox trên Windows, mạng 203.0.113.0/24.

Nếu không phải bạn, cứ bỏ qua thư này: mật khẩu hiện tại vẫn giữ nguyên. Nếu còn nhận nhiều thư như thế này, hãy báo cho quản trị của đơn vị. Xin đừng đưa liên kết cho bất kỳ ai.

Trân trọng,
Trang Xã

Đây là thư tự động, xin đừng trả lời thư này.
";
    assert_eq!(sent.body(), expected);
    let unknown = password_reset(&PasswordReset { from: Whereabouts::default(), ..asked });
    assert!(!unknown.body().contains("Yêu cầu"), "{}", unknown.body());
}

/// Every letter, with whatever names.
fn all(name: &str, unit: Option<&str>) -> Vec<Letter> {
    let email = lan();
    let (to, at, until) = (To { email: &email, name }, morning(), morning().plus_seconds(3600));
    let from = Whereabouts { device: Some(name), network: Some("203.0.113.0/24") };
    let mut letters = vec![
        password_reset(&PasswordReset { to, link: LINK, until, from }),
        email_change_confirmation(&EmailChangeConfirmation { to, link: LINK, until }),
        email_changed(&EmailChanged { to, at }),
        password_changed(&PasswordChanged { to, at, from, way_out: DESK }),
        new_device(&NewDevice { to, at, from, way_out: DESK }),
        access_ended(&AccessEnded { to, unit, at }),
    ];
    for role in Role::ALL {
        letters.push(invitation(&Invitation { to, inviter: name, unit, role, link: LINK, until }));
        letters.push(added_to_unit(&AddedToUnit { to, giver: name, unit, role, desk: DESK }));
    }
    for change in [
        FactorChange::CodeAppAdded,
        FactorChange::CodeAppRemoved,
        FactorChange::RecoveryCodesRenewed,
        FactorChange::RecoveryCodeUsed { left: 0 },
        FactorChange::RecoveryCodeUsed { left: 3 },
        FactorChange::PasskeyAdded(name),
        FactorChange::PasskeyRemoved(name),
    ] {
        letters.push(factor_changed(&FactorChanged { to, change, at, from, way_out: DESK }));
    }
    letters
}

#[test]
fn a_link_stands_alone_on_its_line_and_nothing_is_left_unsaid() {
    for sent in all("Lan", Some("Xã Hòa Long")).into_iter().chain(all("Lan", None)) {
        let links = sent.body().lines().filter(|line| line.contains("://"));
        assert!(links.clone().all(|line| line == LINK || line == DESK), "{}", sent.body());
        assert_eq!(sent.is_useless_from().is_some(), links.into_iter().any(|line| line == LINK), "{}", sent.body());
        assert!(sent.body().contains("Nếu") && sent.body().contains("\nTrang Xã\n"), "{}", sent.body());
        assert!(!sent.body().contains("  ") && !sent.body().contains("\n\n\n"), "{}", sent.body());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn whatever_the_names_are_every_letter_is_one_a_mail_server_takes(name in any::<String>(), unit in any::<String>()) {
        let long = name.repeat(40);
        for sent in all(&name, Some(&unit)).into_iter().chain(all(&long, None)) {
            prop_assert!(sent.body().lines().all(|line| line.len() <= MOST_OF_A_LINE));
            prop_assert!(!sent.subject().chars().any(char::is_control));
            prop_assert!(!sent.body().chars().any(|c| c.is_control() && c != '\n'));
        }
    }

    #[test]
    fn no_name_makes_a_line_of_its_own(name in "[a-z]{1,9}[\r\n\u{85}\u{2028}]{1,3}[a-z]{1,9}") {
        let plain = all("Lan", Some("Xã Hòa Long"));
        for (sent, plain) in all(&name, Some("Xã Hòa Long")).iter().zip(plain) {
            prop_assert_eq!(sent.body().lines().count(), plain.body().lines().count());
        }
    }
}

#[test]
fn a_letter_about_a_directive_says_who_what_until_when_and_where() {
    use domain::directive::DirectiveLetter;
    let email = lan();
    let told = DirectiveTold {
        to: To { email: &email, name: "Nguyễn Thị Ngọc Lan" },
        unit: "Xã Hòa Long",
        issuer: "Tỉnh Bà Rịa - Vũng Tàu",
        title: "Rà soát danh sách\nhộ nghèo",
        number: Some("125/UBND-VX"),
        deadline: morning().vietnam_date(),
        reason: Some("Thiếu ấp Bắc"),
        link: "http://studio.localhost:3000/don-vi/xa-hoa-long/chi-dao/7",
    };
    let sent = directive(&told, DirectiveLetter::Sent);
    assert_eq!(sent.subject(), "Việc mới được giao: Rà soát danh sách hộ nghèo");
    let expected = "\
Chào Nguyễn Thị Ngọc Lan,

Tỉnh Bà Rịa - Vũng Tàu giao cho xã Hòa Long một việc: Rà soát danh sách hộ nghèo.

Số văn bản: 125/UBND-VX.

Hạn: 17:00 ngày 27/01/2024 (giờ Việt Nam).

Bạn đọc nội dung, bấm “Đã đọc, đã rõ”, và khi xong thì báo kết quả tại:

http://studio.localhost:3000/don-vi/xa-hoa-long/chi-dao/7

Trân trọng,
Trang Xã

Đây là thư tự động, xin đừng trả lời thư này.
";
    assert_eq!(sent.body(), expected);
    // The reason is of one letter alone, and what is taken back has no deadline.
    for about in DirectiveLetter::ALL {
        let letter = directive(&told, about);
        assert_eq!(letter.body().contains("Lý do: Thiếu ấp Bắc"), about == DirectiveLetter::Returned, "{about:?}");
        assert_eq!(letter.body().contains("Hạn: "), about != DirectiveLetter::TakenBack, "{about:?}");
        assert!(letter.body().contains("\n\nhttp://studio.localhost:3000/don-vi/xa-hoa-long/chi-dao/7\n\n"));
    }
}
