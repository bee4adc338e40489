//! Ledgers of any size for measuring: the same plan gives the same bytes, and memory does not grow with the rows.
//!
//! Nothing of the library is used here, so that what gascore and others count in them can be held against each other.

#[path = "../../../sample-data/generate/credit_code.rs"]
mod credit_code;
mod quarter;
#[path = "../../../sample-data/generate/rng.rs"]
mod rng;
mod rows;
mod words;

use std::io::{self, Write};

use encoding_rs::{Encoding, UTF_8};

use rows::Rows;
use words::Words;

/// What is to be made.
pub(crate) struct Plan {
    /// Rows below the header, those of all enterprises together.
    pub(crate) rows: u64,
    /// Enterprises, from 1 to 99; each has its rows in one piece.
    pub(crate) enterprises: u32,
    /// Of ten thousand cases so many are written wrongly.
    pub(crate) faulty_of_10000: u32,
    /// How the text is written.
    pub(crate) encoding: &'static Encoding,
    /// Another seed gives other rows.
    pub(crate) seed: u64,
}

impl Plan {
    /// So many rows of 80 enterprises, one of two hundred cases wrong.
    pub(crate) fn of(rows: u64) -> Self {
        Self { rows, enterprises: 80, faulty_of_10000: 50, encoding: UTF_8, seed: 1 }
    }

    /// Writes all rows as one ledger.
    pub(crate) fn write_ledger(&self, out: &mut impl Write) -> io::Result<()> {
        let words = Words::in_encoding(self.encoding);
        out.write_all(&words.header)?;
        for enterprise in 0..self.enterprises {
            Rows::new(self, &words, enterprise).write(self.rows_of(enterprise), out)?;
        }
        out.flush()
    }

    /// Rows of an enterprise; the first ones have one more where they do not come out even.
    fn rows_of(&self, enterprise: u32) -> u64 {
        let enterprises = u64::from(self.enterprises);
        self.rows / enterprises + u64::from(u64::from(enterprise) < self.rows % enterprises)
    }
}
