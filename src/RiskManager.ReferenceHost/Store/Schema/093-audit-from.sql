-- From where somebody acted: the address of the browser, or "command line". Null: the host by itself, or an entry of an older version.
ALTER TABLE audit ADD COLUMN client TEXT;
ALTER TABLE runs ADD COLUMN started_from TEXT;

-- When somebody signed in with the account last.
ALTER TABLE accounts ADD COLUMN last_sign_in INTEGER;

-- The history of one asset.
CREATE INDEX run_changes_by_asset ON run_changes (asset_id);
CREATE INDEX asset_events_by_asset ON asset_events (asset_id, at);
