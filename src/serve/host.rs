//! The host names that the server accepts.
//!
//! In: the `Host` of a request. Out: whether it names this machine. Otherwise, a page of another
//! site whose name is pointed at this machine after it has loaded (DNS rebinding) could read the
//! lessons, including drafts.

use std::net::{IpAddr, SocketAddr};

/// The names under which the server can be reached.
#[derive(Debug)]
pub(super) struct Hosts {
    /// Whether the server also listens to other machines.
    is_public: bool,
    /// Names in lower case, in addition to `localhost`.
    names: Vec<String>,
}

impl Hosts {
    /// Returns the names of a server that listens on an address; `name` is the one that was
    /// requested.
    pub(super) fn of(address: SocketAddr, name: Option<&str>) -> Self {
        let is_public = !address.ip().is_loopback();
        let mut names: Vec<String> = name.map(str::to_ascii_lowercase).into_iter().collect();
        if is_public {
            let own = gethostname::gethostname().to_string_lossy().to_ascii_lowercase();
            let short = own.split('.').next().unwrap_or_default().to_owned();
            // Phones on the same network find a machine by multicast DNS (RFC 6762).
            names.extend([format!("{short}.local"), short, own]);
        }
        names.retain(|name| !name.is_empty());
        Self { is_public, names }
    }

    /// Whether a `Host` names this machine. Ports are not compared, since a tunnel may use another
    /// one.
    pub(super) fn allow(&self, host: &str) -> bool {
        let name = without_port(host.trim()).trim_end_matches('.').to_ascii_lowercase();
        match name.trim_matches(['[', ']']).parse::<IpAddr>() {
            Ok(ip) => self.is_public || ip.is_loopback(),
            Err(_) => name == "localhost" || self.names.contains(&name),
        }
    }
}

/// Removes the port: `:3000` in `localhost:3000` and in `[::1]:3000`.
fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port))
            if port.bytes().all(|byte| byte.is_ascii_digit()) && !is_bare_v6(name) =>
        {
            name
        }
        _ => host,
    }
}

fn is_bare_v6(name: &str) -> bool {
    name.contains(':') && !name.ends_with(']')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_for_this_machine_answers_to_its_own_names_only() {
        let hosts = Hosts::of(([127, 0, 0, 1], 3000).into(), Some("127.0.0.1"));
        for own in [
            "localhost",
            "LOCALHOST:3000",
            "localhost.:80",
            "127.0.0.1:3000",
            "127.1.2.3",
            "[::1]:3000",
        ] {
            assert!(hosts.allow(own), "{own}");
        }
        for foreign in [
            "example.org",
            "localhost.example.org",
            "192.168.1.5:3000",
            "0.0.0.0",
            "[2001:db8::1]",
            "",
            ":3000",
        ] {
            assert!(!hosts.allow(foreign), "{foreign}");
        }
    }

    #[test]
    fn a_server_for_the_network_answers_to_addresses_and_to_the_names_of_the_machine() {
        let hosts = Hosts::of(([0, 0, 0, 0], 3000).into(), Some("0.0.0.0"));
        let own = gethostname::gethostname().to_string_lossy().into_owned();
        for reachable in [
            "localhost:3000",
            "192.168.1.5:3000",
            "[2001:db8::1]:3000",
            &own,
            &format!("{own}:3000"),
        ] {
            assert!(hosts.allow(reachable), "{reachable}");
        }
        for foreign in ["example.org", &format!("{own}.example.org")] {
            assert!(!hosts.allow(foreign), "{foreign}");
        }
    }
}
