-- PostgreSQL checks a foreign key row by row, and locks the asset of each new component, which costs an import more than writing the
-- component. These triggers check the same, once for each statement. Assets that the transaction itself wrote need no lock: nobody else can
-- delete them meanwhile. Each asset is looked up by its number, whatever the planner knew of the tables when it first saw the statement.
-- begin PostgreSQL
ALTER TABLE components DROP CONSTRAINT components_asset_id_fkey;

CREATE OR REPLACE FUNCTION check_assets_of_components() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM added WHERE coalesce(
            (SELECT id FROM assets WHERE id = added.asset_id AND xmin = pg_current_xact_id()::xid),
            (SELECT id FROM assets WHERE id = added.asset_id FOR KEY SHARE)) IS NULL) THEN
        RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', MESSAGE = 'a component has no asset';
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION check_asset_of_moved_component() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM assets WHERE id = new.asset_id FOR KEY SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', MESSAGE = 'a moved component has no asset';
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION delete_components_of_deleted() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
    DELETE FROM components WHERE asset_id = old.id;
    RETURN NULL;
END $$;

CREATE TRIGGER components_added_to_assets AFTER INSERT ON components REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION check_assets_of_components();

CREATE TRIGGER components_moved_to_asset AFTER UPDATE OF asset_id ON components
FOR EACH ROW WHEN (old.asset_id <> new.asset_id) EXECUTE FUNCTION check_asset_of_moved_component();

CREATE TRIGGER components_deleted_with_asset AFTER DELETE ON assets FOR EACH ROW EXECUTE FUNCTION delete_components_of_deleted();

-- The perimeters of new assets (095-large-runs) in the same way: the new rows are read once, not twice.
CREATE OR REPLACE FUNCTION check_perimeters_of_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM (SELECT DISTINCT perimeter_id AS id FROM added) AS used
        WHERE (SELECT id FROM perimeters WHERE id = used.id FOR KEY SHARE) IS NULL) THEN
        RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', MESSAGE = 'a new asset has no perimeter';
    END IF;
    RETURN NULL;
END $$;
-- end PostgreSQL
