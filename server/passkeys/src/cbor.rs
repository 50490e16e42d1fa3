//! As much CBOR as devices write: what CTAP2 calls its canonical form. Tags, indefinite lengths and deep nesting are
//! refused. What is made of the bytes borrows from them, so a length that lies costs nothing.

use crate::Fault;

/// The standard allows 4; statements hold lists in maps in maps.
const MAX_DEPTH: u8 = 8;

/// One value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Item<'a> {
    Number(i64),
    Bytes(&'a [u8]),
    Text(&'a str),
    List,
    Map(Vec<(Item<'a>, Item<'a>)>),
    /// Truth values, nothing, fractions: nobody asks for one.
    Other,
}

impl<'a> Item<'a> {
    /// What a map has under a name, if it has it once.
    pub(crate) fn get(&self, name: &Item<'_>) -> Option<&Item<'a>> {
        let Self::Map(entries) = self else { return None };
        let mut found = entries.iter().filter(|(key, _)| key == name).map(|(_, value)| value);
        found.next().filter(|_| found.next().is_none())
    }

    pub(crate) fn number(&self, name: i64) -> Option<i64> {
        match self.get(&Item::Number(name))? {
            Self::Number(value) => Some(*value),
            _ => None,
        }
    }

    pub(crate) fn bytes(&self, name: &Item<'_>) -> Option<&'a [u8]> {
        match self.get(name)? {
            Self::Bytes(value) => Some(value),
            _ => None,
        }
    }
}

/// The first value of some bytes, and what follows it.
pub(crate) fn read(bytes: &[u8]) -> Result<(Item<'_>, &[u8]), Fault> {
    let mut reader = Reader { rest: bytes };
    let item = reader.item(MAX_DEPTH).ok_or(Fault::Unreadable)?;
    Ok((item, reader.rest))
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }

    fn item(&mut self, depth: u8) -> Option<Item<'a>> {
        let depth = depth.checked_sub(1)?;
        let [head] = *self.take(1)? else { return None };
        let argument = self.argument(head & 0x1f)?;
        Some(match head >> 5 {
            0 => Item::Number(i64::try_from(argument).ok()?),
            1 => Item::Number(-1 - i64::try_from(argument).ok()?),
            2 => Item::Bytes(self.take(usize::try_from(argument).ok()?)?),
            3 => Item::Text(str::from_utf8(self.take(usize::try_from(argument).ok()?)?).ok()?),
            // Every entry takes a byte, so the bytes end before a lie does.
            4 => {
                for _ in 0..argument {
                    self.item(depth)?;
                }
                Item::List
            }
            5 => {
                let mut entries = Vec::new();
                for _ in 0..argument {
                    entries.push((self.item(depth)?, self.item(depth)?));
                }
                Item::Map(entries)
            }
            7 => Item::Other,
            _ => return None,
        })
    }

    /// The number in a head, or in the bytes after it.
    fn argument(&mut self, short: u8) -> Option<u64> {
        let length = match short {
            0..24 => return Some(u64::from(short)),
            24 => 1,
            25 => 2,
            26 => 4,
            27 => 8,
            _ => return None,
        };
        Some(self.take(length)?.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_devices_write() {
        let bytes = [0xa3, 0x01, 0x26, 0x61, b'a', 0x42, 1, 2, 0x39, 0x01, 0x00, 0x82, 0xf5, 0xa0, 0xff];
        let (map, rest) = read(&bytes).unwrap();
        assert_eq!(map.number(1), Some(-7));
        assert_eq!(map.bytes(&Item::Text("a")), Some(&[1, 2][..]));
        assert_eq!(map.get(&Item::Number(-257)), Some(&Item::List));
        assert_eq!(map.get(&Item::Number(2)), None);
        assert_eq!(rest, [0xff]);
    }

    #[test]
    fn takes_no_name_that_stands_twice() {
        let (map, _) = read(&[0xa2, 0x01, 0x02, 0x01, 0x03]).unwrap();
        assert_eq!(map.number(1), None);
    }

    #[test]
    fn refuses_what_devices_do_not_write() {
        let deep = [0x81; 200];
        let lie = [0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x00];
        let wide = [0x5b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
        for bytes in [&[][..], &[0x42, 1], &[0x61, 0xff], &[0x5f, 0x41, 1, 0xff], &[0xc0, 0x00], &deep, &lie, &wide] {
            assert_eq!(read(bytes).err(), Some(Fault::Unreadable), "{bytes:02x?}");
        }
    }
}
