-- Which trials of a form have succeeded at least once: a connection test, a preview.
CREATE TABLE task_trials (
    trial TEXT NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL
);
