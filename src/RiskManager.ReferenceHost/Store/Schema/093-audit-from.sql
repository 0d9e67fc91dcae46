-- From where somebody acted: the address of the browser, or "command line". Null: the host by itself, or an entry of an older version.
ALTER TABLE audit ADD COLUMN client TEXT;
ALTER TABLE runs ADD COLUMN started_from TEXT;
