-- The desk: secrets of people's doors. Never facts, never names.

-- Bearer tokens, by their SHA-256 only.
CREATE TABLE desk.tokens (
    hash bytea PRIMARY KEY,
    owner uuid NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now(),
    revoked_at timestamptz
);
CREATE INDEX tokens_by_owner ON desk.tokens (owner);

GRANT USAGE ON SCHEMA desk TO sangsaeng_office, sangsaeng_clerk;
GRANT SELECT ON desk.tokens TO sangsaeng_office;
GRANT SELECT, INSERT, UPDATE ON desk.tokens TO sangsaeng_clerk;
