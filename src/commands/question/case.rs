//! `explain` of a case: its rows, those of the quarter before, and the rates and points it moves.

use std::collections::BTreeSet;
use std::io::Write;

use gascore::batch::{self, Found, QuarterFiles, QuarterResult, Settings};
use gascore::domain::{self, Lang, RowText};
use gascore::intake::covered;
use gascore::report::{CaseInputs, Question, explain_case};

use super::holding::Holding;
use super::{Desk, Ending, Failure, count_failure};

/// Ledgers of no more bytes than this are counted for a case without being asked: a second's work.
const COUNTED_UNASKED: u64 = 32 << 20;

impl<'a> Desk<'a> {
    /// A case: its rows first, without counting the others; then the counts of the submissions that hold it.
    pub(super) fn case(&self, number: &str) -> Result<Ending, Failure> {
        let inputs = self.inputs()?;
        let settings = self.settings(self.rules, inputs.is_whole);
        let holding = self.holding(number, &inputs)?;
        let own = |files| files;
        let mut found = self.find(number, &settings, &holding, own)?;
        let find_today = |today| self.find(number, &self.settings(today, inputs.is_whole), &holding, own);
        let mut today = self.today.map(find_today).transpose()?;
        let mut before = match inputs.files.earlier {
            Some((quarter, _)) => {
                let period = quarter.period();
                let then = Settings { quarter: Some(quarter), period, as_of: period.last(), ..self.settings(self.rules, inputs.is_whole) };
                let earlier = |files: QuarterFiles| files.earlier.map(|(_, files)| *files).unwrap_or_default();
                Some((quarter, self.find(number, &then, &holding, earlier)?))
            }
            None => None,
        };
        if let Some(named) = &self.args.enterprise {
            let all = [Some(&mut found), today.as_mut(), before.as_mut().map(|(_, found)| found)];
            all.into_iter().flatten().for_each(|found| keep(found, named));
        }
        if found.rows.is_empty() && before.as_ref().is_none_or(|(_, found)| found.rows.is_empty()) {
            return self.not_found(number, &settings);
        }
        let counted = self.counts(&found)?;
        let inputs = CaseInputs {
            number,
            found: &found,
            before: before.as_ref().map(|(quarter, found)| (*quarter, found)),
            today: today.as_ref(),
            counts: counted.as_ref().map_err(Clone::clone),
        };
        let question = Question { settings: &settings, lang: self.lang, differing: None };
        self.answer(&explain_case(question, &inputs).map_err(count_failure)?)?;
        Ok(counted.map_or(Ending::Clean, |result| self.ending(&result)))
    }

    /// The rows of the case in those of the files that `of` takes. Only where the rows themselves name their units does it matter
    /// who stands in files without the case, so these are read in full.
    fn find(
        &self,
        number: &str,
        settings: &Settings<'a>,
        holding: &Holding,
        of: impl Fn(QuarterFiles) -> QuarterFiles,
    ) -> Result<Found<'a>, Failure> {
        let find = |files| batch::find(of(files), settings, Some(number), self.sink()).map_err(count_failure);
        let found = find(holding.narrowed(self.inputs()?.files))?;
        if found.by_row && holding.is_narrow() { find(self.inputs()?.files) } else { Ok(found) }
    }

    /// The counts of the submissions that hold the rows; the ledgers of the others are left out, since no rate of theirs is
    /// asked for. Or why they were not made.
    fn counts(&self, found: &Found<'_>) -> Result<Result<QuarterResult, String>, Failure> {
        let holding: BTreeSet<&str> = found.rows.iter().map(|row| row.place.file.path()).collect();
        let mut inputs = self.inputs()?;
        for submission in &mut inputs.files.submissions {
            if !submission.cases.iter().any(|source| holding.contains(source.name().path())) {
                submission.cases.clear();
            }
        }
        let cases = inputs.files.submissions.iter().flat_map(|submission| &submission.cases);
        let bytes: u64 = cases.filter_map(|source| source.bytes()).sum();
        if bytes > COUNTED_UNASKED && !self.args.full {
            let size = bytes >> 20;
            return Ok(Err(match self.lang {
                Lang::Zh => format!("所在台账共 {size} MiB，未计算其影响的比率和得分；加 --full 计算"),
                Lang::En => format!("its ledgers have {size} MiB, so the rate and points it moves were not counted; --full counts them"),
            }));
        }
        self.count(inputs, self.rules).map(Ok)
    }

    fn not_found(&self, number: &str, settings: &Settings<'_>) -> Result<Ending, Failure> {
        let mut near = batch::near(self.inputs()?.files, settings, number).map_err(count_failure)?;
        let services = &self.rules.pack.policy.services;
        near.extend(domain::near(number, services.iter().map(|service| service.id.as_str())));
        let is_personal = self.rules.pack.spellings.personal_patterns.in_number(number.as_bytes()).is_some();
        let number = if is_personal { RowText::COVERED.to_owned() } else { covered(number) };
        let place = self.path.display();
        let text = match (near.is_empty(), self.environment.lang) {
            (true, Lang::Zh) => format!("{place} 中没有编号为“{number}”的办件"),
            (true, Lang::En) => format!("there is no case “{number}” in {place}"),
            (false, Lang::Zh) => format!("{place} 中没有编号为“{number}”的办件，是否指：{}", near.join("、")),
            (false, Lang::En) => format!("there is no case “{number}” in {place}; did you mean {}?", near.join(" or ")),
        };
        let _ = writeln!(std::io::stderr(), "gascore: {text}");
        Ok(Ending::Attention)
    }
}

/// Keeps the rows of one enterprise.
fn keep(found: &mut Found<'_>, named: &str) {
    let wanted = found.directory.find(named);
    let in_folder = |path: &str| path.split('/').any(|part| part == named);
    found.rows.retain(|row| wanted.map_or_else(|| in_folder(row.place.file.path()), |wanted| row.enterprise == wanted));
}
