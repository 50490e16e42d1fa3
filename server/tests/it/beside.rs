//! What stands beside a text at the desk: remarks, links to the draft, who looks after it, one deed on many.

use domain::access::Role;

use super::approval::{item, post};
use super::support::client::Client;
use super::support::world::World;

#[tokio::test]
async fn colleagues_remark_and_settle() {
    let world = World::new().await;
    // Whoever sees the desk may say something, a member of a team too.
    let mut member = world.signed_in(Role::TeamMember, &world.a).await;
    let mut writer = world.signed_in(Role::Writer, &world.a).await;
    let page = item(&world.a, world.a.draft.0);
    let remarks = format!("{page}/gop-y");
    let csrf = member.get(&page).await.expect(200).value_of("csrf");
    let say = async |client: &mut Client, words: &str| {
        client.post(&remarks, &[("csrf", csrf.as_str()), ("gop_y", words)]).await
    };
    say(&mut member, " \n ").await.expect(422).shows("Hãy viết góp ý rồi gửi");
    let words = "Thiếu <i>địa điểm</i>.\n\nNên ghi cả giờ.";
    say(&mut member, words).await.leads_to(&format!("{remarks}?da=gui"));
    assert!(writer.get(&page).await.expect(200).words().contains(words));
    let shown = writer.get(&remarks).await.expect(200).shows("về bản 1");
    let settle =
        shown.links().into_iter().find(|link| link.starts_with(&format!("{remarks}/"))).expect("a way to settle");
    let csrf = shown.value_of("csrf");
    writer.post(&settle, &[("csrf", &csrf)]).await.leads_to(&format!("{remarks}?da=xong"));
    writer.post(&settle, &[("csrf", &csrf)]).await.expect(409).shows("không còn chờ");
    writer.get(&page).await.expect(200).shows("Chưa có góp ý nào đang chờ");
    writer.get(&remarks).await.expect(200).shows("đánh dấu xong lúc");
    // The twin settles nothing here and sees nothing of it.
    let mut twin = world.signed_in(Role::UnitAdmin, &world.b).await;
    let csrf = twin.get("/").await.value_of("csrf");
    twin.post(&settle, &[("csrf", &csrf)]).await.expect(404);
}

async fn link(client: &mut Client, page: &str, days: &str) -> String {
    let shown = post(client, page, "/chia-se", &[("han", days)]).await.expect(200).shows("Chỉ hiện một lần");
    let address = shown.links().into_iter().find(|link| link.contains("/xem-ban-nhap/")).expect("a link");
    address.strip_prefix("http://studio.localhost:3000").expect("on the studio").to_owned()
}

#[tokio::test]
async fn a_link_reads_one_draft_without_an_account_until_it_ends() {
    let world = World::new().await;
    let mut writer = world.signed_in(Role::Writer, &world.a).await;
    let page = item(&world.a, world.a.draft.0);
    post(&mut writer, &page, "/chia-se", &[("han", "365")]).await.expect(422).shows("Hãy chọn liên kết dùng được");
    let (day, week) = (link(&mut writer, &page, "1").await, link(&mut writer, &page, "7").await);
    assert_ne!(day, week);
    let mut anybody = world.on("studio");
    anybody.forbidden = vec![world.b.secret.to_owned()];
    let read = anybody.get(&day).await.expect(200).shows("nháp-bí-mật").shows("Bản nháp, chưa công bố.");
    assert!(read.header("cache-control").contains("no-store"));
    assert_eq!(read.header("referrer-policy"), "strict-origin-when-cross-origin", "the address stays on this host");
    read.shows("noindex");
    // Nothing else of the desk opens by it, and no cookie is set.
    assert_eq!(anybody.cookie, None);
    anybody.get(&page).await.expect(303);
    // It shows the newest text.
    post(&mut writer, &page, "", &[("tieu_de", "Bản nháp chưa duyệt"), ("noi_dung", "sửa rồi")]).await.expect(303);
    anybody.get(&day).await.expect(200).shows("sửa rồi");
    world.clock.advance(86_400);
    anybody.get(&day).await.expect(410).shows("Liên kết không còn dùng được");
    anybody.get(&week).await.expect(200);
    let mut writer = world.signed_in(Role::Writer, &world.a).await;
    let shown = writer.get(&format!("{page}/chia-se")).await.expect(200);
    let csrf = shown.value_of("csrf");
    let ends: Vec<_> = shown.links().into_iter().filter(|link| link.starts_with(&format!("{page}/chia-se/"))).collect();
    assert_eq!(ends.len(), 1, "the one that is over is not shown");
    writer.post(&ends[0], &[("csrf", &csrf)]).await.leads_to(&format!("{page}/chia-se?da=ngat"));
    writer.post(&ends[0], &[("csrf", &csrf)]).await.expect(409);
    anybody.get(&week).await.expect(410);
    for junk in ["", "x", &"a".repeat(200), "%F0%9F%92%A9"] {
        let status = anybody.get(&format!("/xem-ban-nhap/{junk}")).await.status.as_u16();
        assert!([404, 410].contains(&status), "{junk}: {status}");
    }
}

#[tokio::test]
async fn an_item_has_somebody_who_looks_after_it_and_a_day_to_read_it_again() {
    let world = World::new().await;
    let mut writer = world.signed_in(Role::Writer, &world.a).await;
    let page = item(&world.a, world.a.published.0);
    let form = format!("{page}/phu-trach");
    let shown = writer.get(&form).await.expect(200);
    let (csrf, version) = (shown.value_of("csrf"), shown.value_of("phien_ban"));
    let text = shown.text();
    let owner = text.split("<option value=\"").skip(1).filter_map(|rest| rest.split_once('"')).map(|(value, _)| value);
    let mut owner = owner.filter(|value| !value.is_empty());
    let owner = owner.next().expect("somebody to choose").to_owned();
    let fields = |owner: &str, day: &str| {
        [
            ("csrf", csrf.clone()),
            ("phien_ban", version.clone()),
            ("phu_trach", owner.to_owned()),
            ("xem_lai", day.to_owned()),
        ]
    };
    let send = async |client: &mut Client, fields: [(&str, String); 4]| {
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        client.post(&form, &fields).await
    };
    send(&mut writer, fields(&owner, "26/01/2024")).await.expect(422).shows("Ngày xem lại đã qua");
    // Somebody of the twin, or nobody at all, looks after nothing here.
    for stranger in ["999999", "Lan"] {
        send(&mut writer, fields(stranger, "")).await.expect(422).shows("Người phụ trách");
    }
    send(&mut writer, fields(&owner, "29/01/2024")).await.leads_to(&format!("{page}?da=phu-trach"));
    send(&mut writer, fields(&owner, "30/01/2024")).await.expect(409).shows("Bài vừa thay đổi");
    writer.get(&page).await.expect(200).shows("phụ trách; xem lại ngày 29/01/2024.");
    let list = format!("/don-vi/{}", world.a.slug);
    writer.get(&list).await.expect(200).hides("đến ngày xem lại");
    world.clock.advance(2 * 86_400);
    let mut writer = world.signed_in(Role::Writer, &world.a).await;
    writer.get(&list).await.expect(200).shows("1 bài đến ngày xem lại");
    writer.get(&format!("{list}?loc=xem-lai")).await.expect(200).shows(&page);
}

#[tokio::test]
async fn one_deed_on_many_tells_line_by_line_what_became_of_each() {
    let world = World::new().await;
    let mut approver = world.signed_in(Role::Approver, &world.a).await;
    let (list, bulk) = (format!("/don-vi/{}", world.a.slug), format!("/don-vi/{}/hang-loat", world.a.slug));
    let shown = approver.get(&list).await.expect(200);
    let csrf = shown.value_of("csrf");
    let choice = |id: i64| {
        let text = shown.text();
        let (_, rest) = text.split_once(&format!("value=\"{id}:")).expect("a box");
        format!("{id}:{}", rest.split_once('"').expect("its end").0)
    };
    let (public, draft) = (choice(world.a.published.0), choice(world.a.draft.0));
    let twins = format!("{}:1", world.b.draft.0);
    let send = async |client: &mut Client, more: &[(&str, &str)]| {
        client.post(&bulk, &[&[("csrf", csrf.as_str())][..], more].concat()).await
    };
    send(&mut approver, &[("viec", "cat")]).await.expect(422).shows("Hãy đánh dấu ít nhất một bài");
    send(&mut approver, &[("viec", "xep"), ("chon", &draft)]).await.expect(422).shows("Hãy chọn chuyên mục");
    // What is public goes only with a word to its readers; the rest is done all the same.
    let all = [("viec", "cat"), ("chon", public.as_str()), ("chon", &draft), ("chon", &twins)];
    let told = send(&mut approver, &all).await.expect(200);
    told.shows("Đã cất “Bản nháp chưa duyệt”.")
        .shows("Chưa gỡ “Lịch tiếp công dân tháng 02”")
        .shows("không còn ở đơn vị này");
    let mut resident = world.on(world.a.slug);
    resident.get("/tin-tuc/lich-tiep-cong-dan-thang-02").await.expect(200).hides("không còn hiệu lực");
    let why = ("giai_thich", "Đã có lịch mới.");
    send(&mut approver, &[all[0], all[1], why]).await.expect(200).shows("Đã gỡ “Lịch tiếp công dân tháng 02”");
    resident.get("/tin-tuc/lich-tiep-cong-dan-thang-02").await.expect(200).shows("Đã có lịch mới.");
    // The page is old by now: nothing is done twice.
    send(&mut approver, &[("viec", "cat"), ("chon", &draft)]).await.expect(200).shows("có người vừa thay đổi bài này");
    // The twin's draft stands as it was.
    let mut twin = world.signed_in(Role::Writer, &world.b).await;
    twin.get(&item(&world.b, world.b.draft.0)).await.expect(200).hides("Đã cất");
}

#[tokio::test]
async fn many_articles_are_put_into_a_category_and_what_was_public_stays_so() {
    let world = World::new().await;
    let mut approver = world.signed_in(Role::Approver, &world.a).await;
    let categories = format!("/don-vi/{}/chuyen-muc", world.a.slug);
    let csrf = approver.get(&categories).await.expect(200).value_of("csrf");
    approver.post(&categories, &[("csrf", &csrf), ("ten", "Chuyển đổi số")]).await.expect(303);
    let shown = approver.get(&item(&world.a, world.a.published.0)).await.expect(200).text();
    let number = shown.split("<option value=\"").find(|rest| rest.contains(">Chuyển đổi số<")).expect("the category");
    let number = number.split_once('"').expect("its number").0.to_owned();
    let choices = [format!("{}:2", world.a.published.0), format!("{}:1", world.a.draft.0)];
    let bulk = format!("/don-vi/{}/hang-loat", world.a.slug);
    let fields =
        [("csrf", csrf.as_str()), ("viec", "xep"), ("muc_moi", &number), ("chon", &choices[0]), ("chon", &choices[1])];
    let told = approver.post(&bulk, &fields).await.expect(200);
    told.shows("Đã xếp “Lịch tiếp công dân tháng 02”, người dân thấy ngay.")
        .shows("Đã xếp “Bản nháp chưa duyệt” trong bản nháp.");
    let mut resident = world.on(world.a.slug);
    resident.get("/chuyen-muc/chuyen-doi-so").await.expect(200).shows("Lịch tiếp công dân tháng 02").hides("Bản nháp");
}

#[tokio::test]
async fn the_desk_is_searched_by_title_however_it_is_typed() {
    let world = World::new().await;
    let mut writer = world.signed_in(Role::Writer, &world.a).await;
    let list = format!("/don-vi/{}", world.a.slug);
    for typed in ["LICH+TIEP", "l%E1%BB%8Bch+ti%E1%BA%BFp", "cong+dan"] {
        let found = writer.get(&format!("{list}?tim={typed}")).await.expect(200);
        found.shows("Lịch tiếp công dân tháng 02").hides("Bản nháp chưa duyệt");
    }
    writer.get(&format!("{list}?tim=100%25_x")).await.expect(200).shows("Chưa có bài viết nào ở đây");
    writer.get(&format!("{list}?muc=abc&tim=%00&loc=khong-co&trang=-1")).await.expect(200);
}

#[tokio::test]
async fn what_was_typed_beside_a_text_survives_the_end_of_the_session() {
    let world = World::new().await;
    let page = item(&world.a, world.a.draft.0);
    let typed: [(&str, &[(&str, &str)]); 4] = [
        ("/gop-y", &[("gop_y", "Góp ý gõ lúc hết phiên")]),
        ("/tra-lai", &[("ly_do_tra", "Lý do gõ lúc hết phiên")]),
        ("/hen-gio", &[("viec", "hen"), ("ngay_dang", "29/01/2024"), ("gio_dang", "7:30")]),
        ("/phu-trach", &[("xem_lai", "01/02/2024")]),
    ];
    for (part, fields) in typed {
        let mut desk = world.signed_in(Role::Approver, &world.a).await;
        post(&mut desk, &page, "/gui-duyet", &[("viec", "gui")]).await;
        desk.cookie = None;
        let asked =
            desk.post(&format!("{page}{part}"), &[&[("csrf", "old"), ("phien_ban", "1")][..], fields].concat()).await;
        let asked = asked.expect(401);
        let carried: Vec<(String, String)> = ["csrf", "tiep", "giu.phien_ban"]
            .into_iter()
            .map(str::to_owned)
            .chain(fields.iter().map(|(name, _)| format!("giu.{name}")))
            .map(|name| (name.clone(), asked.value_of(&name)))
            .collect();
        let email = super::support::world::email(Role::Approver, world.a.slug);
        let mut all = vec![("email", email.as_str()), ("password", super::support::world::PASSWORD)];
        all.extend(carried.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        let shown = desk.post("/dang-nhap", &all).await.expect(200).shows("Bạn đã đăng nhập lại.");
        for (name, value) in fields.iter().filter(|(name, _)| *name != "viec") {
            assert_eq!(shown.value_of(name), *value, "{part}");
        }
    }
}
