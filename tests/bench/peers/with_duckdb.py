"""Counts a ledger with DuckDB: with_duckdb.py LEDGER OUT."""

import sys
from pathlib import Path

import duckdb
import promises

ledger, out = sys.argv[1:]
base = duckdb.connect()
base.execute("CREATE TABLE service (name VARCHAR, service VARCHAR)")
base.executemany("INSERT INTO service VALUES (?, ?)", [service[:2] for service in promises.SERVICES])
base.execute("CREATE TABLE calendar (day DATE, number INTEGER)")
base.executemany("INSERT INTO calendar VALUES (?, ?)", [(day, number) for day, (number, _) in promises.calendar().items()])
base.execute("CREATE TABLE due (day DATE, service VARCHAR, shifts BOOLEAN, due DATE, accepted_number INTEGER, due_number INTEGER)")
rows = ", ".join(f"('{day}', '{service}', {shifts}, '{due}', {start}, {end})" for day, service, shifts, due, start, end in promises.due_days())
base.execute(f"INSERT INTO due VALUES {rows}")

columns = "{" + ", ".join(f"'{name}': 'VARCHAR'" for name in promises.COLUMNS) + "}"
sql = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
values = {"$ledger": f"'{ledger}'", "$columns": columns, "$first": f"DATE '{promises.FIRST}'", "$last": f"DATE '{promises.LAST}'"}
for name, value in values.items():
    sql = sql.replace(name, value)
promises.write(base.execute(sql).fetchall(), out)
