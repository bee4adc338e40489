//! `init`: an empty submission to fill in.

use chrono::Days;
use gascore::domain::Quarter;
use gascore::report::template::template;
use gascore::rules::Policy;
use gascore::text::template::workbook;
use gascore::write::template::{self as write, Known};

use super::environment::Environment;
use super::failure::Failure;
use super::judging::Rules;
use super::{Ending, placed, print};
use crate::cli::{Global, InitArgs};

pub(super) fn run(args: &InitArgs, global: &Global, environment: &Environment) -> Result<Ending, Failure> {
    let rules = Rules::load(global, environment.lang)?;
    let lang = environment.asked.unwrap_or(rules.pack.policy.language);
    let template = template(&rules.pack, lang);
    let known = Known {
        enterprise: args.enterprise.clone(),
        quarter: args.quarter,
        deadline: args.quarter.and_then(|quarter| deadline(&rules.pack.policy, quarter)),
    };
    let mut files = vec![("submission.toml".to_owned(), write::about(&template, &known).into_bytes())];
    if args.csv {
        files.extend(template.forms.iter().map(|form| (format!("{}.csv", form.file), write::csv(form))));
    } else {
        let bytes = write::workbook(&template).map_err(|error| Failure::Output(error.into()))?;
        files.push((format!("{}.xlsx", workbook(lang)), bytes));
    }
    placed::all(&args.dir, &files, args.force, environment.lang)?;
    for (name, _) in &files {
        print(&format!("{}\n", args.dir.join(name).display()))?;
    }
    Ok(Ending::Clean)
}

/// The last day to hand in, in the month after the quarter.
fn deadline(policy: &Policy, quarter: Quarter) -> Option<chrono::NaiveDate> {
    quarter.period().last().checked_add_days(Days::new(policy.submission.as_ref()?.deadline_day.into()))
}
