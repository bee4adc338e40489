"""Measures gascore and its peers side by side and prints Markdown; `versus.sh` prepares what it needs and starts it.

The programs take turns, so that whatever else the machine does hits all alike; what counts is the ratio of their medians. Time is
that of the wall from start to end of a process, beside it the processor time of all its threads; memory is its peak resident size,
which the system never gives as less than that of this script.
"""

import argparse
import datetime
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
QUARTER = ["--quarter", "2019Q3", "--fail-on", "never"]
# Above so many rows pandas is not started: it holds every cell as an object.
PANDAS_ROWS = 10_000_000


class Tool:
    """A program with its arguments, and how its runs went; a folder that it writes is cleared away before each of them."""

    def __init__(self, name, argv, version, out=None, folder=None):
        self.name, self.argv, self.version, self.out, self.folder = name, [str(part) for part in argv], version, out, folder
        self.walls, self.cpus, self.memory, self.failed = [], [], 0, None

    def run(self):
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)
        target = open(self.out, "wb") if self.out else subprocess.DEVNULL
        started = time.perf_counter()
        process = subprocess.Popen(self.argv, stdin=subprocess.DEVNULL, stdout=target, stderr=subprocess.PIPE)
        told = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            last = (told.decode(errors="replace").strip().splitlines() or [""])[-1]
            self.failed = f"ended with {process.returncode} {last}"[:160]
            return
        self.walls.append(wall)
        self.cpus.append(usage.ru_utime + usage.ru_stime)
        self.memory = max(self.memory, usage.ru_maxrss * 1024)

    @property
    def median(self):
        return statistics.median(self.walls)


def take_turns(tools, runs, after_first=lambda: None):
    for number in range(runs):
        for tool in tools:
            if not tool.failed:
                print(f"  {number + 1}/{runs} {tool.name}", file=sys.stderr)
                tool.run()
            if tool.failed and tool.name.startswith("gascore"):
                sys.exit(f"{' '.join(tool.argv)}: {tool.failed}")
        if number == 0:
            after_first()


def said(*argv):
    """The first line a program says of itself."""
    return subprocess.run(argv, capture_output=True, text=True, check=True).stdout.splitlines()[0]


class Bench:
    """What is measured with what."""

    def __init__(self, options):
        self.options = options
        self.gascore, self.data = options.gascore, Path(options.data)
        self.gascore_version = said(self.gascore, "--version").split()[-1]

    def made(self, name, *arguments):
        """A made file or folder; one that is there is the one that would be made."""
        path = self.data / name
        if not path.exists():
            print(f"making {name}", file=sys.stderr)
            beside = self.data / "unfinished" / "2019Q3"
            shutil.rmtree(beside.parent, ignore_errors=True)
            beside.parent.mkdir()
            where = "--split" if path.suffix == "" else "--out"
            subprocess.run([self.options.ledger, *map(str, arguments), where, beside], check=True)
            path.parent.mkdir(exist_ok=True)
            beside.rename(path)
            beside.parent.rmdir()
        return path

    def score(self, ledger, name="gascore score"):
        return Tool(name, [self.gascore, "score", ledger, *QUARTER], self.gascore_version)

    def counts(self, ledger):
        """The same with every number that was counted, and the cases behind each."""
        argv = [self.gascore, "score", ledger, *QUARTER, "--format", "json"]
        return Tool("gascore score, all of it as JSON", argv, self.gascore_version, self.data / "gascore.json")

    def peers(self, ledger, rows):
        """The peers that are installed; of the others it is said that they are not."""
        python, tools = self.options.python, []
        if not python:
            print("- DuckDB, Polars and pandas are not measured")
        for name in ["duckdb", "polars", "pandas"] if python else []:
            ask = f"import {name}; print({name}.__version__)"
            found = subprocess.run([python, "-c", ask], capture_output=True, text=True)
            if found.returncode != 0:
                print(f"- {name} is not installed and not measured")
            elif name == "pandas" and rows > PANDAS_ROWS:
                print(f"- pandas is not started above {PANDAS_ROWS:,} rows")
            else:
                script = HERE / "peers" / f"with_{name}.py"
                tools.append(Tool(name, [python, "-B", script, ledger, self.data / f"{name}.csv"], found.stdout.strip()))
        if shutil.which("qsv"):
            tools.append(Tool("qsv validate (form only)", ["qsv", "validate", ledger], said("qsv", "--version").split("-")[0]))
        else:
            print("- qsv is not installed and not measured")
        return tools

    def side_by_side(self, rows):
        """One ledger, every program; their counts must be equal."""
        ledger = self.made(f"ledger-{rows}.csv", "--rows", rows)
        size = ledger.stat().st_size
        print(f"\n### {rows:,} rows, {size / 1e9:.2f} GB\n")
        newlines = Tool("wc -l", ["wc", "-l", ledger], said("wc", "--version").split()[-1])
        score, listed, peers = self.score(ledger), self.counts(ledger), self.peers(ledger, rows)
        counts = [self.data / f"{peer.name}.csv" for peer in peers if not peer.name.startswith("qsv")]

        def counts_are_equal():
            there = [path for peer, path in zip(peers, counts) if not peer.failed]
            compared = [sys.executable, "-B", HERE / "compare.py", listed.out, *there]
            if not there:
                print("Nothing counted the same ledger, so gascore's counts are held against nothing here.")
            elif subprocess.run(compared, stdout=sys.stdout).returncode != 0:
                sys.exit("the counts differ")

        for path in counts:
            path.unlink(missing_ok=True)
        read_once(ledger)
        tools = [newlines, score, listed, *peers]
        take_turns(tools, self.options.runs, counts_are_equal)
        print(f"\n`wc -l` passes {size / newlines.median / 1e9:.2f} GB/s.\n")
        print("| program | version | median s | min s | CPU s | × `wc -l` | × gascore | peak MB |")
        print("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
        for tool in tools:
            if tool.failed:
                print(f"| {tool.name} | {tool.version} | {tool.failed} | | | | | |")
                continue
            ratios = f"{tool.median / newlines.median:.1f} | {tool.median / score.median:.2f}"
            cpu = statistics.median(tool.cpus)
            times = f"{tool.median:.3f} | {min(tool.walls):.3f} | {cpu:.2f}"
            print(f"| {tool.name} | {tool.version} | {times} | {ratios} | {tool.memory / 1e6:.0f} |")
        targets = [("score ÷ `wc -l`", score.median / newlines.median, "≤", 6)]
        targets += [(f"{peer.name} ÷ score", peer.median / score.median, "≥", 8) for peer in peers if peer.name in ("duckdb", "polars") and peer.walls]
        if rows != 10_000_000:
            print("\nThe targets below are set for 10,000,000 rows.")
        held(targets)
        return score

    def within(self, rows):
        """gascore against itself: encodings, faults, reports, and how soon it is there."""
        print(f"\n### gascore against itself, {rows:,} rows\n")
        plain = self.score(self.made(f"ledger-{rows}.csv", "--rows", rows), "gascore score, UTF-8")
        gb18030 = self.score(self.made(f"gb18030-{rows}.csv", "--rows", rows, "--encoding", "gb18030"), "gascore score, GB18030")
        clean = self.score(self.made(f"clean-{rows}.csv", "--rows", rows, "--clean"), "gascore score, no row faulty")
        faulty = self.score(self.made(f"faulty-{rows}.csv", "--rows", rows, "--faulty"), "gascore score, every row faulty")
        quarter = self.made(f"quarter-{rows}/2019Q3", "--rows", rows)
        folder = self.data / "report"
        report = Tool("gascore report, all forms", [self.gascore, "report", quarter, "-o", folder], "", folder=folder)
        tools = [plain, gb18030, clean, faulty, report]
        take_turns(tools, self.options.runs)
        print("| run | median s | min s | CPU s | peak MB |\n| --- | ---: | ---: | ---: | ---: |")
        for tool in tools:
            print(f"| {tool.name} | {tool.median:.3f} | {min(tool.walls):.3f} | {statistics.median(tool.cpus):.2f} | {tool.memory / 1e6:.0f} |")
        held(
            [
                ("GB18030 ÷ UTF-8", gb18030.median / plain.median, "≤", 1.5),
                ("every row faulty ÷ none", faulty.median / clean.median, "≤", 2),
                ("report of 80 enterprises ÷ score", report.median / plain.median, "≤", 6),
            ]
        )

    def start(self):
        """How soon small questions are answered; starting a process is part of it."""
        print("\n### Small questions\n")
        ledger = self.made("ledger-100.csv", "--rows", 100, "--enterprises", 1)
        questions = [
            ("`--help`", ["--help"], 10),
            ("`calendar due`", ["calendar", "due", "2019-09-30", "7 working days"], 20),
            ("`check`, 100 rows", ["check", ledger, "--fail-on", "never"], 30),
        ]
        tools = [Tool(f"gascore {name}", [self.gascore, *argv], "") for name, argv, _ in questions]
        take_turns(tools, max(20, self.options.runs))
        held([(f"{tool.name}, ms", tool.median * 1000, "≤", most) for tool, (_, _, most) in zip(tools, questions)])
        busy = ", ".join(f"{tool.name} {statistics.median(tool.cpus) * 1000:.0f} ms" for tool in tools)
        print(f"\nProcessor time: {busy}.")


def held(targets):
    print("\n| | measured | target | |\n| --- | ---: | ---: | --- |")
    for name, value, sign, limit in targets:
        met = value <= limit if sign == "≤" else value >= limit
        print(f"| {name} | {value:.2f} | {sign} {limit} | {'met' if met else 'missed'} |")


def read_once(path):
    """Brings a file into the page cache, so that the disk is not measured."""
    with open(path, "rb", buffering=0) as file:
        while file.read(1 << 20):
            pass


def machine():
    cpu = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    load = os.getloadavg()[0]
    cores = len(os.sched_getaffinity(0))
    model = cpu[1] if cpu else platform.machine()
    return f"{datetime.date.today()}, {cores} cores ({model}), {memory:.0f} GiB, {platform.system()} {platform.release()}, load {load:.1f} at the start"


def main():
    parser = argparse.ArgumentParser()
    for name in ["gascore", "ledger", "data"]:
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--python", help="a Python with the peers; none if left out")
    parser.add_argument("--rows", type=int, nargs="+", required=True)
    parser.add_argument("--runs", type=int, required=True)
    bench = Bench(parser.parse_args())
    options = bench.options
    print(f"{machine()}; gascore {bench.gascore_version}; {options.runs} runs in turn")
    scores = {rows: bench.side_by_side(rows) for rows in options.rows}
    ten, hundred = scores.get(10_000_000), scores.get(100_000_000)
    if ten and hundred:
        held([("100,000,000 rows ÷ 10,000,000", hundred.median / ten.median, "≤", 12), ("GB of memory", hundred.memory / 1e9, "≤", 1.5)])
    bench.within(min(options.rows))
    bench.start()


if __name__ == "__main__":
    main()
