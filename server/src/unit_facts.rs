//! `trangxa units facts`: what a unit says of itself, from a file or from flags; also beside a running server. It takes
//! the same form as the desk and never confirms: that is for the unit's own administrator.

use std::path::PathBuf;

use clap::Args;
use domain::duty;
use domain::profile::{ProfileField, ProfileForm};

use crate::StartError;
use crate::actions::facts::{self, FactsOutcome};
use crate::actions::people;
use crate::cli::DataArgs;
use crate::core::Core;
use crate::registry::Registry;

/// Facts of a unit to keep. What is not named stays as it is; an empty value removes a fact.
#[derive(Args, Debug)]
pub struct UnitFactsArgs {
    /// Where data live.
    #[command(flatten)]
    pub data: DataArgs,
    /// Slug of the unit, e.g. xa-hoa-long.
    #[arg(long)]
    pub unit: String,
    /// JSON object of facts: address, phones, email, hours, `map_point`, `responsible_name`, `responsible_position`,
    /// introduction, history, organisation, licence. Values are texts; lists of texts become lines.
    #[arg(long, value_name = "FACTS.json")]
    pub file: Option<PathBuf>,
    /// One fact, e.g. --set "address=Ấp Bắc, xã Hòa Long"; may be given several times and wins over the file.
    #[arg(long = "set", value_name = "FACT=TEXT")]
    pub set: Vec<String>,
}

/// Keeps the facts, and prints what the unit's pages still lack.
pub async fn run(core: &Core, registry: &Registry, args: &UnitFactsArgs) -> Result<(), StartError> {
    let refuse = |sentence: String| StartError::Refused(sentence);
    let given = given(args).map_err(refuse)?;
    let unit =
        registry.by_slug(&args.unit).ok_or_else(|| refuse(format!("--unit: there is no unit {:?}", args.unit)))?;
    let actor = people::command_line(core).await?;
    let desk = actor.desk(unit.id).ok_or_else(|| refuse("the command line has no desk there".to_owned()))?;
    let by = desk.administrator().ok_or_else(|| refuse("the command line may not administer there".to_owned()))?;
    let snapshot = core.store.snapshot().await?;
    let saved = snapshot.desk(&desk).profile().await?;
    let officers = snapshot.site(unit.id).officers(core.clock.now().vietnam_date()).await?;
    snapshot.end().await?;
    let mut form = ProfileForm::from(&saved.profile);
    for (field, value) in &given {
        form.set(*field, value.clone());
    }
    let profile = form.check().map_err(|faults| {
        let lines: Vec<_> = faults.iter().map(|fault| format!("{}: {}", fault.field.key(), fault.sentence)).collect();
        refuse(format!("nothing was saved:\n{}", lines.join("\n")))
    })?;
    if !given.is_empty() {
        match facts::save(core, by, saved.version, profile.clone()).await? {
            FactsOutcome::Done { .. } => println!("Saved {} facts of {}.", given.len(), unit.full_name),
            FactsOutcome::Lacks(lacks) => {
                let labels: Vec<_> = lacks.into_iter().map(duty::Fact::label).collect();
                return Err(refuse(format!(
                    "nothing was saved: the unit's administrator confirmed its facts, so these may not be empty: {}",
                    labels.join(", ")
                )));
            }
            FactsOutcome::Stale(_) => {
                return Err(refuse("nothing was saved: somebody saved in between; try again".to_owned()));
            }
        }
    }
    let in_office: Vec<_> = officers.iter().map(|officer| officer.kind).collect();
    let missing = duty::missing(&profile, &in_office);
    if missing.is_empty() {
        println!("Nothing is missing.");
    }
    for fact in missing {
        let needed = if fact.needed_to_confirm() { " (cần có để xác nhận)" } else { "" };
        println!("Còn thiếu: {}{needed}. {}", fact.label(), fact.reason());
    }
    if saved.confirmed_at.is_none() {
        println!(
            "Not confirmed: the site says it is a demonstration until the unit's administrator confirms at the desk."
        );
    }
    Ok(())
}

/// Facts from the file, then from the flags.
fn given(args: &UnitFactsArgs) -> Result<Vec<(ProfileField, String)>, String> {
    let mut given = Vec::new();
    if let Some(path) = &args.file {
        let text = std::fs::read_to_string(path).map_err(|error| format!("--file: {}: {error}", path.display()))?;
        let object: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(&text).map_err(|error| format!("--file: no JSON object: {error}"))?;
        for (key, value) in &object {
            given.push((field(key, "--file")?, words(key, value)?));
        }
    }
    for pair in &args.set {
        let (key, value) = pair.split_once('=').ok_or_else(|| format!("--set: {pair:?} has no ="))?;
        given.push((field(key.trim(), "--set")?, value.to_owned()));
    }
    Ok(given)
}

fn field(key: &str, setting: &str) -> Result<ProfileField, String> {
    ProfileField::from_key(key).ok_or_else(|| {
        let keys: Vec<_> = ProfileField::ALL.iter().map(|field| field.key()).collect();
        format!("{setting}: {key:?} is none of {}", keys.join(", "))
    })
}

fn words(key: &str, value: &serde_json::Value) -> Result<String, String> {
    use serde_json::Value;
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Null => Ok(String::new()),
        Value::Array(items) => {
            let lines: Option<Vec<&str>> = items.iter().map(Value::as_str).collect();
            lines.map(|lines| lines.join("\n")).ok_or_else(|| format!("--file: {key} must be a list of texts"))
        }
        _ => Err(format!("--file: {key} must be a text or a list of texts")),
    }
}
