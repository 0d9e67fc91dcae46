CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL
);
CREATE INDEX people_by_name ON people (name_key);

CREATE TABLE perimeters (
    id INTEGER PRIMARY KEY,
    parent_id INTEGER REFERENCES perimeters (id),
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    responsible_id INTEGER REFERENCES people (id),
    created_run TEXT
);
CREATE UNIQUE INDEX perimeters_by_place ON perimeters (coalesce(parent_id, 0), name_key);
CREATE INDEX perimeters_by_name ON perimeters (name_key);

CREATE TABLE asset_types (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE
);

CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);

-- Runs that created assets, numbered: a million assets carry a small number instead of a long identity.
CREATE TABLE import_runs (
    number INTEGER PRIMARY KEY,
    run_id TEXT NOT NULL UNIQUE
);

-- source_id and import_id are null for assets that people made. hand_edited: bits of the fields that people changed.
CREATE TABLE assets (
    id INTEGER PRIMARY KEY,
    perimeter_id INTEGER NOT NULL REFERENCES perimeters (id),
    type_id INTEGER NOT NULL,
    source_id INTEGER,
    import_id TEXT,
    name TEXT NOT NULL,
    host_address TEXT,
    dns_name TEXT,
    net_bios_name TEXT,
    ip_address TEXT,
    operating_system TEXT,
    relevance INTEGER NOT NULL DEFAULT 3,
    responsible_id INTEGER,
    hand_edited INTEGER NOT NULL DEFAULT 0,
    created_run INTEGER,
    analysis_frequency INTEGER,
    criticality INTEGER,
    latitude REAL,
    longitude REAL,
    location TEXT,
    description TEXT
);
CREATE UNIQUE INDEX assets_by_identity ON assets (source_id, import_id);
CREATE INDEX assets_by_perimeter ON assets (perimeter_id);

-- Imported assets that people deleted.
CREATE TABLE deleted_assets (
    source_id INTEGER NOT NULL,
    import_id TEXT NOT NULL,
    name TEXT NOT NULL,
    deleted_by TEXT NOT NULL,
    deleted_at INTEGER NOT NULL,
    PRIMARY KEY (source_id, import_id)
) WITHOUT ROWID;

CREATE TABLE knowledge_bases (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE knowledge_base_cpes (
    knowledge_base_id TEXT NOT NULL REFERENCES knowledge_bases (id) ON DELETE CASCADE,
    cpe TEXT NOT NULL,
    PRIMARY KEY (knowledge_base_id, cpe)
) WITHOUT ROWID;

-- imported: true when an import made the component; its key is then what the import says it stands for.
CREATE TABLE components (
    asset_id INTEGER NOT NULL REFERENCES assets (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    imported BOOLEAN NOT NULL,
    name TEXT NOT NULL,
    cpe TEXT,
    knowledge_base_id TEXT NOT NULL,
    PRIMARY KEY (asset_id, key)
) WITHOUT ROWID;

CREATE TABLE custom_attributes (
    id INTEGER PRIMARY KEY,
    type_id INTEGER NOT NULL REFERENCES asset_types (id),
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    value_type TEXT NOT NULL,
    required BOOLEAN NOT NULL,
    UNIQUE (type_id, name_key)
);

CREATE TABLE custom_values (
    asset_id INTEGER NOT NULL REFERENCES assets (id) ON DELETE CASCADE,
    attribute_id INTEGER NOT NULL REFERENCES custom_attributes (id) ON DELETE CASCADE,
    value TEXT NOT NULL,
    by_hand BOOLEAN NOT NULL,
    PRIMARY KEY (asset_id, attribute_id)
) WITHOUT ROWID;
CREATE INDEX custom_values_by_attribute ON custom_values (attribute_id);

-- Times are milliseconds since 1970-01-01 UTC, here and in every table.
CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    module TEXT NOT NULL,
    account TEXT NOT NULL,
    entry TEXT NOT NULL,
    run_id TEXT
);
