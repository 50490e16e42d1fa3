//! What a unit's people see: forms that work without script.

mod article_editor;
mod article_list;
mod comparison;
mod desk_home;
mod desk_message;
mod frame;
mod set_password;
mod sign_in;
mod withdraw_page;

pub use article_editor::{ArticleEditor, Conflict, Offer};
pub use article_list::{ArticleList, ArticleRow};
pub use desk_home::{DeskHome, DeskUnitCard};
pub use desk_message::DeskMessage;
pub use frame::{DeskFrame, DeskUnit};
pub use set_password::SetPassword;
pub use sign_in::SignIn;
pub use withdraw_page::WithdrawPage;
