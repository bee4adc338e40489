//! What somebody may want to look at, in words that accuse nobody.

use super::{View, share_text};
use crate::domain::Lang;
use crate::report::model::{Report, ScreenReport, ScreensReport, SignalReport};
use crate::report::table::{Block, Cell, Table, Target, Tone};
use crate::text::screens::meaning;

/// Rows named on a page; the JSON has more.
const NAMED: usize = 3;

/// The signals of a quarter, or of the one enterprise at `only`; nothing where the pack has no screens. `rows` are named with each signal.
pub(super) fn screens_blocks(report: &Report, only: Option<usize>, lang: Lang) -> Vec<Block> {
    let view = View { report, lang };
    let Some(screens) = &report.screens else { return Vec::new() };
    let code = only.and_then(|position| report.enterprises.get(position)).map(|enterprise| enterprise.code.as_str());
    let signals: Vec<_> = screens.signals.iter().filter(|signal| code.is_none_or(|code| signal.enterprise == code)).collect();
    // A page of one enterprise is about what concerns it.
    if only.is_some() && signals.is_empty() {
        return Vec::new();
    }
    let heading = Block::heading(lang.pick("疑点线索（供检查参考，不扣分）", "Signals worth a look (no points are lost)"));
    let not_looked = not_looked(screens, lang).map(Block::Text);
    if signals.is_empty() {
        let looked = screens.screens.iter().filter(|screen| screen.looked).count();
        let none = match lang {
            Lang::Zh => format!("{looked}项筛查均无线索"),
            Lang::En => format!("none: {looked} screens were run"),
        };
        return [heading, Block::Text(none)].into_iter().chain(not_looked).collect();
    }
    let told = |screen: &&ScreenReport| signals.iter().any(|signal| signal.screen == screen.id);
    let notes = screens.screens.iter().filter(told).map(|screen| view.screen_note(screen)).collect();
    let blocks = [
        heading,
        Block::Text(meaning(lang).to_owned()),
        Block::Table(view.signals_table(screens, &signals, only.is_none())),
        Block::List(notes),
        Block::Text(view.screens_method(screens)),
    ];
    blocks.into_iter().chain(not_looked).collect()
}

/// Which screens did not look at the ledgers.
fn not_looked(screens: &ScreensReport, lang: Lang) -> Option<String> {
    let names: Vec<_> = screens.screens.iter().filter(|screen| !screen.looked).map(|screen| screen.name.as_str()).collect();
    let text = match lang {
        Lang::Zh => format!("台账行数过多，以下筛查未进行：{}。", names.join("、")),
        Lang::En => format!("The ledgers hold too many rows for these screens, which were not run: {}.", names.join(", ")),
    };
    (!names.is_empty()).then_some(text)
}

impl View<'_> {
    fn signals_table(&self, screens: &ScreensReport, signals: &[&SignalReport], all: bool) -> Table {
        let mut heads = Vec::new();
        if all {
            heads.push(self.pick("企业", "Enterprise"));
        }
        heads.extend([
            self.pick("线索", "Signal"),
            self.pick("?服务", "?Service"),
            self.pick(">件数", ">Cases"),
            self.pick(">所看件数", ">Of"),
        ]);
        heads.push(self.pick(">可容许", ">Allowed"));
        if all {
            heads.push(self.pick("?>其他企业或他日", "?>Others"));
        }
        heads.extend([self.pick("?>偶然概率", "?>By chance"), self.pick("?所在行", "?Rows")]);
        let mut table = Table::new(&heads);
        for signal in signals {
            let name =
                screens.screens.iter().find(|screen| screen.id == signal.screen).map_or(signal.screen.as_str(), |screen| &screen.name);
            let mut row = Vec::new();
            if all {
                let cell = Cell::plain(&signal.short_name);
                let position = self.report.enterprises.iter().position(|enterprise| enterprise.code == signal.enterprise);
                row.push(match position {
                    Some(position) => cell.to(Target::Enterprise(position)),
                    None => cell,
                });
            }
            row.push(Cell::plain(name));
            row.push(Cell::text(signal.service.as_deref().map(|service| self.service_name(service))));
            row.extend([Cell::count(signal.observed), Cell::count(signal.of), Cell::plain(&signal.allowed)]);
            if all {
                row.push(Cell::toned(share_text(signal.others.as_ref()), Tone::Faint));
            }
            row.push(Cell::plain(format!("< 1e-{}", signal.chance_exponent)));
            row.push(Cell::toned(self.signal_rows(signal), Tone::Faint));
            table.rows.push(row);
        }
        table
    }

    /// The first rows with their case numbers, and how many there are.
    fn signal_rows(&self, signal: &SignalReport) -> String {
        let row = |row: &crate::report::model::SignalRowReport| {
            let file = row.file.rsplit('/').next().unwrap_or(&row.file);
            format!("{file}:{} {}", row.line, row.id)
        };
        let named: Vec<_> = signal.rows.iter().take(NAMED).map(row).collect();
        let named = named.join(self.pick("、", ", "));
        match self.lang {
            Lang::Zh if signal.total > NAMED as u64 => format!("{named} 等{}行", signal.total),
            Lang::En if signal.total > NAMED as u64 => format!("{named} … {} in all", signal.total),
            _ => named,
        }
    }

    /// What a screen looks at, and what may innocently be behind it.
    fn screen_note(&self, screen: &ScreenReport) -> String {
        match self.lang {
            Lang::Zh => format!("{}：看{}。可能的正常原因：{}", screen.name, screen.looks, screen.innocent),
            Lang::En => format!("{}: {}. It may innocently come from {}", screen.name, screen.looks, screen.innocent),
        }
    }

    fn screens_method(&self, screens: &ScreensReport) -> String {
        match self.lang {
            Lang::Zh => format!(
                "“可容许”为规则包所设占比（或其他企业、他日的若干倍）折合的件数；仅在其上偶然出现的概率小于 {} 时列出，并已按所看的服务、等次、日期和分钟从严。依据：{}",
                screens.false_alarm, screens.basis
            ),
            Lang::En => format!(
                "“Allowed” is what the share set by the rules, or so many times that of others, comes to; told only where chance exceeds it less often than {}, every service, word, day and minute looked at included. Basis: {}",
                screens.false_alarm, screens.basis
            ),
        }
    }
}
