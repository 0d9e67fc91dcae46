-- The run that looked for the findings of a kind last: what a task still finds is then written only where it changed. findings.run_id is
-- the run that found or changed it; of a manual finding, which no run looks for, it is still the run that the finding belongs to.
CREATE TABLE finding_runs (
    task_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    run_id TEXT NOT NULL,
    PRIMARY KEY (task_id, kind)
) WITHOUT ROWID;
INSERT INTO finding_runs (task_id, kind, run_id)
    SELECT task_id, kind, min(run_id) FROM findings WHERE kind <> 'manual' AND dismissed_at IS NULL GROUP BY task_id, kind;

-- PostgreSQL checks a foreign key row by row, which was a third of what a large import cost the server. These triggers check the same, once
-- for each statement. As with a foreign key, new rows lock their perimeters until the transaction ends, so that nobody deletes these
-- meanwhile, and who deletes a perimeter waits for them.
-- begin PostgreSQL
ALTER TABLE assets DROP CONSTRAINT assets_perimeter_id_fkey;

CREATE OR REPLACE FUNCTION check_perimeters_of_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM perimeters WHERE id IN (SELECT perimeter_id FROM added) FOR KEY SHARE;
    IF EXISTS (SELECT 1 FROM added LEFT JOIN perimeters ON perimeters.id = added.perimeter_id WHERE perimeters.id IS NULL) THEN
        RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', MESSAGE = 'a new asset has no perimeter';
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION check_perimeter_of_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM perimeters WHERE id = new.perimeter_id FOR KEY SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', MESSAGE = 'a moved asset has no perimeter';
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION check_deleted_perimeter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM assets WHERE perimeter_id = old.id) THEN
        RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', MESSAGE = 'a deleted perimeter has assets';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER assets_added_in_perimeters AFTER INSERT ON assets REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION check_perimeters_of_new();

CREATE TRIGGER assets_moved_to_perimeter AFTER UPDATE OF perimeter_id ON assets
FOR EACH ROW WHEN (old.perimeter_id <> new.perimeter_id) EXECUTE FUNCTION check_perimeter_of_moved();

CREATE TRIGGER perimeters_deleted AFTER DELETE ON perimeters FOR EACH ROW EXECUTE FUNCTION check_deleted_perimeter();
-- end PostgreSQL
