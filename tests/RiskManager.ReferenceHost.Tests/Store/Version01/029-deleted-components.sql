-- Imported asset components that people deleted.
CREATE TABLE deleted_components (
    asset_id INTEGER NOT NULL REFERENCES assets (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    deleted_by TEXT NOT NULL,
    deleted_at INTEGER NOT NULL,
    PRIMARY KEY (asset_id, key)
);
