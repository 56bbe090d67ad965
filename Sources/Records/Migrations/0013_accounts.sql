-- Accounts that others make: where they belong, roles with their limits and their last day, the second factor, and
-- sessions that are listed and may be half-way.

-- The unit whose administrator, or one above, looks after the account; none of the register's own.
ALTER TABLE account ADD COLUMN unit TEXT REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED;

-- What is not said does not limit: with everything below, of every line, with people by name, without a last day.
ALTER TABLE role ADD COLUMN reach TEXT CHECK (reach = 'alone');
ALTER TABLE role ADD COLUMN lines TEXT CHECK (lines <> '');
ALTER TABLE role ADD COLUMN detail TEXT CHECK (detail = 'totals');
ALTER TABLE role ADD COLUMN until_on TEXT CHECK (until_on >= from_on);
DROP INDEX role_open;
DROP INDEX role_open_everywhere;
CREATE UNIQUE INDEX role_open ON role (account, unit, role, from_on)
    WHERE superseded_in IS NULL AND unit IS NOT NULL;
CREATE UNIQUE INDEX role_open_everywhere ON role (account, role, from_on)
    WHERE superseded_in IS NULL AND unit IS NULL;
CREATE INDEX role_unit ON role (unit) WHERE superseded_in IS NULL;

-- Everybody signs in again.
DROP TABLE session;
CREATE TABLE session (
    token_digest BLOB NOT NULL PRIMARY KEY,
    id TEXT NOT NULL CONSTRAINT session_id UNIQUE,
    account TEXT NOT NULL REFERENCES account(id),
    -- 'password' while the second factor has not been given: nothing else is open to it.
    stage TEXT NOT NULL CHECK (stage IN ('password', 'whole')),
    browser TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
) STRICT;
CREATE INDEX session_account ON session (account);

-- The secret of codes that change with time, sealed under the register's own key; in force once a code was given.
CREATE TABLE second_factor (
    account TEXT NOT NULL PRIMARY KEY REFERENCES account(id),
    secret_sealed BLOB NOT NULL,
    since TEXT,
    -- The step of time of the last code taken: no code is taken twice.
    last_step INTEGER NOT NULL
) STRICT;

CREATE TABLE recovery_code (
    account TEXT NOT NULL REFERENCES account(id),
    digest BLOB NOT NULL,
    used_at TEXT,
    PRIMARY KEY (account, digest)
) STRICT;

-- Looking at people of a unit for some hours, for a reason that the operation's journal keeps sealed.
CREATE TABLE exceptional_access (
    id TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account(id),
    unit TEXT NOT NULL REFERENCES unit(id),
    from_at TEXT NOT NULL,
    until_at TEXT NOT NULL CHECK (until_at > from_at),
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX exceptional_access_account ON exceptional_access (account, until_at);
CREATE INDEX exceptional_access_recorded ON exceptional_access (recorded_in);
