//! A district's own version of a report.

use super::{Context, QuarterFigures, build, build_beside};
use crate::report::model::{DistrictReport, Report};

/// Makes the report with earlier quarters beside it: that of the city, or of one district with the city beside it. A district that
/// the registry has none of gives a report without enterprises.
pub fn build_for(context: &Context<'_>, district: Option<&str>, earlier: &[QuarterFigures]) -> Report {
    let Some(district) = district else { return build_beside(context, earlier) };
    let own = context.result.of_district(district);
    let report = build_beside(&Context { result: &own, ..*context }, earlier);
    Report { district: Some(DistrictReport::beside(district, &build(context))), ..report }
}

/// The figures of the city, or of one district.
pub fn figures_for(context: &Context<'_>, district: Option<&str>) -> Option<QuarterFigures> {
    match district {
        None => QuarterFigures::of(&build(context)),
        Some(district) => QuarterFigures::of(&build(&Context { result: &context.result.of_district(district), ..*context })),
    }
}
