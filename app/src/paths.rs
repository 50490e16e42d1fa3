//! Every address of the platform as a type. Routes, links and redirects use the same values, so a
//! link to a page that is not built does not compile.
//!
//! A path knows its pattern (axum's syntax, for the route table) and prints itself.

use std::fmt;

use domain::item::ItemKind;
use domain::slug::Slug;

/// An address within one host.
pub trait SitePath: fmt::Display {
    /// The pattern in axum's syntax.
    const PATTERN: &'static str;
}

/// One type of an address, with or without parts.
macro_rules! path_struct {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name;
    };
    ($(#[$doc:meta])* $name:ident { $($field:ident : $type:ty),* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name { $(#[doc = "The part of the path of this name."] pub $field: $type),* }
    };
}

macro_rules! paths {
    ($($(#[$doc:meta])* $name:ident $({ $($field:ident : $type:ty),* })? = $pattern:literal, $format:literal;)*) => {
        $(
            path_struct! { $(#[$doc])* $name $({ $($field : $type),* })? }

            impl SitePath for $name {
                const PATTERN: &'static str = $pattern;
            }

            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    $(let Self { $($field),* } = self;)?
                    write!(f, $format)
                }
            }
        )*
    };
}

/// Addresses residents use, on the portal and on every unit's site.
pub mod public {
    use super::{SitePath, fmt};

    paths! {
        /// The front page of a site, or of the portal.
        Home = "/", "/";
        /// The news, newest first, paged by `?trang=`.
        NewsList = "/tin-tuc", "/tin-tuc";
        /// One item.
        NewsArticle { slug: String } = "/tin-tuc/{slug}", "/tin-tuc/{slug}";
        /// The articles of a category, newest first, paged by `?trang=`.
        Category { slug: String } = "/chuyen-muc/{slug}", "/chuyen-muc/{slug}";
        /// Notices: those that hold, then those that did, paged by `?trang=`.
        NoticeList = "/thong-bao", "/thong-bao";
        /// One notice.
        Notice { slug: String } = "/thong-bao/{slug}", "/thong-bao/{slug}";
        /// Events: those to come, then those that were, paged by `?trang=`.
        EventList = "/su-kien", "/su-kien";
        /// One event.
        Event { slug: String } = "/su-kien/{slug}", "/su-kien/{slug}";
        /// The pages of a unit as a tree.
        PageTree = "/trang", "/trang";
        /// One page.
        Page { slug: String } = "/trang/{slug}", "/trang/{slug}";
        /// Guides, by topic.
        GuideList = "/huong-dan", "/huong-dan";
        /// One guide on one page.
        Guide { slug: String } = "/huong-dan/{slug}", "/huong-dan/{slug}";
        /// The same in large letters.
        GuideLarge { slug: String } = "/huong-dan/{slug}/chu-lon", "/huong-dan/{slug}/chu-lon";
        /// One step of it.
        GuideStep { slug: String, number: usize } = "/huong-dan/{slug}/buoc/{number}", "/huong-dan/{slug}/buoc/{number}";
        /// The guide for a board.
        GuidePoster { slug: String } = "/huong-dan/{slug}/ap-phich", "/huong-dan/{slug}/ap-phich";
        /// Saying whether it helped.
        GuideAnswer { slug: String } = "/huong-dan/{slug}/giup-ich", "/huong-dan/{slug}/giup-ich";
        /// Thanks for having said so.
        GuideThanks { slug: String } = "/huong-dan/{slug}/cam-on", "/huong-dan/{slug}/cam-on";
        /// The short address of an item, for paper: it stays when the item is renamed.
        Short { code: String } = "/h/{code}", "/h/{code}";
        /// One item of any kind on paper, with a QR code.
        PrintView { slug: String } = "/ban-in/{slug}", "/ban-in/{slug}";
        /// The same for half a sheet.
        SmallPrintView { slug: String } = "/ban-in/{slug}/a5", "/ban-in/{slug}/a5";
        /// An item of another unit that this one shows: whose, and its address there.
        Shared { unit: String, slug: String } = "/noi-dung-chung/{unit}/{slug}", "/noi-dung-chung/{unit}/{slug}";
        /// Communes by name, on the portal; `?ten=` is what was typed.
        FindUnit = "/tim-don-vi", "/tim-don-vi";
        /// The map of all communes, on the portal.
        UnitMap = "/ban-do", "/ban-do";
        /// What the unit is: introduction, history, organisation, officers.
        Introduction = "/gioi-thieu", "/gioi-thieu";
        /// How to reach the unit.
        Contact = "/lien-he", "/lien-he";
        /// Asking the team of a hamlet for help.
        AskTeam = "/hoi-to-cong-nghe", "/hoi-to-cong-nghe";
        /// Looking up what became of it, by the code.
        TrackRequest = "/tra-cuu-yeu-cau", "/tra-cuu-yeu-cau";
        /// Taking it back, by the code.
        TakeBack = "/tra-cuu-yeu-cau/rut", "/tra-cuu-yeu-cau/rut";
        /// The teams of a unit; `?ten=` is the hamlet somebody looks for.
        Teams = "/to-cong-nghe-so", "/to-cong-nghe-so";
        /// How many hamlets of each unit have a team, on the portal.
        TeamFigures = "/so-lieu/to-cong-nghe-so", "/so-lieu/to-cong-nghe-so";
        /// The team of one hamlet.
        Team { slug: String } = "/to-cong-nghe-so/{slug}", "/to-cong-nghe-so/{slug}";
        /// What is counted towards a target, and how far it came.
        Campaigns = "/chien-dich", "/chien-dich";
        /// How usable the site is for people with disabilities.
        Accessibility = "/tro-nang", "/tro-nang";
        /// One size of a picture: `KEY-480.webp`.
        Picture { name: String } = "/anh/{name}", "/anh/{name}";
        /// A file handed out, by its key.
        Document { name: String } = "/tep/{name}", "/tep/{name}";
        /// What crawlers may read.
        Robots = "/robots.txt", "/robots.txt";
        /// A built file under its content-hashed name.
        Asset { name: String } = "/assets/{name}", "/assets/{name}";
        /// The icon browsers ask for unbidden.
        Favicon = "/favicon.ico", "/favicon.ico";
    }
}

/// Addresses of the desk, on the studio host. Each carries its unit: there is no "current unit".
pub mod desk {
    use super::{SitePath, fmt};

    paths! {
        /// The units a person works for.
        Home = "/", "/";
        /// Signing in.
        SignIn = "/dang-nhap", "/dang-nhap";
        /// The code asked for after the password.
        SecondStep = "/dang-nhap/ma", "/dang-nhap/ma";
        /// Signing in with a passkey.
        PasskeySignIn = "/dang-nhap/khoa", "/dang-nhap/khoa";
        /// Adding an app that makes codes, before who may publish is let in.
        Enrol = "/dang-nhap/ung-dung", "/dang-nhap/ung-dung";
        /// Asking for a link to set a new password.
        Forgotten = "/quen-mat-khau", "/quen-mat-khau";
        /// Signing out.
        SignOut = "/dang-xuat", "/dang-xuat";
        /// One's own account.
        Account = "/tai-khoan", "/tai-khoan";
        /// One's own name.
        AccountName = "/tai-khoan/ho-ten", "/tai-khoan/ho-ten";
        /// The address one signs in with.
        AccountEmail = "/tai-khoan/e-mail", "/tai-khoan/e-mail";
        /// One's own password.
        AccountPassword = "/tai-khoan/mat-khau", "/tai-khoan/mat-khau";
        /// Adding an app that makes codes.
        AccountCodeApp = "/tai-khoan/ung-dung", "/tai-khoan/ung-dung";
        /// Removing it.
        AccountCodeAppRemoval = "/tai-khoan/ung-dung/go", "/tai-khoan/ung-dung/go";
        /// One's own passkeys: adding one.
        AccountPasskeys = "/tai-khoan/khoa-truy-cap", "/tai-khoan/khoa-truy-cap";
        /// Taking one away.
        AccountPasskeyRemoval { id: i64 } = "/tai-khoan/khoa-truy-cap/{id}/go", "/tai-khoan/khoa-truy-cap/{id}/go";
        /// New recovery codes.
        AccountRecoveryCodes = "/tai-khoan/ma-khoi-phuc", "/tai-khoan/ma-khoi-phuc";
        /// One's own sessions.
        AccountSessions = "/tai-khoan/phien", "/tai-khoan/phien";
        /// Whether one wants the letter of the week.
        AccountWeekly = "/tai-khoan/thu-hang-tuan", "/tai-khoan/thu-hang-tuan";
        /// Taking along what is kept of oneself.
        AccountData = "/tai-khoan/du-lieu", "/tai-khoan/du-lieu";
        /// Removing one's own account.
        AccountRemoval = "/tai-khoan/xoa", "/tai-khoan/xoa";
        /// Saying that a new address is one's own, by the link that went there.
        EmailChange { token: String } = "/doi-email/{token}", "/doi-email/{token}";
        /// Setting a password by a one-time link.
        SetPassword { token: String } = "/dat-mat-khau/{token}", "/dat-mat-khau/{token}";
        /// The help.
        Help = "/tro-giup", "/tro-giup";
        /// One page of it.
        HelpPage { page: String } = "/tro-giup/{page}", "/tro-giup/{page}";
        /// Every part of the pages, and every screen in its samples.
        StyleGuide = "/mau-giao-dien", "/mau-giao-dien";
        /// One sample of one screen, whole.
        StyleSample { screen: String, sample: String } =
            "/mau-giao-dien/{screen}/{sample}", "/mau-giao-dien/{screen}/{sample}";
        /// Every unit, for the platform's administrator; `?tim=` is what was searched for.
        PlatformUnits = "/nen-tang/don-vi", "/nen-tang/don-vi";
        /// A new unit.
        PlatformNewUnit = "/nen-tang/don-vi/moi", "/nen-tang/don-vi/moi";
        /// One unit: its name, its addresses, whether it is open.
        PlatformUnit { unit: String } = "/nen-tang/don-vi/{unit}", "/nen-tang/don-vi/{unit}";
        /// Suspending its site, or opening it again.
        PlatformSuspension { unit: String } = "/nen-tang/don-vi/{unit}/tam-ngung", "/nen-tang/don-vi/{unit}/tam-ngung";
        /// Its further hosts.
        PlatformHosts { unit: String } = "/nen-tang/don-vi/{unit}/ten-mien", "/nen-tang/don-vi/{unit}/ten-mien";
        /// Copying the pages and categories of a model site into it.
        PlatformModel { unit: String } = "/nen-tang/don-vi/{unit}/trang-mau", "/nen-tang/don-vi/{unit}/trang-mau";
        /// Everybody; `?tim=` and `?loc=` narrow, `?dang=csv` is a table, posting invites somebody.
        PlatformPeople = "/nen-tang/nguoi", "/nen-tang/nguoi";
        /// One person, everywhere; posting gives a role.
        PlatformPerson { id: i64 } = "/nen-tang/nguoi/{id}", "/nen-tang/nguoi/{id}";
        /// Their account, and taking a role.
        PlatformPersonAccount { id: i64 } = "/nen-tang/nguoi/{id}/tai-khoan", "/nen-tang/nguoi/{id}/tai-khoan";
        /// The record of the platform and all its units.
        PlatformAuditTrail = "/nen-tang/nhat-ky", "/nen-tang/nhat-ky";
        /// The record of a unit: who did what, when, from where.
        AuditTrail { unit: String } = "/don-vi/{unit}/nhat-ky", "/don-vi/{unit}/nhat-ky";
        /// A unit's desk: its items.
        Unit { unit: String } = "/don-vi/{unit}", "/don-vi/{unit}";
        /// The facts of a unit.
        Facts { unit: String } = "/don-vi/{unit}/thong-tin", "/don-vi/{unit}/thong-tin";
        /// Confirming them, or taking the confirmation back.
        Confirmation { unit: String } = "/don-vi/{unit}/thong-tin/xac-nhan", "/don-vi/{unit}/thong-tin/xac-nhan";
        /// The colours of a unit's pages.
        Appearance { unit: String } = "/don-vi/{unit}/giao-dien", "/don-vi/{unit}/giao-dien";
        /// The officers of a unit.
        Officers { unit: String } = "/don-vi/{unit}/can-bo", "/don-vi/{unit}/can-bo";
        /// One officer.
        Officer { unit: String, id: i64 } = "/don-vi/{unit}/can-bo/{id}", "/don-vi/{unit}/can-bo/{id}";
        /// Their place in the list.
        OfficerPlace { unit: String, id: i64 } =
            "/don-vi/{unit}/can-bo/{id}/thu-tu", "/don-vi/{unit}/can-bo/{id}/thu-tu";
        /// Taking them off the list.
        OfficerRemoval { unit: String, id: i64 } = "/don-vi/{unit}/can-bo/{id}/xoa", "/don-vi/{unit}/can-bo/{id}/xoa";
        /// The hamlets of a unit and their teams; posting adds a hamlet.
        Hamlets { unit: String } = "/don-vi/{unit}/thon-ap", "/don-vi/{unit}/thon-ap";
        /// Hamlets and teams from a table.
        HamletImport { unit: String } = "/don-vi/{unit}/thon-ap/nhap", "/don-vi/{unit}/thon-ap/nhap";
        /// The table to fill in, with what is there already.
        HamletTable { unit: String } = "/don-vi/{unit}/thon-ap/nhap/mau.csv", "/don-vi/{unit}/thon-ap/nhap/mau.csv";
        /// One hamlet, its team and roster; posting saves the hamlet.
        Hamlet { unit: String, id: i64 } = "/don-vi/{unit}/thon-ap/{id}", "/don-vi/{unit}/thon-ap/{id}";
        /// What founded its team.
        HamletTeam { unit: String, id: i64 } = "/don-vi/{unit}/thon-ap/{id}/to", "/don-vi/{unit}/thon-ap/{id}/to";
        /// What the team teaches now.
        HamletTopics { unit: String, id: i64 } = "/don-vi/{unit}/thon-ap/{id}/huong-dan", "/don-vi/{unit}/thon-ap/{id}/huong-dan";
        /// Somebody new in the team.
        TeamMembers { unit: String, id: i64 } = "/don-vi/{unit}/thon-ap/{id}/thanh-vien", "/don-vi/{unit}/thon-ap/{id}/thanh-vien";
        /// One member.
        TeamMember { unit: String, id: i64, number: i32 } =
            "/don-vi/{unit}/thon-ap/{id}/thanh-vien/{number}", "/don-vi/{unit}/thon-ap/{id}/thanh-vien/{number}";
        /// Taking them out of the team.
        TeamMemberRemoval { unit: String, id: i64, number: i32 } =
            "/don-vi/{unit}/thon-ap/{id}/thanh-vien/{number}/xoa", "/don-vi/{unit}/thon-ap/{id}/thanh-vien/{number}/xoa";
        /// Shifts on the roster of the team.
        DutyShifts { unit: String, id: i64 } = "/don-vi/{unit}/thon-ap/{id}/lich-truc", "/don-vi/{unit}/thon-ap/{id}/lich-truc";
        /// Taking one off.
        DutyShift { unit: String, id: i64, number: i32 } =
            "/don-vi/{unit}/thon-ap/{id}/lich-truc/{number}", "/don-vi/{unit}/thon-ap/{id}/lich-truc/{number}";
        /// What teams did; `?ky=` is a month or a quarter, `?thon=` narrows to a hamlet, `?dang=csv` and `?dang=xlsx` are tables.
        Activities { unit: String } = "/don-vi/{unit}/hoat-dong", "/don-vi/{unit}/hoat-dong";
        /// A new entry of the log; `?thon=` is its hamlet.
        NewActivity { unit: String } = "/don-vi/{unit}/hoat-dong/moi", "/don-vi/{unit}/hoat-dong/moi";
        /// One entry.
        Activity { unit: String, id: i64 } = "/don-vi/{unit}/hoat-dong/{id}", "/don-vi/{unit}/hoat-dong/{id}";
        /// Taking it out of the log.
        ActivityRemoval { unit: String, id: i64 } = "/don-vi/{unit}/hoat-dong/{id}/xoa", "/don-vi/{unit}/hoat-dong/{id}/xoa";
        /// The reports of the teams and what they come to; `?ky=` is a month or a quarter, `?dang=csv` and `?dang=xlsx` are
        /// tables. At the province's desk by district, `?huyen=` by the communes of one.
        TeamReports { unit: String } = "/don-vi/{unit}/bao-cao", "/don-vi/{unit}/bao-cao";
        /// The report of the team of a hamlet about a month: `202401`.
        TeamReport { unit: String, id: i64, number: i32 } =
            "/don-vi/{unit}/bao-cao/{id}/{number}", "/don-vi/{unit}/bao-cao/{id}/{number}";
        /// The ledger of equipment; `?to=` narrows to a hamlet, `?dang=csv` and `?dang=xlsx` are tables.
        Equipment { unit: String } = "/don-vi/{unit}/thiet-bi", "/don-vi/{unit}/thiet-bi";
        /// A new line of it.
        NewEquipment { unit: String } = "/don-vi/{unit}/thiet-bi/moi", "/don-vi/{unit}/thiet-bi/moi";
        /// One line.
        EquipmentLine { unit: String, id: i64 } = "/don-vi/{unit}/thiet-bi/{id}", "/don-vi/{unit}/thiet-bi/{id}";
        /// Making a line of its own of a part of it.
        EquipmentSplit { unit: String, id: i64 } = "/don-vi/{unit}/thiet-bi/{id}/tach", "/don-vi/{unit}/thiet-bi/{id}/tach";
        /// Taking it out of the ledger.
        EquipmentRemoval { unit: String, id: i64 } = "/don-vi/{unit}/thiet-bi/{id}/xoa", "/don-vi/{unit}/thiet-bi/{id}/xoa";
        /// The blocks of a unit, and those above it that its texts may name.
        Blocks { unit: String } = "/don-vi/{unit}/khoi-noi-dung", "/don-vi/{unit}/khoi-noi-dung";
        /// A new one; `?ma=` is its key, and where a unit above has that block, what it says.
        NewBlock { unit: String } = "/don-vi/{unit}/khoi-noi-dung/moi", "/don-vi/{unit}/khoi-noi-dung/moi";
        /// One block.
        Block { unit: String, id: i64 } = "/don-vi/{unit}/khoi-noi-dung/{id}", "/don-vi/{unit}/khoi-noi-dung/{id}";
        /// Taking it away.
        BlockRemoval { unit: String, id: i64 } =
            "/don-vi/{unit}/khoi-noi-dung/{id}/xoa", "/don-vi/{unit}/khoi-noi-dung/{id}/xoa";
        /// The campaigns of a unit; `?dang=csv` and `?dang=xlsx` are tables of all figures.
        Campaigns { unit: String } = "/don-vi/{unit}/chien-dich", "/don-vi/{unit}/chien-dich";
        /// A new one.
        NewCampaign { unit: String } = "/don-vi/{unit}/chien-dich/moi", "/don-vi/{unit}/chien-dich/moi";
        /// One campaign.
        Campaign { unit: String, id: i64 } = "/don-vi/{unit}/chien-dich/{id}", "/don-vi/{unit}/chien-dich/{id}";
        /// A count of it.
        CampaignFigure { unit: String, id: i64 } =
            "/don-vi/{unit}/chien-dich/{id}/so-lieu", "/don-vi/{unit}/chien-dich/{id}/so-lieu";
        /// Taking a count away.
        CampaignFigureRemoval { unit: String, id: i64 } =
            "/don-vi/{unit}/chien-dich/{id}/so-lieu/xoa", "/don-vi/{unit}/chien-dich/{id}/so-lieu/xoa";
        /// Taking it away.
        CampaignRemoval { unit: String, id: i64 } =
            "/don-vi/{unit}/chien-dich/{id}/xoa", "/don-vi/{unit}/chien-dich/{id}/xoa";
        /// The alerts of a unit.
        Alerts { unit: String } = "/don-vi/{unit}/canh-bao", "/don-vi/{unit}/canh-bao";
        /// A new one; `?tu=` takes the words of another one.
        NewAlert { unit: String } = "/don-vi/{unit}/canh-bao/moi", "/don-vi/{unit}/canh-bao/moi";
        /// One alert.
        Alert { unit: String, id: i64 } = "/don-vi/{unit}/canh-bao/{id}", "/don-vi/{unit}/canh-bao/{id}";
        /// Confirming it.
        AlertConfirmation { unit: String, id: i64 } =
            "/don-vi/{unit}/canh-bao/{id}/xac-nhan", "/don-vi/{unit}/canh-bao/{id}/xac-nhan";
        /// Ending it.
        AlertEnd { unit: String, id: i64 } =
            "/don-vi/{unit}/canh-bao/{id}/ket-thuc", "/don-vi/{unit}/canh-bao/{id}/ket-thuc";
        /// Throwing a draft away.
        AlertRemoval { unit: String, id: i64 } = "/don-vi/{unit}/canh-bao/{id}/xoa", "/don-vi/{unit}/canh-bao/{id}/xoa";
        /// Directives: at the province's desk those it sends, at a unit's those sent to it; `?loc=` narrows.
        Directives { unit: String } = "/don-vi/{unit}/chi-dao", "/don-vi/{unit}/chi-dao";
        /// A new one.
        NewDirective { unit: String } = "/don-vi/{unit}/chi-dao/moi", "/don-vi/{unit}/chi-dao/moi";
        /// One directive; at the province's desk `?loc=` narrows its receipts, `?xem=` shows the one of a unit, `?dang=csv`
        /// and `?dang=xlsx` are tables of them.
        Directive { unit: String, id: i64 } = "/don-vi/{unit}/chi-dao/{id}", "/don-vi/{unit}/chi-dao/{id}";
        /// Sending it.
        DirectiveSending { unit: String, id: i64 } = "/don-vi/{unit}/chi-dao/{id}/giao", "/don-vi/{unit}/chi-dao/{id}/giao";
        /// Throwing a draft away.
        DirectiveRemoval { unit: String, id: i64 } = "/don-vi/{unit}/chi-dao/{id}/xoa", "/don-vi/{unit}/chi-dao/{id}/xoa";
        /// Asking the units that have not done it.
        DirectiveReminder { unit: String, id: i64 } = "/don-vi/{unit}/chi-dao/{id}/nhac", "/don-vi/{unit}/chi-dao/{id}/nhac";
        /// Closing it, or taking it back.
        DirectiveEnd { unit: String, id: i64 } =
            "/don-vi/{unit}/chi-dao/{id}/ket-thuc", "/don-vi/{unit}/chi-dao/{id}/ket-thuc";
        /// Returning the report of a unit.
        DirectiveReturn { unit: String, id: i64 } =
            "/don-vi/{unit}/chi-dao/{id}/tra-lai", "/don-vi/{unit}/chi-dao/{id}/tra-lai";
        /// Saying that the unit read it.
        DirectiveReading { unit: String, id: i64 } =
            "/don-vi/{unit}/chi-dao/{id}/da-doc", "/don-vi/{unit}/chi-dao/{id}/da-doc";
        /// Reporting it done.
        DirectiveReport { unit: String, id: i64 } =
            "/don-vi/{unit}/chi-dao/{id}/bao-cao", "/don-vi/{unit}/chi-dao/{id}/bao-cao";
        /// Who works for a unit; posting invites somebody.
        People { unit: String } = "/don-vi/{unit}/nguoi", "/don-vi/{unit}/nguoi";
        /// One of them; posting gives other roles.
        Person { unit: String, id: i64 } = "/don-vi/{unit}/nguoi/{id}", "/don-vi/{unit}/nguoi/{id}";
        /// Their account, and leaving the unit.
        PersonAccount { unit: String, id: i64 } =
            "/don-vi/{unit}/nguoi/{id}/tai-khoan", "/don-vi/{unit}/nguoi/{id}/tai-khoan";
        /// The pictures and files of a unit; `?tim=` and `?loai=` narrow, posting brings some.
        Library { unit: String } = "/don-vi/{unit}/thu-vien", "/don-vi/{unit}/thu-vien";
        /// The same for our own islands: `?khoa=` asks for some by key, `?tim=` looks for some, posting brings one.
        LibraryShelf { unit: String } = "/don-vi/{unit}/thu-vien/ke", "/don-vi/{unit}/thu-vien/ke";
        /// One picture or file: what is said of it, and where it is needed.
        LibraryFile { unit: String, id: i64 } = "/don-vi/{unit}/thu-vien/{id}", "/don-vi/{unit}/thu-vien/{id}";
        /// Removing it.
        LibraryRemoval { unit: String, id: i64 } = "/don-vi/{unit}/thu-vien/{id}/xoa", "/don-vi/{unit}/thu-vien/{id}/xoa";
        /// One size of a picture, for people of the unit.
        DeskPicture { unit: String, name: String } = "/don-vi/{unit}/anh/{name}", "/don-vi/{unit}/anh/{name}";
        /// A file, for people of the unit.
        DeskDocument { unit: String, name: String } = "/don-vi/{unit}/tep/{name}", "/don-vi/{unit}/tep/{name}";
        /// An item from a Word file.
        WordImport { unit: String } = "/don-vi/{unit}/tu-word", "/don-vi/{unit}/tu-word";
        /// The categories of a unit; posting adds one.
        Categories { unit: String } = "/don-vi/{unit}/chuyen-muc", "/don-vi/{unit}/chuyen-muc";
        /// The usual categories, all at once.
        UsualCategories { unit: String } = "/don-vi/{unit}/chuyen-muc/thuong-dung", "/don-vi/{unit}/chuyen-muc/thuong-dung";
        /// Naming a category, or retiring it.
        Category { unit: String, id: i64 } = "/don-vi/{unit}/chuyen-muc/{id}", "/don-vi/{unit}/chuyen-muc/{id}";
        /// Its place in the list.
        CategoryPlace { unit: String, id: i64 } =
            "/don-vi/{unit}/chuyen-muc/{id}/thu-tu", "/don-vi/{unit}/chuyen-muc/{id}/thu-tu";
        /// A new item; `?loai=` says of what kind.
        NewItem { unit: String } = "/don-vi/{unit}/bai-viet/moi", "/don-vi/{unit}/bai-viet/moi";
        /// An item being written.
        Item { unit: String, id: i64 } = "/don-vi/{unit}/bai-viet/{id}", "/don-vi/{unit}/bai-viet/{id}";
        /// Its saved texts, newest first, paged by `?trang=`.
        Revisions { unit: String, id: i64 } = "/don-vi/{unit}/bai-viet/{id}/ban-luu", "/don-vi/{unit}/bai-viet/{id}/ban-luu";
        /// Two of them side by side; `?tu=` and `?den=` say which.
        RevisionComparison { unit: String, id: i64 } =
            "/don-vi/{unit}/bai-viet/{id}/ban-luu/so-sanh", "/don-vi/{unit}/bai-viet/{id}/ban-luu/so-sanh";
        /// One of them, whole.
        Revision { unit: String, id: i64, number: i32 } =
            "/don-vi/{unit}/bai-viet/{id}/ban-luu/{number}", "/don-vi/{unit}/bai-viet/{id}/ban-luu/{number}";
        /// Saving it again as a new draft.
        RevisionRestoration { unit: String, id: i64, number: i32 } =
            "/don-vi/{unit}/bai-viet/{id}/ban-luu/{number}/khoi-phuc", "/don-vi/{unit}/bai-viet/{id}/ban-luu/{number}/khoi-phuc";
        /// Giving it a name.
        RevisionName { unit: String, id: i64, number: i32 } =
            "/don-vi/{unit}/bai-viet/{id}/ban-luu/{number}/ten", "/don-vi/{unit}/bai-viet/{id}/ban-luu/{number}/ten";
        /// The item as residents would see it.
        Preview { unit: String, id: i64 } =
            "/don-vi/{unit}/bai-viet/{id}/xem-truoc", "/don-vi/{unit}/bai-viet/{id}/xem-truoc";
        /// Its publication.
        Publication { unit: String, id: i64 } = "/don-vi/{unit}/bai-viet/{id}/dang", "/don-vi/{unit}/bai-viet/{id}/dang";
        /// Keeping what an open page holds, by itself.
        Autosave { unit: String, id: i64 } = "/don-vi/{unit}/bai-viet/{id}/tu-luu", "/don-vi/{unit}/bai-viet/{id}/tu-luu";
        /// The same of an item that was never saved.
        FirstAutosave { unit: String } = "/don-vi/{unit}/bai-viet/moi/tu-luu", "/don-vi/{unit}/bai-viet/moi/tu-luu";
        /// Saying that a page with the item is open, and hearing who else has it open.
        Presence { unit: String, id: i64 } = "/don-vi/{unit}/bai-viet/{id}/co-mat", "/don-vi/{unit}/bai-viet/{id}/co-mat";
        /// Asking for approval, or taking that back.
        Submission { unit: String, id: i64 } = "/don-vi/{unit}/bai-viet/{id}/gui-duyet", "/don-vi/{unit}/bai-viet/{id}/gui-duyet";
        /// Sending it back to whoever writes.
        SendingBack { unit: String, id: i64 } = "/don-vi/{unit}/bai-viet/{id}/tra-lai", "/don-vi/{unit}/bai-viet/{id}/tra-lai";
        /// Its moments: when a text goes public, until when the item stays.
        ItemSchedule { unit: String, id: i64 } = "/don-vi/{unit}/bai-viet/{id}/hen-gio", "/don-vi/{unit}/bai-viet/{id}/hen-gio";
        /// Putting a draft away, or bringing it out.
        PuttingAway { unit: String, id: i64 } = "/don-vi/{unit}/bai-viet/{id}/cat", "/don-vi/{unit}/bai-viet/{id}/cat";
        /// Who looks after it, and when.
        ItemCare { unit: String, id: i64 } = "/don-vi/{unit}/bai-viet/{id}/phu-trach", "/don-vi/{unit}/bai-viet/{id}/phu-trach";
        /// What colleagues remark on it; posting adds a remark.
        Remarks { unit: String, id: i64 } = "/don-vi/{unit}/bai-viet/{id}/gop-y", "/don-vi/{unit}/bai-viet/{id}/gop-y";
        /// Settling one of them.
        Remark { unit: String, id: i64, number: i32 } =
            "/don-vi/{unit}/bai-viet/{id}/gop-y/{number}", "/don-vi/{unit}/bai-viet/{id}/gop-y/{number}";
        /// The steps of a guide; posting takes one to another place, or away.
        GuideSteps { unit: String, id: i64 } = "/don-vi/{unit}/bai-viet/{id}/cac-buoc", "/don-vi/{unit}/bai-viet/{id}/cac-buoc";
        /// One of them; the number behind the last is a new one.
        GuideStep { unit: String, id: i64, number: usize } =
            "/don-vi/{unit}/bai-viet/{id}/cac-buoc/{number}", "/don-vi/{unit}/bai-viet/{id}/cac-buoc/{number}";
        /// Guides that come with the platform; posting makes a draft of one.
        ReadyGuides { unit: String } = "/don-vi/{unit}/huong-dan-co-san", "/don-vi/{unit}/huong-dan-co-san";
        /// For whom an item is shared, and what became of it.
        ItemShare { unit: String, id: i64 } = "/don-vi/{unit}/bai-viet/{id}/dang-chung", "/don-vi/{unit}/bai-viet/{id}/dang-chung";
        /// What this unit shares with others.
        SharesSent { unit: String } = "/don-vi/{unit}/da-chia-se", "/don-vi/{unit}/da-chia-se";
        /// What others share with this unit.
        ShareInbox { unit: String } = "/don-vi/{unit}/noi-dung-chung", "/don-vi/{unit}/noi-dung-chung";
        /// One thing shared with this unit, and what it makes of it.
        ReceivedShare { unit: String, id: i64 } = "/don-vi/{unit}/noi-dung-chung/{id}", "/don-vi/{unit}/noi-dung-chung/{id}";
        /// Taking, declining it, or saying that it was seen.
        ShareDecision { unit: String, id: i64 } = "/don-vi/{unit}/noi-dung-chung/{id}/quyet-dinh", "/don-vi/{unit}/noi-dung-chung/{id}/quyet-dinh";
        /// What this unit wishes to receive.
        Subscriptions { unit: String } = "/don-vi/{unit}/theo-doi", "/don-vi/{unit}/theo-doi";
        /// Wishing so no more.
        SubscriptionEnd { unit: String, id: i64 } = "/don-vi/{unit}/theo-doi/{id}/bo", "/don-vi/{unit}/theo-doi/{id}/bo";
        /// Links to its draft; posting makes one.
        Sharing { unit: String, id: i64 } = "/don-vi/{unit}/bai-viet/{id}/chia-se", "/don-vi/{unit}/bai-viet/{id}/chia-se";
        /// Ending one of them.
        SharedLink { unit: String, id: i64, number: i32 } =
            "/don-vi/{unit}/bai-viet/{id}/chia-se/{number}", "/don-vi/{unit}/bai-viet/{id}/chia-se/{number}";
        /// A draft, for whoever has the link.
        SharedDraft { token: String } = "/xem-ban-nhap/{token}", "/xem-ban-nhap/{token}";
        /// One size of a picture of it.
        SharedPicture { token: String, name: String } =
            "/xem-ban-nhap/{token}/anh/{name}", "/xem-ban-nhap/{token}/anh/{name}";
        /// A file of it.
        SharedDocument { token: String, name: String } =
            "/xem-ban-nhap/{token}/tep/{name}", "/xem-ban-nhap/{token}/tep/{name}";
        /// What happens by itself at a unit, the nearest first.
        Queue { unit: String } = "/don-vi/{unit}/lich-dang", "/don-vi/{unit}/lich-dang";
        /// What residents ask for; `?loc=` narrows.
        HelpRequests { unit: String } = "/don-vi/{unit}/yeu-cau", "/don-vi/{unit}/yeu-cau";
        /// One request; posting takes a step.
        HelpRequest { unit: String, id: i64 } = "/don-vi/{unit}/yeu-cau/{id}", "/don-vi/{unit}/yeu-cau/{id}";
        /// Making its answer a step of a guide.
        HelpRequestGuide { unit: String, id: i64 } =
            "/don-vi/{unit}/yeu-cau/{id}/huong-dan", "/don-vi/{unit}/yeu-cau/{id}/huong-dan";
        /// One deed on many items.
        Bulk { unit: String } = "/don-vi/{unit}/hang-loat", "/don-vi/{unit}/hang-loat";
        /// Whether pages live: at a unit's desk its own, at the province's a board of all, by `?xep=`, narrowed by `?xem=`;
        /// `?dang=csv` and `?dang=xlsx` are tables.
        Liveliness { unit: String } = "/don-vi/{unit}/tinh-trang-trang", "/don-vi/{unit}/tinh-trang-trang";
        /// How the unit works: who may approve what.
        Workflow { unit: String } = "/don-vi/{unit}/quy-trinh", "/don-vi/{unit}/quy-trinh";
        /// Its withdrawal.
        Withdrawal { unit: String, id: i64 } = "/don-vi/{unit}/bai-viet/{id}/go", "/don-vi/{unit}/bai-viet/{id}/go";
    }
}

/// Where residents read an item.
pub fn of_item(kind: ItemKind, slug: &Slug) -> String {
    let slug = slug.to_string();
    match kind {
        ItemKind::Article => public::NewsArticle { slug }.to_string(),
        ItemKind::Notice => public::Notice { slug }.to_string(),
        ItemKind::Event => public::Event { slug }.to_string(),
        ItemKind::Page => public::Page { slug }.to_string(),
        ItemKind::Guide => public::Guide { slug }.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_prints_what_its_pattern_matches() {
        let path = desk::Withdrawal { unit: "xa-hoa-long".to_owned(), id: 7 };
        assert_eq!(path.to_string(), "/don-vi/xa-hoa-long/bai-viet/7/go");
        assert_eq!(desk::Withdrawal::PATTERN, "/don-vi/{unit}/bai-viet/{id}/go");
    }
}
