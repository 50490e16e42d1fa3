//! What reports add up to, from the team to the province, against plain arithmetic.

use domain::access::{Actor, Membership, Role};
use domain::activity::{ActivityField, ActivityForm, ActivityText, Measure, Month, ReportRemarks};
use domain::hamlet::{HamletField, HamletForm, HamletId};
use domain::moment::CivilDate;
use domain::person::PersonId;
use domain::team::{MemberField, MemberForm};
use domain::unit::{UnitId, UnitKind, Validity};
use server::actions::activities;
use server::actions::team_reports::{self, Change};
use store::{ActivitySaved, HamletSaved, MemberSaved, NewUnit, ReportStepped};

use super::{added, evening, lines, press, report, reports, words};
use crate::support::world::{World, serving};
use crate::teams::with_team;

/// A team of the made-up district: what it told, as plain numbers.
struct MadeTeam {
    commune: usize,
    members: u64,
    households: Option<u64>,
    /// For January and February: what became of the report, and the number of each measure in each entry.
    months: [(Fate, Vec<[Option<u64>; 7]>); 2],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Missing,
    Sent,
    Returned,
    Approved,
    Locked,
}

/// 94 teams with 746 people in seven communes: everything follows from the number of the team.
fn made_district() -> Vec<MadeTeam> {
    let teams: Vec<MadeTeam> = (0..94_u64)
        .map(|n| {
            let month = |m: u64| {
                let fate = match (n + 3 * m) % 10 {
                    0 => Fate::Missing,
                    1 => Fate::Sent,
                    2 => Fate::Returned,
                    3..=4 => Fate::Locked,
                    _ => Fate::Approved,
                };
                let entries = (0..(n + m) % 3).map(|entry| {
                    std::array::from_fn(|at| {
                        let seed = n * 31 + m * 17 + entry * 7 + at as u64 * 5;
                        (!seed.is_multiple_of(4)).then_some(seed % 53)
                    })
                });
                (fate, entries.collect())
            };
            MadeTeam {
                commune: usize::try_from(n % 7).expect("small"),
                // 88 × 8 and 6 × 7 are 746.
                members: if n < 88 { 8 } else { 7 },
                households: (!n.is_multiple_of(5)).then_some(80 + n * 3),
                months: [month(0), month(1)],
            }
        })
        .collect();
    assert_eq!((teams.len(), teams.iter().map(|team| team.members).sum::<u64>()), (94, 746));
    teams
}

/// What the pages must say, computed from the plain numbers and from nothing of the product.
#[derive(Debug, Default)]
struct Expected {
    members: u64,
    teams: u64,
    told: u64,
    waiting: u64,
    reports: u64,
    activities: u64,
    sums: [(u64, u64); 7],
    reached: u64,
    of_households: u64,
    unknown_reach: u64,
}

fn expected<'a>(teams: impl Iterator<Item = &'a MadeTeam>, months: &[usize]) -> Expected {
    let mut all = Expected::default();
    for team in teams {
        all.teams += 1;
        all.members += team.members;
        let mut reached = None;
        for month in months {
            let (fate, entries) = &team.months[*month];
            all.reports += 1;
            if *fate == Fate::Sent {
                all.waiting += 1;
            }
            if !matches!(fate, Fate::Approved | Fate::Locked) {
                continue;
            }
            all.told += 1;
            all.activities += entries.len() as u64;
            for at in 0..7 {
                let numbers: Vec<u64> = entries.iter().filter_map(|entry| entry[at]).collect();
                // A month without an entry was reported as none; a month whose entries all left the number out was not.
                if entries.is_empty() || !numbers.is_empty() {
                    all.sums[at].0 += numbers.iter().sum::<u64>();
                    all.sums[at].1 += 1;
                    if at == 0 {
                        reached = Some(reached.unwrap_or(0) + numbers.iter().sum::<u64>());
                    }
                }
            }
        }
        match (reached, team.households) {
            (Some(reached), Some(households)) => {
                all.reached += reached;
                all.of_households += households;
            }
            _ => all.unknown_reach += 1,
        }
    }
    all
}

/// `4.608`.
fn dotted(number: u64) -> String {
    if number < 1000 { number.to_string() } else { format!("{}.{:03}", dotted(number / 1000), number % 1000) }
}

fn hundredths(part: u64, whole: u64) -> String {
    let scaled = (part * 100_000 / whole + 5) / 10;
    format!("{},{:02}%", dotted(scaled / 100), scaled % 100)
}

impl Expected {
    fn of_sum(total: u64, told: u64, of: u64) -> String {
        let shown = if told == 0 { "—".to_owned() } else { dotted(total) };
        if told < of { format!("{shown} thiếu {}/{}", dotted(of - told), dotted(of)) } else { shown }
    }

    /// A line of the table as a person reads it.
    fn line(&self, name: &str) -> String {
        let waiting = if self.waiting > 0 { format!(" chờ duyệt {}", self.waiting) } else { String::new() };
        let mut cells = vec![
            format!("{}/{}{waiting}", self.told, self.reports),
            Self::of_sum(self.activities, self.told, self.reports),
        ];
        cells.extend(self.sums.iter().map(|(total, told)| Self::of_sum(*total, *told, self.reports)));
        format!("{name}|{}", cells.join("|"))
    }

    fn facts(&self) -> Vec<String> {
        let gap = format!(" (thiếu {}/{} thôn, ấp)", self.unknown_reach, self.teams);
        vec![
            format!("{} tổ, {} thành viên", self.teams, self.members),
            format!("{}/{} ({})", self.told, self.reports, hundredths(self.told, self.reports)),
            format!("{}{gap}", hundredths(self.reached, self.of_households)),
        ]
    }
}

fn entry(month: Month, place: &str, numbers: [Option<u64>; 7]) -> ActivityText {
    let mut form = ActivityForm::default();
    form.set(ActivityField::Day, CivilDate::from_days(month.first().days() + 9).expect("a day").short());
    form.set(ActivityField::Place, place);
    form.set(ActivityField::Topic, "khac");
    for (measure, number) in Measure::ALL.into_iter().zip(numbers) {
        form.set(ActivityField::of(measure), number.map(|number| number.to_string()).unwrap_or_default());
    }
    form.check(CivilDate::new(2024, 3, 1).expect("a day")).expect("a good form")
}

/// Seven communes of a district of their own with these teams; their numbers.
async fn settled(world: &World, teams: &[MadeTeam]) -> Vec<(UnitId, Vec<HamletId>)> {
    let everywhere = Actor::new(PersonId(1), vec![Membership { role: Role::PlatformAdmin, unit: None }]);
    let (everywhere, now) = (&everywhere, world.clock.now());
    world
        .core
        .store
        .write(|tx| async move {
            let unit = |parent, kind: UnitKind, slug: String, name: String| NewUnit {
                parent,
                kind,
                slug,
                full_name: format!("{} {name}", kind.label()),
                name,
                codes: Vec::new(),
                validity: Validity::default(),
            };
            let province = UnitId(1);
            let district = unit(Some(province), UnitKind::RuralDistrict, "huyen-chau-duc".into(), "Châu Đức".into());
            let district = tx.units().add(district).await?;
            let mut communes = Vec::new();
            for number in 0..7 {
                let commune = unit(Some(district), UnitKind::Commune, format!("xa-{number}"), format!("Số {number}"));
                communes.push((tx.units().add(commune).await?, Vec::new()));
            }
            for (number, team) in teams.iter().enumerate() {
                let (commune, hamlets) = &mut communes[team.commune];
                let by = everywhere.desk(*commune).and_then(|desk| desk.administrator()).expect("an administrator");
                let administration = tx.administration(by);
                let mut form = HamletForm::default();
                form.set(HamletField::Name, format!("Ấp {number}"));
                form.set(HamletField::Households, team.households.map(|count| count.to_string()).unwrap_or_default());
                let text = form.check().expect("a good form");
                let HamletSaved::Done(hamlet) = administration.add_hamlet(&text, now).await? else { panic!("taken") };
                for person in 0..team.members {
                    let mut form = MemberForm::default();
                    form.set(MemberField::Office, "member");
                    form.set(MemberField::Name, format!("Nguyễn Văn {person}"));
                    let member = form.check(now.vietnam_date()).expect("a good form");
                    let saved = administration.add_team_member(hamlet, &member, now).await?;
                    assert!(matches!(saved, MemberSaved::Done(_)), "{saved:?}");
                }
                hamlets.push(hamlet);
            }
            Ok::<_, server::core::ActionError>(communes)
        })
        .await
        .expect("a district")
}

async fn reported(world: &World, unit: UnitId, hamlet: HamletId, month: Month, made: &(Fate, Vec<[Option<u64>; 7]>)) {
    let everywhere = Actor::new(PersonId(1), vec![Membership { role: Role::PlatformAdmin, unit: None }]);
    let desk = everywhere.desk(unit).expect("a desk");
    let (fate, entries) = made;
    for numbers in entries {
        let saved = activities::add(&world.core, &desk, hamlet, entry(month, "Nhà văn hóa", *numbers)).await;
        assert!(matches!(saved, Ok(ActivitySaved::Done(_))), "{saved:?}");
    }
    let words = ReportRemarks::default();
    let send = if entries.is_empty() { Change::SendNone(words) } else { Change::Send(words) };
    let deeds = match fate {
        Fate::Missing => vec![],
        Fate::Sent => vec![send],
        Fate::Returned => vec![send, Change::Return("Xem lại.".to_owned())],
        Fate::Approved => vec![send, Change::Approve],
        Fate::Locked => vec![send, Change::Approve, Change::Lock],
    };
    for (version, change) in (0_i64..).zip(deeds) {
        let stepped = team_reports::take(&world.core, &desk, hamlet, month, version, change).await;
        assert!(matches!(stepped, Ok(ReportStepped::Done(_))), "{stepped:?}");
    }
}

#[tokio::test]
async fn ninety_four_teams_and_746_members_add_up_to_what_plain_arithmetic_says() {
    let mut world = World::new().await;
    world.clock.advance(33 * 86_400);
    let teams = made_district();
    let communes = settled(&world, &teams).await;
    let months = [1, 2].map(|month| Month::new(2024, month).expect("a month"));
    let mut place = vec![0; communes.len()];
    for team in &teams {
        let (unit, hamlets) = &communes[team.commune];
        let hamlet = hamlets[place[team.commune]];
        place[team.commune] += 1;
        for (month, made) in months.into_iter().zip(&team.months) {
            reported(&world, *unit, hamlet, month, made).await;
        }
    }
    (world.app, world.service) = serving(&world.core, 64 << 20).await;
    let mut desk = world.signed_in(Role::PlatformAdmin, &world.a).await;
    let province = "/don-vi/tinh-ba-ria-vung-tau/bao-cao";
    for (code, months) in [("2024-01", vec![0]), ("2024-02", vec![1]), ("2024-q1", vec![0, 1])] {
        // February is the last month that has begun: of the quarter two reports of each team can be missing.
        for number in 0..7 {
            let own = || teams.iter().filter(|team| team.commune == number);
            let page = desk.get(&format!("/don-vi/xa-{number}/bao-cao?ky={code}")).await.expect(200);
            let told = words(&page);
            for fact in expected(own(), &months).facts() {
                assert!(told.contains(&fact), "{code}, commune {number}: {fact} is not in {told}");
            }
            let shown = lines(&page);
            assert_eq!(shown.len(), own().count() + 1);
            assert_eq!(shown.last(), Some(&expected(own(), &months).line("Cộng")), "{code}, commune {number}");
        }
        let district = desk.get(&format!("{province}?ky={code}&huyen=huyen-chau-duc")).await.expect(200);
        let mut wanted: Vec<_> = (0..7)
            .map(|number| {
                let own = teams.iter().filter(|team| team.commune == number);
                expected(own, &months).line(&format!("Xã Số {number}"))
            })
            .collect();
        let whole = expected(teams.iter(), &months);
        wanted.push(whole.line("Cộng"));
        assert_eq!(lines(&district), wanted, "{code}");
        let page = desk.get(&format!("{province}?ky={code}")).await.expect(200);
        let shown = lines(&page);
        // The twins have districts of their own, and no team.
        assert!(shown.contains(&whole.line("Huyện Châu Đức")), "{code}: {shown:?}");
        assert!(shown.iter().any(|line| line.starts_with("Huyện Long Điền|—|—|")), "{shown:?}");
        assert_eq!(shown.last(), Some(&whole.line("Cộng")));
        for fact in whole.facts() {
            assert!(words(&page).contains(&fact), "{code}: {fact} is not in {}", words(&page));
        }
        let csv = desk.get(&format!("{province}?ky={code}&dang=csv")).await.expect(200).text();
        let sum = csv.trim_end().split("\r\n").last().expect("a line").to_owned();
        let begins = format!(
            "Cộng,94,746,{},{},\"{}\",{},{},{}",
            whole.told,
            whole.reports,
            hundredths(whole.told, whole.reports),
            whole.waiting,
            whole.activities,
            whole.sums.map(|(total, _)| total.to_string()).join(",")
        );
        assert!(sum.starts_with(&begins), "{sum}\n{begins}");
    }
}

#[tokio::test]
async fn the_province_reads_sums_and_a_commune_nothing_of_its_neighbours() {
    let world = World::new().await;
    let (a, b) = (&world.a, &world.b);
    for twin in [a, b] {
        let id = with_team(&world, twin, "Ấp Bắc").await;
        let mut admin = world.signed_in(Role::UnitAdmin, twin).await;
        added(&mut admin, twin, &evening(&id.0.to_string(), "Chợ", &[("so_nguoi", "12")])).await;
        press(&mut admin, &report(twin, id), "0", "gui").await.expect(303);
        press(&mut admin, &report(twin, id), "1", "duyet").await.expect(303);
    }
    let province = "/don-vi/tinh-ba-ria-vung-tau";
    let mut editor = world.signed_in(Role::ProvinceEditor, a).await;
    editor
        .get(province)
        .await
        .expect(200)
        .shows(&format!("{province}/bao-cao"))
        .hides(&format!("{province}/hoat-dong"));
    let page = editor.get(&format!("{province}/bao-cao")).await.expect(200);
    assert!(words(&page).contains("2 tổ, 2 thành viên") && words(&page).contains("2/2 (100,00%)"), "{}", words(&page));
    let page = editor.get(&format!("{province}/bao-cao?huyen=huyen-long-dien")).await.expect(200);
    // Whoever reads a district's sums has no business at the commune's desk, so nothing leads there.
    page.shows("Xã Phước Hưng").hides(&reports(a)).hides("Phường");
    for path in ["/bao-cao?huyen=huyen-khong-co", "/hoat-dong", "/bao-cao/1/202401", "/hoat-dong/moi"] {
        editor.get(&format!("{province}{path}")).await.expect(404);
    }
    // At a commune's desk the word means nothing.
    let mut admin = world.signed_in(Role::UnitAdmin, a).await;
    let told = words(&admin.get(&format!("{}?huyen=thanh-pho-ba-ria", reports(a))).await.expect(200));
    assert!(told.contains("1 tổ, 1 thành viên"), "{told}");
    admin.get(&format!("{province}/bao-cao")).await.expect(404);
}
