//! `trangxa units`: the platform administrator's work from the command line, also beside a running server, which
//! follows within a second.

use std::io::Write;

use clap::{Args, Subcommand};
use domain::access::Platform;
use domain::exchange::{CSV_BEGINNING, csv_line};
use domain::fold::fold;
use domain::host::HostName;
use domain::unit::{Unit, UnitId};
use domain::unit_form::{UnitFault, UnitForm};

use crate::StartError;
use crate::actions::model_site::{self, Copied};
use crate::actions::{people, units};
use crate::cli::DataArgs;
use crate::config::{self, DataConfig};
use crate::core::Core;
use crate::registry::Registry;
use crate::seed;
use crate::unit_facts::{self, UnitFactsArgs};
use crate::unit_palette::{self, UnitPaletteArgs};

/// Commands about units.
#[derive(Debug, Subcommand)]
pub enum UnitsCommand {
    /// List the units that have a site.
    List(ListArgs),
    /// Add a commune, ward, town or special zone, with an empty site and a desk.
    Add(AddArgs),
    /// Give a unit another name, another slug or both; the former slug redirects.
    Rename(RenameArgs),
    /// Suspend a unit's site: its addresses answer 503, its desk works on.
    Suspend(UnitArgs),
    /// Open a suspended site again.
    Resume(UnitArgs),
    /// Give a unit a further host, or make one it has the canonical one.
    AddHost(HostArgs),
    /// Take a further host away.
    RemoveHost(HostArgs),
    /// Copy the public pages (as drafts), the categories and the palette of a model site into a unit without pages.
    CopyModel(ModelArgs),
    /// Say where a unit sits and how to reach it, from a file or flags, and print what is missing.
    Facts(UnitFactsArgs),
    /// Choose the colours of a unit's pages.
    Palette(UnitPaletteArgs),
}

/// What to list.
#[derive(Args, Debug)]
pub struct ListArgs {
    /// Where data live.
    #[command(flatten)]
    pub data: DataArgs,
    /// Part of the name; marks do not matter.
    #[arg(long)]
    pub search: Option<String>,
    /// Write a table for spreadsheets (CSV) instead.
    #[arg(long)]
    pub csv: bool,
}

/// A unit to add.
#[derive(Args, Debug)]
pub struct AddArgs {
    /// Where data live.
    #[command(flatten)]
    pub data: DataArgs,
    /// xa, phuong, thi-tran or dac-khu.
    #[arg(long)]
    pub kind: String,
    /// Name without the kind, e.g. "Hòa Long".
    #[arg(long)]
    pub name: String,
    /// Slug of the unit above, e.g. huyen-long-dien.
    #[arg(long, value_name = "SLUG")]
    pub parent: String,
    /// Label below the origin; default: from kind and name.
    #[arg(long)]
    pub slug: Option<String>,
    /// A further host; may be given several times. The first is the canonical one.
    #[arg(long)]
    pub host: Vec<String>,
    /// Slug of the unit whose pages (as drafts), categories and palette it begins with.
    #[arg(long, value_name = "SLUG")]
    pub model: Option<String>,
}

/// A model site to copy.
#[derive(Args, Debug)]
pub struct ModelArgs {
    /// Where data live.
    #[command(flatten)]
    pub data: DataArgs,
    /// Slug of the unit that gets the pages; it must have none.
    #[arg(long)]
    pub unit: String,
    /// Slug of the unit they come from.
    #[arg(long, value_name = "SLUG")]
    pub from: String,
}

/// A unit's other name.
#[derive(Args, Debug)]
pub struct RenameArgs {
    /// Where data live.
    #[command(flatten)]
    pub data: DataArgs,
    /// Slug of the unit.
    #[arg(long)]
    pub unit: String,
    /// Name without the kind; default: the name it has.
    #[arg(long)]
    pub name: Option<String>,
    /// Label below the origin; default: the one it has.
    #[arg(long)]
    pub slug: Option<String>,
    /// First day of the name, e.g. 01/01/2025; default: today.
    #[arg(long)]
    pub from: Option<String>,
}

/// One unit.
#[derive(Args, Debug)]
pub struct UnitArgs {
    /// Where data live.
    #[command(flatten)]
    pub data: DataArgs,
    /// Slug of the unit.
    #[arg(long)]
    pub unit: String,
}

/// One host of a unit.
#[derive(Args, Debug)]
pub struct HostArgs {
    /// Where data live.
    #[command(flatten)]
    pub data: DataArgs,
    /// Slug of the unit.
    #[arg(long)]
    pub unit: String,
    /// The host, e.g. hoalong.gov.vn.
    #[arg(long)]
    pub host: String,
    /// With add-host: the others redirect to this one.
    #[arg(long)]
    pub canonical: bool,
}

impl UnitsCommand {
    /// Where data live.
    pub fn data(&self) -> &DataArgs {
        match self {
            Self::List(args) => &args.data,
            Self::Add(args) => &args.data,
            Self::Rename(args) => &args.data,
            Self::Suspend(args) | Self::Resume(args) => &args.data,
            Self::AddHost(args) | Self::RemoveHost(args) => &args.data,
            Self::CopyModel(args) => &args.data,
            Self::Facts(args) => &args.data,
            Self::Palette(args) => &args.data,
        }
    }
}

/// Does one of them.
pub async fn run(data: &DataConfig, command: &UnitsCommand) -> Result<(), StartError> {
    let origin = config::origin(&command.data().origin)?;
    let core = seed::prepare(data).await?;
    let registry = Registry::new(core.store.registry().await?, &origin);
    let work = Work { core: &core, registry: &registry, platform: operator() };
    match command {
        UnitsCommand::List(args) => work.list(args.search.as_deref().unwrap_or_default(), args.csv),
        UnitsCommand::Add(args) => work.add(args).await?,
        UnitsCommand::Rename(args) => work.rename(args).await?,
        UnitsCommand::Suspend(args) => work.suspend(&args.unit, true).await?,
        UnitsCommand::Resume(args) => work.suspend(&args.unit, false).await?,
        UnitsCommand::AddHost(args) => work.add_host(args).await?,
        UnitsCommand::RemoveHost(args) => work.remove_host(args).await?,
        UnitsCommand::CopyModel(args) => {
            let (unit, model) = (work.unit(&args.unit)?, work.unit(&args.from)?);
            work.copy_model(model.id, unit.id).await?;
        }
        UnitsCommand::Facts(args) => unit_facts::run(&core, &registry, args).await?,
        UnitsCommand::Palette(args) => unit_palette::run(&core, &registry, args).await?,
    }
    core.store.close().await;
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "this is the command line")]
fn operator() -> Platform {
    Platform::operator()
}

struct Work<'a> {
    core: &'a Core,
    registry: &'a Registry,
    platform: Platform,
}

impl Work<'_> {
    fn list(&self, search: &str, csv: bool) {
        let wanted = fold(search.trim());
        let mut text = String::new();
        if csv {
            text = format!("{CSV_BEGINNING}{}", csv_line(["slug", "name", "address", "state"]));
        }
        for unit in self.registry.sites().filter(|unit| fold(&unit.full_name).contains(&wanted)) {
            let state = if self.registry.is_suspended(unit.id) { "suspended" } else { "open" };
            let address = self.registry.origin_of(unit);
            let line = if csv {
                csv_line([&unit.slug, &unit.full_name, &address, state])
            } else {
                format!("{:40} {}  {address}  {state}\n", unit.slug, unit.full_name)
            };
            text.push_str(&line);
        }
        for (unit, _) in self.registry.practice_units().filter(|(unit, _)| fold(&unit.full_name).contains(&wanted)) {
            let line = if csv {
                csv_line([unit.slug.as_str(), &unit.full_name, "", "practice"])
            } else {
                format!("{:40} {}  (never public)  practice\n", unit.slug, unit.full_name)
            };
            text.push_str(&line);
        }
        // Whoever pipes the list into `head` has read enough; that is no failure.
        let _ = std::io::stdout().write_all(text.as_bytes());
    }

    async fn add(&self, args: &AddArgs) -> Result<(), StartError> {
        let form = UnitForm {
            kind: args.kind.clone(),
            name: args.name.clone(),
            parent: args.parent.clone(),
            slug: args.slug.clone().unwrap_or_default(),
            from: String::new(),
            model: args.model.clone().unwrap_or_default(),
        };
        let text = form.check().map_err(refused)?;
        let model = model_site::named(self.registry, &form.model).map_err(|fault| refused(vec![fault]))?;
        // Before anything is written: a unit without the host asked for is half a thing.
        for host in &args.host {
            domain::unit_form::further_host(host, self.registry.origin()).map_err(StartError::Refused)?;
        }
        let (slug, name) = (text.slug.clone(), text.full_name.clone());
        let added = units::add(self.core, self.platform, self.registry, text).await?;
        let id = added.map_err(|fault| refused(vec![fault]))?;
        for (place, host) in args.host.iter().enumerate() {
            let done = units::set_host(self.core, self.platform, self.registry, id, host, place == 0).await?;
            done.map_err(|fault| refused(vec![fault]))?;
        }
        println!("Added {name} at {}.", self.registry.origin().below(slug.as_str()));
        match model {
            Some(model) => self.copy_model(model.id, id).await,
            None => Ok(()),
        }
    }

    async fn copy_model(&self, from: UnitId, to: UnitId) -> Result<(), StartError> {
        let operator = people::command_line(self.core).await?;
        match model_site::copy(self.core, &operator, from, to).await? {
            Copied::Done { pages, categories } => {
                println!("Copied {pages} pages as drafts and {categories} categories.");
                Ok(())
            }
            Copied::HasPages => Err(StartError::Refused(model_site::HAS_PAGES.to_owned())),
        }
    }

    async fn rename(&self, args: &RenameArgs) -> Result<(), StartError> {
        let unit = self.unit(&args.unit)?;
        let form = UnitForm {
            kind: unit.kind.code().to_owned(),
            name: args.name.clone().unwrap_or_else(|| unit.name.clone()),
            slug: args.slug.clone().unwrap_or_else(|| unit.slug.clone()),
            from: args.from.clone().unwrap_or_default(),
            parent: String::new(),
            model: String::new(),
        };
        let text = form.check_rename(unit.kind, self.core.clock.now().vietnam_date()).map_err(refused)?;
        let told = format!("{} is now {} at {}.", unit.full_name, text.full_name, text.slug);
        let done = units::rename(self.core, self.platform, self.registry, unit, text).await?;
        done.map_err(|fault| refused(vec![fault]))?;
        println!("{told}");
        Ok(())
    }

    async fn suspend(&self, slug: &str, suspended: bool) -> Result<(), StartError> {
        let unit = self.with_site(slug)?;
        if self.registry.portal().is_some_and(|portal| portal.id == unit.id) {
            return Err(StartError::Refused("--unit: the portal cannot be suspended".to_owned()));
        }
        units::suspend(self.core, self.platform, unit.id, suspended).await?;
        println!("{} is {}.", unit.full_name, if suspended { "suspended" } else { "open" });
        Ok(())
    }

    async fn add_host(&self, args: &HostArgs) -> Result<(), StartError> {
        let unit = self.with_site(&args.unit)?;
        let done =
            units::set_host(self.core, self.platform, self.registry, unit.id, &args.host, args.canonical).await?;
        let host = done.map_err(|fault| refused(vec![fault]))?;
        println!("{} is also at {host}.", unit.full_name);
        Ok(())
    }

    async fn remove_host(&self, args: &HostArgs) -> Result<(), StartError> {
        let unit = self.unit(&args.unit)?;
        let absent = || StartError::Refused(format!("--host: {} has no host {:?}", unit.full_name, args.host));
        let host = HostName::parse(args.host.trim()).ok_or_else(absent)?;
        if !units::remove_host(self.core, self.platform, unit.id, host.clone()).await? {
            return Err(absent());
        }
        println!("{} is no longer at {host}.", unit.full_name);
        Ok(())
    }

    fn with_site(&self, slug: &str) -> Result<&Unit, StartError> {
        let unit = self.unit(slug)?;
        match self.registry.practice(unit.id) {
            None => Ok(unit),
            Some(_) => Err(StartError::Refused(format!("--unit: {slug} is for practice and never has a site"))),
        }
    }

    fn unit(&self, slug: &str) -> Result<&Unit, StartError> {
        let found = self.registry.by_slug(slug);
        found.map(AsRef::as_ref).ok_or_else(|| StartError::Refused(format!("--unit: there is no unit {slug:?}")))
    }
}

fn refused(faults: Vec<UnitFault>) -> StartError {
    StartError::Refused(faults.into_iter().map(|(_, sentence)| sentence).collect::<Vec<_>>().join(" "))
}
