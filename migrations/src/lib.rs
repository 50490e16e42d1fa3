//! The schema, one step per file, in the order they are applied.
//!
//! How a step is added, and what a step may do, is written in `README.md` beside this crate. Nothing here knows the
//! store; the store runs these steps through `Store::migrate`.

use sea_orm_migration::{MigrationTrait, MigratorTrait, async_trait};

mod m0001_units;
mod m0002_unit_names;
mod m0003_unit_codes;
mod m0004_unit_successions;
mod m0005_unit_hosts;
mod m0006_unit_former_slugs;
mod m0007_unit_version;
mod m0008_platform;
mod m0009_people;
mod m0010_memberships;
mod m0011_one_time_links;
mod m0012_sessions;
mod m0013_articles;
mod m0014_revisions;
mod m0015_article_address;
mod m0016_audit;
mod m0017_unit_facts;
mod m0018_unit_profile;
mod m0019_officers;
mod m0020_import_origin;
mod m0021_unit_suspension;
mod m0022_newest_everywhere;
mod m0023_unit_tally;
mod m0024_item_kinds;
mod m0025_categories;
mod m0026_palette;
mod m0027_revision_notes;
mod m0029_audit_trail;
mod m0030_review;
mod m0031_schedule;
mod m0032_writing;
mod m0033_unit_workflow;
mod m0034_remarks;
mod m0035_draft_links;
mod m0036_presence;
mod m0037_care;
mod m0038_newest_text;
mod m0039_files;
mod m0040_renditions;
mod m0041_file_uses;
mod m0042_outbox;
mod m0043_practice_unit;
mod m0044_sign_in_factors;
mod m0045_link_purposes;
mod m0046_known_devices;
mod m0047_people_activity;
mod m0051_invited_names;
mod m0052_hamlets;
mod m0053_teams;
mod m0054_team_members;
mod m0055_duty_shifts;
mod m0056_membership_hamlets;
mod m0057_hamlet_tally;
mod m0060_guides;
mod m0061_guide_answers;
mod m0070_help_requests;
mod m0071_help_request_notes;
mod m0072_activities;
mod m0073_activity_reports;
mod m0074_blocks;
mod m0075_block_uses;
mod m0078_unit_digests;
mod m0079_digest_stopped;
mod m0080_equipment;
mod m0081_campaigns;
mod m0082_passkey_uses;
mod m0083_directives;
mod m0084_directive_units;
mod m0090_alerts;
mod m0091_shares;
mod m0092_share_adaptations;
mod m0093_share_subscriptions;

/// Every step this binary knows.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_units::Step),
            Box::new(m0002_unit_names::Step),
            Box::new(m0003_unit_codes::Step),
            Box::new(m0004_unit_successions::Step),
            Box::new(m0005_unit_hosts::Step),
            Box::new(m0006_unit_former_slugs::Step),
            Box::new(m0007_unit_version::Step),
            Box::new(m0008_platform::Step),
            Box::new(m0009_people::Step),
            Box::new(m0010_memberships::Step),
            Box::new(m0011_one_time_links::Step),
            Box::new(m0012_sessions::Step),
            Box::new(m0013_articles::Step),
            Box::new(m0014_revisions::Step),
            Box::new(m0015_article_address::Step),
            Box::new(m0016_audit::Step),
            Box::new(m0017_unit_facts::Step),
            Box::new(m0018_unit_profile::Step),
            Box::new(m0019_officers::Step),
            Box::new(m0020_import_origin::Step),
            Box::new(m0021_unit_suspension::Step),
            Box::new(m0022_newest_everywhere::Step),
            Box::new(m0023_unit_tally::Step),
            Box::new(m0024_item_kinds::Step),
            Box::new(m0025_categories::Step),
            Box::new(m0026_palette::Step),
            Box::new(m0027_revision_notes::Step),
            Box::new(m0029_audit_trail::Step),
            Box::new(m0030_review::Step),
            Box::new(m0031_schedule::Step),
            Box::new(m0032_writing::Step),
            Box::new(m0033_unit_workflow::Step),
            Box::new(m0034_remarks::Step),
            Box::new(m0035_draft_links::Step),
            Box::new(m0036_presence::Step),
            Box::new(m0037_care::Step),
            Box::new(m0038_newest_text::Step),
            Box::new(m0039_files::Step),
            Box::new(m0040_renditions::Step),
            Box::new(m0041_file_uses::Step),
            Box::new(m0042_outbox::Step),
            Box::new(m0043_practice_unit::Step),
            Box::new(m0044_sign_in_factors::Step),
            Box::new(m0045_link_purposes::Step),
            Box::new(m0046_known_devices::Step),
            Box::new(m0047_people_activity::Step),
            Box::new(m0051_invited_names::Step),
            Box::new(m0052_hamlets::Step),
            Box::new(m0053_teams::Step),
            Box::new(m0054_team_members::Step),
            Box::new(m0055_duty_shifts::Step),
            Box::new(m0056_membership_hamlets::Step),
            Box::new(m0057_hamlet_tally::Step),
            Box::new(m0060_guides::Step),
            Box::new(m0061_guide_answers::Step),
            Box::new(m0070_help_requests::Step),
            Box::new(m0071_help_request_notes::Step),
            Box::new(m0072_activities::Step),
            Box::new(m0073_activity_reports::Step),
            Box::new(m0074_blocks::Step),
            Box::new(m0075_block_uses::Step),
            Box::new(m0078_unit_digests::Step),
            Box::new(m0079_digest_stopped::Step),
            Box::new(m0080_equipment::Step),
            Box::new(m0081_campaigns::Step),
            Box::new(m0082_passkey_uses::Step),
            Box::new(m0083_directives::Step),
            Box::new(m0084_directive_units::Step),
            Box::new(m0090_alerts::Step),
            Box::new(m0091_shares::Step),
            Box::new(m0092_share_adaptations::Step),
            Box::new(m0093_share_subscriptions::Step),
        ]
    }
}
