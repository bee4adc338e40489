//! `rules`: the packs, what is wrong with one, and the schemas of outputs.

use gascore::report::rules_page;
use gascore::rules::calendar::{self, BuiltInCalendar};
use gascore::rules::{Pack, PackTexts};
use gascore::score::metric;
use gascore::tally::case_schema;
use gascore::write::{check, comparison, credit, draw, folder, json, letters, public, recommendation, seal, terminal, verification};

use super::environment::Environment;
use super::failure::Failure;
use super::judging::{Rules, pack_texts};
use super::{Ending, print};
use crate::cli::{Global, RulesArgs, RulesVerb, SchemaOf};

pub(super) fn run(args: &RulesArgs, global: &Global, environment: &Environment) -> Result<Ending, Failure> {
    match &args.verb {
        RulesVerb::List => {
            let pack = |id: &&str| Pack::read(&pack_texts(id, environment.lang)?, &metric::names()).map_err(Failure::Rules);
            let packs = PackTexts::BUILT_IN.iter().map(pack).collect::<Result<Vec<_>, _>>()?;
            let read = |calendar: &BuiltInCalendar| calendar.read(global.as_known_on.map(|day| day.0)).map_err(Failure::Rules);
            let calendars = calendar::BUILT_IN.iter().map(read).collect::<Result<Vec<_>, _>>()?;
            print(&terminal::page(&rules_page(&packs, &calendars, environment.lang), environment.terminal))?;
        }
        RulesVerb::Lint => {
            let rules = Rules::load(global, environment.lang)?;
            let text = environment.lang.pick("规则无误", "the rules are sound");
            print(&format!("{} {}: {text}\n", rules.pack.policy.id, rules.pack.policy.version))?;
        }
        RulesVerb::Schema { output } => {
            let schema = match output {
                SchemaOf::Check => check::schema(),
                SchemaOf::Report => json::report_schema(),
                SchemaOf::Manifest => folder::manifest_schema(),
                SchemaOf::Explanation => json::explanation_schema(),
                SchemaOf::Verify => verification::schema(),
                SchemaOf::WhatIf => json::what_if_schema(),
                SchemaOf::Letters => letters::schema(),
                SchemaOf::Cases => case_schema(),
                SchemaOf::Comparison => comparison::schema(),
                SchemaOf::DrawPool => draw::pool_schema(),
                SchemaOf::DrawRecord => draw::record_schema(),
                SchemaOf::Credit => credit::schema(),
                SchemaOf::Recommendation => recommendation::schema(),
                SchemaOf::Public => public::schema(),
                SchemaOf::Seal => seal::seal_schema(),
                SchemaOf::SealCheck => seal::check_schema(),
            };
            print(&schema.map_err(|error| Failure::Output(error.into()))?)?;
        }
    }
    Ok(Ending::Clean)
}
