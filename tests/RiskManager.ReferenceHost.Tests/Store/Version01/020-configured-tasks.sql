-- Configured tasks are made on the Connectors screen. The rows that command-line imports left here held no more than the
-- settings, which stand with each of their runs.
DROP TABLE tasks;

-- settings: the form as JSON without secrets. secrets: encrypted. schedule: JSON, null when only people start the task.
-- version: counts the changes, so that of two people who edit at once the second is told.
CREATE TABLE tasks (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    type_id TEXT NOT NULL,
    settings TEXT NOT NULL,
    secrets TEXT,
    active BOOLEAN NOT NULL,
    schedule TEXT,
    next_run_at INTEGER,
    version INTEGER NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at INTEGER NOT NULL
);

-- origin: CommandLine, Person, Schedule or Resume. cancelled_by: who asked the run to stop, seen by the process that runs it.
ALTER TABLE runs ADD COLUMN origin TEXT NOT NULL DEFAULT 'CommandLine';
ALTER TABLE runs ADD COLUMN started_by TEXT;
ALTER TABLE runs ADD COLUMN cancelled_by TEXT;
CREATE INDEX runs_by_task ON runs (task_id, started_at);

-- How far the runs are that go on now, written about once a second by the process that runs them.
CREATE TABLE run_progress (
    run_id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    activity TEXT NOT NULL,
    done INTEGER NOT NULL,
    total INTEGER,
    created INTEGER NOT NULL,
    recreated INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    quarantined INTEGER NOT NULL,
    components_created INTEGER NOT NULL,
    remote_calls INTEGER NOT NULL,
    waiting_until INTEGER,
    remaining_seconds INTEGER,
    per_second REAL NOT NULL
);
