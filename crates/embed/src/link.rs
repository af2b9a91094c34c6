//! Addresses that may be shown on the page or spoken to.

use core::fmt;

/// The most characters of an address.
const LONGEST: usize = 500;

/// An address with `https:`, or `mailto:`; nothing else can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link(String);

impl Link {
    /// Reads an address as people write it: one without a scheme is one with `https:`, and one of a mailbox is `mailto:`.
    pub fn parse_written(text: &str) -> Option<Self> {
        let is_bare = |text: &&str| !text.contains(':') && text.contains('.') && !text.starts_with('/');
        let scheme = |text: &str| if is_mail(text) { format!("mailto:{text}") } else { format!("https://{text}") };
        Self::parse(text).or_else(|| Self::parse(&scheme(Some(text).filter(is_bare)?)))
    }

    /// Reads an address. The characters are those that an address needs no escape for, so that none of them can end an
    /// attribute or begin another scheme.
    pub fn parse(text: &str) -> Option<Self> {
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&()*+,;=%".contains(c);
        if text.len() > LONGEST || !text.chars().all(plain) {
            return None;
        }
        let good = match text.strip_prefix("https://") {
            Some(rest) => is_host(rest.split(['/', '?', '#']).next().unwrap_or_default()),
            None => text.strip_prefix("mailto:").is_some_and(is_mail),
        };
        good.then(|| Self(text.to_owned()))
    }

    /// Reads an address of a file: `https:` alone.
    pub fn parse_https(text: &str) -> Option<Self> {
        Self::parse(text).filter(|link| link.0.starts_with("https://"))
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The origin of a page that may be spoken to: `https://clinic.example`, with a port if it has one. On the maker's own
/// machine also `http://localhost` and `http://127.0.0.1`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// Reads an origin: nothing may follow the host.
    pub fn parse(text: &str) -> Option<Self> {
        let host = match text.strip_prefix("https://") {
            Some(host) => host,
            None => text.strip_prefix("http://").filter(|host| {
                let name = host.split(':').next().unwrap_or_default();
                ["localhost", "127.0.0.1"].contains(&name)
            })?,
        };
        (text.len() <= LONGEST && is_host(host)).then(|| Self(text.to_owned()))
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether this is a host, perhaps with a port. Names and passwords before it are a way to look like another host.
fn is_host(text: &str) -> bool {
    let (name, port) = text.split_once(':').map_or((text, None), |(name, port)| (name, Some(port)));
    let label = |label: &str| {
        let fits = label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        !label.is_empty() && label.len() <= 63 && fits && !label.starts_with('-') && !label.ends_with('-')
    };
    name.split('.').all(label) && port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0))
}

fn is_mail(text: &str) -> bool {
    let name = |c: char| c.is_ascii_alphanumeric() || ".-_+".contains(c);
    text.split_once('@').is_some_and(|(who, host)| {
        !who.is_empty() && who.chars().all(name) && is_host(host) && !host.contains(':') && host.contains('.')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_safe_addresses_are_links() {
        for good in [
            "https://clinic.example",
            "https://clinic.example/book?a=1&b=2#now",
            "https://clinic.example:8443/",
            "mailto:desk@clinic.example",
        ] {
            assert!(Link::parse(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "http://clinic.example",
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "data:text/html,x",
            "https:clinic.example",
            "https://",
            "https:///book",
            "https://user@clinic.example",
            "https://user:pass@clinic.example",
            "https://clinic.example\\@evil.example",
            "https://clinic.example/\"onload=x",
            "https://clinic.example/ x",
            "https://clinic.example/<b>",
            "https://clinic.example:99999/",
            "https://-clinic.example",
            "https://clinic..example",
            " https://clinic.example",
            "https://clinic.example/\n",
            "https://клиника.example",
            "mailto:desk",
            "mailto:@clinic.example",
            "mailto:desk@clinic.example?bcc=x@evil.example",
            "tel:123",
            "//clinic.example",
        ] {
            assert_eq!(Link::parse(bad), None, "{bad}");
        }
        assert_eq!(Link::parse_https("mailto:desk@clinic.example"), None);
        assert_eq!(Link::parse(&format!("https://clinic.example/{}", "x".repeat(LONGEST))), None);
    }

    #[test]
    fn addresses_are_read_as_people_write_them() {
        let check = |written: &str, expected: Option<&str>| {
            assert_eq!(Link::parse_written(written).map(|link| link.to_string()).as_deref(), expected, "{written}");
        };
        check("www.hill.example/book?a=1", Some("https://www.hill.example/book?a=1"));
        check("hill.example", Some("https://hill.example"));
        check("desk@hill.example", Some("mailto:desk@hill.example"));
        check("https://hill.example/", Some("https://hill.example/"));
        check("http://hill.example/", None);
        check("javascript:alert(1)", None);
        check("//hill.example", None);
        check("hill", None);
        check("user@hill.example/book", None);
    }

    #[test]
    fn an_origin_has_no_path() {
        for good in
            ["https://clinic.example", "https://clinic.example:8443", "http://localhost:8000", "http://127.0.0.1:1"]
        {
            assert_eq!(Origin::parse(good).unwrap().to_string(), good);
        }
        for bad in [
            "",
            "null",
            "*",
            "https://",
            "https://a.example/",
            "http://clinic.example",
            "http://localhost.evil.example",
            "https://a@b.example",
        ] {
            assert_eq!(Origin::parse(bad), None, "{bad}");
        }
    }
}
