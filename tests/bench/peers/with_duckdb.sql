-- A ledger validated, freed of copies, judged and counted. $ledger is its path; the tables service and due are there.

CREATE TEMP TABLE read_rows AS
WITH cells AS (
    SELECT *, district IS NULL OR surplus IS NOT NULL AS broken
    FROM read_csv($ledger, auto_detect = false, header = false, skip = 1, delim = ',', quote = '"', null_padding = true, columns = $columns)
), typed AS (
    SELECT
        enterprise,
        CASE WHEN NOT broken THEN case_id END AS case_id,
        CASE WHEN NOT broken THEN known.service END AS service,
        try_strptime(accepted_at, '%Y-%m-%d %H:%M')::DATE AS accepted,
        try_strptime(completed_at, '%Y-%m-%d %H:%M')::DATE AS completed,
        completed_at IS NOT NULL AS is_completed,
        status, channel, satisfaction,
        handling IS NOT NULL AS handled,
        record_no IS NOT NULL AS recorded,
        try_strptime(reported_back_at, '%Y-%m-%d') IS NOT NULL AS reported,
        hash(case_id, cells.service, accepted_at, completed_at, status, satisfaction, reported_back_at, channel, handling, record_no, district) AS content
    FROM cells LEFT JOIN service AS known ON known.name = cells.service
)
SELECT
    *,
    case_id IS NULL OR service IS NULL OR accepted IS NULL
        OR status IS NULL OR status NOT IN ('办结', '在办')
        OR (is_completed AND completed IS NULL)
        OR (NOT is_completed AND status = '办结')
        OR coalesce(completed < accepted, false) AS spoiled
FROM typed;

-- Numbers that occur more than once: whether all their rows say the same.
CREATE TEMP TABLE repeated AS
SELECT enterprise, case_id, count(*) AS copies, count(DISTINCT content) > 1 OR bool_or(spoiled) AS differing
FROM read_rows
WHERE (enterprise, case_id) IN (SELECT (enterprise, case_id) FROM read_rows WHERE case_id IS NOT NULL GROUP BY enterprise, case_id HAVING count(*) > 1)
GROUP BY enterprise, case_id;

-- Of identical rows the first counts.
CREATE TEMP TABLE counted AS
SELECT read_rows.* FROM read_rows ANTI JOIN repeated USING (enterprise, case_id)
UNION ALL
SELECT read_rows.* REPLACE (true AS spoiled) FROM read_rows JOIN repeated USING (enterprise, case_id) WHERE differing
UNION ALL
(SELECT DISTINCT ON (enterprise, case_id) read_rows.* FROM read_rows JOIN repeated USING (enterprise, case_id) WHERE NOT differing);

WITH due_rows AS (
    SELECT
        counted.*,
        due.due, due.accepted_number, due.due_number,
        CASE WHEN completed <= $last THEN completed END AS known_completed
    FROM counted
    LEFT JOIN due
        ON due.day = counted.accepted AND due.service = counted.service AND due.shifts = coalesce(channel IN ('网上', '12345'), false)
), judged AS (
    SELECT
        enterprise, service, handled, recorded, reported, satisfaction, known_completed,
        CASE
            WHEN spoiled THEN 'set_aside'
            WHEN known_completed <= due THEN if(known_completed < $first, 'decided_earlier', 'on_time')
            WHEN known_completed IS NOT NULL THEN
                if(due >= $first, 'late', if(known_completed >= $first, 'carried_late', 'decided_earlier'))
            WHEN due <= $last THEN if(due < $first, 'carried_overdue', 'overdue')
            ELSE 'pending'
        END AS outcome,
        ended.number - accepted_number AS days,
        ended.number - due_number AS late_by
    FROM due_rows LEFT JOIN calendar AS ended ON ended.day = coalesce(known_completed, $last)
)
SELECT
    enterprise, service, outcome,
    if(outcome IN ('on_time', 'late'), days, NULL) AS days,
    if(outcome IN ('late', 'overdue'), late_by, NULL) AS late_by,
    count(*),
    count(*) FILTER (recorded AND if(service = 'inquiry', known_completed IS NOT NULL, handled AND reported)),
    count(*) FILTER (satisfaction IN ('非常满意', '满意', '基本满意', '不满意', '非常不满意')),
    count(*) FILTER (satisfaction IN ('非常满意', '满意', '基本满意'))
FROM judged
GROUP BY ALL;
