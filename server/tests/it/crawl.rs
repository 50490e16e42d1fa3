//! Every link of the seeded portal and its sites leads somewhere.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use server::seed;

use super::support::world::{World, serving};

/// Where a link leads: host label and path; `None` when it leaves the platform.
fn target(from: &str, link: &str) -> Option<(String, String)> {
    if link.starts_with('#') || link.starts_with("tel:") || link.starts_with("mailto:") {
        return None;
    }
    let link = link.split('#').next().unwrap_or(link);
    if link.starts_with('/') {
        return Some((from.to_owned(), link.to_owned()));
    }
    let rest = link.strip_prefix("http://")?;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let label = if host == "localhost:3000" { "" } else { host.strip_suffix(".localhost:3000")? };
    Some((label.to_owned(), format!("/{path}")))
}

fn empty_headings(page: &str) -> usize {
    let headings = page.split("<h").skip(1).filter(|rest| rest.starts_with(['1', '2', '3', '4', '5', '6']));
    let insides = headings.filter_map(|rest| rest.split_once("</h")).filter_map(|(inside, _)| inside.split_once('>'));
    let is_empty = |inside: &str| {
        inside
            .split('<')
            .map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text))
            .all(|text| text.trim().is_empty())
    };
    insides.filter(|(_, inside)| is_empty(inside)).count()
}

#[tokio::test]
async fn a_walk_over_every_link_of_the_82_sites_finds_no_dead_end() {
    let world = World::new().await;
    let folder = tempfile::tempdir().expect("a folder");
    let mut core = world.core.clone();
    core.store = store::Store::open(&store::Location::Sqlite(folder.path().join("x.sqlite"))).await.expect("a store");
    core.store.migrate::<migrations::Migrator>().await.expect("the schema");
    seed::fill(&core).await.expect("the units");
    let (_, service) = serving(&core, 64 << 20).await;
    let mut queue = VecDeque::from([(String::new(), "/".to_owned())]);
    let mut seen: BTreeSet<(String, String)> = queue.iter().cloned().collect();
    let mut titles: BTreeMap<String, String> = BTreeMap::new();
    while let Some((host, path)) = queue.pop_front() {
        let mut client = world.on(&host);
        client.service = service.clone();
        let answer = client.get(&path).await;
        let text = answer.text();
        if host == "studio" {
            assert!(answer.status.as_u16() < 400, "{path} on the studio: {}", answer.status);
            continue;
        }
        assert_eq!(answer.status.as_u16(), 200, "{path} on {host:?}");
        if answer.header("content-type").starts_with("text/html") {
            assert_eq!(text.matches("<h1").count(), 1, "{path} on {host:?}");
            assert_eq!(empty_headings(&text), 0, "{path} on {host:?}");
            let title =
                text.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>")).expect("a title").0;
            if let Some(other) = titles.insert(title.to_owned(), format!("{host}{path}")) {
                panic!("{title:?} names both {other} and {host}{path}");
            }
        }
        for link in answer.links().iter().filter_map(|link| target(&host, link)) {
            if seen.insert(link.clone()) {
                queue.push_back(link);
            }
        }
    }
    let hosts: BTreeSet<_> = seen.iter().map(|(host, _)| host).filter(|host| *host != "studio").collect();
    assert_eq!(hosts.len(), 83, "the portal and its 82 communes");
    let first = "ba-ria-vung-tau-tong-ket-cai-cach-hanh-chinh-chuyen-doi-so-nam-2023";
    for host in ["", "xa-hoa-long"] {
        assert!(seen.contains(&(host.to_owned(), format!("/tin-tuc/{first}"))), "the first item on {host:?}");
    }
}
