-- identifiers: what identifies the machine beside the asset's identity; only the task that gave it understands it.
-- hand_actions: bits of what people did to the asset apart from editing its fields.
ALTER TABLE assets ADD COLUMN identifiers TEXT;
ALTER TABLE assets ADD COLUMN hand_actions INTEGER NOT NULL DEFAULT 0;

-- The task of the run, so that an asset can tell which task wrote it.
ALTER TABLE import_runs ADD COLUMN task_id TEXT;
UPDATE import_runs SET task_id = (SELECT runs.task_id FROM runs WHERE runs.id = import_runs.run_id);

-- kind: identity (two assets are likely one machine), gone, leftFilter, stale, or manual (the API of the platform cannot do it).
-- subject tells several findings about one asset apart; of an identity finding it is other_id, the identity that the machine has now.
-- name, perimeter: of the asset when it was last found. reason, translations: only of manual findings; the other kinds have one each.
-- shared: JSON, what both assets have in common. dismissed_at: a person said that both are not one machine.
ALTER TABLE findings RENAME TO findings_of_082;
CREATE TABLE findings (
    id INTEGER PRIMARY KEY,
    task_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    import_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    run_id TEXT NOT NULL,
    name TEXT NOT NULL,
    perimeter TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    translations TEXT NOT NULL DEFAULT '{}',
    since INTEGER NOT NULL,
    other_id TEXT,
    shared TEXT,
    certain BOOLEAN NOT NULL DEFAULT FALSE,
    days INTEGER,
    dismissed_by TEXT,
    dismissed_at INTEGER
);
INSERT INTO findings (task_id, kind, source, import_id, subject, run_id, name, perimeter, reason, translations, since)
    SELECT task_id, kind, source, import_id, subject, run_id, name, perimeter, reason, translations, since FROM findings_of_082;
DROP TABLE findings_of_082;
CREATE UNIQUE INDEX findings_by_identity ON findings (task_id, kind, source, import_id, subject);
CREATE INDEX findings_by_asset ON findings (source, import_id);
CREATE INDEX findings_by_since ON findings (since, id);
CREATE INDEX findings_by_name ON findings (lower(coalesce(name, '')), id);

-- Assets that took over the identity that their machine has now, because a person confirmed that both are one machine.
-- old_identifiers: what the asset had in identifiers before, for the way back.
CREATE TABLE taken_over_identities (
    id INTEGER PRIMARY KEY,
    asset_id INTEGER NOT NULL REFERENCES assets (id) ON DELETE CASCADE,
    task_id TEXT NOT NULL,
    source TEXT NOT NULL,
    old_id TEXT NOT NULL,
    new_id TEXT NOT NULL,
    old_identifiers TEXT,
    shared TEXT NOT NULL,
    confirmed_by TEXT NOT NULL,
    confirmed_at INTEGER NOT NULL
);
CREATE INDEX taken_over_identities_by_asset ON taken_over_identities (asset_id);
