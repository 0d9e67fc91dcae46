-- What runs overwrote and created again, old and new values, at most 10,000 assets a run; run_id is the logical run.
-- fields: JSON, a list of field, old and new value.
CREATE TABLE run_changes (
    id INTEGER PRIMARY KEY,
    run_id TEXT NOT NULL,
    asset_id INTEGER NOT NULL,
    import_id TEXT NOT NULL,
    name TEXT NOT NULL,
    action TEXT NOT NULL,
    fields TEXT NOT NULL
);
CREATE INDEX run_changes_by_run ON run_changes (run_id, id);
