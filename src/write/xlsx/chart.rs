//! Bars beside names, the first on top.

use rust_xlsxwriter::{
    Chart as NativeChart, ChartDataLabel, ChartFont, ChartFormat, ChartSolidFill, Color, ObjectMovement, Worksheet, XlsxError,
};

use super::layout::{Layout, chart_height};
use super::style::font_name;
use crate::domain::Lang;
use crate::report::sheets::{Chart, Part, Sheet};
use crate::report::table::Value;

/// Beyond the longest bar there is room for its number.
const ROOM: f64 = 1.12;

/// Pixels of a half-width character.
const CHARACTER: usize = 7;

/// Puts charts side by side across the sheet.
pub(super) fn insert(
    worksheet: &mut Worksheet,
    sheet: &Sheet,
    layout: &Layout,
    row: u32,
    charts: &[Chart],
    lang: Lang,
) -> Result<(), XlsxError> {
    let whole = u32::try_from(layout.widths.iter().map(|width| width * CHARACTER + 5).sum::<usize>()).unwrap_or(1200);
    let width = whole / u32::try_from(charts.len().max(1)).unwrap_or(1);
    for (number, chart) in (0..).zip(charts) {
        let Some(mut native) = native(sheet, layout, chart, lang) else { continue };
        native.set_width(width - 10).set_height(chart_height(charts) - 10).set_object_movement(ObjectMovement::MoveButDontSizeWithCells);
        worksheet.insert_chart_with_offset(row, 0, &native, number * width, 5)?;
    }
    Ok(())
}

fn native(sheet: &Sheet, layout: &Layout, chart: &Chart, lang: Lang) -> Option<NativeChart> {
    let mut tables = sheet.parts.iter().zip(&layout.parts).filter_map(|(part, first)| match part {
        Part::Table(table) => Some((table, first + table.head_rows())),
        _ => None,
    });
    let (table, first) = tables.nth(chart.table)?;
    let last = first + u32::try_from(chart.rows.checked_sub(1)?).ok()?;
    let (labels, values) = (u16::try_from(chart.labels).ok()?, u16::try_from(chart.values).ok()?);
    let mut numbers = table.table.rows.iter().filter_map(|row| row.get(chart.values)).map(|cell| cell.value);
    let format = if numbers.any(|value| matches!(value, Value::Percent(_))) { "0.00%" } else { "0.00" };
    let font = |size: u32| {
        let mut font = ChartFont::new();
        font.set_name(font_name(lang)).set_size(size);
        font
    };
    let mut native = NativeChart::new_bar();
    native
        .add_series()
        .set_name(chart.title.as_str())
        .set_categories((sheet.name.as_str(), first, labels, last, labels))
        .set_values((sheet.name.as_str(), first, values, last, values))
        .set_gap(40)
        .set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(0x002E_75B6))))
        .set_data_label(ChartDataLabel::new().show_value().set_num_format(format).set_font(&font(10)));
    native.title().set_name(chart.title.as_str()).set_font(font(13).set_bold());
    native.legend().set_hidden();
    // In a chart of bars that lie, the names stand at the upright axis.
    native.y_axis().set_reverse().set_label_interval(1).set_font(&font(9));
    native.x_axis().set_min(0).set_max(chart.longest * ROOM).set_major_gridlines(false).set_hidden(true);
    native.set_alt_text(chart.title.as_str());
    Some(native)
}
