//! What each station of the straight line costs, on 20,000 rows of the ledger that `tests/bench/versus.sh` measures with.
//!
//! `cargo bench` prints the time a station takes and the rows or bytes it passes in a second. Splitting and finding out what is a
//! row are one public step, and so are reading cells and checking them; they are measured together. Each station is given what
//! the one before it made, so that its own time alone is seen; only cells are read with the rows they stand in.

use std::collections::BTreeMap;
use std::hint::black_box;

use criterion::{Criterion, Throughput};
use encoding_rs::{Encoding, GB18030, UTF_8};
use gascore::batch::{QuarterFiles, QuarterResult, Settings, SubmissionFiles, run};
use gascore::calendar::WorkCalendar;
use gascore::diag::Sink;
use gascore::domain::{Case, EnterpriseIx, Judgement, Quarter};
use gascore::intake::{Memory, Opened, Row, Source, open};
use gascore::judge::Judge;
use gascore::ledger::{CaseReader, Reading};
use gascore::rules::{Pack, PackTexts, calendar};
use gascore::score::{self, scorecard};
use gascore::tally::{Owner, Tally};

#[path = "../tests/bench/made/mod.rs"]
#[expect(dead_code, reason = "a whole quarter is not measured here")]
mod made;

const ROWS: u32 = 20_000;

/// What every station is given.
struct Desk {
    pack: Pack,
    calendar: WorkCalendar,
    quarter: Quarter,
    ledger: Memory,
}

impl Desk {
    fn new(encoding: &'static Encoding) -> Self {
        let plan = made::Plan { encoding, ..made::Plan::of(ROWS.into()) };
        let mut bytes = Vec::new();
        plan.write_ledger(&mut bytes).expect("memory takes everything");
        let texts = PackTexts::built_in("chongqing-2018").expect("a built-in pack");
        Self {
            pack: Pack::read(&texts, &score::metric::names()).expect("a sound pack"),
            calendar: calendar::built_in("china").expect("a built-in calendar").read(None).expect("a sound calendar"),
            quarter: Quarter::new(2019, 3).expect("a quarter"),
            ledger: Memory::new("ledger.csv", bytes),
        }
    }

    fn bytes(&self) -> u64 {
        let mut reader = self.ledger.open().expect("memory opens");
        std::io::copy(&mut reader, &mut std::io::sink()).expect("memory is read")
    }

    /// Splits the ledger, and hands every row to `take`, with a reader of its cells.
    fn split(&self, mut take: impl FnMut(&mut CaseReader<'_>, Row<'_>)) {
        let (spellings, mut sink) = (&self.pack.spellings, Sink::default());
        let opened = open(&self.ledger, &spellings.case, spellings, None, &mut sink).expect("memory is read");
        let Opened::Table(mut table) = opened else { panic!("a made ledger has a header") };
        let mut reader = CaseReader::new(&self.pack, table.layout.clone(), self.ledger.name(), None, &mut sink);
        while let Some(row) = table.next_row().expect("memory is read") {
            take(&mut reader, row);
        }
    }

    fn cases(&self) -> Vec<Case<'static>> {
        let (mut cases, mut sink) = (Vec::new(), Sink::default());
        self.split(|reader, row| {
            if let Reading::Case(case) = reader.read(row, &mut sink) {
                cases.push(case.into_owned());
            }
        });
        cases
    }

    fn judge(&self) -> Judge<'_> {
        Judge::new(&self.pack.policy, &self.calendar, self.quarter.period(), self.quarter.period().last())
    }

    /// The ledger as the program would judge, count and score it.
    fn run(&self) -> QuarterResult {
        let settings = Settings {
            pack: &self.pack,
            calendar: &self.calendar,
            quarter: Some(self.quarter),
            period: self.quarter.period(),
            as_of: self.quarter.period().last(),
            basis: None,
            encoding: None,
            is_whole: false,
            continuity: false,
            screens: true,
        };
        let submission = SubmissionFiles { cases: vec![Box::new(self.ledger.clone())], ..SubmissionFiles::default() };
        let files = QuarterFiles { submissions: vec![submission], ..QuarterFiles::default() };
        run(files, &settings, Sink::default(), None).expect("memory is read")
    }
}

fn reading(criterion: &mut Criterion) {
    for (name, encoding) in [("utf-8", UTF_8), ("gb18030", GB18030)] {
        let desk = Desk::new(encoding);
        let mut group = criterion.benchmark_group(name);
        group.throughput(Throughput::Bytes(desk.bytes()));
        group.bench_function("split", |bencher| bencher.iter(|| desk.split(|_, row| _ = black_box(row))));
        group.bench_function("split, decode every cell", |bencher| {
            bencher.iter(|| desk.split(|_, row| (0..row.record.n_cells()).for_each(|cell| _ = black_box(row.text(cell)))));
        });
        group.bench_function("split, parse and check", |bencher| {
            let mut sink = Sink::default();
            bencher.iter(|| desk.split(|reader, row| _ = black_box(reader.read(row, &mut sink))));
        });
        group.bench_function("all of it", |bencher| bencher.iter(|| desk.run()));
        group.finish();
    }
}

fn judging(criterion: &mut Criterion) {
    let desk = Desk::new(UTF_8);
    let (cases, judge) = (desk.cases(), desk.judge());
    let judged = |case: &Case<'_>| judge.judge(case).expect("the calendar reaches");
    let mut group = criterion.benchmark_group("cases");
    group.throughput(Throughput::Elements(ROWS.into()));
    group.bench_function("judge", |bencher| bencher.iter(|| cases.iter().for_each(|case| _ = black_box(judged(case)))));
    group.bench_function("tally", |bencher| {
        let judgements: Vec<Judgement> = cases.iter().map(judged).collect();
        bencher.iter(|| {
            let mut tally = Tally::default();
            for (case, judgement) in cases.iter().zip(&judgements) {
                let owner = Owner { enterprise: EnterpriseIx(0), service: Some(case.service) };
                tally.add(owner, judgement, case, 1).expect("it counts");
            }
            tally.finish(&judge.readings()).expect("it counts")
        });
    });
    group.finish();
}

fn scoring(criterion: &mut Criterion) {
    let desk = Desk::new(UTF_8);
    let result = desk.run();
    let none = BTreeMap::new();
    let inputs: Vec<_> = result
        .units
        .iter()
        .map(|unit| score::Inputs {
            enterprise: unit.enterprise,
            facts: result.facts(),
            checked: None,
            progress: None,
            verified: &none,
            vetoes: Vec::new(),
            period: result.period,
            working_days: None,
            handed_in_on_time: None,
            explained: None,
            blocked: false,
            reported: true,
        })
        .collect();
    criterion.bench_function("score 80 enterprises", |bencher| {
        bencher.iter(|| inputs.iter().map(|inputs| scorecard(&desk.pack, inputs)).collect::<Vec<_>>());
    });
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    reading(&mut criterion);
    judging(&mut criterion);
    scoring(&mut criterion);
    criterion.final_summary();
}
