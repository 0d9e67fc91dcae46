-- The schema of version 0.1, whose last script had the number 71: a database of that version has all of this.

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
INSERT INTO asset_types (name, name_key) VALUES
    ('Technology', 'TECHNOLOGY'),
    ('Person', 'PERSON'),
    ('Environment', 'ENVIRONMENT'),
    ('Process', 'PROCESS');

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
-- fingerprint: a hash of what an import last wrote; null when it gave none, or when something was changed since.
-- written_run: the run (import_runs) that last wrote the asset.
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
    description TEXT,
    fingerprint BIGINT,
    explanation_id INTEGER,
    written_run INTEGER
);
CREATE UNIQUE INDEX assets_by_identity ON assets (source_id, import_id);

-- The lists of the screens are sorted and searched by these within a perimeter, so that a page costs the same at any size.
CREATE INDEX assets_by_name ON assets (perimeter_id, lower(coalesce(name, '')));
CREATE INDEX assets_by_host_address ON assets (perimeter_id, lower(coalesce(host_address, '')));
CREATE INDEX assets_by_operating_system ON assets (perimeter_id, lower(coalesce(operating_system, '')));

-- Why imported assets have their values: each distinct explanation once, as JSON; hash is the SHA-256 of the text.
CREATE TABLE explanations (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL
);

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

-- imported: true when an import made the component; key is then the one that the import gave it.
CREATE TABLE components (
    asset_id INTEGER NOT NULL REFERENCES assets (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    imported BOOLEAN NOT NULL,
    name TEXT NOT NULL,
    cpe TEXT,
    knowledge_base_id TEXT NOT NULL,
    PRIMARY KEY (asset_id, key)
) WITHOUT ROWID;

-- Imported asset components that people deleted.
CREATE TABLE deleted_components (
    asset_id INTEGER NOT NULL REFERENCES assets (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    deleted_by TEXT NOT NULL,
    deleted_at INTEGER NOT NULL,
    PRIMARY KEY (asset_id, key)
);

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
CREATE INDEX audit_by_time ON audit (at);
CREATE INDEX audit_by_module ON audit (module);

-- Who may sign in where the host asks for it. password: a salted hash. stamp: changes with password and role, so that older sign-ins
-- are no longer valid.
CREATE TABLE accounts (
    name_key TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    password TEXT NOT NULL,
    stamp TEXT NOT NULL,
    failures INTEGER NOT NULL,
    locked_until INTEGER
);

-- Tasks that people configured on the Connectors screen. settings: the form as JSON without secrets. secrets: encrypted.
-- schedule: JSON, null when only people start the task. version: counts the changes; a change based on an older version is refused.
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

-- What a task remembers from run to run; state is the task's own.
CREATE TABLE task_states (
    task_id TEXT PRIMARY KEY,
    state TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE checkpoints (
    task_id TEXT PRIMARY KEY,
    run_id TEXT NOT NULL,
    state TEXT NOT NULL
) WITHOUT ROWID;

-- status is one of the run states of the seam, Running, or Interrupted when the process died. origin: CommandLine, Person, Schedule
-- or Resume. cancelled_by: who asked the run to stop, seen by the process that runs it.
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
    error TEXT,
    origin TEXT NOT NULL DEFAULT 'CommandLine',
    started_by TEXT,
    cancelled_by TEXT
);
CREATE INDEX runs_by_start ON runs (started_at);
CREATE INDEX runs_by_task ON runs (task_id, started_at);

-- The progress of open runs, written about once a second by the process that executes them.
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

-- asset_source, asset_import_id: the asset that an entry is about, by its identity, because the asset may be gone. Null: no asset.
CREATE TABLE run_log (
    id INTEGER PRIMARY KEY,
    run_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    level INTEGER NOT NULL,
    event_id INTEGER NOT NULL,
    message TEXT NOT NULL,
    asset_source TEXT,
    asset_import_id TEXT
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

-- The remaining tables are for locks and for runs that are split among nodes. A later script drops them.
CREATE TABLE run_locks (
    task_id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    machine TEXT NOT NULL,
    process_id INTEGER NOT NULL,
    run_id TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    heartbeat_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE nodes (
    id TEXT PRIMARY KEY,
    machine TEXT NOT NULL,
    process_id INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    heartbeat_at INTEGER NOT NULL
);

CREATE TABLE partitioned_runs (
    run_id TEXT PRIMARY KEY,
    task_id TEXT NOT NULL UNIQUE,
    current_run_id TEXT NOT NULL,
    coordinator TEXT NOT NULL,
    shared BOOLEAN NOT NULL,
    stopping BOOLEAN NOT NULL
);

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

CREATE TABLE call_turns (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    owner TEXT NOT NULL,
    machine TEXT NOT NULL,
    process_id INTEGER NOT NULL,
    renewed_at INTEGER NOT NULL
);
CREATE INDEX call_turns_by_account ON call_turns (account);
