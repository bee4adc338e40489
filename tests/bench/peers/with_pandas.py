"""Counts a ledger with pandas and the working days of numpy: with_pandas.py LEDGER OUT."""

import sys

import numpy as np
import pandas as pd
import promises

ledger, out = sys.argv[1:]
FIRST, LAST = np.datetime64(promises.FIRST), np.datetime64(promises.LAST)
rest = [day for day, (_, works) in promises.calendar().items() if not works]
working = np.busdaycalendar("1111111", [np.datetime64(day) for day in rest])

rows = pd.read_csv(
    ledger, names=promises.COLUMNS, header=None, skiprows=1, dtype=str, keep_default_na=False, na_values=[""], encoding="utf-8"
)
broken = rows.district.isna() | rows.surplus.notna()
services = {name: service for name, service, _ in promises.SERVICES}
rows["number"] = rows.case_id.mask(broken)
rows["kind"] = rows.service.map(services).mask(broken)
accepted = pd.to_datetime(rows.accepted_at, format="%Y-%m-%d %H:%M", errors="coerce").dt.normalize()
completed = pd.to_datetime(rows.completed_at, format="%Y-%m-%d %H:%M", errors="coerce").dt.normalize()
spoiled = (
    rows.number.isna()
    | rows.kind.isna()
    | accepted.isna()
    | ~rows.status.isin([promises.DONE, promises.OPEN])
    | (rows.completed_at.notna() & completed.isna())
    | (rows.completed_at.isna() & (rows.status == promises.DONE))
    | (completed < accepted)
)

# Numbers that occur more than once: whether all their rows say the same.
numbered = rows.number.notna()
repeated = numbered & rows.duplicated(["enterprise", "number"], keep=False)
some = rows[repeated]
contents = (~some.duplicated(promises.COLUMNS)).groupby([some.enterprise, some.number]).transform("sum")
differing = (contents > 1) | spoiled[repeated].groupby([some.enterprise, some.number]).transform("any")
spoiled[differing.index[differing]] = True
dropped = ~differing & some.duplicated(["enterprise", "number"])
keep = np.ones(len(rows), dtype=bool)
keep[np.flatnonzero(repeated)[dropped.to_numpy()]] = False

start = accepted.to_numpy().astype("datetime64[D]")
sound = keep & ~spoiled.to_numpy()
done = completed.notna().to_numpy() & (completed.to_numpy().astype("datetime64[D]") <= LAST)
end = np.where(done, completed.to_numpy().astype("datetime64[D]"), LAST)
due = start.copy()
for _, service, limit in promises.SERVICES:
    mine = sound & (rows.kind == service).to_numpy()
    if limit:
        due[mine] = np.busday_offset(start[mine], limit, roll="backward", busdaycal=working)
    else:
        mine &= rows.channel.isin(promises.SHIFTING).to_numpy()
        due[mine] = np.busday_offset(start[mine], 0, roll="forward", busdaycal=working)

outcome = np.select(
    [
        ~sound,
        done & (end <= due) & (end < FIRST),
        done & (end <= due),
        done & (due >= FIRST),
        done & (end >= FIRST),
        done,
        due < FIRST,
        due <= LAST,
    ],
    ["set_aside", "decided_earlier", "on_time", "late", "carried_late", "decided_earlier", "carried_overdue", "overdue"],
    "pending",
)


def between(first, last, where):
    """Working days after the first day up to the last, where they are asked for, else −1."""
    days = np.full(len(rows), -1)
    days[where] = np.busday_count(first[where] + 1, last[where] + 1, busdaycal=working)
    return days


recorded, reported = rows.record_no.notna(), pd.to_datetime(rows.reported_back_at, format="%Y-%m-%d", errors="coerce").notna()
judged = pd.DataFrame(
    {
        "enterprise": rows.enterprise,
        "kind": rows.kind.fillna(""),
        "outcome": outcome,
        "days": between(start, end, np.isin(outcome, ["on_time", "late"])),
        "late_by": between(due, end, np.isin(outcome, ["late", "overdue"])),
        "rows": 1,
        "closed": recorded & np.where(rows.kind == "inquiry", done, rows.handling.notna() & reported),
        "asked": rows.satisfaction.isin(promises.OPINIONS),
        "satisfied": rows.satisfaction.isin(promises.SATISFIED),
    }
)[keep]
groups = judged.groupby(["enterprise", "kind", "outcome", "days", "late_by"]).sum()
promises.write(groups.reset_index().itertuples(index=False, name=None), out)
