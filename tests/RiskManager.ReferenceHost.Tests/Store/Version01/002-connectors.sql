-- settings: the form as JSON, secrets left out.
CREATE TABLE tasks (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    type_id TEXT NOT NULL,
    settings TEXT NOT NULL
);

-- status is one of the run states of the seam, Running, or Interrupted when the process died.
CREATE TABLE runs (
    id TEXT PRIMARY KEY,
    task_id TEXT NOT NULL,
    task_name TEXT NOT NULL,
    type_id TEXT NOT NULL,
    settings TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    status TEXT NOT NULL,
    resumed_run_id TEXT,
    expected INTEGER,
    created INTEGER NOT NULL DEFAULT 0,
    recreated INTEGER NOT NULL DEFAULT 0,
    updated INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    quarantined INTEGER NOT NULL DEFAULT 0,
    missing INTEGER NOT NULL DEFAULT 0,
    components_created INTEGER NOT NULL DEFAULT 0,
    remote_calls INTEGER NOT NULL DEFAULT 0,
    perimeter TEXT,
    perimeter_created BOOLEAN NOT NULL DEFAULT FALSE,
    details TEXT,
    error TEXT
);
CREATE INDEX runs_by_start ON runs (started_at);

CREATE TABLE run_log (
    id INTEGER PRIMARY KEY,
    run_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    level INTEGER NOT NULL,
    event_id INTEGER NOT NULL,
    message TEXT NOT NULL
);
CREATE INDEX run_log_by_run ON run_log (run_id);

-- run_id is the logical run, so a resumed run finds the records of the interrupted one under the same identity.
CREATE TABLE quarantine (
    id INTEGER PRIMARY KEY,
    run_id TEXT NOT NULL,
    task_id TEXT NOT NULL,
    record_id TEXT,
    reason TEXT NOT NULL,
    fragment TEXT NOT NULL,
    at INTEGER NOT NULL
);
CREATE INDEX quarantine_by_run ON quarantine (run_id);

CREATE TABLE checkpoints (
    task_id TEXT PRIMARY KEY,
    run_id TEXT NOT NULL,
    state TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE run_locks (
    task_id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    machine TEXT NOT NULL,
    process_id INTEGER NOT NULL,
    run_id TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    heartbeat_at INTEGER NOT NULL
) WITHOUT ROWID;
