//! The help: every page is there with its pictures, the desk leads to it, and it leads to the desk.

use app::screens::desk::HelpTopic;
use domain::access::Role;
use server::seed::practice;

use super::support::client::Client;
use super::support::world::World;
use super::teams;

const HELP: &str = "/tro-giup";

/// With a unit for practice, and somebody signed in.
async fn somebody(role: Role) -> (World, Client) {
    let world = World::new().await;
    practice::ensure(&world.core).await.expect("the unit");
    world.app.follow_registry().await.expect("the registry");
    let client = world.signed_in(role, &world.a).await;
    (world, client)
}

/// Addresses of pictures on a page.
fn pictures(page: &str) -> Vec<String> {
    let tags = page.split("<img ").skip(1).filter_map(|rest| rest.split('>').next());
    let src = |tag: &str| tag.split_once("src=\"").and_then(|(_, rest)| rest.split('"').next()).map(str::to_owned);
    tags.map(|tag| src(tag).expect("a picture with an address")).collect()
}

#[tokio::test]
async fn every_page_answers_and_every_link_and_picture_of_it_is_there() {
    for role in [Role::TeamMember, Role::PlatformAdmin] {
        let (_world, mut client) = somebody(role).await;
        let index = client.get(HELP).await.expect(200).shows("Thử ở đơn vị thực hành");
        for &topic in HelpTopic::ALL {
            assert!(index.links().contains(&topic.href()), "{topic:?} is not in the index");
            let page = client.get(&topic.href()).await.expect(200).shows(topic.title());
            assert_eq!(page.header("cache-control"), "no-store");
            let shown = pictures(&page.text());
            assert!(!shown.is_empty(), "{topic:?} shows nothing");
            for picture in shown {
                let bytes = client.get_with(&picture, &[("accept-encoding", "br, gzip")]).await.expect(200);
                assert_eq!((bytes.header("content-type"), bytes.header("content-encoding")), ("image/webp", ""));
                assert!(bytes.bytes.len() <= 60_000, "{picture} has {} bytes", bytes.bytes.len());
            }
            for link in page.links().into_iter().filter(|link| link.starts_with('/') && link != "/dang-xuat") {
                client.get(&link).await.expect(200);
            }
            // Who a unit is, nobody but its administrators may try.
            let is_tried = page.text().contains("Thử ở đơn vị thực hành");
            let may_try = match topic {
                HelpTopic::Facts | HelpTopic::Teams => role == Role::PlatformAdmin,
                // Nobody asks there.
                HelpTopic::Requests | HelpTopic::Directives | HelpTopic::Liveliness | HelpTopic::Shares => false,
                _ => true,
            };
            assert_eq!(is_tried, may_try, "{topic:?}, {role:?}");
        }
        client.get("/tro-giup/khong-co").await.expect(404);
    }
}

#[tokio::test]
async fn where_there_is_no_unit_for_practice_the_help_offers_none() {
    let world = World::new().await;
    let mut client = world.signed_in(Role::Writer, &world.a).await;
    for at in [HELP.to_owned(), HelpTopic::Notice.href()] {
        client.get(&at).await.expect(200).hides("thực hành\"").hides("Thử ở đơn vị thực hành");
    }
}

#[tokio::test]
async fn every_page_of_the_desk_leads_to_the_help_at_the_same_place() {
    let (world, mut client) = somebody(Role::UnitAdmin).await;
    let desk = format!("/don-vi/{}", world.a.slug);
    let item = format!("{desk}/bai-viet/{}", world.a.published.0);
    let hamlet = teams::hamlet(&world, &world.a, "Ấp Bắc").await.0;
    let new = |kind: &str| format!("{desk}/bai-viet/moi?loai={kind}");
    let pages = [
        ("/".to_owned(), None),
        (desk.clone(), None),
        (new("bai-viet"), Some(HelpTopic::Article)),
        (new("thong-bao"), Some(HelpTopic::Notice)),
        (item.clone(), Some(HelpTopic::Article)),
        (format!("{desk}/khoi-noi-dung"), Some(HelpTopic::Blocks)),
        (format!("{desk}/khoi-noi-dung/moi"), Some(HelpTopic::Blocks)),
        (format!("{desk}/thu-vien"), Some(HelpTopic::Picture)),
        (format!("{desk}/tu-word"), Some(HelpTopic::Word)),
        (format!("{desk}/quy-trinh"), Some(HelpTopic::Publish)),
        (format!("{item}/hen-gio"), Some(HelpTopic::Schedule)),
        (format!("{item}/go"), Some(HelpTopic::Schedule)),
        (format!("{item}/ban-luu"), Some(HelpTopic::Correct)),
        (format!("{desk}/thong-tin"), Some(HelpTopic::Facts)),
        (format!("{desk}/can-bo"), Some(HelpTopic::Facts)),
        (format!("{item}/gop-y"), Some(HelpTopic::Together)),
        (format!("{item}/chia-se"), Some(HelpTopic::Together)),
        (new("huong-dan"), Some(HelpTopic::Guide)),
        (format!("{desk}/huong-dan-co-san"), Some(HelpTopic::Guide)),
        (format!("{desk}/thon-ap"), Some(HelpTopic::Teams)),
        (format!("{desk}/thon-ap/{hamlet}"), Some(HelpTopic::Teams)),
        (format!("{desk}/thon-ap/nhap"), Some(HelpTopic::Teams)),
        (format!("{desk}/yeu-cau"), Some(HelpTopic::Requests)),
        (format!("{desk}/hoat-dong"), Some(HelpTopic::Activities)),
        (format!("{desk}/bao-cao"), Some(HelpTopic::Activities)),
        (format!("{desk}/thiet-bi"), Some(HelpTopic::Ledgers)),
        (format!("{desk}/chien-dich"), Some(HelpTopic::Ledgers)),
        (format!("{desk}/tinh-trang-trang"), Some(HelpTopic::Liveliness)),
        (format!("{desk}/chi-dao"), Some(HelpTopic::Directives)),
        (format!("{desk}/canh-bao"), Some(HelpTopic::Alerts)),
        (format!("{desk}/canh-bao/moi"), Some(HelpTopic::Alerts)),
        (HELP.to_owned(), None),
    ];
    for (at, topic) in pages {
        let page = client.get(&at).await.expect(200);
        let (text, links) = (page.text(), page.links());
        let header = text.split_once("<header").and_then(|(_, rest)| rest.split_once("</header>")).expect("a header").0;
        let place = header.find("href=\"/tro-giup\"").unwrap_or_else(|| panic!("{at} does not lead to the help"));
        assert!(header.find("Bàn biên tập") < Some(place) && Some(place) < header.find("Đăng xuất"), "{at}");
        if let Some(topic) = topic {
            assert!(links.contains(&topic.href()), "{at} does not lead to {topic:?}");
        }
    }
}
