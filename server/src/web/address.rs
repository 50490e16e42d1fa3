//! The address a request comes from. Forwarded headers count only from a trusted proxy.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use http::HeaderMap;
use ipnet::IpNet;

/// The client's address: the peer's, or the nearest untrusted entry of `X-Forwarded-For` when
/// the peer is a trusted proxy.
pub fn client(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let is_trusted = |address: &IpAddr| trusted.iter().any(|network| network.contains(address));
    let mut nearest = peer.to_canonical();
    if !is_trusted(&nearest) {
        return nearest;
    }
    let hops = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let hops: Vec<&str> = hops.flat_map(|value| value.split(',')).map(str::trim).collect();
    for hop in hops.into_iter().rev() {
        let Ok(address) = hop.parse::<IpAddr>() else { break };
        nearest = address.to_canonical();
        if !is_trusted(&nearest) {
            break;
        }
    }
    nearest
}

/// The network limits are kept for: one subscriber usually has a whole /64, and /24 in IPv4.
pub fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(address) => {
            let [a, b, c, _] = address.octets();
            Ipv4Addr::new(a, b, c, 0).into()
        }
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
    }
}

/// What the record keeps of an address: a network that many share, and never the address.
pub fn shortened(address: IpAddr) -> String {
    match network(address) {
        IpAddr::V4(network) => format!("{network}/24"),
        IpAddr::V6(network) => {
            let [a, b, c, ..] = network.segments();
            format!("{}/48", Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forwarded_address_counts_only_from_a_trusted_proxy() {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", "6.6.6.6, 203.0.113.9, 10.0.0.2".parse().unwrap());
        let trusted: [IpNet; 1] = ["10.0.0.0/8".parse().unwrap()];
        let of = |peer: &str, trusted: &[IpNet]| client(peer.parse().unwrap(), &headers, trusted).to_string();
        assert_eq!(of("198.51.100.1", &trusted), "198.51.100.1");
        assert_eq!(of("10.0.0.1", &trusted), "203.0.113.9");
        assert_eq!(of("10.0.0.1", &[]), "10.0.0.1");
        assert_eq!(of("::ffff:10.0.0.1", &trusted), "203.0.113.9");
    }

    #[test]
    fn limits_are_kept_for_networks() {
        assert_eq!(network("203.0.113.9".parse().unwrap()).to_string(), "203.0.113.0");
        assert_eq!(network("2001:db8:1:2:3::9".parse().unwrap()).to_string(), "2001:db8:1:2::");
    }

    #[test]
    fn the_record_keeps_no_whole_address() {
        assert_eq!(shortened("203.0.113.9".parse().unwrap()), "203.0.113.0/24");
        assert_eq!(shortened("2001:db8:1:2:3::9".parse().unwrap()), "2001:db8:1::/48");
    }
}
