-- Local accounts: whose login it is, the password's argon2id hash, the secret of one-time codes sealed under a key outside.
CREATE TABLE desk.accounts (
    login text PRIMARY KEY,
    person uuid NOT NULL UNIQUE,
    password text NOT NULL,
    must_change boolean NOT NULL,
    totp bytea,
    totp_step bigint NOT NULL DEFAULT 0,
    disabled_at timestamptz
);

-- Sessions, by the SHA-256 of what the browser keeps. `rights` are those the person had as it began.
CREATE TABLE desk.sessions (
    hash bytea PRIMARY KEY,
    person uuid NOT NULL,
    rights bytea NOT NULL,
    code boolean NOT NULL,
    begun timestamptz NOT NULL,
    seen timestamptz NOT NULL,
    ended timestamptz
);
CREATE INDEX sessions_by_person ON desk.sessions (person) WHERE ended IS NULL;

-- Attempts to come in, each under the keyed hash of a login or an address: counted over all processes, forgotten by time.
CREATE TABLE desk.attempts (
    bucket bytea NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX attempts_by_bucket ON desk.attempts (bucket, at);

GRANT SELECT ON desk.accounts TO sangsaeng_office;
GRANT UPDATE (password, must_change, totp, totp_step) ON desk.accounts TO sangsaeng_office;
GRANT SELECT, INSERT, UPDATE ON desk.accounts TO sangsaeng_clerk;
GRANT SELECT, INSERT, UPDATE, DELETE ON desk.sessions, desk.attempts TO sangsaeng_office;
GRANT SELECT, UPDATE ON desk.sessions TO sangsaeng_clerk;
