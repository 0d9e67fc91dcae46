-- What an import last wrote to an asset, in short; null when it gave none or when anything of it was changed since.
ALTER TABLE assets ADD COLUMN fingerprint BIGINT;
