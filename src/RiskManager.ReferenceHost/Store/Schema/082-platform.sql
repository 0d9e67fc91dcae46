-- A real Risk Manager keeps the assets; this database mirrors what imports made there (RiskManager.PlatformUrl in web.config).

-- The identity of an imported asset and the platform's own ID of it. updated_on: the platform's UpdatedOn when both were last the same;
-- if is_exact is false, the platform's clock at our last write instead. host_address: what the platform holds, which the API cannot clear.
-- sync: the last synchronization that saw it. adopted: the one that found it without a link, else 0.
CREATE TABLE platform_assets (
    platform_id TEXT PRIMARY KEY,
    source_id INTEGER NOT NULL,
    import_id TEXT NOT NULL,
    created_on INTEGER,
    updated_on INTEGER,
    is_exact BOOLEAN NOT NULL,
    host_address TEXT,
    sync INTEGER NOT NULL,
    adopted INTEGER NOT NULL
) WITHOUT ROWID;
CREATE UNIQUE INDEX platform_assets_by_identity ON platform_assets (source_id, import_id);
CREATE INDEX platform_assets_by_sync ON platform_assets (source_id, sync);

-- The same for the components that imports made; key is that of the import.
CREATE TABLE platform_components (
    component_id TEXT PRIMARY KEY,
    source_id INTEGER NOT NULL,
    import_id TEXT NOT NULL,
    key TEXT NOT NULL,
    knowledge_base_id TEXT NOT NULL,
    sync INTEGER NOT NULL
) WITHOUT ROWID;
CREATE UNIQUE INDEX platform_components_by_identity ON platform_components (source_id, import_id, key);
CREATE INDEX platform_components_by_sync ON platform_components (source_id, sync);

-- Written before something is created on the platform and removed when its ID is known: what is left was interrupted and is looked up.
-- key: of the component; empty for the asset itself. at: the platform's clock before the creation.
CREATE TABLE platform_intentions (
    source_id INTEGER NOT NULL,
    import_id TEXT NOT NULL,
    key TEXT NOT NULL,
    knowledge_base_id TEXT,
    name TEXT NOT NULL,
    perimeter TEXT NOT NULL,
    at INTEGER NOT NULL,
    run_id TEXT NOT NULL,
    PRIMARY KEY (source_id, import_id, key)
);

-- Copies that people made of imported assets and that carry their key: ordinary assets that no import touches.
CREATE TABLE platform_copies (
    platform_id TEXT PRIMARY KEY
) WITHOUT ROWID;

-- How often the assets of a source were compared with the platform.
CREATE TABLE platform_syncs (
    source_id INTEGER PRIMARY KEY,
    number INTEGER NOT NULL
);

-- What a person has to look at. kind: manual (the API cannot do it). subject tells several findings about one asset apart.
-- reason: in English; translations: JSON, the same by culture name. since: when it was first found; run_id: the run that last did.
CREATE TABLE findings (
    task_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    import_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    run_id TEXT NOT NULL,
    name TEXT NOT NULL,
    perimeter TEXT NOT NULL,
    reason TEXT NOT NULL,
    translations TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (task_id, kind, source, import_id, subject)
);
