"""Says where two counts of one ledger differ: compare.py GASCORE.json PEER.csv ...; fails if any do.

gascore's own counts are taken from the JSON of `score`. Closed loops and satisfaction stand there as percentages of an enterprise,
so they are compared as such.
"""

import csv
import json
import sys
from pathlib import Path

sys.path.insert(0, sys.path[0] + "/peers")
import promises  # noqa: E402

EXCLUDED = ["decided_earlier", "carried_late", "carried_overdue"]
COUNTS = [*promises.OUTCOMES, "late_days", "median_days", "p90_days"]
METRICS = ["closed_loop_rate", "satisfaction_rate"]


def percent(part, whole):
    """As reports print it: never 100.00% unless all did, never 0.00% unless none did."""
    if whole == 0:
        return None
    hundredths = (part * 20_000 + whole) // (whole * 2)
    hundredths = min(hundredths, 9_999) if part < whole else hundredths
    hundredths = max(hundredths, 1) if part > 0 else hundredths
    return f"{hundredths // 100}.{hundredths % 100:02}%"


def of_gascore(path):
    report = json.load(open(path, encoding="utf-8"))
    counts, metrics = {}, {}
    for enterprise in report["enterprises"]:
        name = enterprise["name"]
        counts[name, ""] = {"set_aside": enterprise["unplaced_rows"]}
        for service in enterprise["services"]:
            unknown = set(service["excluded_by_reason"]) - set(EXCLUDED)
            assert not unknown and not service["undecidable"], f"{name}: {unknown}, {service['undecidable']} undecidable"
            count = {outcome: service.get(outcome) for outcome in promises.OUTCOMES if outcome not in EXCLUDED}
            count |= {reason: service["excluded_by_reason"].get(reason, 0) for reason in EXCLUDED}
            count["late_days"] = sum(by["days"] * (by["late"] + by["overdue"]) for by in service["late_by"])
            count |= {name: service[name] for name in ["median_days", "p90_days"]}
            counts[name, service["service"]] = count
        for area in enterprise["claimed"]["areas"] if enterprise["claimed"] else []:
            for measured in (measured for point in area["points"] for measured in point["measured"]):
                if measured["metric"] in METRICS:
                    metrics[name, measured["metric"]] = measured["value"]
    return counts, metrics


def of_peer(path):
    counts, parts = {}, {}
    for row in csv.DictReader(open(path, encoding="utf-8")):
        name, service = row["enterprise"], row["service"]
        counts[name, service] = {field: int(row[field]) if row[field] else None for field in COUNTS}
        decided = sum(int(row[outcome]) for outcome in ["on_time", "late", "overdue"])
        pairs = {"satisfaction_rate": (int(row["satisfied"]), int(row["asked"]))}
        if service in ("fault_report", "complaint", "inquiry"):
            pairs["closed_loop_rate"] = (int(row["closed"]), decided)
        for metric, (part, whole) in pairs.items():
            before = parts.get((name, metric), (0, 0))
            parts[name, metric] = (before[0] + part, before[1] + whole)
    return counts, {key: percent(*pair) for key, pair in parts.items()}


def flat(counts, metrics):
    """Every number that is not zero or missing, by what it counts."""
    numbers = {(*key, field): number for key, count in counts.items() for field, number in count.items()}
    numbers |= {(name, "", metric): value for (name, metric), value in metrics.items()}
    return {key: number for key, number in numbers.items() if number}


def main(ours, *peers):
    own, equal = flat(*of_gascore(ours)), True
    for peer in peers:
        other = flat(*of_peer(peer))
        differences = sorted(key for key in own.keys() | other.keys() if own.get(key) != other.get(key))
        for key in differences[:10]:
            print(f"{peer}: {' '.join(filter(None, key))}: {other.get(key, 0)}, gascore: {own.get(key, 0)}", file=sys.stderr)
        if differences:
            print(f"{peer}: {len(differences)} numbers differ", file=sys.stderr)
        equal &= not differences
    if equal:
        print(f"{len(own)} numbers are equal in gascore and {', '.join(Path(peer).stem for peer in peers)}.")
    return equal


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(0 if main(*sys.argv[1:]) else 1)
