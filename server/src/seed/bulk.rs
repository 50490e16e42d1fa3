//! `trangxa seed`: made-up units and articles for measurements. The same seed gives the same texts and addresses
//! everywhere; the days count back from the day of seeding, so that lists of the latest news are not empty.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Instant;

use clap::Args;
use domain::access::Actor;
use domain::category::{CategoryName, USUAL};
use domain::item::ItemKind;
use domain::moment::Moment;
use domain::number;
use domain::unit::{Level, UnitId, UnitKind, Validity};
use store::{ImportedItem, NewUnit, RegistryData};

use super::{bulk_text, first_article, units};
use crate::StartError;
use crate::actions::import::{Incoming, Purpose, Took, take};
use crate::actions::people;
use crate::cli::DataArgs;
use crate::config::DataConfig;
use crate::core::{ActionError, Core};

/// Units added in one short transaction.
const UNITS_AT_ONCE: usize = 50;
/// Articles of one unit prepared together.
const ARTICLES_AT_ONCE: u32 = 200;

/// How much to make up.
#[derive(Args, Debug)]
pub struct SeedArgs {
    /// Where data live.
    #[command(flatten)]
    pub data: DataArgs,
    /// Units with articles; the first 82 are the real ones, further ones are made up.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=999_999))]
    pub units: u32,
    /// Published articles per unit.
    #[arg(long, value_name = "M", value_parser = clap::value_parser!(u32).range(0..=100_000))]
    pub articles_per_unit: u32,
    /// Another number makes up other texts.
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
}

/// Fills the database for measurements. Run again it adds only what is missing; content of others is never mixed with
/// made-up articles.
pub async fn run(data: &DataConfig, args: &SeedArgs) -> Result<(), StartError> {
    let started = Instant::now();
    let core = super::prepare(data).await?;
    let prefix = format!("seed:{}:", args.seed);
    refuse_others(&core, &prefix).await?;
    let units = ensure_units(&core, args.units).await?;
    let operator = people::command_line(&core).await?;
    let today = core.clock.now();
    let mut new = 0;
    for (place, unit) in units.iter().enumerate() {
        let mut from = 0;
        while from < args.articles_per_unit {
            let to = args.articles_per_unit.min(from + ARTICLES_AT_ONCE);
            let seed = args.seed.wrapping_add(u64::try_from(place).unwrap_or_default() << 20);
            let articles: Option<Arc<[_]>> = (from..to).map(|k| article(&prefix, seed, k, today)).collect();
            let articles = articles.ok_or_else(|| StartError::Embedded("the texts of the seed".to_owned()))?;
            new += fill(&core, &operator, *unit, articles).await?;
            from = to;
        }
    }
    core.store.close().await;
    let seconds = started.elapsed().as_secs_f64();
    let per_second = number::decimal(f64::from(new) / seconds.max(0.001), 0);
    let (units, new) = (number::integer(args.units.into()), number::integer(new.into()));
    println!("{units} units; {new} new articles in {seconds:.1} s ({per_second} per second).");
    Ok(())
}

/// Made-up articles beside real ones would be a lie on a real page.
async fn refuse_others(core: &Core, prefix: &str) -> Result<(), StartError> {
    // The first article stands on two sites; nothing else may.
    let found = core.store.titles_from_elsewhere(prefix, 5).await?;
    match found.into_iter().find(|title| title != first_article::TITLE) {
        None => Ok(()),
        Some(title) => Err(StartError::Refused(format!(
            "this database holds content that this seed did not make (e.g. {title:?}); made-up articles go into a \
             database of their own: name an empty folder with --data, or the same --seed as before"
        ))),
    }
}

/// The first `count` units of the list, made where they are missing.
async fn ensure_units(core: &Core, count: u32) -> Result<Vec<UnitId>, StartError> {
    let real = units::slugs()?;
    let registry = core.store.registry().await?;
    let known = slugs(&registry);
    let mut found = Vec::new();
    for slug in real.iter().take(usize::try_from(count).unwrap_or(usize::MAX)) {
        let id = known.get(slug.as_str()).copied();
        found.push(id.ok_or_else(|| StartError::Refused(format!("the embedded unit {slug:?} is not there")))?);
    }
    let patterns: Vec<UnitId> = found.iter().filter_map(|id| district_of(&registry, *id)).collect();
    let made_up = (real.len()..usize::try_from(count).unwrap_or(usize::MAX)).collect::<Vec<_>>();
    let mut districts = Districts { patterns, province: province(&registry), made: HashMap::new() };
    for part in made_up.chunks(UNITS_AT_ONCE) {
        let wanted: Vec<Wanted> = part.iter().filter_map(|at| districts.place(*at)).collect();
        let (wanted, known, made) = (&wanted, &known, &districts.made);
        let added = core.store.write(|tx| async move {
            let (mut ids, mut new) = (Vec::with_capacity(wanted.len()), HashMap::new());
            for Wanted { number, district, above } in wanted {
                let there = made.get(district).or_else(|| new.get(district));
                let parent = match there.or_else(|| known.get(district.slug().as_str())) {
                    Some(id) => *id,
                    None => tx.units().add(district.unit(*above)).await?,
                };
                new.insert(*district, parent);
                let commune = commune(*number, parent);
                ids.push(match known.get(commune.slug.as_str()) {
                    Some(id) => *id,
                    None => tx.units().add(commune).await?,
                });
            }
            Ok::<_, ActionError>((ids, new))
        });
        let (ids, new) = added.await?;
        found.extend(ids);
        districts.made.extend(new);
    }
    Ok(found)
}

/// A made-up district: the copy of a real one in one copy of the province's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct District {
    copy: usize,
    pattern: usize,
}

impl District {
    fn slug(self) -> String {
        format!("huyen-thu-nghiem-{:03}-{}", self.copy, self.pattern + 1)
    }

    fn unit(self, above: Option<UnitId>) -> NewUnit {
        let name = format!("Thử nghiệm {:03}-{}", self.copy, self.pattern + 1);
        made_up(above, UnitKind::RuralDistrict, self.slug(), name)
    }
}

/// A commune to be there.
struct Wanted {
    number: usize,
    district: District,
    above: Option<UnitId>,
}

/// How made-up communes are spread: as the real ones over the real districts, again and again, so that a district
/// stays as large as districts are.
struct Districts {
    /// The district of each real unit.
    patterns: Vec<UnitId>,
    province: Option<UnitId>,
    made: HashMap<District, UnitId>,
}

impl Districts {
    /// `at` counts all units from 0.
    fn place(&self, at: usize) -> Option<Wanted> {
        let real = self.patterns.get(at % self.patterns.len().max(1))?;
        let pattern = self.patterns.iter().position(|district| district == real)?;
        let copy = at / self.patterns.len().max(1);
        Some(Wanted { number: at + 1, district: District { copy, pattern }, above: self.province })
    }
}

fn district_of(registry: &RegistryData, unit: UnitId) -> Option<UnitId> {
    registry.units.iter().find(|known| known.id == unit)?.parent
}

fn province(registry: &RegistryData) -> Option<UnitId> {
    registry.units.iter().find(|unit| unit.kind.level() == Level::Province).map(|unit| unit.id)
}

/// Every slug that is, or was, a unit's.
fn slugs(registry: &RegistryData) -> HashMap<&str, UnitId> {
    let former = registry.former_slugs.iter().map(|(slug, unit)| (slug.as_str(), *unit));
    former.chain(registry.units.iter().map(|unit| (unit.slug.as_str(), unit.id))).collect()
}

fn commune(number: usize, district: UnitId) -> NewUnit {
    let (slug, name) = (format!("xa-thu-nghiem-{number:06}"), format!("Thử nghiệm {number:06}"));
    made_up(Some(district), UnitKind::Commune, slug, name)
}

fn made_up(parent: Option<UnitId>, kind: UnitKind, slug: String, name: String) -> NewUnit {
    let full_name = format!("{} {name}", kind.label());
    NewUnit { parent, kind, slug, full_name, name, codes: Vec::new(), validity: Validity::default() }
}

fn article(prefix: &str, seed: u64, k: u32, today: Moment) -> Option<Incoming> {
    let text = bulk_text::article(seed, k).check(ItemKind::Article).ok()?;
    // Three to four a day, going back.
    let published_at = today.plus_seconds(-i64::from(k) * 7 * 3600 - 3600);
    let category = USUAL.get(k as usize % USUAL.len()).and_then(|name| CategoryName::parse(name).ok());
    let item = ImportedItem { key: format!("{prefix}{k}"), text, published_at: Some(published_at) };
    Some(Incoming { item, category })
}

/// How many of them are new.
async fn fill(core: &Core, operator: &Actor, unit: UnitId, articles: Arc<[Incoming]>) -> Result<u32, StartError> {
    let desk = operator.desk(unit).ok_or(ActionError::PermissionGone)?;
    let publisher = desk.publisher().ok_or(ActionError::PermissionGone)?;
    let (mut rest, mut new) = (articles, 0);
    while !rest.is_empty() {
        let took = take(core, publisher, Arc::clone(&rest), Purpose::Seed).await?;
        new += took.iter().map(|took| u32::from(matches!(took, Took::New { .. }))).sum::<u32>();
        rest = rest.get(took.len()..).unwrap_or_default().into();
    }
    Ok(new)
}
