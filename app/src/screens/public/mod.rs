//! What residents see: HTML and one inlined sheet, no script.

mod article_page;
mod commune_home;
mod error_page;
mod frame;
mod news_list;
mod portal_home;

pub use crate::parts::news::NewsCard;
pub use article_page::{ArticlePage, PreviewBar, WithdrawnNotice};
pub use commune_home::CommuneHome;
pub use error_page::ErrorPage;
pub use frame::{PublicFrame, Section};
pub use news_list::NewsList;
pub use portal_home::{PortalDistrict, PortalHome};
