-- Which asset an entry of a run's log is about, by its identity: the asset may be gone. Null: about none.
ALTER TABLE run_log ADD COLUMN asset_source TEXT;
ALTER TABLE run_log ADD COLUMN asset_import_id TEXT;
