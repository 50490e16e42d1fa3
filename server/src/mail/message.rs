//! A letter as mail servers take it: head, an empty line, text. The only place that writes a head.

use std::time::{Duration, UNIX_EPOCH};

use domain::letter::Letter;
use domain::moment::Moment;
use domain::person::EmailAddress;
use lettre::message::header::{
    ContentTransferEncoding, ContentType, Header, HeaderName, HeaderValue, MIME_VERSION_1_0,
};
use lettre::message::{Body, Mailbox};
use lettre::{Address, Message};

/// Who letters are from, beside the address.
const SENDER: &str = "Trang Xã";

/// This letter can never be sent as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the letter is for an address that mail does not know")]
pub struct Unwritable;

/// How the text is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// As it is, for people who open the file.
    AsItIs,
    /// In ASCII, which every mail server takes.
    Ascii,
}

/// Answering machines do not answer what a machine sent (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// Writes a letter down. `number` is random: it makes the name of the message.
pub fn write(
    letter: &Letter,
    from: &EmailAddress,
    at: Moment,
    number: [u8; 16],
    encoding: Encoding,
) -> Result<Message, Unwritable> {
    let sender = address(from)?;
    let id = format!("<{}@{}>", data_encoding::HEXLOWER.encode(&number), sender.domain());
    let since = Duration::from_micros(u64::try_from(at.micros()).unwrap_or_default());
    let body = match encoding {
        Encoding::AsItIs => readable(letter.body()),
        Encoding::Ascii => {
            let text = letter.body().to_owned();
            Body::new_with_encoding(text, ContentTransferEncoding::QuotedPrintable).map_err(|_| Unwritable)?
        }
    };
    Message::builder()
        .from(Mailbox::new(Some(SENDER.to_owned()), sender))
        .to(Mailbox::new(None, address(letter.to())?))
        .subject(letter.subject())
        .date(UNIX_EPOCH + since)
        .message_id(Some(id))
        .header(AutoSubmitted)
        .header(MIME_VERSION_1_0)
        .header(ContentType::TEXT_PLAIN)
        .body(body)
        .map_err(|_| Unwritable)
}

/// The text with the ends of lines that mail wants, and nothing else. The library would write a text with a line of more
/// than 76 bytes in numbers and cut its links in pieces; a [`Letter`] has no line longer than mail may have.
fn readable(text: &str) -> Body {
    let lines = text.lines().flat_map(|line| [line, "\r\n"]).collect::<String>();
    Body::dangerous_pre_encoded(lines.into_bytes(), ContentTransferEncoding::EightBit)
}

fn address(address: &EmailAddress) -> Result<Address, Unwritable> {
    address.as_str().parse().map_err(|_| Unwritable)
}

#[cfg(test)]
mod tests {
    use domain::letter::MOST_OF_A_LINE;

    use super::*;

    fn written(subject: &str, body: &str, encoding: Encoding) -> String {
        let to = EmailAddress::parse("lan@xa.example.vn").unwrap();
        let from = EmailAddress::parse("trang-xa@example.vn").unwrap();
        let letter = Letter::new(to, subject, body);
        let at = Moment::from_micros(1_706_317_200_000_000);
        String::from_utf8(write(&letter, &from, at, [7; 16], encoding).unwrap().formatted()).unwrap()
    }

    #[test]
    fn a_letter_has_the_head_it_needs() {
        let text =
            written("Đặt lại mật khẩu", "Chào Lan,\n\nhttps://studio.example/dat-mat-khau/abc\n", Encoding::AsItIs);
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        for line in [
            "From: =?utf-8?b?VHJhbmcgWMOj?= <trang-xa@example.vn>",
            "To: lan@xa.example.vn",
            "Date: Sat, 27 Jan 2024 01:00:00 +0000",
            "Message-ID: <07070707070707070707070707070707@example.vn>",
            "Auto-Submitted: auto-generated",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: 8bit",
            "MIME-Version: 1.0",
        ] {
            assert!(head.lines().any(|found| found == line), "{line} in {head}");
        }
        assert!(head.contains("Subject: =?utf-8?b?") && head.is_ascii(), "{head}");
        assert_eq!(body, "Chào Lan,\r\n\r\nhttps://studio.example/dat-mat-khau/abc\r\n");
    }

    #[test]
    fn long_lines_stay_whole_for_people_who_open_the_file() {
        let link = format!("https://studio.trang-thong-tin.example.vn/dat-mat-khau/{}", "x".repeat(60));
        let paragraph = "Để nhận lời, bạn mở liên kết sau và làm theo hướng dẫn trên trang. ".repeat(4);
        let paragraph = paragraph.trim_end();
        let text = written("Mời", &format!("{paragraph}\n\n{link}\n"), Encoding::AsItIs);
        assert!(text.ends_with(&format!("\r\n\r\n{paragraph}\r\n\r\n{link}\r\n")), "{text}");
        assert!(text.contains("Content-Transfer-Encoding: 8bit"));
        let longest = written("Mời", &"dài ".repeat(300), Encoding::AsItIs);
        assert!(longest.lines().all(|line| line.len() <= MOST_OF_A_LINE), "{longest}");
    }

    #[test]
    fn nothing_typed_becomes_a_line_of_the_head() {
        let text =
            written("Mời\r\nBcc: ai@do.example\r\n\r\nChào", ".\r\n.\r\nRCPT TO:<ai@do.example>", Encoding::Ascii);
        let (head, _) = text.split_once("\r\n\r\n").unwrap();
        assert!(!head.lines().any(|line| line.starts_with("Bcc")), "{head}");
        assert!(text.is_ascii() && text.lines().all(|line| line.len() <= 78), "{text}");
    }
}
