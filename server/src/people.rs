//! `trangxa people add`: also beside a running server.

use std::io::{IsTerminal, Read};

use domain::access::Role;
use domain::password::{About, Password};
use domain::person::EmailAddress;
use domain::unit::{Level, Unit};

use crate::StartError;
use crate::actions::people::{self, NewPerson};
use crate::cli::PeopleAddArgs;
use crate::config::{self, DataConfig};
use crate::registry::Registry;
use crate::seed;

/// Adds a person, or gives one who is there a further role.
pub async fn add(data: &DataConfig, args: &PeopleAddArgs) -> Result<(), StartError> {
    let refuse = |sentence: String| StartError::Person(sentence);
    let email = EmailAddress::parse(&args.email)
        .ok_or_else(|| refuse(format!("--email: {:?} is no e-mail address", args.email)))?;
    let name = domain::text::line(&args.name, 120).ok().flatten();
    let name = name.ok_or_else(|| refuse("--name: must have 1 to 120 letters".to_owned()))?;
    let role = Role::from_code(&args.role).ok_or_else(|| {
        let codes: Vec<_> = Role::ALL.into_iter().map(Role::code).collect();
        refuse(format!("--role: {:?} is none of {}", args.role, codes.join(", ")))
    })?;
    let origin = config::origin(&args.data.origin)?;
    let core = seed::prepare(data).await?;
    let registry = Registry::new(core.store.registry().await?, &origin);
    let unit = match &args.unit {
        Some(slug) => {
            let found = registry.by_slug(slug).ok_or_else(|| refuse(format!("--unit: there is no unit {slug:?}")))?;
            Some(found)
        }
        None => None,
    };
    let province = registry.portal().filter(|unit| unit.kind.level() == Level::Province).map(|unit| unit.id);
    let membership =
        people::membership(role, unit.map(|unit| unit.id), province).map_err(|text| refuse(text.to_owned()))?;
    let known = core.store.people().by_email(&email).await?;
    let has_password = known.as_ref().is_some_and(|person| person.password_hash.is_some());
    let password = if has_password {
        None
    } else {
        let units = registry.units_around(&[membership]);
        let units: Vec<&Unit> = units.iter().map(AsRef::as_ref).collect();
        Some(password(&About { name: &name, email: email.as_str(), units: &units })?)
    };
    let is_new = password.is_some();
    people::add(&core, NewPerson { email: email.clone(), name, membership }, password).await?;
    if is_new {
        println!("Added {email} as {}.", role.code());
    } else {
        println!("{email} was there; now also {}. The password stays as it is.", role.code());
    }
    core.store.close().await;
    Ok(())
}

/// The first line of standard input.
fn password(about: &About<'_>) -> Result<Password, StartError> {
    let mut stdin = std::io::stdin();
    if stdin.is_terminal() {
        eprintln!("Type the password (12 to 128 characters) and end with Enter and Ctrl-D:");
    }
    let mut text = String::new();
    let read = stdin.by_ref().take(4096).read_to_string(&mut text);
    read.map_err(|error| StartError::Person(format!("standard input: {error}")))?;
    let line = text.lines().next().unwrap_or_default();
    Password::new(line, about).map_err(|fault| StartError::Person(format!("standard input: {fault}")))
}
