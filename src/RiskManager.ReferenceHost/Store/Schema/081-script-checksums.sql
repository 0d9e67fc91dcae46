-- Every script is recorded with its checksum from now on. The scripts that made version 0.1 became one, with the number of their last.
ALTER TABLE schema_versions ADD COLUMN checksum TEXT;
DELETE FROM schema_versions WHERE version < 71;
UPDATE schema_versions SET script = '071-version-0.1.sql' WHERE version = 71;
