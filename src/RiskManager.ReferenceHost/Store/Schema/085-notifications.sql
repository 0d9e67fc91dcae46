-- Somebody is told when the health of a task changes (R40).

-- Whether the end of the run was taken into the health of its task. Nobody is told of runs that ended before.
ALTER TABLE runs ADD COLUMN is_assessed BOOLEAN NOT NULL DEFAULT TRUE;
CREATE INDEX runs_by_assessment ON runs (is_assessed);

CREATE TABLE task_health (
    task_id TEXT PRIMARY KEY,
    health TEXT NOT NULL,
    since INTEGER NOT NULL
) WITHOUT ROWID;

-- Hours after which a planned run that did not begin counts as missed; 0: never.
CREATE TABLE missed_run_limits (
    task_id TEXT PRIMARY KEY,
    hours INTEGER NOT NULL
) WITHOUT ROWID;

-- Who is told. task_id: of this task alone. events: names of states, separated by commas. secret: of a webhook, encrypted.
CREATE TABLE notification_targets (
    id INTEGER PRIMARY KEY,
    task_id TEXT,
    channel TEXT NOT NULL,
    address TEXT NOT NULL,
    language TEXT NOT NULL,
    events TEXT NOT NULL,
    secret TEXT
);

-- The outbox: what is told, and to whom. change: the change as JSON.
CREATE TABLE notifications (
    id TEXT PRIMARY KEY,
    task_name TEXT NOT NULL,
    health TEXT NOT NULL,
    at INTEGER NOT NULL,
    change TEXT NOT NULL
) WITHOUT ROWID;

-- next_at: when it is tried next; while it is tried, when another process may try it. Address and channel are those of the target then.
CREATE TABLE notification_deliveries (
    id INTEGER PRIMARY KEY,
    notification_id TEXT NOT NULL REFERENCES notifications (id) ON DELETE CASCADE,
    target_id INTEGER,
    channel TEXT NOT NULL,
    address TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    next_at INTEGER NOT NULL,
    problem TEXT,
    problem_translations TEXT
);
CREATE INDEX notification_deliveries_by_due ON notification_deliveries (state, next_at);
CREATE INDEX notification_deliveries_by_notification ON notification_deliveries (notification_id);
