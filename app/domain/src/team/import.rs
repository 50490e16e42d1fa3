//! Hamlets and teams from a table, line by line: what its columns are, what a line says, and what it would change.
//!
//! A line adds and fills in; it takes nobody out of a team. Numbers of telephones are no column: each needs its owner's
//! consent, given one by one.

use std::collections::HashMap;

use super::{Decision, MemberField, MemberForm, MemberText, Office, TeamField, TeamForm, TeamText};
use crate::fold::fold;
use crate::hamlet::{HamletField, HamletForm, HamletText};
use crate::moment::CivilDate;
use crate::team::member::MOST_MEMBERS;

/// Most lines of one table.
pub const MOST_LINES: usize = 500;

macro_rules! columns {
    ($($variant:ident, $label:literal, $about:literal;)*) => {
        /// A column of the table.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Column {
            $(#[doc = $label] $variant,)*
        }

        impl Column {
            /// Every column, in the order of the template.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Its heading; marks and case make no difference.
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }

            /// What stands in it.
            pub fn about(self) -> &'static str {
                match self { $(Self::$variant => $about,)* }
            }
        }
    };
}

columns! {
    Kind, "Loại", "Thôn, ấp, khu phố, tổ dân phố… Có thể bỏ trống nếu cột Tên đã ghi, ví dụ Ấp Bắc.";
    Name, "Tên", "Bắt buộc, ví dụ Bắc hoặc Ấp Bắc.";
    Households, "Số hộ", "Một số, có thể trống.";
    DecisionNumber, "Số quyết định", "Ví dụ 123/QĐ-UBND, có thể trống.";
    DecisionDate, "Ngày quyết định", "Ví dụ 15/03/2022; có số thì phải có ngày.";
    Leader, "Tổ trưởng", "Họ tên, đoàn thể trong ngoặc: Trần Thị Bình (Trưởng ấp).";
    Deputies, "Tổ phó", "Như trên; nhiều người thì ngăn bằng dấu |.";
    Members, "Thành viên", "Như trên: Lê Thị Hoa (Hội Phụ nữ) | Nguyễn Văn Ẩn (Đoàn Thanh niên).";
    Zalo, "Nhóm Zalo", "Liên kết https://zalo.me/…, có thể trống.";
}

/// Where each column stands in a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading(HashMap<Column, usize>);

/// A line after every rule of its own held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedTeam {
    /// The hamlet.
    pub hamlet: HamletText,
    /// What founded the team, where it can be joined.
    pub team: TeamText,
    /// Who is in it.
    pub members: Vec<MemberText>,
}

/// What a unit knows of a hamlet already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownTeam {
    /// The hamlet.
    pub hamlet: HamletText,
    /// Its team.
    pub team: TeamText,
    /// Who is in it.
    pub members: Vec<MemberText>,
}

/// What a line would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The hamlet is new.
    Added,
    /// This of it is new, in words.
    Filled(Vec<String>),
    /// Everything is known already.
    Nothing,
}

/// What to write for a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// In a word.
    pub change: Change,
    /// The hamlet as it will be; `None` where it stays.
    pub hamlet: Option<HamletText>,
    /// The team as it will be; `None` where it stays.
    pub team: Option<TeamText>,
    /// Who joins.
    pub joining: Vec<MemberText>,
}

impl Heading {
    /// Reads the first line of a table, or says in one sentence what is wrong with it.
    pub fn read(cells: &[String]) -> Result<Self, String> {
        let mut places = HashMap::new();
        for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()) {
            let wanted = fold(cell.trim());
            let Some(&column) = Column::ALL.iter().find(|column| fold(column.label()) == wanted) else {
                let known: Vec<_> = Column::ALL.iter().map(|column| column.label()).collect();
                return Err(format!(
                    "Dòng đầu: không có cột nào tên “{}”. Các cột: {}.",
                    cell.trim(),
                    known.join(", ")
                ));
            };
            if places.insert(column, at).is_some() {
                return Err(format!("Dòng đầu: cột “{}” có hai lần.", column.label()));
            }
        }
        if !places.contains_key(&Column::Name) {
            return Err("Dòng đầu phải là tên các cột, trong đó có cột “Tên”. Hãy lấy tệp mẫu để xem.".to_owned());
        }
        Ok(Self(places))
    }

    /// What a line says, or every sentence about what does not hold.
    pub fn line(&self, cells: &[String], today: CivilDate) -> Result<ImportedTeam, Vec<String>> {
        let cell = |column| self.0.get(&column).and_then(|at| cells.get(*at)).map_or("", |cell| cell.trim());
        let mut faults = Vec::new();
        let mut hamlet = HamletForm::default();
        hamlet.set(HamletField::Kind, cell(Column::Kind));
        hamlet.set(HamletField::Name, cell(Column::Name));
        hamlet.set(HamletField::Households, cell(Column::Households));
        let hamlet = hamlet.check().map_err(|found| faults.extend(found.into_iter().map(|fault| fault.sentence)));
        let mut team = TeamForm::default();
        team.set(TeamField::DecisionNumber, cell(Column::DecisionNumber));
        team.set(TeamField::DecisionDate, cell(Column::DecisionDate));
        team.set(TeamField::Zalo, cell(Column::Zalo));
        let team = team.check(today).map_err(|found| faults.extend(found.into_iter().map(|fault| fault.sentence)));
        let mut members: Vec<MemberText> = Vec::new();
        for (column, office) in
            [(Column::Leader, Office::Leader), (Column::Deputies, Office::Deputy), (Column::Members, Office::Member)]
        {
            for typed in cell(column).split(['|', '\n']).map(str::trim).filter(|typed| !typed.is_empty()) {
                match person(typed, office, today) {
                    Ok(member) if members.iter().any(|other| is_same(other, &member)) => {
                        faults.push(format!("{}: {} được ghi hai lần trong dòng này.", column.label(), member.name));
                    }
                    Ok(member) => members.push(member),
                    Err(found) => faults.extend(found.into_iter().map(|told| format!("{}: {told}", column.label()))),
                }
            }
        }
        if members.iter().filter(|member| member.office == Office::Leader).count() > 1 {
            faults.push("Tổ trưởng: mỗi tổ chỉ có một tổ trưởng.".to_owned());
        }
        match (hamlet, team) {
            (Ok(hamlet), Ok(team)) if faults.is_empty() => Ok(ImportedTeam { hamlet, team, members }),
            _ => Err(faults),
        }
    }
}

/// `Trần Thị Bình (Trưởng ấp)`.
fn person(typed: &str, office: Office, today: CivilDate) -> Result<MemberText, Vec<String>> {
    let (name, organisation) = match typed.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
        Some((name, organisation)) => (name, organisation),
        None => (typed, ""),
    };
    let mut form = MemberForm::default();
    form.set(MemberField::Office, office.code());
    form.set(MemberField::Name, name);
    form.set(MemberField::Organisation, organisation);
    form.check(today).map_err(|faults| faults.into_iter().map(|fault| fault.sentence).collect())
}

/// The same person, as far as a name tells.
fn is_same(one: &MemberText, other: &MemberText) -> bool {
    one.name.to_lowercase() == other.name.to_lowercase()
}

impl ImportedTeam {
    /// The line again as a line of the template; `Heading` reads it to the same.
    pub fn cells(known: &KnownTeam) -> Vec<String> {
        let people = |office: Office| {
            let of_office = known.members.iter().filter(|member| member.office == office);
            let told = of_office.map(|member| match &member.organisation {
                Some(organisation) => format!("{} ({organisation})", member.name),
                None => member.name.clone(),
            });
            told.collect::<Vec<_>>().join(" | ")
        };
        let decision = known.team.decision.as_ref();
        let cell = |column: &Column| match column {
            Column::Kind => known.hamlet.kind.label().to_owned(),
            Column::Name => known.hamlet.name.clone(),
            Column::Households => known.hamlet.households.map(|count| count.to_string()).unwrap_or_default(),
            Column::DecisionNumber => decision.map(|one| one.number.clone()).unwrap_or_default(),
            Column::DecisionDate => decision.map(|one| one.date.short()).unwrap_or_default(),
            Column::Leader => people(Office::Leader),
            Column::Deputies => people(Office::Deputy),
            Column::Members => people(Office::Member),
            Column::Zalo => known.team.zalo.as_ref().map(ToString::to_string).unwrap_or_default(),
        };
        Column::ALL.iter().map(cell).collect()
    }

    /// What is to be written where this is known already, or why the line is refused.
    pub fn plan(&self, known: Option<&KnownTeam>) -> Result<Plan, String> {
        let Some(known) = known else {
            if self.members.len() > MOST_MEMBERS {
                return Err(too_many());
            }
            let team = (self.team != TeamText::default()).then(|| self.team.clone());
            let (hamlet, joining) = (Some(self.hamlet.clone()), self.members.clone());
            return Ok(Plan { change: Change::Added, hamlet, team, joining });
        };
        if known.hamlet.is_retired {
            let name = known.hamlet.full_name();
            return Err(format!("{name} đã được đưa ra khỏi danh sách. Hãy mở lại ở trang của nơi ấy rồi nhập."));
        }
        let leads = |members: &[MemberText]| members.iter().find(|member| member.office == Office::Leader).cloned();
        if let (Some(leader), Some(wanted)) = (leads(&known.members), leads(&self.members))
            && !is_same(&leader, &wanted)
        {
            return Err(format!(
                "Tổ trưởng: tổ đang có tổ trưởng là {}. Hãy đổi ở trang của tổ rồi nhập.",
                leader.name
            ));
        }
        let new = |member: &&MemberText| !known.members.iter().any(|other| is_same(other, member));
        let joining: Vec<MemberText> = self.members.iter().filter(new).cloned().collect();
        if known.members.len() + joining.len() > MOST_MEMBERS {
            return Err(too_many());
        }
        let mut told = Vec::new();
        let mut hamlet = known.hamlet.clone();
        if let Some(count) = self.hamlet.households.filter(|count| known.hamlet.households != Some(*count)) {
            told.push(format!("số hộ {count}"));
            hamlet.households = Some(count);
        }
        let mut team = known.team.clone();
        if let Some(decision) = self.team.decision.as_ref().filter(|one| known.team.decision.as_ref() != Some(one)) {
            let Decision { number, date } = decision;
            told.push(format!("quyết định {number} ngày {}", date.short()));
            team.decision = Some(decision.clone());
        }
        if let Some(link) = self.team.zalo.as_ref().filter(|link| known.team.zalo.as_ref() != Some(link)) {
            told.push("liên kết nhóm Zalo".to_owned());
            team.zalo = Some(link.clone());
        }
        told.extend(joining.iter().map(|member| format!("{} {}", member.office.label().to_lowercase(), member.name)));
        Ok(Plan {
            change: if told.is_empty() { Change::Nothing } else { Change::Filled(told) },
            hamlet: (hamlet != known.hamlet).then_some(hamlet),
            team: (team != known.team).then_some(team),
            joining,
        })
    }
}

fn too_many() -> String {
    format!("Thành viên: mỗi tổ nhiều nhất {MOST_MEMBERS} người.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> CivilDate {
        CivilDate::new(2024, 2, 5).unwrap()
    }

    fn row(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    fn heading() -> Heading {
        Heading::read(&row(&["ten", "Số hộ", "so quyet dinh", "Ngày quyết định", "Tổ trưởng", "THÀNH VIÊN"])).unwrap()
    }

    const LINE: [&str; 6] =
        ["Ấp Bắc", "350", "123/QĐ-UBND", "15/3/2022", "Trần Thị Bình (Trưởng ấp)", "Lê Hoa | Võ Tám (Đoàn Thanh niên)"];

    fn read(cells: &[&str]) -> Result<ImportedTeam, Vec<String>> {
        heading().line(&row(cells), today())
    }

    fn known(line: &ImportedTeam) -> KnownTeam {
        let ImportedTeam { hamlet, team, members } = line.clone();
        KnownTeam { hamlet, team, members }
    }

    #[test]
    fn a_line_is_read_and_written_again_to_the_same() {
        let line = read(&LINE).unwrap();
        assert_eq!(line.hamlet.full_name(), "Ấp Bắc");
        let people: Vec<_> = line.members.iter().map(|one| (one.office, one.name.as_str())).collect();
        assert_eq!(people, [(Office::Leader, "Trần Thị Bình"), (Office::Member, "Lê Hoa"), (Office::Member, "Võ Tám")]);
        assert_eq!(line.members[2].organisation.as_deref(), Some("Đoàn Thanh niên"));
        let labels: Vec<String> = Column::ALL.iter().map(|column| column.label().to_owned()).collect();
        let again = Heading::read(&labels).unwrap().line(&ImportedTeam::cells(&known(&line)), today());
        assert_eq!(again.unwrap(), line);
        // A short line has empty cells.
        assert_eq!(read(&["Ấp Nam"]).unwrap().members, []);
    }

    #[test]
    fn what_does_not_hold_is_named_all_at_once() {
        let faults = read(&["", "nhiều", "123", "", "A | B", "Cúc 0912345678"]).unwrap_err();
        for part in ["Loại", "Tên", "Số hộ", "Ngày quyết định", "chỉ có một tổ trưởng", "đừng ghi số điện thoại"]
        {
            assert!(faults.iter().any(|fault| fault.contains(part)), "{part}: {faults:?}");
        }
        assert!(read(&["Ấp Bắc", "", "", "", "Bình", "bình"]).unwrap_err()[0].contains("hai lần"));
        for (cells, part) in [
            (row(&["Loại", "Số hộ"]), "cột “Tên”"),
            (row(&["Tên", "Điện thoại"]), "“Điện thoại”"),
            (row(&["Tên", "tên"]), "hai lần"),
        ] {
            assert!(Heading::read(&cells).unwrap_err().contains(part), "{cells:?}");
        }
    }

    #[test]
    fn a_line_adds_fills_in_and_changes_nothing_the_second_time() {
        let line = read(&LINE).unwrap();
        let plan = line.plan(None).unwrap();
        assert_eq!((plan.change, plan.joining.len()), (Change::Added, 3));
        let mut there = known(&line);
        let plan = line.plan(Some(&there)).unwrap();
        assert_eq!(plan, Plan { change: Change::Nothing, hamlet: None, team: None, joining: Vec::new() });
        there.hamlet.households = None;
        there.members.pop();
        let plan = line.plan(Some(&there)).unwrap();
        assert_eq!(plan.change, Change::Filled(vec!["số hộ 350".to_owned(), "thành viên Võ Tám".to_owned()]));
        assert!(plan.team.is_none() && plan.joining.len() == 1);
        // Empty cells take nothing away.
        assert_eq!(read(&["Ấp Bắc"]).unwrap().plan(Some(&known(&line))).unwrap().change, Change::Nothing);
        let other = read(&["Ấp Bắc", "", "", "", "Nguyễn Văn Ẩn"]).unwrap();
        assert!(other.plan(Some(&known(&line))).unwrap_err().contains("Trần Thị Bình"));
        there.hamlet.is_retired = true;
        assert!(line.plan(Some(&there)).unwrap_err().contains("khỏi danh sách"));
    }
}
