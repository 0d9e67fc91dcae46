-- The hosts that serve on this database; a row goes when its host is stopped.
CREATE TABLE nodes (
    id TEXT PRIMARY KEY,
    machine TEXT NOT NULL,
    process_id INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    heartbeat_at INTEGER NOT NULL
);

-- A run that is split; it is here until its end. run_id: the logical run. current_run_id: the run that goes on with it now.
-- coordinator: the node that watches over it. shared: other nodes may take its partitions. stopping: all nodes stop at a checkpoint.
CREATE TABLE partitioned_runs (
    run_id TEXT PRIMARY KEY,
    task_id TEXT NOT NULL UNIQUE,
    current_run_id TEXT NOT NULL,
    coordinator TEXT NOT NULL,
    shared BOOLEAN NOT NULL,
    stopping BOOLEAN NOT NULL
);

-- status: Waiting, Running, Done or Failed. definition: the task's own. progress and result: JSON. takeovers: how often its
-- node was lost.
CREATE TABLE run_partitions (
    run_id TEXT NOT NULL REFERENCES partitioned_runs (run_id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    definition TEXT NOT NULL,
    expected INTEGER NOT NULL,
    status TEXT NOT NULL,
    owner TEXT,
    machine TEXT,
    process_id INTEGER,
    heartbeat_at INTEGER,
    takeovers INTEGER NOT NULL DEFAULT 0,
    progress TEXT,
    result TEXT,
    PRIMARY KEY (run_id, number)
);

-- What all nodes know about the limits of a remote account; what it never said is null. Lengths are milliseconds.
CREATE TABLE call_limits (
    account TEXT PRIMARY KEY,
    concurrency_limit INTEGER,
    rate_limit INTEGER,
    window_length INTEGER,
    remaining INTEGER,
    to_wait INTEGER,
    observed_at INTEGER NOT NULL,
    held_back_until INTEGER NOT NULL
);

-- Calls that go on now, each on one node.
CREATE TABLE call_turns (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    owner TEXT NOT NULL,
    machine TEXT NOT NULL,
    process_id INTEGER NOT NULL,
    renewed_at INTEGER NOT NULL
);
CREATE INDEX call_turns_by_account ON call_turns (account);
