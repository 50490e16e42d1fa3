//! Handing a letter over: to a folder, or to a mail server.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use std::{fmt, fs, io};

use domain::letter::Letter;
use domain::moment::Moment;
use domain::person::EmailAddress;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use super::message::{self, Encoding, Unwritable};
use super::setting::{Secrecy, Setting, SmtpSettings};

type Smtp = AsyncSmtpTransport<Tokio1Executor>;

/// A server that is silent for so long is not waited for.
const SILENT_SECONDS: u64 = 30;
/// The longest handing over may take; a claim holds longer.
const MOST_SECONDS: u64 = 120;

/// Answers of a mail server that are about the address and stay the same (RFC 5321, 4.2.3): no such mailbox, not here, not
/// a name a mailbox can have. Any other may be about us, and change once an operator has seen to it.
const NO_SUCH_ADDRESS: [u16; 3] = [550, 551, 553];

/// Where letters are handed over. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Mail {
    way: Way,
    from: EmailAddress,
}

#[derive(Clone)]
enum Way {
    Folder(PathBuf),
    Smtp(SmtpSettings, Arc<Smtp>),
    Memory(Arc<Mutex<Vec<Letter>>>),
}

/// Letters cannot be handed over where they are to go.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// No folder.
    #[error("cannot make the folder {}: {error}", .folder.display())]
    Folder {
        /// Which.
        folder: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// No encryption.
    #[error("nothing can be encrypted: {0}")]
    Tls(String),
}

/// A letter was not handed over. Says nothing of whom it is for: an answer that may is told by its number alone.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// The folder does not take it.
    #[error("cannot write in the folder {}: {error}", .folder.display())]
    Folder {
        /// Which.
        folder: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// It cannot be written down.
    #[error(transparent)]
    Unwritable(#[from] Unwritable),
    /// The mail server answered no.
    #[error("the mail server answered {0}")]
    Answered(u16),
    /// The mail server's answer cannot be read.
    #[error("the mail server gave an answer that cannot be read")]
    Unreadable,
    /// The mail server cannot be reached, or not safely.
    #[error("{0}")]
    Unreachable(String),
    /// It took too long.
    #[error("the mail server was not done within {MOST_SECONDS} seconds")]
    Slow,
}

impl SendError {
    /// Whether trying again could never help.
    pub fn is_for_good(&self) -> bool {
        match self {
            Self::Unwritable(_) => true,
            Self::Answered(code) => NO_SUCH_ADDRESS.contains(code),
            Self::Folder { .. } | Self::Unreadable | Self::Unreachable(_) | Self::Slow => false,
        }
    }
}

impl From<lettre::transport::smtp::Error> for SendError {
    fn from(error: lettre::transport::smtp::Error) -> Self {
        match error.status() {
            Some(code) => Self::Answered(code.into()),
            None if error.is_response() => Self::Unreadable,
            None => Self::Unreachable(error.to_string()),
        }
    }
}

impl Mail {
    /// Makes the folder, or reads the certificates of those who vouch for mail servers; connects to nobody.
    pub fn open(setting: &Setting, from: EmailAddress) -> Result<Self, OpenError> {
        let way = match setting {
            Setting::Folder(folder) => {
                fs::create_dir_all(folder).map_err(|error| OpenError::Folder { folder: folder.clone(), error })?;
                Way::Folder(folder.clone())
            }
            Setting::Smtp(settings) => Way::Smtp(settings.clone(), Arc::new(smtp(settings, &from)?)),
        };
        Ok(Self { way, from })
    }

    /// A place that keeps letters as long as it lives, for tests.
    pub fn memory(from: EmailAddress) -> Self {
        Self { way: Way::Memory(Arc::default()), from }
    }

    /// What a place in memory was handed, oldest first.
    pub fn kept(&self) -> Vec<Letter> {
        match &self.way {
            Way::Memory(letters) => letters.lock().unwrap_or_else(PoisonError::into_inner).clone(),
            Way::Folder(_) | Way::Smtp(..) => Vec::new(),
        }
    }

    /// For logs and messages.
    pub fn name(&self) -> String {
        match &self.way {
            Way::Folder(folder) => format!("the folder {}", folder.display()),
            Way::Smtp(settings, _) => settings.to_string(),
            Way::Memory(_) => "memory".to_owned(),
        }
    }

    /// Whether a letter could be handed over now: the folder takes a file, the mail server lets us in.
    pub async fn probe(&self) -> Result<(), SendError> {
        match &self.way {
            Way::Folder(folder) => in_folder(folder, |folder| tempfile::NamedTempFile::new_in(folder)?.close()).await,
            Way::Smtp(_, smtp) => {
                let is_fine = in_time(smtp.test_connection()).await?;
                if is_fine { Ok(()) } else { Err(SendError::Unreadable) }
            }
            Way::Memory(_) => Ok(()),
        }
    }

    /// Hands a letter over. `id` is the number of its row, `number` is random.
    pub async fn send(&self, letter: &Letter, id: i64, at: Moment, number: [u8; 16]) -> Result<(), SendError> {
        let written = |encoding| message::write(letter, &self.from, at, number, encoding);
        match &self.way {
            Way::Folder(folder) => {
                let (name, bytes) = (file_name(at, id), written(Encoding::AsItIs)?.formatted());
                in_folder(folder, move |folder| keep(folder, &name, &bytes)).await
            }
            Way::Smtp(_, smtp) => {
                in_time(smtp.send(written(Encoding::Ascii)?)).await?;
                Ok(())
            }
            Way::Memory(letters) => {
                // Whatever could not be written down would not have arrived.
                written(Encoding::Ascii)?;
                letters.lock().unwrap_or_else(PoisonError::into_inner).push(letter.clone());
                Ok(())
            }
        }
    }
}

fn smtp(settings: &SmtpSettings, from: &EmailAddress) -> Result<Smtp, OpenError> {
    let tls = || TlsParameters::new(settings.host.clone()).map_err(|error| OpenError::Tls(error.to_string()));
    let tls = match settings.secrecy {
        Secrecy::FromTheBeginning => Tls::Wrapper(tls()?),
        Secrecy::StartTls => Tls::Required(tls()?),
        Secrecy::None => Tls::None,
    };
    let host = from.as_str().rsplit_once('@').map_or("localhost", |(_, host)| host);
    let builder = Smtp::builder_dangerous(&settings.host)
        .port(settings.port)
        .tls(tls)
        .hello_name(ClientId::Domain(host.to_owned()))
        .timeout(Some(Duration::from_secs(SILENT_SECONDS)));
    let builder = match &settings.credentials {
        Some((user, password)) => builder.credentials(Credentials::new(user.clone(), password.clone())),
        None => builder,
    };
    Ok(builder.build())
}

async fn in_time<T>(work: impl Future<Output = Result<T, lettre::transport::smtp::Error>>) -> Result<T, SendError> {
    let done = tokio::time::timeout(Duration::from_secs(MOST_SECONDS), work).await;
    Ok(done.map_err(|_| SendError::Slow)??)
}

/// On a thread that may be blocked.
async fn in_folder(
    folder: &Path,
    work: impl FnOnce(&Path) -> io::Result<()> + Send + 'static,
) -> Result<(), SendError> {
    let place = folder.to_owned();
    let done = tokio::task::spawn_blocking(move || work(&place)).await.map_err(io::Error::other);
    done.flatten().map_err(|error| SendError::Folder { folder: folder.to_owned(), error })
}

/// By time and number, so that a list of names is in the order in which letters were sent.
fn file_name(at: Moment, id: i64) -> String {
    let at: String = at.iso_utc().chars().filter(|c| !matches!(c, '-' | ':')).collect();
    format!("{at}-{id:06}.eml")
}

/// The whole file or none of it; on Unix only its owner reads it, as links in it open something.
fn keep(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut file = tempfile::Builder::new().prefix(".").suffix(".part").tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(folder.join(name)).map_err(|error| error.error)?;
    Ok(())
}

impl fmt::Debug for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(folder) => write!(f, "Folder({})", folder.display()),
            Self::Smtp(settings, _) => settings.fmt(f),
            Self::Memory(_) => f.write_str("Memory"),
        }
    }
}
