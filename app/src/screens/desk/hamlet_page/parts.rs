//! The parts of the page of a hamlet.

use domain::team::{MemberField, Office, ShiftField, TeamField};
use domain::topic::Topic;
use leptos::prelude::*;

use super::super::form_sheet::{FormSheet, OVERTAKEN};
use super::{MemberRow, ShiftRow, TOPICS, TopicSheet};
use crate::parts::form::hidden;

/// What whoever may not change it reads.
pub(super) fn facts(facts: Vec<(&'static str, String)>) -> AnyView {
    if facts.is_empty() {
        return ().into_any();
    }
    let row = |(label, value)| view! { <div><dt>{label}</dt><dd>{value}</dd></div> };
    view! { <dl class="facts">{facts.into_iter().map(row).collect_view()}</dl> }.into_any()
}

pub(super) fn team_form(sheet: FormSheet<TeamField>) -> AnyView {
    let controls = view! {
        {sheet.line(TeamField::DecisionNumber, Some("Ví dụ 123/QĐ-UBND. Chưa có thì để trống cả số và ngày."), false)}
        {sheet.line(TeamField::DecisionDate, None, false)}
        {sheet.line(
            TeamField::Zalo,
            Some("Dạng https://zalo.me/g/… Trang công khai hiện liên kết kèm mã QR."),
            false,
        )}
    };
    view! {
        <section aria-labelledby="to">
            <h2 id="to">"Tổ công nghệ số cộng đồng"</h2>
            {sheet.around(controls.into_any(), "Lưu thông tin tổ")}
        </section>
    }
    .into_any()
}

pub(super) fn members(rows: Vec<MemberRow>, joining: Option<FormSheet<MemberField>>) -> AnyView {
    let list = if rows.is_empty() {
        view! { <p class="none">"Chưa ghi thành viên nào."</p> }.into_any()
    } else {
        view! { <ul class="rows">{rows.into_iter().map(member).collect_view()}</ul> }.into_any()
    };
    let joining = joining.map(|sheet| {
        view! {
            <h3>"Thêm thành viên"</h3>
            {member_form(sheet, "Thêm vào tổ")}
        }
    });
    view! {
        <section aria-labelledby="thanh-vien">
            <h2 id="thanh-vien">"Thành viên"</h2>
            {list}
            {joining}
        </section>
    }
    .into_any()
}

fn member(row: MemberRow) -> AnyView {
    let MemberRow { name, office, organisation, phone, consent_on, href } = row;
    let name = match href {
        Some(href) => view! { <a href=href>{name}</a> }.into_any(),
        None => name.into_any(),
    };
    let consent = phone.is_some().then(|| match consent_on {
        Some(day) => format!("số được công khai từ {day}"),
        None => "số chưa được đồng ý công khai".to_owned(),
    });
    view! {
        <li>
            <h3>{name}</h3>
            <p class="about">
                <span>{office}</span>
                {organisation.map(|text| view! { <span>{text}</span> })}
                {phone.map(|text| view! { <span>{text}</span> })}
                {consent.map(|text| view! { <span>{text}</span> })}
            </p>
        </li>
    }
    .into_any()
}

/// The form of a member, for a new one and for one who is there.
pub(in super::super) fn member_form(sheet: FormSheet<MemberField>, button: &'static str) -> AnyView {
    let offices = Office::ALL.iter().map(|office| (office.code().to_owned(), office.label().to_owned())).collect();
    let office = sheet.field(MemberField::Office, None, true).choice(sheet.typed.get(MemberField::Office), offices);
    let controls = view! {
        {office}
        {sheet.line(MemberField::Name, None, true)}
        {sheet.line(MemberField::Organisation, Some("Ví dụ Chi đoàn ấp Bắc, Trưởng ấp, Bưu điện xã."), false)}
        {sheet.line(MemberField::Phone, Some("Chỉ hiện ở bàn biên tập, cho tới khi người này đồng ý công khai."), false)}
        {sheet.line(
            MemberField::ConsentOn,
            Some("Có ngày này thì số hiện trên trang công khai; xóa ngày thì số biến mất ngay."),
            false,
        )}
    };
    let word = |field, value: &str| match field {
        MemberField::Office => Office::from_code(value).map_or_else(String::new, |office| office.label().to_owned()),
        _ => value.to_owned(),
    };
    sheet.around_told(OVERTAKEN, word, controls.into_any(), button)
}

pub(super) fn teaches(sheet: TopicSheet, csrf: &str) -> AnyView {
    let TopicSheet { action, version, chosen } = sheet;
    let boxes = Topic::ALL.into_iter().map(|topic| {
        let id = format!("{TOPICS}-{}", topic.code());
        view! {
            <div class="choice">
                <input type="checkbox" id=id.clone() name=TOPICS value=topic.code() checked=chosen.contains(&topic)/>
                <label for=id>{topic.label()}</label>
            </div>
        }
    });
    view! {
        <section class="card">
            <h2>"Đang hướng dẫn"</h2>
            <form method="post" action=action>
                {hidden("csrf", csrf.to_owned())}
                {hidden("phien_ban", version.to_string())}
                <fieldset class="field">
                    <legend>"Những việc tổ đang hướng dẫn bà con"</legend>
                    {boxes.collect_view()}
                </fieldset>
                <p class="buttons"><button class="main">"Lưu việc đang hướng dẫn"</button></p>
            </form>
        </section>
    }
    .into_any()
}

pub(super) fn roster(rows: Vec<ShiftRow>, sheet: FormSheet<ShiftField>, csrf: &str) -> AnyView {
    let list = if rows.is_empty() {
        view! { <p class="none">"Chưa có ca trực nào từ hôm nay."</p> }.into_any()
    } else {
        view! { <ul class="rows">{rows.into_iter().map(|row| shift(row, csrf)).collect_view()}</ul> }.into_any()
    };
    let controls = view! {
        {sheet.line(ShiftField::Day, Some("Ví dụ 05/02/2024."), true)}
        {sheet.line(ShiftField::From, Some("Ví dụ 7:30."), true)}
        {sheet.line(ShiftField::To, Some("Ví dụ 11:00."), true)}
        {sheet.line(ShiftField::Who, Some("Hiện công khai; đừng ghi số điện thoại."), true)}
        {sheet.line(ShiftField::Place, Some("Ví dụ Bộ phận một cửa, hoặc Nhà văn hóa ấp Bắc."), true)}
        {sheet.line(ShiftField::Weeks, Some("Để trống nếu chỉ trực một lần."), false)}
    };
    view! {
        <section class="card" aria-labelledby="lich-truc">
            <h2 id="lich-truc">"Lịch trực"</h2>
            {list}
            <h3>"Thêm ca trực"</h3>
            {sheet.around(controls.into_any(), "Thêm ca trực")}
        </section>
    }
    .into_any()
}

fn shift(row: ShiftRow, csrf: &str) -> AnyView {
    let ShiftRow { when, who, place, removal_href } = row;
    let label = format!("Xóa ca trực {when}");
    view! {
        <li>
            <p><strong>{when}</strong></p>
            <p class="about"><span>{who}</span><span>{place}</span></p>
            <form method="post" action=removal_href class="row">
                {hidden("csrf", csrf.to_owned())}
                <button aria-label=label>"Xóa ca này"</button>
            </form>
        </li>
    }
    .into_any()
}
