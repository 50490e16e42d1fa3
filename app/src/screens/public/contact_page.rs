//! How to reach a unit.

use leptos::prelude::*;

use super::frame::{Brand, PublicFrame, Section, Standing};
use super::introduction::{OfficerCard, officers};
use crate::document::{Head, Screen, Sheet};
use crate::parts::reach;
use crate::paths::public;
use crate::screens::cast;

/// The page of the contacts. Address, telephones, e-mail and hours stand in the frame's imprint.
#[derive(Clone, Debug)]
pub struct ContactPage {
    /// Around it.
    pub frame: PublicFrame,
    /// The point of the seat in words, and the address that opens a map.
    pub map_point: Option<(String, String)>,
    /// Whom to ask.
    pub contacts: Vec<OfficerCard>,
}

impl Screen for ContactPage {
    const SHEET: Sheet = Sheet::Public;

    fn head(&self) -> Head {
        let description = format!("Địa chỉ, điện thoại, giờ làm việc của {}.", self.frame.full_name());
        self.frame.head(Some("Liên hệ".to_owned()), Some(description))
    }

    fn view(self) -> AnyView {
        let Self { frame, map_point, contacts } = self;
        let heading = format!("Liên hệ {}", frame.site_name);
        let imprint = frame.imprint.clone();
        let has_teams = frame.shelves.teams;
        let office = (imprint.address.is_some()
            || !imprint.phones.is_empty()
            || imprint.email.is_some()
            || imprint.hours.is_some())
        .then(|| reach::office(imprint));
        let team = has_teams.then(
            || view! { <p><a class="go" href=public::AskTeam.to_string()>"Hỏi tổ công nghệ số cộng đồng"</a></p> },
        );
        let map = map_point.map(|(words, href)| {
            view! {
                <section aria-labelledby="ban-do">
                    <h2 id="ban-do">"Vị trí trụ sở"</h2>
                    <p>{format!("Toạ độ: {words}.")}</p>
                    <p><a class="go" href=href>"Mở trong ứng dụng bản đồ"</a></p>
                </section>
            }
        });
        let main = view! {
            <div class="in read chapters">
                <h1>{heading}</h1>
                {office}
                {team}
                {map}
                {officers("dau-moi", "Cán bộ làm đầu mối", contacts)}
            </div>
        };
        frame.around(Brand::Link, Standing::Entry, "", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: PublicFrame { section: Section::Contact, ..cast::frame("/lien-he") },
            map_point: Some(("10,49630° Bắc, 107,16840° Đông".to_owned(), "geo:10.49630,107.16840".to_owned())),
            contacts: vec![cast::officer()],
        };
        let longest = Self {
            frame: PublicFrame { section: Section::Contact, ..cast::longest_frame("/lien-he") },
            contacts: vec![
                OfficerCard {
                    name: cast::longest_title(),
                    position: cast::longest_title(),
                    ..cast::officer()
                };
                8
            ],
            ..normal.clone()
        };
        let bare =
            PublicFrame { imprint: super::Imprint { has_contact: true, ..Default::default() }, ..normal.frame.clone() };
        let point_only = Self { frame: bare, contacts: Vec::new(), ..normal.clone() };
        vec![("normal", normal), ("longest", longest), ("point_only", point_only)]
    }
}
