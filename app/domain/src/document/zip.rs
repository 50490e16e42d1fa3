//! The directory of a ZIP file: its entries as they are told of, checked against where they lie. Nothing is unpacked.

use super::Refusal;

/// How an archive with entries begins.
pub(super) const FIRST: &[u8] = b"PK\x03\x04";
/// How one without any begins, and how the end of each is marked.
pub(super) const END: &[u8] = b"PK\x05\x06";
const ENTRY: &[u8] = b"PK\x01\x02";
const LARGE_END: &[u8] = b"PK\x06\x06";

const END_SIZE: usize = 22;
const ENTRY_SIZE: usize = 46;
const LOCAL_SIZE: usize = 30;
/// Record and locator of archives that could be larger than 4 GB. Some programs write them always.
const LARGE_END_SIZE: usize = 76;
/// Stands for a size that is told in an extra field instead.
const ELSEWHERE: u64 = 0xFFFF_FFFF;

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// With `/` between folders, whatever the program wrote. What is no UTF-8 has U+FFFD instead.
    pub(super) name: String,
    /// 0 is stored, 8 is deflated.
    pub(super) method: u16,
    pub(super) is_locked: bool,
    pub(super) is_link: bool,
    pub(super) unpacked: u64,
    /// Where its packed bytes lie in the file.
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Entry {
    pub(super) fn is_folder(&self) -> bool {
        self.name.ends_with('/')
    }
}

/// As many entries as an archive says it has, before any of them is read.
pub(super) fn announced(bytes: &[u8]) -> Result<usize, Refusal> {
    let end = end(bytes)?;
    Ok(usize::from(number16(bytes, end + 10)?))
}

/// All entries in the order in which they lie. They must not lie in each other, and nothing may lie before the first:
/// what other programs would read differently is damaged.
pub(super) fn entries(bytes: &[u8]) -> Result<Vec<Entry>, Refusal> {
    let end = end(bytes)?;
    let count = number16(bytes, end + 10)?;
    let size = usize_of(number32(bytes, end + 12)?)?;
    let directory = usize_of(number32(bytes, end + 16)?)?;
    let gap = directory.checked_add(size).and_then(|after| end.checked_sub(after)).ok_or(Refusal::Damaged)?;
    let is_large = gap == LARGE_END_SIZE && bytes.get(end - gap..).is_some_and(|rest| rest.starts_with(LARGE_END));
    if gap != 0 && !is_large {
        return Err(Refusal::Damaged);
    }
    let mut at = directory;
    let mut entries = Vec::with_capacity(usize::from(count));
    for _ in 0..count {
        let (entry, next) = entry(bytes, at, directory)?;
        entries.push(entry);
        at = next;
    }
    if at != directory + size {
        return Err(Refusal::Damaged);
    }
    entries.sort_by_key(|entry: &(usize, Entry)| entry.0);
    let mut free = 0;
    for (start, entry) in &entries {
        if *start < free || (free == 0 && *start != 0) {
            return Err(Refusal::Damaged);
        }
        free = entry.end;
    }
    Ok(entries.into_iter().map(|(_, entry)| entry).collect())
}

/// Where the end record stands: the last one whose comment reaches exactly to the end of the file.
fn end(bytes: &[u8]) -> Result<usize, Refusal> {
    let last = bytes.len().checked_sub(END_SIZE).ok_or(Refusal::Damaged)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    let is_end = |at: &usize| {
        bytes.get(*at..).is_some_and(|rest| rest.starts_with(END))
            && number16(bytes, *at + 20).is_ok_and(|comment| at + END_SIZE + usize::from(comment) == bytes.len())
    };
    (first..=last).rev().find(is_end).ok_or(Refusal::Damaged)
}

/// The entry told of at `at`, with where it begins, and where the next one is told of.
fn entry(bytes: &[u8], at: usize, directory: usize) -> Result<((usize, Entry), usize), Refusal> {
    if !bytes.get(at..).is_some_and(|rest| rest.starts_with(ENTRY)) {
        return Err(Refusal::Damaged);
    }
    let (made_by, flags, method) = (number16(bytes, at + 4)?, number16(bytes, at + 8)?, number16(bytes, at + 10)?);
    let length = |place: usize| number16(bytes, at + place).map(usize::from);
    let (name_length, extra_length, comment_length) = (length(28)?, length(30)?, length(32)?);
    let name = part(bytes, at + ENTRY_SIZE, name_length)?;
    let extra = part(bytes, at + ENTRY_SIZE + name_length, extra_length)?;
    let told = [24, 20, 42].map(|place| number32(bytes, at + place));
    let [unpacked, packed, start] = sizes(extra, told)?;
    let start = usize_of(start)?;
    let (data, local_flags) = local(bytes, start, name, method)?;
    let end = data.checked_add(usize_of(packed)?).filter(|end| *end <= directory).ok_or(Refusal::Damaged)?;
    // Made on Unix, the upper half holds the kind of the file.
    let mode = number32(bytes, at + 38)? >> 28;
    let entry = Entry {
        name: String::from_utf8_lossy(name).replace('\\', "/"),
        method,
        is_locked: (flags | local_flags) & 1 != 0,
        is_link: made_by >> 8 == 3 && mode == 0xA,
        unpacked,
        start: data,
        end,
    };
    Ok(((start, entry), at + ENTRY_SIZE + name_length + extra_length + comment_length))
}

/// Where the packed bytes of the entry at `at` begin, and its flags. What it says of itself must be what was told.
fn local(bytes: &[u8], at: usize, name: &[u8], method: u16) -> Result<(usize, u16), Refusal> {
    let is_here = bytes.get(at..).is_some_and(|rest| rest.starts_with(FIRST));
    if !is_here || number16(bytes, at + 8)? != method {
        return Err(Refusal::Damaged);
    }
    let (name_length, extra_length) = (usize::from(number16(bytes, at + 26)?), usize::from(number16(bytes, at + 28)?));
    if part(bytes, at + LOCAL_SIZE, name_length)? != name {
        return Err(Refusal::Damaged);
    }
    Ok((at + LOCAL_SIZE + name_length + extra_length, number16(bytes, at + 6)?))
}

/// Those of three sizes that stand in the extra field 1, in the same order.
fn sizes(extra: &[u8], told: [Result<u64, Refusal>; 3]) -> Result<[u64; 3], Refusal> {
    let mut at = 0;
    let mut large = None;
    while large.is_none() && at + 4 <= extra.len() {
        let length = usize::from(number16(extra, at + 2)?);
        if number16(extra, at)? == 1 {
            large = Some(part(extra, at + 4, length)?);
        }
        at += 4 + length;
    }
    let mut found = [0; 3];
    let mut place = 0;
    for (found, told) in found.iter_mut().zip(told) {
        *found = match told? {
            ELSEWHERE => {
                let bytes = part(large.ok_or(Refusal::Damaged)?, place, 8)?;
                place += 8;
                u64::from_le_bytes(bytes.try_into().map_err(|_| Refusal::Damaged)?)
            }
            told => told,
        };
    }
    Ok(found)
}

fn part(bytes: &[u8], at: usize, length: usize) -> Result<&[u8], Refusal> {
    at.checked_add(length).and_then(|end| bytes.get(at..end)).ok_or(Refusal::Damaged)
}

fn number16(bytes: &[u8], at: usize) -> Result<u16, Refusal> {
    part(bytes, at, 2)?.try_into().map(u16::from_le_bytes).map_err(|_| Refusal::Damaged)
}

fn number32(bytes: &[u8], at: usize) -> Result<u64, Refusal> {
    part(bytes, at, 4)?.try_into().map(|four| u64::from(u32::from_le_bytes(four))).map_err(|_| Refusal::Damaged)
}

fn usize_of(number: u64) -> Result<usize, Refusal> {
    usize::try_from(number).map_err(|_| Refusal::Damaged)
}
