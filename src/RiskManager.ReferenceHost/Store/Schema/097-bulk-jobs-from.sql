-- From where the person acted who began the job, as in audit.client. Null: a job of an older version.
ALTER TABLE bulk_jobs ADD COLUMN started_from TEXT;
