//! The article of 27/01/2024 on the province's digital transformation, as the first article of
//! the portal and of xã Hòa Long.

use domain::access::Actor;
use domain::byline;
use domain::item::{ItemField, ItemForm, ItemKind};
use domain::unit::UnitId;

use crate::StartError;
use crate::actions::publication;
use crate::actions::writing::{self, SaveOutcome};
use crate::core::{ActionError, Core};

const SUMMARY: &str = "Sáng 27/01/2024, UBND tỉnh tổ chức hội nghị tổng kết công tác cải cách hành chính, chuyển đổi số năm 2023 và triển khai nhiệm vụ năm 2024.";
const TEXT: &str = include_str!("../../data/first-article.txt");

/// Its title; the text came without one, and this says what its first two paragraphs say.
pub(super) const TITLE: &str = "Bà Rịa - Vũng Tàu tổng kết cải cách hành chính, chuyển đổi số năm 2023";

/// Writes and publishes it on one site.
pub(super) async fn publish(core: &Core, actor: &Actor, unit: UnitId) -> Result<(), StartError> {
    let damaged = || StartError::Embedded("the first article".to_owned());
    let text = form().check(ItemKind::Article).map_err(|_| damaged())?;
    let desk = actor.desk(unit).ok_or_else(damaged)?;
    let writer = desk.writer().ok_or(ActionError::PermissionGone)?;
    let SaveOutcome::Saved { id, version, .. } = writing::create(core, writer, text.into()).await? else {
        return Err(damaged());
    };
    let publisher = desk.publisher().ok_or(ActionError::PermissionGone)?;
    publication::publish(core, publisher, id, version).await?;
    Ok(())
}

fn form() -> ItemForm {
    let (body, author) = byline::split(TEXT);
    ItemForm::default()
        .with(ItemField::Title, TITLE)
        .with(ItemField::Summary, SUMMARY)
        .with(ItemField::Body, body)
        .with(ItemField::Author, author.unwrap_or_default())
        .with(ItemField::Source, "Bài viết về Hội nghị ngày 27/01/2024 của UBND tỉnh Bà Rịa - Vũng Tàu")
        .with(ItemField::WrittenOn, "27/01/2024")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_author_is_found_in_the_last_line_and_taken_out_of_the_text() {
        let text = form().check(ItemKind::Article).unwrap();
        assert_eq!(text.author.as_deref(), Some("Chu Tuấn"));
        assert!(!text.body.contains("Chu Tuấn"));
        assert!(text.body.starts_with("Sáng ngày 27/1/2024") && text.body.ends_with("chợ 4.0..."));
        assert_eq!(text.written_on.unwrap().short(), "27/01/2024");
    }
}
