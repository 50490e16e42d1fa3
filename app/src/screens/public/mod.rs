//! What residents see: HTML and one inlined sheet, no script.

mod about_unit;
mod accessibility;
mod commune_home;
mod contact_page;
mod error_page;
mod find_box;
mod find_page;
mod frame;
mod introduction;
mod item_page;
mod map_page;
mod news_list;
mod portal_home;

pub use crate::parts::news::NewsCard;
pub use about_unit::{AboutUnit, SourcedFact, UnitPlace};
pub use accessibility::Accessibility;
pub use commune_home::CommuneHome;
pub use contact_page::ContactPage;
pub use error_page::ErrorPage;
pub use find_page::{FindOutcome, FindPage, FoundUnit};
pub use frame::{Imprint, PhoneLink, PublicFrame, Section};
pub use introduction::{Chapter, Introduction, OfficerCard};
pub use item_page::{ItemPage, PreviewBar, WithdrawnNotice};
pub use map_page::{Drawing, MapDistrict, MapPage, MapUnit};
pub use news_list::NewsList;
pub use portal_home::{MapTeaser, PortalDistrict, PortalHome, ProvinceFigures, UnitNewsCard};
