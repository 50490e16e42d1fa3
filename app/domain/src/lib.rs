//! Rules that are true without a machine: no I/O, no async, no framework.
//!
//! Read [`access`] for who may do what, and [`markdown`] for how a text becomes a page.
//!
//! # Glossary
//!
//! | here | Tiếng Việt | meaning |
//! |---|---|---|
//! | unit | đơn vị | a province, district, commune or hamlet with our own id |
//! | commune | xã, phường, thị trấn | the level that must keep a page |
//! | hamlet | thôn, ấp, khu phố | the level below the commune |
//! | portal | cổng của tỉnh | the province's own site, on the origin host |
//! | site | trang thông tin điện tử | what residents see of one unit |
//! | studio, desk | bàn biên tập | where a unit's people write; one desk per unit |
//! | item | bài viết | a text with a title that a unit publishes, of one of five kinds |
//! | article | tin bài | news, with an author and a source |
//! | notice | thông báo | holds until a day, and leaves the front page after it |
//! | event | sự kiện | takes place on a day, somewhere |
//! | page | trang thông tin | stays, in a small tree |
//! | guide | hướng dẫn | how to do one thing, step by step |
//! | step | bước | one part of a guide: a name, a text, perhaps a picture and a warning |
//! | category | chuyên mục | what articles are about; each unit keeps its own list |
//! | to pin | ghim | to keep an article at the top of the front page until a day |
//! | revision | bản lưu | one saved text of an item |
//! | to merge | gộp | to bring together what two people made of one text |
//! | conflict | chỗ chưa khớp | a place that both changed; a person decides |
//! | to submit | gửi duyệt | to ask for approval of the newest revision |
//! | to return | trả lại | to send a submitted revision back, with a reason |
//! | to schedule | hẹn giờ | to approve a revision for a moment to come |
//! | to publish | đăng | to make a revision public |
//! | to expire | hết hạn | to leave the public at a moment set beforehand |
//! | to archive | cất | to put away a draft that never was public |
//! | remark | góp ý | what a colleague says about an item at the desk |
//! | draft link | liên kết xem nháp | reads one draft without an account, until a moment |
//! | presence | đang mở | who has an item open right now |
//! | to withdraw | gỡ | to take an item back, with a reason |
//! | profile, facts | thông tin của đơn vị | address, phones, who answers for the site |
//! | officer | lãnh đạo, đầu mối liên hệ | somebody residents may turn to, by office |
//! | to confirm | xác nhận | a unit's administrator says its facts are true: no demonstration any more |
//! | role | vai trò | what a person is on a unit |
//! | power | quyền | what a role allows at a desk |
//! | team | tổ công nghệ số cộng đồng | volunteers of a hamlet |
//! | shift, roster | ca trực, lịch trực | when somebody of a team is there for residents, and where |
//! | help request | yêu cầu hỗ trợ | a resident asks a team, without an account |
//! | tracking code | mã yêu cầu | shows a resident how their request stands |
//! | to escalate | chuyển lên đơn vị | to tell the unit that a team did not answer in time |
//! | equipment, ledger | thiết bị, sổ thiết bị | what a unit was given and which team has it, line by line |
//! | directive | việc giao | what the province asks units to do until a day; each unit says that it read it, and reports |
//! | campaign | chiến dịch | counts something towards a target |
//! | figure, step | số liệu | how much of a campaign was done on a day |
//! | alert | cảnh báo | a few sentences on top of every page concerned, from a moment to a moment |
//! | audience, scope | phạm vi | which units something is for |
//! | activity | hoạt động | a team was out and did something; an entry of its log |
//! | report | báo cáo tháng | what the log of a team comes to in a month, sent and approved |
//! | measure, figures | chỉ tiêu, số liệu | what is counted in the log, and the numbers that were told |
//! | roll-up, summary | tổng hợp | what reports add up to; what is missing is not nothing |
//! | topic | chủ đề | what a team teaches and people ask it about |
//! | call-out | khung lưu ý | a paragraph set apart: note, tip, warning |
//! | audit trail, record | nhật ký | who did what, when, from where; only ever added to |
//! | library | ảnh và tệp | the pictures and files of a unit |
//! | picture | ảnh | shown on pages in sizes of our own making |
//! | rendition | cỡ ảnh | one size and format of a picture |
//! | cover | ảnh đại diện | the picture of an item in lists and shared links |
//! | alt | lời mô tả ảnh | what whoever cannot see a picture is told |
//! | block | khối nội dung dùng lại | a number, hours, a fee, an address, written once and named by texts |
//! | shelf | | the pictures, files and blocks a text names, ready to be shown |
//! | document | tài liệu đính kèm | a file readers download: PDF, Word, Excel, ZIP |
//! | letter | thư | an e-mail the platform sends: an invitation, a link for a new password, a warning |
//! | digest | mã băm | what a file is known by: the SHA-256 of its bytes |
//! | share | chia sẻ, đăng chung | an item of one unit bound to others that show it |
//! | source | bản gốc | the item itself, at the unit that wrote it |
//! | receiver | nơi nhận | a unit a share is for |
//! | adaptation | phần riêng của đơn vị | what a receiver adds around a shared text or says in its place |
//! | subscription | theo dõi | a receiver's standing wish for what another unit publishes |
//! | slug | địa chỉ trang | the last part of an address |

pub mod access;
pub mod account;
pub mod activity;
pub mod alert;
pub mod audit_words;
pub mod block;
pub mod bulk;
pub mod byline;
pub mod campaign;
pub mod capitals;
pub mod care;
pub mod category;
pub mod collation;
pub mod diff;
pub mod digest;
pub mod directive;
pub mod document;
pub mod draft_link;
pub mod duty;
pub mod equipment;
pub mod event;
pub mod exchange;
pub mod file_name;
pub mod find;
pub mod fold;
mod form_fields;
pub mod guide;
pub mod hamlet;
pub mod help_request;
pub mod host;
pub mod invitation;
pub mod item;
pub mod legacy;
pub mod letter;
pub mod liveliness;
pub mod map_point;
pub mod markdown;
pub mod matching;
pub mod media;
pub mod merge;
pub mod moment;
pub mod number;
pub mod officer;
pub mod one_time_link;
pub mod origin;
pub mod page_tree;
pub mod palette;
pub mod password;
pub mod person;
pub mod phone;
pub mod profile;
pub mod remark;
pub mod revision;
pub mod rich;
pub mod roll_up;
pub mod schedule;
pub mod second_factor;
pub mod share;
pub mod short_code;
pub mod slug;
pub mod staff;
pub mod team;
pub mod text;
pub mod title_case;
pub mod topic;
pub mod typed;
pub mod unit;
pub mod unit_form;
pub mod weekly;
pub mod withdrawal;
pub mod working_day;
pub mod writing;
