-- Every rate of the report from its rows alone: for each enterprise, district, parent company and the city, by service.
-- In the report's folder: duckdb -c ".read rates.sql"
WITH told AS (
    SELECT
        unnest(['enterprise', 'district', 'parent', 'city']) AS scope,
        unnest([enterprise, district, parent, 'city']) AS name,
        service, outcome, excluded_reason, decided, breach,
        open_at_start, accepted, completed, left_count, open_at_end,
        outcome_without_pauses, outcome_without_appointments, outcome_strict_acceptance, outcome_other_basis
    FROM 'cases.parquet'
    WHERE counted
),
counts AS (
    SELECT
        scope, name, service,
        count(*) FILTER (outcome = 'on_time') AS on_time,
        count(*) FILTER (decided) AS decided,
        count(*) FILTER (outcome = 'late') AS late,
        count(*) FILTER (outcome = 'overdue') AS overdue,
        count(*) FILTER (outcome = 'pending') AS pending,
        count(excluded_reason) AS excluded,
        count(*) FILTER (outcome = 'time_of_day_missing') AS undecidable,
        count(*) FILTER (outcome = 'set_aside') AS set_aside,
        count(*) FILTER (decided AND breach = 'law') AS beyond_law,
        count(*) FILTER (open_at_start) AS open_at_start,
        count(*) FILTER (accepted) AS accepted,
        count(*) FILTER (completed) AS completed,
        count(*) FILTER (left_count) AS left_count,
        count(*) FILTER (open_at_end) AS open_at_end,
        count(*) FILTER (outcome_without_pauses = 'on_time') AS without_pauses_part,
        count(*) FILTER (outcome_without_pauses IN ('on_time', 'late', 'overdue')) AS without_pauses_whole,
        count(*) FILTER (outcome_without_appointments = 'on_time') AS without_appointments_part,
        count(*) FILTER (outcome_without_appointments IN ('on_time', 'late', 'overdue')) AS without_appointments_whole,
        count(*) FILTER (outcome_strict_acceptance = 'on_time') AS strict_acceptance_part,
        count(*) FILTER (outcome_strict_acceptance IN ('on_time', 'late', 'overdue')) AS strict_acceptance_whole,
        count(*) FILTER (outcome_other_basis = 'on_time') AS other_basis_part,
        count(*) FILTER (outcome_other_basis IN ('on_time', 'late', 'overdue')) AS other_basis_whole
    FROM told
    WHERE name IS NOT NULL
    GROUP BY ALL
)
-- Rows without a readable service put every service of their enterprise in doubt.
SELECT
    counts.*,
    counts.undecidable + counts.set_aside + coalesce(unplaced.set_aside, 0) AS in_doubt
FROM counts
LEFT JOIN counts AS unplaced ON unplaced.scope = counts.scope AND unplaced.name = counts.name AND unplaced.service IS NULL
WHERE counts.service IS NOT NULL
ORDER BY scope, name, service;
