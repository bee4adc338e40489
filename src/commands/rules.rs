//! `rules`: the packs, what is wrong with one, and the schemas of outputs.

use gascore::rules::{Pack, PackTexts};
use gascore::score::metric;
use gascore::write::{check, json};

use super::environment::Environment;
use super::failure::Failure;
use super::judging::{Rules, pack_texts};
use super::{Ending, print};
use crate::cli::{Global, RulesArgs, RulesVerb, SchemaOf};

pub(super) fn run(args: &RulesArgs, global: &Global, environment: &Environment) -> Result<Ending, Failure> {
    match &args.verb {
        RulesVerb::List => {
            for id in PackTexts::BUILT_IN {
                let texts = pack_texts(id, environment.lang)?;
                let pack = Pack::read(&texts, &metric::names()).map_err(Failure::Rules)?;
                print(&format!("{id}  {}\n", pack.policy.title.text(environment.lang)))?;
            }
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
            };
            print(&schema.map_err(|error| Failure::Output(error.into()))?)?;
        }
    }
    Ok(Ending::Clean)
}
