//! Where labels go so that none lies on another or on a mark.

use super::svg::{Side, width};

/// An area of the paper: left, top, right, bottom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area(pub(super) f64, pub(super) f64, pub(super) f64, pub(super) f64);

impl Area {
    /// A square around a mark.
    pub(super) fn around((x, y): (f64, f64), reach: f64) -> Self {
        Self(x - reach, y - reach, x + reach, y + reach)
    }

    fn meets(self, other: Self) -> bool {
        self.0 < other.2 && other.0 < self.2 && self.1 < other.3 && other.1 < self.3
    }

    fn lies_in(self, other: Self) -> bool {
        self.0 >= other.0 && self.1 >= other.1 && self.2 <= other.2 && self.3 <= other.3
    }
}

/// The paper and what already lies on it.
pub(super) struct Paper {
    pub(super) room: Area,
    /// Marks and labels, which no label covers.
    pub(super) taken: Vec<Area>,
    /// Lines, which a label crosses only where it has no other place.
    pub(super) lines: Vec<Area>,
}

impl Paper {
    /// A place beside a mark for a text, as its base point and side; `None` where every place is taken.
    pub(super) fn beside(&mut self, mark: (f64, f64), text: &str, height: f64) -> Option<((f64, f64), Side)> {
        let long = width(text, height);
        let places: Vec<_> = places(mark, height).map(|(place, side)| (place, side, covered(place, side, long, height))).collect();
        let fits = |area: Area| area.lies_in(self.room) && !self.taken.iter().any(|taken| taken.meets(area));
        let clear = |area: Area| !self.lines.iter().any(|line| line.meets(area));
        let found = places.iter().find(|(.., area)| fits(*area) && clear(*area)).or_else(|| places.iter().find(|(.., area)| fits(*area)));
        let (at, side, area) = *found?;
        self.taken.push(area);
        Some((at, side))
    }
}

/// The places beside, above and below a mark, the best first.
fn places((x, y): (f64, f64), size: f64) -> impl Iterator<Item = ((f64, f64), Side)> {
    let gap = 7.0;
    let heights = [size * 0.36, -size * 0.5, size * 1.2];
    let beside = heights.into_iter().flat_map(move |lift| [((x + gap, y + lift), Side::Start), ((x - gap, y + lift), Side::End)]);
    beside.chain([((x, y - gap - 1.0), Side::Middle), ((x, y + gap + size * 0.8), Side::Middle)])
}

/// The area of a text at a place.
fn covered((x, base): (f64, f64), side: Side, long: f64, height: f64) -> Area {
    let left = match side {
        Side::Start => x,
        Side::Middle => x - long / 2.0,
        Side::End => x - long,
    };
    Area(left, base - height * 0.85, left + long, base + height * 0.2)
}

/// Heights in order, moved apart so that each is `gap` below the one before, and none lies below `bottom`.
pub(super) fn apart(wanted: &[f64], gap: f64, bottom: f64) -> Vec<f64> {
    let mut heights: Vec<f64> = Vec::new();
    for want in wanted {
        heights.push(heights.last().map_or(*want, |last| want.max(last + gap)));
    }
    let mut limit = bottom;
    for height in heights.iter_mut().rev() {
        *height = height.min(limit);
        limit = *height - gap;
    }
    heights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_label_lies_on_another() {
        let mut paper = Paper { room: Area(0.0, 0.0, 200.0, 60.0), taken: vec![Area::around((100.0, 30.0), 4.0)], lines: Vec::new() };
        let placed: Vec<_> = (0..20).filter_map(|_| paper.beside((100.0, 30.0), "示例燃气", 11.0)).collect();
        assert!((2..20).contains(&placed.len()), "{placed:?}");
        for (number, area) in paper.taken.iter().enumerate() {
            assert!(!paper.taken[..number].iter().any(|other| other.meets(*area)), "{area:?}");
        }
    }

    #[test]
    fn a_label_crosses_a_line_only_where_it_has_no_other_place() {
        let line = Area(0.0, 29.0, 200.0, 31.0);
        let mut paper = Paper { room: Area(0.0, 0.0, 200.0, 60.0), taken: Vec::new(), lines: vec![line] };
        paper.beside((100.0, 30.0), "示例燃气", 11.0).unwrap();
        assert!(!paper.taken[0].meets(line), "{:?}", paper.taken);
        let mut narrow = Paper { room: Area(0.0, 22.0, 200.0, 38.0), taken: Vec::new(), lines: vec![line] };
        assert!(narrow.beside((100.0, 30.0), "示例燃气", 11.0).is_some());
    }

    #[test]
    fn heights_are_moved_apart_within_their_room() {
        assert_eq!(apart(&[0.0, 2.0, 40.0], 11.0, 100.0), [0.0, 11.0, 40.0]);
        assert_eq!(apart(&[90.0, 95.0, 99.0], 11.0, 100.0), [78.0, 89.0, 100.0]);
    }
}
