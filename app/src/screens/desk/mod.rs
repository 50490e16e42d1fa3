//! What a unit's people see: forms that work without script.

mod appearance;
mod comparison;
mod desk_home;
mod desk_message;
mod frame;
mod item_editor;
mod item_list;
mod officer_editor;
mod officer_list;
mod officer_sheet;
mod platform_new_unit;
mod platform_unit;
mod platform_units;
mod set_password;
mod sign_in;
mod style_guide;
mod unit_facts;
mod withdraw_page;

pub use appearance::Appearance;
pub use desk_home::{DeskHome, DeskUnitCard};
pub use desk_message::DeskMessage;
pub use frame::{DeskFrame, DeskUnit};
pub use item_editor::{Conflict, ItemEditor, Offer};
pub use item_list::{FactsCorner, ItemList, ItemRow};
pub use officer_editor::{OfficerConflict, OfficerEditor};
pub use officer_list::{OfficerList, OfficerRow};
pub use officer_sheet::OfficerSheet;
pub use platform_new_unit::PlatformNewUnit;
pub use platform_unit::{PlatformUnit, PlatformUnitHost};
pub use platform_units::{PlatformUnitRow, PlatformUnits};
pub use set_password::SetPassword;
pub use sign_in::SignIn;
pub use style_guide::{ScreenSamples, StyleGuide};
pub use unit_facts::{FactsConflict, MissingFact, UnitFacts};
pub use withdraw_page::WithdrawPage;
