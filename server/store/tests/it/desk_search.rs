//! Finding items at a desk by the words of their titles.

use domain::fold::fold;
use store::Listing;

use crate::desk_list::list;
use crate::world::{World, listing, text};

both_engines! {
    titles_are_found_without_marks_and_as_words,
    wildcards_are_letters,
    a_title_saved_before_it_was_folded_is_found_as_it_is_written,
}

async fn found(world: &World, typed: &str) -> Vec<String> {
    let words = Some((fold(typed), typed.to_owned()));
    let mut found: Vec<String> = list(world, &world.commune, &Listing { words, ..listing(None, None, 1, 99) })
        .await
        .rows
        .into_iter()
        .map(|row| row.title)
        .collect();
    found.sort();
    found
}

async fn titles_are_found_without_marks_and_as_words(world: World) {
    let ours = &world.commune;
    for title in ["Đường Đê đã thông", "Lịch TIẾP công dân", "Duong de khac"] {
        world.create(ours, &text(title, "nội dung khác")).await;
    }
    world.create(&world.ward, &text("Đường Đê của phường", "x")).await;
    for typed in ["đường đê", "ĐƯỜNG ĐÊ", "duong de", "Đuong dê"] {
        assert_eq!(found(&world, typed).await, ["Duong de khac", "Đường Đê đã thông"], "{typed}");
    }
    assert_eq!(found(&world, "tiếp công").await, ["Lịch TIẾP công dân"]);
    // Decomposed, as some systems type.
    assert_eq!(found(&world, "tie\u{302}\u{301}p").await, ["Lịch TIẾP công dân"]);
    assert_eq!(found(&world, "nội dung").await, Vec::<String>::new(), "titles only");
    // The newest title counts.
    let id = world.create(ours, &text("Tên cũ", "x")).await;
    world.save(ours, id, 1, &text("Tên mới", "x")).await;
    assert_eq!((found(&world, "cũ").await.len(), found(&world, "mới").await.len()), (0, 1));
}

async fn wildcards_are_letters(world: World) {
    let ours = &world.commune;
    for title in ["Giảm 100% phí", "Giảm 1000 phí", "tệp_một", "tệp một", "đường\\dẫn", "it's"] {
        world.create(ours, &text(title, "x")).await;
    }
    for (typed, expected) in [
        ("100%", vec!["Giảm 100% phí"]),
        ("p_m", vec!["tệp_một"]),
        ("g\\d", vec!["đường\\dẫn"]),
        ("\\", vec!["đường\\dẫn"]),
        ("%%", vec![]),
        ("t's", vec!["it's"]),
    ] {
        assert_eq!(found(&world, typed).await, expected, "{typed}");
    }
}

async fn a_title_saved_before_it_was_folded_is_found_as_it_is_written(world: World) {
    let ours = &world.commune;
    let id = world.create(ours, &text("Đường đê", "x")).await;
    world.execute("UPDATE articles SET title_key = NULL").await;
    assert_eq!(found(&world, "Đường").await, ["Đường đê"]);
    assert_eq!(found(&world, "duong").await, Vec::<String>::new());
    world.save(ours, id, 1, &text("Đường đê", "y")).await;
    assert_eq!(found(&world, "duong").await, ["Đường đê"]);
}
