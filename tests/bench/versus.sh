#!/usr/bin/env bash
# Measures gascore beside `wc -l`, DuckDB, Polars, pandas and, where it is installed, qsv, on ledgers made for it, after making
# sure that all count the same. Prints Markdown; says on standard error what it is doing. What the options are: versus.sh --help
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$(dirname "$here")")

usage() {
    cat <<'USAGE'
versus.sh [--rows N]... [--full] [--huge] [--runs N] [--data DIR] [--no-peers]

  --rows N     a ledger of N rows; can be repeated; 1000000 if nothing is asked for
  --full       1,000,000 and 10,000,000 rows: 6 GB of disk
  --huge       100,000,000 rows besides: 13 GB more
  --runs N     how often each program runs; 5 if left out
  --data DIR   keep ledgers and the peers' virtual environment there; else they are gone at the end
  --no-peers   measure only gascore and wc

GASCORE and BENCH_LEDGER name programs that are built already; else they are built with `cargo build --release`.
USAGE
}

rows=()
runs=5
data=
peers=yes
while [ $# -gt 0 ]; do
    case $1 in
    --rows) rows+=("${2:?--rows needs a number}"); shift ;;
    --full) rows+=(1000000 10000000) ;;
    --huge) rows+=(1000000 10000000 100000000) ;;
    --runs) runs=${2:?--runs needs a number}; shift ;;
    --data) data=${2:?--data needs a folder}; shift ;;
    --no-peers) peers=no ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
    esac
    shift
done
[ ${#rows[@]} -gt 0 ] || rows=(1000000)
mapfile -t rows < <(printf '%s\n' "${rows[@]}" | sort -nu)

if [ -z "$data" ]; then
    data=$(mktemp -d)
    trap 'rm -rf "$data"' EXIT
fi
mkdir -p "$data"
data=$(cd "$data" && pwd)

built() { # package target by `cargo`, as `--bin gascore`
    cargo build --quiet --locked --release --manifest-path "$root/Cargo.toml" "$@" >&2
}
target=${CARGO_TARGET_DIR:-$root/target}
[ -n "${GASCORE:-}" ] || { built --bin gascore && GASCORE=$target/release/gascore; }
[ -n "${BENCH_LEDGER:-}" ] || { built --example bench-ledger && BENCH_LEDGER=$target/release/examples/bench-ledger; }

python=()
if [ $peers = yes ]; then
    if [ -x "$data/venv/bin/python" ] || python3 -m venv "$data/venv" >&2; then
        # Without some of them the others are measured, and it is said which are missing.
        "$data/venv/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$here/requirements.txt" >&2 ||
            echo "not every peer could be installed" >&2
        python=(--python "$data/venv/bin/python")
    else
        echo "no virtual environment could be made, so no peer from PyPI is measured" >&2
    fi
fi

python3 -B -u "$here/measure.py" --gascore "$GASCORE" --ledger "$BENCH_LEDGER" --data "$data" "${python[@]}" --runs "$runs" --rows "${rows[@]}"
