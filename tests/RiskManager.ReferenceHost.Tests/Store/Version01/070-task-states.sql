-- What a task remembers from run to run; state is the task's own.
CREATE TABLE task_states (
    task_id TEXT PRIMARY KEY,
    state TEXT NOT NULL
) WITHOUT ROWID;
