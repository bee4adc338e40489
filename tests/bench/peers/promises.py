"""What every peer is told: the promises, the words of the ledger, the calendar, and the form of the result.

A peer makes groups of rows; `write` folds them into one line an enterprise and service. A row that is set aside before its
service is known has the service "".
"""

import csv
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

FIRST, LAST = date(2019, 7, 1), date(2019, 9, 30)

# Columns of the ledger, and one more that only a row with too many cells fills.
COLUMNS = [
    "case_id", "enterprise", "service", "accepted_at", "completed_at", "status", "satisfaction", "reported_back_at",
    "channel", "handling", "record_no", "district", "surplus",
]
# Name in the ledger, name in the result, working days; 0 is the day of acceptance itself.
SERVICES = [
    ("居民用户通气", "residential_connection", 3),
    ("一般工商用户报装", "commercial_application", 20),
    ("故障报修", "fault_report", 3),
    ("投诉", "complaint", 7),
    ("咨询", "inquiry", 0),
]
DONE, OPEN = "办结", "在办"
# Inquiries by these channels on a rest day count as made on the next working day.
SHIFTING = ["网上", "12345"]
SATISFIED = ["非常满意", "满意", "基本满意"]
OPINIONS = [*SATISFIED, "不满意", "非常不满意"]

OUTCOMES = ["on_time", "late", "overdue", "pending", "decided_earlier", "carried_late", "carried_overdue", "set_aside"]
FIELDS = ["enterprise", "service", *OUTCOMES, "late_days", "median_days", "p90_days", "closed", "asked", "satisfied"]


def calendar():
    """Every day of 2019 with the number of working days up to it, from the verified list in the tree."""
    listed = Path(__file__).parents[2] / "vectors" / "workdays.csv"
    days, number = {}, 0
    for row in csv.DictReader(listed.open(encoding="utf-8")):
        if row["date"].startswith("2019"):
            number += int(row["is_working_day"])
            days[date.fromisoformat(row["date"])] = (number, row["is_working_day"] == "1")
    return days


def due_days():
    """For every day, service and whether a rest day shifts: day, service, shifts, due day, both as numbers of working days."""
    days = calendar()
    working = {number: day for day, (number, works) in days.items() if works}
    for day, (number, works) in days.items():
        if day > LAST:
            return
        for _, service, limit in SERVICES:
            for shifts in [False, True]:
                if limit:
                    due = working[number + limit]
                else:
                    due = working[number + 1] if shifts and not works else day
                yield day, service, shifts, due, number, days[due][0]


def nearest_rank(counts, percent):
    """The smallest length that so many per cent of the cases do not exceed."""
    rank, seen = max(-(-sum(counts.values()) * percent // 100), 1), 0
    for days in sorted(counts):
        seen += counts[days]
        if seen >= rank:
            return days
    return ""


def write(groups, out):
    """Writes the result; a group is enterprise, service, outcome, days, days late, rows, closed, asked, satisfied."""
    totals, lengths = defaultdict(lambda: defaultdict(int)), defaultdict(lambda: defaultdict(int))
    for enterprise, service, outcome, days, late_by, rows, closed, asked, satisfied in groups:
        key = (enterprise, service or "")
        total = totals[key]
        total[outcome] += rows
        if outcome in ("late", "overdue"):
            total["late_days"] += rows * int(late_by)
        if outcome in ("on_time", "late"):
            lengths[key][int(days)] += rows
        if outcome in ("on_time", "late", "overdue"):
            for name, number in [("closed", closed), ("asked", asked), ("satisfied", satisfied)]:
                total[name] += int(number)
    with open(out, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(FIELDS)
        for key in sorted(totals):
            numbers = [totals[key][name] for name in [*OUTCOMES, "late_days"]]
            middle = [nearest_rank(lengths[key], percent) for percent in (50, 90)]
            writer.writerow([*key, *numbers, *middle, *(totals[key][name] for name in ["closed", "asked", "satisfied"])])
