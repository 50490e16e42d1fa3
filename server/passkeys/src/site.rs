//! Who asks, and whom.

/// The site a passkey is for. Browsers give it to no other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// The host without a port, `studio.example.vn`: what passkeys are bound to. Another host means other passkeys.
    pub rp_id: String,
    /// As browsers write it, `http://studio.localhost:3000`: without a standard port and without a slash at the end.
    pub origin: String,
    /// What the browser calls the site when it asks.
    pub name: String,
}

/// Whose passkey it shall be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// 1 to 64 bytes that say nothing about the person and never change; the device keeps them in the clear and one
    /// passkey for each. Devices tell them again at a sign-in.
    pub handle: Vec<u8>,
    /// What tells the account from others in the list of the device, the e-mail.
    pub name: String,
    /// What the person is called.
    pub display_name: String,
}
