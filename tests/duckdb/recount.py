"""Counts a report again from its cases.parquet, with DuckDB and pandas, and holds it against report.json.

Run as: recount.py FOLDER SCHEMA, where SCHEMA is what `gascore rules schema cases` prints.
"""

import json
import os
import sys
from pathlib import Path

import duckdb
import pandas

sql = Path(__file__).with_name("rates.sql").read_text(encoding="utf-8")
schema = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
os.chdir(sys.argv[1])
report = json.loads(Path("report.json").read_text(encoding="utf-8"))
READINGS = ["without_pauses", "without_appointments", "strict_acceptance", "other_basis"]


def parts(share):
    return None if share is None else (share["part"], share["whole"])


def rate(part, whole):
    return None if whole == 0 else (part, whole)


def told(service):
    """What the report says of a service."""
    names = "on_time decided late overdue pending excluded undecidable set_aside beyond_law".split()
    said = {name: service[name] for name in names}
    balance = service["balance"]
    said |= {name: balance[name] for name in ["open_at_start", "accepted", "completed", "open_at_end"]}
    said["left_count"] = balance["excluded"]
    said["rate"] = parts(service["rate"])
    bounds = service["range"]
    said["range"] = None if bounds is None else (parts(bounds["if_late"]), parts(bounds["if_on_time"]))
    readings = {reading["reading"]: parts(reading["rate"]) for reading in service["readings"]}
    return said | {name: readings.get(name) for name in READINGS}


def counted(row):
    """The same from a row of the query."""
    count = {name: row[name] for name in row if name not in ("scope", "name", "service", "in_doubt") and "_part" not in name and "_whole" not in name}
    on_time, decided, doubt = row["on_time"], row["decided"], row["in_doubt"]
    count["rate"] = rate(on_time, decided)
    count["range"] = None if doubt == 0 else ((on_time, decided + doubt), (on_time + doubt, decided + doubt))
    return count | {name: rate(row[name + "_part"], row[name + "_whole"]) for name in READINGS}


described = [(name, kind) for name, kind, *_ in duckdb.sql("DESCRIBE SELECT * FROM 'cases.parquet'").fetchall()]
assert described == [(column["name"], column["type"]) for column in schema["columns"]], described

query = duckdb.sql(sql)
rows = {(row[0], row[1], row[2]): dict(zip(query.columns, row)) for row in query.fetchall()}
scopes = [("enterprise", it["code"], it["services"]) for it in report["enterprises"]]
scopes += [("district", it["name"], it["services"]) for it in report["districts"]]
scopes += [("parent", it["name"], it["services"]) for it in report["parents"]]
scopes += [("city", "city", report["city"])]
held = 0
for scope, name, services in scopes:
    for service in services:
        row = rows.pop((scope, name, service["service"]), None)
        if row is None:
            assert service["state"] != "reported", (scope, name, service)
            continue
        said, found = told(service), counted(row)
        assert said == found, f"{scope} {name} {service['service']}\nreport: {said}\nSQL:    {found}"
        held += 1
assert not rows, f"the report knows nothing of {list(rows)}"

frame = pandas.read_parquet("cases.parquet")
assert list(frame.columns) == [column["name"] for column in schema["columns"]]
assert len(frame) == sum(file["rows"] for file in report["inputs"])
assert int((frame.counted & frame.decided).sum()) == sum(service["decided"] for service in report["city"])
assert frame.started_at.dtype.kind == "M" and frame.started_at.dt.tz is None
places = list(zip(frame.file, frame.sheet.fillna(""), frame.line))
assert len(set(places)) == len(places)
print(f"{held} services of {len(scopes)} scopes agree, {len(frame)} rows")
