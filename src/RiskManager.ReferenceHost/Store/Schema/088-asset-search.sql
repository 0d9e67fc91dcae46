-- The lists of assets are sorted by address as addresses are, not as texts (Store/AddressKey.cs). The index of searches fills the column
-- of assets that exist.
ALTER TABLE assets ADD COLUMN address_key TEXT;
DROP INDEX IF EXISTS assets_by_host_address;
CREATE INDEX assets_by_address ON assets (perimeter_id, coalesce(address_key, ''));

-- Assets that the index of searches does not hold as they are: new, changed or gone. It is brought up to date in the background.
CREATE TABLE search_changes (
    id INTEGER PRIMARY KEY,
    first_id INTEGER NOT NULL,
    last_id INTEGER NOT NULL
);
INSERT INTO search_changes (first_id, last_id) SELECT min(id), max(id) FROM assets HAVING count(*) > 0;

-- How many assets a perimeter has: the sum of its rows. Every change adds one, so that writers do not wait for each other.
CREATE TABLE asset_counts (
    id INTEGER PRIMARY KEY,
    perimeter_id INTEGER NOT NULL,
    assets INTEGER NOT NULL
);
INSERT INTO asset_counts (perimeter_id, assets) SELECT perimeter_id, count(*) FROM assets GROUP BY perimeter_id;

-- Jobs that change many assets. parameters, skipped: JSON. position: the last asset of bulk_job_assets that was dealt with.
CREATE TABLE bulk_jobs (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    parameters TEXT NOT NULL,
    account TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    ended_at INTEGER,
    state TEXT NOT NULL,
    total INTEGER NOT NULL,
    done INTEGER NOT NULL,
    skipped TEXT NOT NULL,
    position INTEGER NOT NULL,
    problem TEXT
);
CREATE INDEX bulk_jobs_by_state ON bulk_jobs (state);

-- The assets of a job, as they were chosen when it began.
CREATE TABLE bulk_job_assets (
    job_id INTEGER NOT NULL REFERENCES bulk_jobs (id) ON DELETE CASCADE,
    asset_id INTEGER NOT NULL,
    PRIMARY KEY (job_id, asset_id)
) WITHOUT ROWID;

-- begin SQLite
CREATE VIRTUAL TABLE asset_search USING fts5(grams, content='', contentless_delete=1, tokenize='ascii', detail=none);

CREATE TRIGGER assets_searched AFTER UPDATE OF
    name, host_address, dns_name, net_bios_name, ip_address, operating_system, import_id ON assets
WHEN old.name IS NOT new.name OR old.host_address IS NOT new.host_address OR old.dns_name IS NOT new.dns_name
    OR old.net_bios_name IS NOT new.net_bios_name OR old.ip_address IS NOT new.ip_address
    OR old.operating_system IS NOT new.operating_system OR old.import_id IS NOT new.import_id
BEGIN
    INSERT INTO search_changes (first_id, last_id) VALUES (new.id, new.id);
END;

CREATE TRIGGER assets_moved AFTER UPDATE OF perimeter_id ON assets WHEN old.perimeter_id <> new.perimeter_id
BEGIN
    INSERT INTO asset_counts (perimeter_id, assets) VALUES (old.perimeter_id, -1), (new.perimeter_id, 1);
END;

CREATE TRIGGER assets_deleted AFTER DELETE ON assets
BEGIN
    INSERT INTO search_changes (first_id, last_id) VALUES (old.id, old.id);
    INSERT INTO asset_counts (perimeter_id, assets) VALUES (old.perimeter_id, -1);
END;
-- end SQLite

-- begin PostgreSQL
CREATE TABLE asset_search (
    asset_id BIGINT PRIMARY KEY,
    grams INT[] NOT NULL
);
CREATE INDEX asset_search_by_grams ON asset_search USING gin (grams);

CREATE FUNCTION note_searched() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO search_changes (first_id, last_id) VALUES (new.id, new.id);
    RETURN NULL;
END $$;

CREATE FUNCTION note_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO asset_counts (perimeter_id, assets) VALUES (old.perimeter_id, -1), (new.perimeter_id, 1);
    RETURN NULL;
END $$;

CREATE FUNCTION note_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO search_changes (first_id, last_id) VALUES (old.id, old.id);
    INSERT INTO asset_counts (perimeter_id, assets) VALUES (old.perimeter_id, -1);
    RETURN NULL;
END $$;

CREATE TRIGGER assets_searched AFTER UPDATE OF
    name, host_address, dns_name, net_bios_name, ip_address, operating_system, import_id ON assets
FOR EACH ROW WHEN (old.name IS DISTINCT FROM new.name OR old.host_address IS DISTINCT FROM new.host_address
    OR old.dns_name IS DISTINCT FROM new.dns_name OR old.net_bios_name IS DISTINCT FROM new.net_bios_name
    OR old.ip_address IS DISTINCT FROM new.ip_address OR old.operating_system IS DISTINCT FROM new.operating_system
    OR old.import_id IS DISTINCT FROM new.import_id)
EXECUTE FUNCTION note_searched();

CREATE TRIGGER assets_moved AFTER UPDATE OF perimeter_id ON assets
FOR EACH ROW WHEN (old.perimeter_id <> new.perimeter_id) EXECUTE FUNCTION note_moved();

CREATE TRIGGER assets_deleted AFTER DELETE ON assets FOR EACH ROW EXECUTE FUNCTION note_deleted();
-- end PostgreSQL
