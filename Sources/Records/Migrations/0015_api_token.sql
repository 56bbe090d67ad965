-- Tokens by which programs read for an account: never more than the account may see, and totals only unless said.
CREATE TABLE api_token (
    id TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account(id),
    name TEXT NOT NULL CHECK (name <> ''),
    token_digest BLOB NOT NULL CONSTRAINT api_token_digest UNIQUE,
    detail TEXT NOT NULL CHECK (detail IN ('totals', 'people')),
    made_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    ended_at TEXT
) STRICT;
CREATE INDEX api_token_account ON api_token (account);
