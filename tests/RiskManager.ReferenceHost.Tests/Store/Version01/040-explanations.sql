-- Why imported assets have their values: each distinct explanation once, as JSON; hash is the SHA-256 of the text.
CREATE TABLE explanations (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL
);

-- written_run: the run (import_runs) that last wrote the asset.
ALTER TABLE assets ADD COLUMN explanation_id INTEGER;
ALTER TABLE assets ADD COLUMN written_run INTEGER;
