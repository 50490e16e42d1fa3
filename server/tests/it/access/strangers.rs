//! What the table does not tell: numbers of another unit at one's own desk, and the province's editor at theirs.

use domain::access::Role;

use crate::support::world::World;

#[tokio::test]
async fn anothers_article_number_is_nobody_at_my_own_desk() {
    let world = World::new().await;
    let mut client = world.signed_in(Role::UnitAdmin, &world.a).await;
    let base = format!("/don-vi/{}/bai-viet/{}", world.a.slug, world.b.draft.0);
    let csrf = client.get("/").await.value_of("csrf");
    let pages = [
        "",
        "/xem-truoc",
        "/go",
        "/ban-luu",
        "/ban-luu/1",
        "/ban-luu/so-sanh",
        "/hen-gio",
        "/phu-trach",
        "/gop-y",
        "/chia-se",
    ];
    for path in pages.map(|part| format!("{base}{part}")) {
        client.get(&path).await.expect(404);
    }
    let fields = [
        ("csrf", csrf.as_str()),
        ("phien_ban", "1"),
        ("tieu_de", "Cướp bài"),
        ("ly_do", "in_error"),
        ("ten_ban", "Cướp bài"),
        ("ly_do_tra", "Cướp bài"),
        ("gop_y", "Cướp bài"),
        ("ma_soan", "cuopbaicuopbaicuop"),
        ("lan", "1"),
        ("han", "7"),
        ("viec", "hen"),
        ("ngay_dang", "28/01/2030"),
        ("gio_dang", "8:00"),
    ];
    let deeds = [
        "",
        "/dang",
        "/go",
        "/ban-luu/1/khoi-phuc",
        "/ban-luu/1/ten",
        "/tu-luu",
        "/co-mat",
        "/gui-duyet",
        "/tra-lai",
        "/cat",
        "/phu-trach",
        "/gop-y",
        "/chia-se",
    ];
    for path in deeds.map(|part| format!("{base}{part}")) {
        client.post(&path, &fields).await.expect(404);
    }
    let mut client = world.signed_in(Role::UnitAdmin, &world.b).await;
    client.get(&format!("/don-vi/{}/bai-viet/{}", world.b.slug, world.b.draft.0)).await.expect(200).hides("Cướp bài");
}

#[tokio::test]
async fn the_province_editor_writes_for_the_province() {
    let world = World::new().await;
    let mut client = world.signed_in(Role::ProvinceEditor, &world.a).await;
    client.forbidden.push(world.a.secret.to_owned());
    client.get("/don-vi/tinh-ba-ria-vung-tau").await.expect(200);
    client.get("/don-vi/tinh-ba-ria-vung-tau/bai-viet/moi").await.expect(200);
}

#[tokio::test]
async fn the_province_editor_says_who_runs_the_portal_and_confirms_it() {
    let world = World::new().await;
    let mut client = world.signed_in(Role::ProvinceEditor, &world.a).await;
    let path = "/don-vi/tinh-ba-ria-vung-tau/thong-tin";
    client.get("/don-vi/tinh-ba-ria-vung-tau").await.expect(200).shows(path);
    client.get("/don-vi/tinh-ba-ria-vung-tau/can-bo").await.expect(200);
    let mut portal = world.on("");
    portal.get("/").await.expect(200).shows("Bản trình diễn");
    let page = client.get(path).await.expect(200);
    let (csrf, version) = (page.value_of("csrf"), page.value_of("phien_ban"));
    let facts = [
        ("csrf", csrf.as_str()),
        ("phien_ban", version.as_str()),
        ("dia_chi", "Số 1 Phạm Văn Đồng"),
        ("dien_thoai", "0254 3852 123"),
        ("thu_dien_tu", "cong@tinh.example.vn"),
        ("nguoi_chiu_trach_nhiem", "Trần Văn Bình"),
        ("chuc_vu", "Chánh Văn phòng"),
        ("gioi_thieu", "Một tỉnh ven biển."),
    ];
    client.post(path, &facts).await.leads_to(&format!("{path}?da=luu"));
    let page = client.get(path).await.expect(200);
    let version = page.value_of("phien_ban");
    let deed = [("csrf", csrf.as_str()), ("phien_ban", version.as_str()), ("viec", "xac_nhan")];
    client.post(&format!("{path}/xac-nhan"), &deed).await.leads_to(&format!("{path}?da=xac_nhan"));
    portal.get("/").await.expect(200).hides("Bản trình diễn").shows("Số 1 Phạm Văn Đồng");
    // Held on the province alone: neither a commune's facts nor the platform's administration.
    for foreign in ["/don-vi/xa-phuoc-hung/thong-tin", "/don-vi/xa-phuoc-hung/can-bo", "/nen-tang/don-vi"] {
        client.get(foreign).await.expect(404);
    }
}
