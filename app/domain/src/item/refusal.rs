//! Why a step of an item cannot be taken now, in data: the screen says it beside the button.

use std::borrow::Cow;

use super::state::{ItemState, Review, Standing, Step};
use super::{Details, ItemText};
use crate::access::{Desk, Power};
use crate::block::BlockKey;
use crate::guide::{FEWEST_STEPS, Guide};
use crate::media::Lacks;
use crate::moment::CivilDate;
use crate::person::PersonId;

/// Most blocks told of at once.
const MOST_NAMED: usize = 5;

/// Why something cannot be done now; shown beside the button.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// The role does not include publishing.
    NoPower,
    /// The role does not include writing.
    MayNotWrite,
    /// The newest text is their own, and this unit wants somebody else to approve it.
    OwnText,
    /// A public item needs a text.
    EmptyBody,
    /// There is nothing newer than what is public.
    NothingNew,
    /// It is not public, so it cannot be taken back.
    NotPublic,
    /// A notice says until when it holds.
    NoLastDay,
    /// A notice that holds no more would be seen by nobody.
    AlreadyOver,
    /// An event has a day.
    NoDay,
    /// A guide has a topic, under which residents find it.
    NoTopic,
    /// A guide of one step is no guide.
    TooFewSteps,
    /// Nobody said when they last followed the guide to the end.
    NotChecked,
    /// A guide cannot have been followed on a day to come.
    CheckedLater,
    /// It waits for approval already.
    AlreadySubmitted,
    /// Nobody asked for approval.
    NotSubmitted,
    /// It was put away.
    PutAway,
    /// It was not put away.
    NotPutAway,
    /// What was public cannot be put away.
    WasPublic,
    /// A text of it waits for its moment.
    Scheduled,
    /// No text of it waits for a moment.
    NotScheduled,
    /// It names a picture or file that is not in the library, or could not be read.
    FileMissing,
    /// A picture of it is still being prepared.
    PictureWaiting,
    /// A picture nobody described, and that is no decoration.
    PictureUndescribed,
    /// Children can be recognised, and nobody says that a parent agreed.
    NoConsent,
    /// It names a block that neither the unit nor one above it has.
    BlockMissing(BlockKey),
}

impl Refusal {
    /// The sentence beside the button.
    pub fn sentence(&self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::NoPower => "Vai trò của bạn chưa được đăng bài; hãy gửi duyệt để người duyệt của đơn vị đăng.",
            Self::MayNotWrite => "Vai trò của bạn được xem bài, chưa được viết hay gửi duyệt.",
            Self::OwnText => {
                "Bản mới nhất do chính bạn lưu, mà đơn vị quy định người khác duyệt. Hãy gửi duyệt để người duyệt khác đăng."
            }
            Self::EmptyBody => "Bài chưa có nội dung; hãy viết nội dung rồi lưu trước khi đăng.",
            Self::NothingNew => "Bản mới nhất đang được đăng; không có gì mới để đăng.",
            Self::NotPublic => "Bài không ở trạng thái đã đăng nên không có gì để gỡ.",
            Self::NoLastDay => {
                "Thông báo chưa có ngày hết hiệu lực; hãy nhập ngày rồi lưu. Sau ngày ấy thông báo tự rời trang chủ."
            }
            Self::AlreadyOver => {
                "Ngày hết hiệu lực đã qua nên người dân sẽ không thấy thông báo này; hãy sửa ngày rồi lưu."
            }
            Self::NoDay => "Sự kiện chưa có ngày bắt đầu; hãy nhập ngày rồi lưu trước khi đăng.",
            Self::NoTopic => "Hướng dẫn chưa có chủ đề; hãy chọn chủ đề rồi lưu, người dân tìm hướng dẫn theo chủ đề.",
            Self::TooFewSteps => {
                "Hướng dẫn cần ít nhất hai bước; hãy thêm ở trang Các bước, hoặc viết tên mỗi bước thành một dòng tiêu đề (#) trong nội dung."
            }
            Self::NotChecked => {
                "Hướng dẫn chưa có ngày kiểm tra lần cuối; hãy làm thử từ đầu đến cuối, nhập ngày làm thử rồi lưu."
            }
            Self::CheckedLater => "Ngày kiểm tra lần cuối chưa tới; hãy nhập ngày đã làm thử hướng dẫn rồi lưu.",
            Self::AlreadySubmitted => "Bài đang chờ duyệt.",
            Self::NotSubmitted => "Bài không ở trạng thái chờ duyệt.",
            Self::PutAway => "Bài đang được cất; hãy lấy ra rồi làm tiếp.",
            Self::NotPutAway => "Bài không được cất nên không có gì để lấy ra.",
            Self::WasPublic => "Bài đã từng công khai nên không cất được; hãy gỡ bài thay cho cất.",
            Self::Scheduled => "Bài đang hẹn giờ đăng; hãy hủy hẹn giờ trước.",
            Self::NotScheduled => "Bài không hẹn giờ đăng.",
            Self::FileMissing => {
                "Bài có ảnh hoặc tệp không còn trong thư viện, hay không đọc được; hãy bỏ hoặc thay ảnh, tệp ấy rồi lưu."
            }
            Self::PictureWaiting => "Ảnh trong bài còn đang được xử lý; hãy đợi một lát rồi thử lại.",
            Self::PictureUndescribed => {
                "Bài có ảnh chưa có lời mô tả cho người không nhìn được; hãy viết lời mô tả hoặc đánh dấu ảnh chỉ để trang trí trong thư viện."
            }
            Self::NoConsent => {
                "Bài có ảnh nhận ra được trẻ em mà chưa ghi nhận cha mẹ hoặc người giám hộ đồng ý; hãy ghi nhận trong thư viện hoặc thay ảnh."
            }
            Self::BlockMissing(key) => {
                return Cow::Owned(format!(
                    "Bài gọi khối nội dung “{}” mà đơn vị và tỉnh chưa có; hãy thêm khối ấy ở trang Khối nội dung dùng lại, hoặc sửa mã trong bài rồi lưu.",
                    key.mark()
                ));
            }
        })
    }
}

/// Who asks, and what is known beside where the item stands.
#[derive(Clone, Copy, Debug)]
pub struct Circumstances<'a> {
    /// Who asks, with what they may do.
    pub desk: &'a Desk,
    /// Who saved the newest text.
    pub saved_by: PersonId,
    /// Whether the unit lets people approve texts of their own.
    pub self_approval: bool,
    /// The newest text.
    pub text: &'a ItemText,
    /// The day in Vietnam on which the text would go public.
    pub day: CivilDate,
    /// What its pictures, files and blocks lack.
    pub lacks: &'a Lacks,
}

impl Circumstances<'_> {
    fn may_write(&self) -> bool {
        self.desk.may_write(self.text.details.kind())
    }

    fn is_own_text(&self) -> bool {
        self.saved_by == self.desk.person()
    }
}

/// Why a step is not possible now; empty when it is.
pub fn refusals(step: Step, standing: Standing, now: Circumstances<'_>) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    match step {
        Step::Save | Step::Submit | Step::Recall | Step::Archive | Step::Unarchive if !now.may_write() => {
            refusals.push(Refusal::MayNotWrite);
        }
        Step::Return | Step::Publish | Step::Schedule | Step::Unschedule | Step::Withdraw
            if !now.desk.may(Power::Publish) =>
        {
            refusals.push(Refusal::NoPower);
        }
        Step::Publish | Step::Schedule if now.is_own_text() && !now.self_approval => refusals.push(Refusal::OwnText),
        _ => {}
    }
    if matches!(step, Step::Submit | Step::Publish | Step::Schedule) {
        refusals.extend(unready(standing.state, now.text, now.day));
        refusals.extend(unready_media(now.lacks));
    }
    if step.from(standing).is_none() {
        refusals.push(no_edge(step, standing));
    }
    refusals
}

/// What a text lacks to be public.
fn unready(state: ItemState, text: &ItemText, day: CivilDate) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    match &text.details {
        // Day and place may say it all.
        Details::Event { time: None, .. } => refusals.push(Refusal::NoDay),
        Details::Event { .. } => {}
        _ if text.body.trim().is_empty() => refusals.push(Refusal::EmptyBody),
        _ => {}
    }
    match text.details {
        Details::Notice { valid_until: None } => refusals.push(Refusal::NoLastDay),
        // What residents could once read may be corrected for good.
        Details::Notice { valid_until: Some(last) } if last < day && state == ItemState::Draft => {
            refusals.push(Refusal::AlreadyOver);
        }
        Details::Guide { topic, checked_on, .. } => {
            let lacks = [
                (topic.is_none(), Refusal::NoTopic),
                (
                    !text.body.trim().is_empty() && Guide::parse(&text.body).steps.len() < FEWEST_STEPS,
                    Refusal::TooFewSteps,
                ),
                (checked_on.is_none(), Refusal::NotChecked),
                (checked_on.is_some_and(|checked| checked > day), Refusal::CheckedLater),
            ];
            refusals.extend(lacks.into_iter().filter_map(|(is_so, refusal)| is_so.then_some(refusal)));
        }
        _ => {}
    }
    refusals
}

/// What its pictures, files and blocks lack to be public.
fn unready_media(lacks: &Lacks) -> impl Iterator<Item = Refusal> {
    let known = [
        (lacks.missing, Refusal::FileMissing),
        (lacks.waiting, Refusal::PictureWaiting),
        (lacks.undescribed, Refusal::PictureUndescribed),
        (lacks.unconsented, Refusal::NoConsent),
    ];
    let blocks = lacks.blocks.iter().take(MOST_NAMED).cloned().map(Refusal::BlockMissing);
    known.into_iter().filter_map(|(is_so, refusal)| is_so.then_some(refusal)).chain(blocks)
}

/// Why no edge is drawn here.
fn no_edge(step: Step, standing: Standing) -> Refusal {
    let put_away = standing.state == ItemState::Archived;
    match step {
        Step::Submit | Step::Publish | Step::Schedule | Step::Archive if put_away => Refusal::PutAway,
        Step::Submit if standing.review == Review::Submitted => Refusal::AlreadySubmitted,
        Step::Save | Step::Submit | Step::Publish | Step::Schedule => Refusal::NothingNew,
        Step::Recall | Step::Return => Refusal::NotSubmitted,
        Step::Unschedule | Step::PublishOnTime { .. } => Refusal::NotScheduled,
        Step::Withdraw | Step::Expire => Refusal::NotPublic,
        Step::Archive if standing.is_scheduled => Refusal::Scheduled,
        Step::Archive => Refusal::WasPublic,
        Step::Unarchive => Refusal::NotPutAway,
    }
}
