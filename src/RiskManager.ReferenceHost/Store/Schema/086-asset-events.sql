-- What people did to imported assets, by their identity: the audit log says it in sentences that name no asset for certain.
-- kind: Moved, Deleted or Edited. field: of an edit, as the history of runs names it. created_run, written_run: the runs (import_runs) that
-- created and last wrote the asset, because the asset may be gone.
CREATE TABLE asset_events (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    source_id INTEGER NOT NULL,
    import_id TEXT NOT NULL,
    asset_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    field TEXT,
    old_value TEXT,
    new_value TEXT,
    account TEXT NOT NULL,
    created_run INTEGER,
    written_run INTEGER
);
CREATE INDEX asset_events_by_time ON asset_events (at);

-- Only what happened after a run that began later than this is known for certain; 0: everything.
CREATE TABLE asset_events_begin (
    run_started_at INTEGER NOT NULL
);
INSERT INTO asset_events_begin (run_started_at) SELECT coalesce(max(started_at), 0) FROM runs;
