//! What a new password must not be, through the page where a person sets it and through the command line.

use domain::access::Role;
use domain::password::PasswordFault;
use domain::person::EmailAddress;
use server::actions::people;

use super::process::{PASSWORD as GOOD, run};
use super::support::world::{PASSWORD, World, email, sign_in};

#[tokio::test]
async fn a_password_that_is_easy_to_guess_is_refused_with_the_reason_and_never_shown_again() {
    let world = World::new().await;
    let address = email(Role::UnitAdmin, world.a.slug);
    let parsed = EmailAddress::parse(&address).expect("an address");
    let person = world.core.store.people().by_email(&parsed).await.expect("people").expect("the administrator").id;
    let path = format!("/dat-mat-khau/{}", people::issue_link(&world.core, person).await.expect("a link"));
    let mut client = world.on("studio");
    let page = client.get(&path).await.expect(200).shows("Ít nhất 12 ký tự").shows("autocomplete=\"new-password\"");
    let csrf = page.value_of("csrf");
    let table = [
        ("MatKhau@123456", PasswordFault::Common),
        ("Qwertyuiop12", PasswordFault::Run),
        ("lan lan lan lan", PasswordFault::Repeated),
        ("+84912873645", PasswordFault::PhoneNumber),
        ("XaPhuocHung@2026", PasswordFault::Personal),
        ("phước hưng 123456", PasswordFault::Personal),
        ("NguyenThiNgocLan", PasswordFault::Personal),
        (&*address, PasswordFault::Personal),
    ];
    for (password, fault) in table {
        let fields = [("csrf", &*csrf), ("password", password), ("password_again", password)];
        let page = client.post(&path, &fields).await.expect(422).shows(fault.sentence());
        assert_eq!((page.value_of("password"), page.value_of("password_again")), Default::default(), "{password}");
        // Their address is the account's and stands on the page anyway.
        if password != address {
            page.hides(password);
        }
    }
    // None of these used the link up or changed the password.
    sign_in(&mut world.on("studio"), &address, PASSWORD, &[]).await.expect(303);
    let own = "mưa rơi trên xã Phước Hưng đêm qua";
    let fields = [("csrf", &*csrf), ("password", own), ("password_again", own)];
    client.post(&path, &fields).await.expect(303).leads_to("/");
    sign_in(&mut world.on("studio"), &address, own, &[]).await.expect(303);
}

#[tokio::test]
async fn the_first_administrator_may_not_take_the_address_just_typed() {
    let world = World::new().await;
    let person = people::ensure_unnamed_administrator(&world.core).await.expect("the administrator");
    let path = format!("/dat-mat-khau/{}", people::issue_link(&world.core, person).await.expect("a link"));
    let mut client = world.on("studio");
    let csrf = client.get(&path).await.expect(200).value_of("csrf");
    let [typed, password] = ["moi@tinh.example.vn", "Moi.Tinh@2026"];
    let fields = [("csrf", &*csrf), ("email", typed), ("password", password), ("password_again", password)];
    let page = client.post(&path, &fields).await.expect(422).shows(PasswordFault::Personal.sentence());
    assert_eq!(page.value_of("email"), typed);
    page.hides(password);
}

#[test]
fn the_command_line_judges_alike() {
    let folder = tempfile::tempdir().expect("a folder");
    let words = ["people", "add", "--email", "lan@hoalong.example.vn", "--name", "Ngọc Lan", "--role", "writer"];
    let add = [&words[..], &["--unit", "xa-hoa-long"]].concat();
    for (password, reason) in [("xã hòa long 2026", "names of the person"), ("matkhau123456", "many people use")] {
        let output = run(folder.path(), &add, password);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && told.contains(reason) && !told.contains(password), "{told}");
    }
    assert!(run(folder.path(), &add, GOOD).status.success());
}
