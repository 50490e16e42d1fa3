//! Passwords and tokens: hashing, comparing, digesting.

use std::sync::Arc;

use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use domain::password::Password;
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;

use crate::entropy::{Entropy, NoEntropy};

/// Memory of one hash in KiB. OWASP's password storage sheet names 19 MiB with two passes, 9 MiB
/// with four and 7 MiB with five as equally strong; the process's memory decides for nine.
const MEMORY_KIB: u32 = 9 * 1024;
/// Passes over that memory.
const PASSES: u32 = 4;

/// Hashes passwords with argon2id, two at once at most: each takes 9 MiB, and a burst of
/// sign-ins must not take the memory of the pages.
#[derive(Clone, Debug)]
pub struct Passwords {
    places: Arc<Semaphore>,
    /// A hash of nothing anybody knows: checked when the e-mail is unknown, so that the answer
    /// takes as long as for a known one.
    decoy: Arc<str>,
}

/// Why hashing failed; never because of what a person typed.
#[derive(Debug, thiserror::Error)]
pub enum HashError {
    /// No randomness for the salt.
    #[error(transparent)]
    Entropy(#[from] NoEntropy),
    /// The library refused; its parameters are ours, so this is a defect.
    #[error("password hashing failed: {0}")]
    Library(String),
    /// The runtime is shutting down.
    #[error("the server is stopping")]
    Stopping,
}

impl Passwords {
    /// Makes the decoy once.
    pub fn new(entropy: &Entropy) -> Result<Self, HashError> {
        let decoy = hash_now(&Password::typed(&entropy.token()?), &entropy.bytes()?)?;
        Ok(Self { places: Arc::new(Semaphore::new(2)), decoy: decoy.into() })
    }

    /// The PHC string of a new password.
    pub async fn hash(&self, password: Password, entropy: &Entropy) -> Result<String, HashError> {
        let salt = entropy.bytes()?;
        self.in_a_place(move || hash_now(&password, &salt)).await?
    }

    /// Whether the password is the one behind `hash`. Without a hash the decoy is checked and
    /// the answer is no.
    pub async fn verify(&self, password: Password, hash: Option<&str>) -> Result<bool, HashError> {
        let known = hash.is_some();
        let hash = hash.unwrap_or(&self.decoy).to_owned();
        let same = self.in_a_place(move || verify_now(&password, &hash)).await?;
        Ok(known && same)
    }

    /// A digest of a short secret under which it can be found: as slow to guess as a password, and the same for the
    /// same owner each time.
    pub async fn digest(&self, secret: &str, owner: i64) -> Result<[u8; 32], HashError> {
        let secret = secret.to_owned();
        self.in_a_place(move || digest_now(&secret, owner)).await?
    }

    async fn in_a_place<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, HashError> {
        let _place = self.places.acquire().await.map_err(|_| HashError::Stopping)?;
        tokio::task::spawn_blocking(work).await.map_err(|_| HashError::Stopping)
    }
}

fn argon2id() -> Result<Argon2<'static>, HashError> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, None).map_err(|error| HashError::Library(error.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hash_now(password: &Password, salt: &[u8; 16]) -> Result<String, HashError> {
    let hash = argon2id()?
        .hash_password_with_salt(password.as_bytes(), salt)
        .map_err(|error| HashError::Library(error.to_string()))?;
    Ok(hash.to_string())
}

fn digest_now(secret: &str, owner: i64) -> Result<[u8; 32], HashError> {
    let salt = Sha256::digest(format!("trangxa recovery code of {owner}").as_bytes());
    let mut digest = [0; 32];
    argon2id()?
        .hash_password_into(secret.as_bytes(), &salt, &mut digest)
        .map_err(|error| HashError::Library(error.to_string()))?;
    Ok(digest)
}

fn verify_now(password: &Password, hash: &str) -> bool {
    PasswordHash::new(hash)
        .is_ok_and(|hash| argon2id().is_ok_and(|argon2| argon2.verify_password(password.as_bytes(), &hash).is_ok()))
}

/// The digest under which a token is stored, so that a stolen database opens nothing.
pub fn token_digest(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_right_password_verifies_and_an_unknown_person_never_does() {
        let entropy = Entropy::seeded(1);
        let passwords = Passwords::new(&entropy).unwrap();
        let typed = || Password::typed("mật khẩu rất dài");
        let hash = passwords.hash(typed(), &entropy).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=9216,t=4,p=1$"), "{hash}");
        assert!(passwords.verify(typed(), Some(&hash)).await.unwrap());
        assert!(!passwords.verify(Password::typed("sai"), Some(&hash)).await.unwrap());
        assert!(!passwords.verify(typed(), None).await.unwrap());
        assert!(!passwords.verify(typed(), Some("không phải mã băm")).await.unwrap());
    }

    #[tokio::test]
    async fn a_digest_is_the_same_for_its_owner_alone() {
        let passwords = Passwords::new(&Entropy::seeded(1)).unwrap();
        let of = async |secret: &str, owner| passwords.digest(secret, owner).await.unwrap();
        assert_eq!(of("abcdefghjk", 1).await, of("abcdefghjk", 1).await);
        assert_ne!(of("abcdefghjk", 1).await, of("abcdefghjk", 2).await);
        assert_ne!(of("abcdefghjk", 1).await, of("abcdefghjm", 1).await);
    }
}
