//! `trangxa units palette`: what a unit's pages wear; also beside a running server.

use clap::Args;
use domain::palette::Palette;

use crate::StartError;
use crate::actions::palette::{self, PaletteOutcome};
use crate::actions::people;
use crate::cli::DataArgs;
use crate::core::Core;
use crate::registry::Registry;

/// A unit's palette.
#[derive(Args, Debug)]
pub struct UnitPaletteArgs {
    /// Where data live.
    #[command(flatten)]
    pub data: DataArgs,
    /// Slug of the unit, e.g. xa-hoa-long.
    #[arg(long)]
    pub unit: String,
    /// nuoc, rung, dat, bien or sen.
    #[arg(long, value_name = "CODE")]
    pub palette: String,
}

/// Chooses it.
pub async fn run(core: &Core, registry: &Registry, args: &UnitPaletteArgs) -> Result<(), StartError> {
    let refuse = |sentence: String| StartError::Refused(sentence);
    let chosen = Palette::from_code(&args.palette).ok_or_else(|| {
        let codes = Palette::ALL.map(Palette::code).join(", ");
        refuse(format!("--palette: {:?} is none of {codes}", args.palette))
    })?;
    let unit =
        registry.by_slug(&args.unit).ok_or_else(|| refuse(format!("--unit: there is no unit {:?}", args.unit)))?;
    let actor = people::command_line(core).await?;
    let desk = actor.desk(unit.id).ok_or_else(|| refuse("the command line has no desk there".to_owned()))?;
    let by = desk.administrator().ok_or_else(|| refuse("the command line may not administer there".to_owned()))?;
    let snapshot = core.store.snapshot().await?;
    let saved = snapshot.desk(&desk).profile().await?;
    snapshot.end().await?;
    match palette::choose(core, by, saved.version, chosen).await? {
        PaletteOutcome::Done => println!("{} wears {}.", unit.full_name, chosen.label()),
        PaletteOutcome::Stale(_) => {
            return Err(refuse("nothing was saved: somebody saved in between; try again".to_owned()));
        }
    }
    Ok(())
}
