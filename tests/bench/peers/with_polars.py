"""Counts a ledger with Polars, lazily and streaming: with_polars.py LEDGER OUT."""

import sys

import polars as pl
import promises
from polars import col, lit, when

ledger, out = sys.argv[1:]
FIRST, LAST = lit(promises.FIRST), lit(promises.LAST)
KEY = ["enterprise", "case_id"]

due = pl.LazyFrame(list(promises.due_days()), schema=["accepted", "service", "shifts", "due", "accepted_number", "due_number"], orient="row")
calendar = pl.LazyFrame([(day, number) for day, (number, _) in promises.calendar().items()], schema=["ended", "ended_number"], orient="row")
services = {name: service for name, service, _ in promises.SERVICES}


def day(column, form="%Y-%m-%d %H:%M"):
    return col(column).str.to_datetime(form, strict=False).dt.date()


broken = col("district").is_null() | col("surplus").is_not_null()
cells = pl.scan_csv(ledger, has_header=False, skip_rows=1, schema={name: pl.String for name in promises.COLUMNS}, truncate_ragged_lines=True, missing_columns="insert")
typed = cells.select(
    "enterprise",
    when(~broken).then("case_id").alias("case_id"),
    when(~broken).then(col("service").replace_strict(services, default=None)).alias("service"),
    day("accepted_at").alias("accepted"),
    day("completed_at").alias("completed"),
    (col("channel").is_in(promises.SHIFTING)).fill_null(False).alias("shifts"),
    col("satisfaction").is_in(promises.OPINIONS).fill_null(False).alias("asked"),
    col("satisfaction").is_in(promises.SATISFIED).fill_null(False).alias("satisfied"),
    col("handling").is_not_null().alias("handled"),
    col("record_no").is_not_null().alias("recorded"),
    day("reported_back_at", "%Y-%m-%d").is_not_null().alias("reported"),
    pl.struct(promises.COLUMNS).hash().alias("content"),
    col("completed_at").is_not_null().alias("is_completed"),
    col("status"),
).with_columns(
    spoiled=col("case_id").is_null()
    | col("service").is_null()
    | col("accepted").is_null()
    | ~col("status").is_in([promises.DONE, promises.OPEN]).fill_null(False)
    | (col("is_completed") & col("completed").is_null())
    | (~col("is_completed") & (col("status") == promises.DONE).fill_null(False))
    | (col("completed") < col("accepted")).fill_null(False)
)
rows = typed.drop("is_completed", "status").collect(engine="streaming").lazy()

numbers = rows.filter(col("case_id").is_not_null()).group_by(KEY).len().filter(col("len") > 1).drop("len")
copies = rows.join(numbers, on=KEY, how="semi")
fates = copies.group_by(KEY).agg(differing=(col("content").n_unique() > 1) | col("spoiled").any())
told = copies.join(fates, on=KEY)
counted = pl.concat(
    [
        rows.join(numbers, on=KEY, how="anti"),
        told.filter("differing").with_columns(spoiled=lit(True)).drop("differing"),
        told.filter(~col("differing")).unique(KEY, keep="any").drop("differing"),
    ]
)

done = col("completed").is_not_null()
judged = (
    counted.with_columns(completed=when(col("completed") <= LAST).then("completed"))
    .join(due, on=["accepted", "service", "shifts"], how="left")
    .with_columns(ended=col("completed").fill_null(LAST))
    .join(calendar, on="ended", how="left")
    .with_columns(
        outcome=when("spoiled")
        .then(lit("set_aside"))
        .when(done & (col("completed") <= col("due")))
        .then(when(col("completed") < FIRST).then(lit("decided_earlier")).otherwise(lit("on_time")))
        .when(done & (col("due") >= FIRST))
        .then(lit("late"))
        .when(done)
        .then(when(col("completed") >= FIRST).then(lit("carried_late")).otherwise(lit("decided_earlier")))
        .when(col("due") < FIRST)
        .then(lit("carried_overdue"))
        .when(col("due") <= LAST)
        .then(lit("overdue"))
        .otherwise(lit("pending")),
        closed=col("recorded") & when(col("service") == "inquiry").then(done).otherwise(col("handled") & col("reported")),
    )
)
groups = judged.group_by(
    "enterprise",
    "service",
    "outcome",
    when(col("outcome").is_in(["on_time", "late"])).then(col("ended_number") - col("accepted_number")).alias("days"),
    when(col("outcome").is_in(["late", "overdue"])).then(col("ended_number") - col("due_number")).alias("late_by"),
).agg(pl.len(), col("closed").sum(), col("asked").sum(), col("satisfied").sum())
promises.write(groups.collect(engine="streaming").iter_rows(), out)
