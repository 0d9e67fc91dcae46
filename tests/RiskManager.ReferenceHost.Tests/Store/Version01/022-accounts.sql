-- Who may sign in where the host asks for it. password: a salted hash. stamp: changes with password and role, so that what
-- was signed in before has to sign in again.
CREATE TABLE accounts (
    name_key TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    password TEXT NOT NULL,
    stamp TEXT NOT NULL,
    failures INTEGER NOT NULL,
    locked_until INTEGER
);
