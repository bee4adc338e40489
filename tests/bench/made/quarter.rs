//! The same rows as a quarter's folder: a registry, and a submission of each enterprise.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::Plan;
use super::credit_code::credit_code;
use super::rows::Rows;
use super::words::Words;

/// The points of the pack `chongqing-2018`, by area.
const POINTS: [u32; 6] = [7, 6, 3, 3, 3, 4];

impl Plan {
    /// Writes the folder, which should be called `2019Q3`.
    pub(crate) fn write_quarter(&self, folder: &Path) -> io::Result<()> {
        let words = Words::in_encoding(self.encoding);
        fs::create_dir_all(folder)?;
        self.write_registry(File::create(folder.join("enterprises.csv"))?)?;
        for enterprise in 0..self.enterprises {
            let submission = folder.join(format!("submissions/e{:02}", enterprise + 1));
            fs::create_dir_all(&submission)?;
            fs::write(submission.join("submission.toml"), about(enterprise))?;
            write_progress(File::create(submission.join("progress.csv"))?)?;
            let mut out = BufWriter::new(File::create(submission.join("cases.csv"))?);
            out.write_all(&words.header)?;
            Rows::new(self, &words, enterprise).write(self.rows_of(enterprise), &mut out)?;
            out.flush()?;
        }
        Ok(())
    }

    fn write_registry(&self, mut out: impl Write) -> io::Result<()> {
        writeln!(out, "enterprise,name,short_name,district,users")?;
        for enterprise in 0..self.enterprises {
            let (code, number) = (code(enterprise), enterprise + 1);
            writeln!(out, "{code},示例{number:02}燃气有限公司（虚构）,示例{number:02},渝北区,{number}0000")?;
        }
        out.flush()
    }
}

/// An invented credit code.
fn code(enterprise: u32) -> String {
    credit_code("500112", enterprise.try_into().unwrap_or(0))
}

fn about(enterprise: u32) -> String {
    format!("enterprise = \"{}\"\nquarter = \"2019Q3\"\nhanded_in_on = 2019-10-04\ncontact_unit = \"客服中心（虚构）\"\n", code(enterprise))
}

/// Every point met, with a document to show for it.
fn write_progress(mut out: impl Write) -> io::Result<()> {
    writeln!(out, "要点编号,落实情况,佐证材料")?;
    for (area, points) in (1..).zip(POINTS) {
        for point in 1..=points {
            writeln!(out, "{area}.{point},已落实,示例燃服〔2019〕{area}{point}号")?;
        }
    }
    out.flush()
}
