-- Quartz owns the runs and records the nodes; a lock dies with its process. Runs are not split any more.
DROP TABLE run_locks;
DROP TABLE nodes;
DROP TABLE run_partitions;
DROP TABLE partitioned_runs;
DROP TABLE call_turns;
DROP TABLE call_limits;

-- owner: the execution that may write for the run; no two executions share it. executed_by: the nodes that executed it, in order.
-- takeovers: how often an execution died and another one continued.
ALTER TABLE runs ADD COLUMN owner TEXT;
ALTER TABLE runs ADD COLUMN executed_by TEXT;
ALTER TABLE runs ADD COLUMN takeovers INTEGER NOT NULL DEFAULT 0;
