//! The words of every letter. Functions without I/O from what is known to a [`Letter`]; whoever calls them puts it into
//! the outbox of the same transaction.
//!
//! Each says why it comes, until when a link holds, and what to do if one did not expect it. A link stands alone on its
//! line, because mail programs make the rest of a line part of it. Names are made one line: with a line of its own a name
//! could pass for a sentence of ours.

mod access;
mod account;
mod alerts;
mod directives;
mod requests;
#[cfg(test)]
mod tests;
mod weekly;

use domain::letter::{Letter, one_line};
use domain::moment::Moment;
use domain::person::EmailAddress;
use domain::unit;

pub use access::{AccessEnded, AddedToUnit, Invitation, access_ended, added_to_unit, invitation};
pub use account::{
    EmailChangeConfirmation, EmailChanged, FactorChange, FactorChanged, NewDevice, PasswordChanged, PasswordReset,
    email_change_confirmation, email_changed, factor_changed, new_device, password_changed, password_reset,
};
pub use alerts::{AlertOverridden, alert_overridden};
pub use directives::{DirectiveTold, directive};
pub use requests::{RequestTold, request_came, request_overdue};
pub use weekly::{
    Weekly, of_province as weekly_of_province, of_shares as weekly_of_shares, of_unit as weekly_of_unit, weekly,
};

/// What the platform calls itself.
const PLATFORM: &str = "Trang Xã";

/// Most graphemes of a name inside a letter.
const MOST_OF_A_NAME: usize = 120;

/// Whom a letter is for.
#[derive(Clone, Copy, Debug)]
pub struct To<'a> {
    /// Where it goes.
    pub email: &'a EmailAddress,
    /// Full name.
    pub name: &'a str,
}

/// From where something was done, as far as it is known.
#[derive(Clone, Copy, Debug, Default)]
pub struct Whereabouts<'a> {
    /// Words such as `Firefox trên Windows`.
    pub device: Option<&'a str>,
    /// The client's network, `203.0.113.0/24`, never a whole address.
    pub network: Option<&'a str>,
}

impl Whereabouts<'_> {
    /// Inside a sentence: `Firefox trên Windows, mạng 203.0.113.0/24`.
    fn words(self) -> Option<String> {
        let network = self.network.map(|network| format!("mạng {}", name(network)));
        let words: Vec<String> = self.device.map(name).into_iter().chain(network).collect();
        (!words.is_empty()).then(|| words.join(", "))
    }
}

/// A letter with greeting and closing around its paragraphs.
fn letter(to: To<'_>, subject: &str, paragraphs: &[String]) -> Letter {
    let mut body = format!("Chào {},\n\n", name(to.name));
    for paragraph in paragraphs {
        body.push_str(paragraph);
        body.push_str("\n\n");
    }
    body.push_str("Trân trọng,\n");
    body.push_str(PLATFORM);
    body.push_str("\n\nĐây là thư tự động, xin đừng trả lời thư này.\n");
    Letter::new(to.email.clone(), subject, &body)
}

fn name(raw: &str) -> String {
    one_line(raw, MOST_OF_A_NAME)
}

/// `xã Hòa Long`; the platform as a whole where no unit is meant.
fn place(unit: Option<&str>) -> String {
    unit.map_or_else(|| format!("nền tảng {PLATFORM}"), |full_name| unit::in_sentence(&name(full_name)))
}

/// `08:00 ngày 27/01/2024 (giờ Việt Nam)`.
fn told(moment: Moment) -> String {
    format!("{} ngày {} (giờ Việt Nam)", moment.vietnam_clock(), moment.vietnam_date().short())
}

/// What a link is good for, after the link.
fn once_until(until: Moment) -> String {
    format!("Liên kết chỉ dùng được một lần, đến {}.", told(until))
}
