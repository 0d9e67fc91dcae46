-- approved_by: the account that approved that the run creates or changes an unlikely share of the assets; null: nobody did.
ALTER TABLE runs ADD COLUMN approved_by TEXT;
