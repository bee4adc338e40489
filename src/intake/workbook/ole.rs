//! The container of xls files, walked once before it is read: every chain of sectors ends, and no sheet is wider than it can be.

use super::Fault;

/// Sector numbers from here on mark ends and gaps.
const RESERVED: u32 = 0xffff_fffa;

/// Streams shorter than this stand in the small sectors.
const SHORT: usize = 4096;

/// Bytes of a small sector.
const SMALL: usize = 64;

/// Columns of an xls sheet.
const MAX_COLUMNS: usize = 256;

/// Cells of the rectangles that the sheets fill, together.
const MAX_CELLS: usize = 1 << 25;

/// A file whose sectors can be followed.
struct Container<'b> {
    bytes: &'b [u8],
    sector: usize,
    fat: Vec<u32>,
}

/// A stream of the container.
struct Entry {
    name: String,
    start: u32,
    size: usize,
}

/// Tells a workbook from other documents, and whether it can be read within limits.
pub(super) fn check(bytes: &[u8]) -> Result<(), Fault> {
    let container = Container::new(bytes)?;
    let directory = container.stream(u32_at(bytes, 48)?)?;
    let entries: Vec<_> = directory.chunks_exact(128).map(entry).collect::<Result<_, _>>()?;
    let find = |names: &[&str]| entries.iter().find(|entry| names.contains(&entry.name.as_str()));
    if find(&["EncryptedPackage"]).is_some() {
        return Err(Fault::Protected);
    }
    let Some(workbook) = find(&["Workbook", "WORKBOOK", "Book", "BOOK"]) else { return Err(Fault::NoWorkbook) };
    let (Some(root), small_fat) = (entries.first(), container.stream(u32_at(bytes, 60)?)?) else { return Err(Fault::Damaged) };
    let small = if small_fat.is_empty() { Vec::new() } else { container.stream(root.start)? };
    for entry in entries.iter().skip(1).filter(|entry| entry.size >= SHORT) {
        container.stream(entry.start)?;
    }
    let stream = if workbook.size < SHORT {
        let fat: Vec<u32> = (0..small_fat.len() / 4).map(|at| u32_at(&small_fat, at * 4)).collect::<Result<_, _>>()?;
        joined(&small, &fat, SMALL, 0, workbook.start)?
    } else {
        container.stream(workbook.start)?
    };
    check_records(stream.get(..workbook.size).ok_or(Fault::Damaged)?)
}

impl<'b> Container<'b> {
    fn new(bytes: &'b [u8]) -> Result<Self, Fault> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return Err(Fault::Damaged),
        };
        let mut container = Self { bytes, sector, fat: Vec::new() };
        let mut sectors: Vec<u32> = (0..109).map(|at| u32_at(bytes, 76 + at * 4)).collect::<Result<_, _>>()?;
        let (mut next, most) = (u32_at(bytes, 68)?, bytes.len() / sector);
        for _ in 0..=most {
            if next >= RESERVED {
                break;
            }
            let list = container.sector(next)?;
            let own = sector / 4 - 1;
            sectors.extend((0..own).map(|at| u32_at(list, at * 4)).collect::<Result<Vec<_>, _>>()?);
            next = u32_at(list, own * 4)?;
        }
        for number in sectors.into_iter().filter(|number| *number < RESERVED) {
            let list = container.sector(number)?;
            let part = (0..sector / 4).map(|at| u32_at(list, at * 4)).collect::<Result<Vec<_>, _>>()?;
            container.fat.extend(part);
            if container.fat.len() > most + 2 * sector {
                return Err(Fault::Damaged);
            }
        }
        Ok(container)
    }

    fn sector(&self, number: u32) -> Result<&'b [u8], Fault> {
        let start = usize::try_from(number).map_err(|_| Fault::Damaged)?.saturating_add(1).saturating_mul(self.sector);
        self.bytes.get(start..).filter(|rest| !rest.is_empty()).map(|rest| &rest[..rest.len().min(self.sector)]).ok_or(Fault::Damaged)
    }

    fn stream(&self, start: u32) -> Result<Vec<u8>, Fault> {
        joined(self.bytes, &self.fat, self.sector, self.sector, start)
    }
}

/// The sectors of a chain behind each other; a chain longer than there are sectors runs in a circle.
fn joined(bytes: &[u8], fat: &[u32], sector: usize, first: usize, start: u32) -> Result<Vec<u8>, Fault> {
    let (mut stream, mut next) = (Vec::new(), start);
    for _ in 0..=fat.len() {
        if next >= RESERVED {
            return Ok(stream);
        }
        let number = usize::try_from(next).map_err(|_| Fault::Damaged)?;
        let at = number.saturating_mul(sector).saturating_add(first);
        let rest = bytes.get(at..).filter(|rest| !rest.is_empty()).ok_or(Fault::Damaged)?;
        stream.extend_from_slice(&rest[..rest.len().min(sector)]);
        next = *fat.get(number).ok_or(Fault::Damaged)?;
    }
    Err(Fault::Damaged)
}

fn entry(bytes: &[u8]) -> Result<Entry, Fault> {
    let length = usize::from(u16_at(bytes, 64)?).min(64) / 2;
    let units: Vec<u16> = (0..length).map(|at| u16_at(bytes, at * 2)).collect::<Result<_, _>>()?;
    let name = String::from_utf16_lossy(&units).trim_end_matches('\0').to_owned();
    let size = usize::try_from(u32_at(bytes, 120)?).map_err(|_| Fault::Damaged)?;
    Ok(Entry { name, start: u32_at(bytes, 116)?, size })
}

/// Walks the records of the workbook for the rectangles its sheets fill.
fn check_records(stream: &[u8]) -> Result<(), Fault> {
    let (mut at, mut total, mut rows, mut columns) = (0, 0_usize, 0_usize, 0_usize);
    while let (Ok(kind), Ok(length)) = (u16_at(stream, at), u16_at(stream, at + 2)) {
        let length = usize::from(length);
        let body = stream.get(at + 4..at + 4 + length).unwrap_or_default();
        match kind {
            // The beginning of a sheet.
            0x0809 => {
                total += rows * columns;
                (rows, columns) = (0, 0);
            }
            // The rectangle that the sheet says it fills.
            0x0200 => {
                let long = length >= 14;
                let said_rows = if long { u32_at(body, 4)? } else { u16_at(body, 2)?.into() };
                let said_columns = u16_at(body, if long { 10 } else { 6 })?;
                let said = usize::try_from(said_rows).unwrap_or(usize::MAX).saturating_mul(said_columns.into());
                if said > MAX_CELLS {
                    return Err(Fault::TooLarge);
                }
            }
            // Cells: formula, rich text, text, number, truth or error, packed numbers one and many.
            0x0006 | 0x00d6 | 0x00fd | 0x0203 | 0x0204 | 0x0205 | 0x027e | 0x00bd if length >= 6 => {
                let more = if kind == 0x00bd { (length / 6).saturating_sub(1) } else { 0 };
                rows = rows.max(usize::from(u16_at(body, 0).unwrap_or(0)) + 1);
                columns = columns.max(usize::from(u16_at(body, 2).unwrap_or(0)) + 1 + more);
            }
            _ => {}
        }
        if columns > MAX_COLUMNS || total + rows * columns > MAX_CELLS {
            return Err(Fault::TooLarge);
        }
        at += 4 + length;
    }
    Ok(())
}

fn u16_at(bytes: &[u8], at: usize) -> Result<u16, Fault> {
    bytes.get(at..).and_then(|rest| rest.first_chunk()).map(|bytes| u16::from_le_bytes(*bytes)).ok_or(Fault::Damaged)
}

fn u32_at(bytes: &[u8], at: usize) -> Result<u32, Fault> {
    bytes.get(at..).and_then(|rest| rest.first_chunk()).map(|bytes| u32::from_le_bytes(*bytes)).ok_or(Fault::Damaged)
}
