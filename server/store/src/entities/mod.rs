//! The tables as `SeaORM` sees them. Private to this crate: whoever holds an entity could ask without a scope.

pub(crate) mod audit;
pub(crate) mod category;
pub(crate) mod draft_link;
pub(crate) mod import_origin;
pub(crate) mod item;
pub(crate) mod item_address;
pub(crate) mod membership;
pub(crate) mod officer;
pub(crate) mod one_time_link;
pub(crate) mod person;
pub(crate) mod platform;
pub(crate) mod presence;
pub(crate) mod remark;
pub(crate) mod revision;
pub(crate) mod session;
pub(crate) mod unit;
pub(crate) mod unit_code;
pub(crate) mod unit_fact;
pub(crate) mod unit_former_slug;
pub(crate) mod unit_host;
pub(crate) mod unit_name;
pub(crate) mod unit_profile;
pub(crate) mod unit_succession;
pub(crate) mod unit_tally;
pub(crate) mod unit_version;
pub(crate) mod unit_workflow;
