-- The ledger: what proves that the log was never rewritten (docs/ledger.md). Hashes, signatures and nothing else.

-- Schemas are made by the migrating user: the owner may not make any.
RESET ROLE;
CREATE SCHEMA ledger AUTHORIZATION sangsaeng_owner;
SET LOCAL ROLE sangsaeng_owner;

-- One leaf a fact, in the order of the log, without the holes that positions have.
-- entry and leaf are those of docs/format.md.
CREATE TABLE ledger.leaves (
    index bigint PRIMARY KEY CHECK (index >= 0),
    position bigint NOT NULL CONSTRAINT leaves_position UNIQUE,
    entry bytea NOT NULL CHECK (octet_length(entry) = 32),
    leaf bytea NOT NULL CHECK (octet_length(leaf) = 32)
);

-- Full tiles: 256 hashes and the root over them, which is a hash of the level above. What is not full yet is in leaves,
-- and in the roots of the level below.
CREATE TABLE ledger.tiles (
    level smallint NOT NULL CHECK (level BETWEEN 0 AND 7),
    index bigint NOT NULL CHECK (index >= 0),
    hashes bytea NOT NULL CHECK (octet_length(hashes) = 8192),
    root bytea NOT NULL CHECK (octet_length(root) = 32),
    PRIMARY KEY (level, index)
);

-- How far the tree was sealed, each time: position is that of the last fact in it, frontier what it needs to grow on.
CREATE TABLE ledger.checkpoints (
    size bigint PRIMARY KEY CHECK (size > 0),
    position bigint NOT NULL,
    root bytea NOT NULL CHECK (octet_length(root) = 32),
    frontier bytea NOT NULL CHECK (octet_length(frontier) % 32 = 0),
    sealed_at timestamptz NOT NULL DEFAULT now()
);

-- Signature lines under a checkpoint, of the operator and of witnesses. Only those that hold count, so who may add one
-- can add nothing that is believed.
CREATE TABLE ledger.signatures (
    size bigint NOT NULL REFERENCES ledger.checkpoints,
    line text NOT NULL CHECK (octet_length(line) < 1000),
    by_witness boolean NOT NULL,
    added_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (size, line)
);
CREATE INDEX signatures_by_witnesses ON ledger.signatures (size DESC) WHERE by_witness;

CREATE TRIGGER leaves_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.leaves
FOR EACH STATEMENT EXECUTE FUNCTION log.refuse_change();
CREATE TRIGGER tiles_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.tiles
FOR EACH STATEMENT EXECUTE FUNCTION log.refuse_change();
CREATE TRIGGER checkpoints_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.checkpoints
FOR EACH STATEMENT EXECUTE FUNCTION log.refuse_change();
CREATE TRIGGER signatures_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.signatures
FOR EACH STATEMENT EXECUTE FUNCTION log.refuse_change();

GRANT USAGE ON SCHEMA ledger TO sangsaeng_office, sangsaeng_clerk;
GRANT SELECT ON ALL TABLES IN SCHEMA ledger TO sangsaeng_office, sangsaeng_clerk;
GRANT INSERT ON ALL TABLES IN SCHEMA ledger TO sangsaeng_clerk;
-- A witness hands its cosignature to the web, which is the office.
GRANT INSERT ON ledger.signatures TO sangsaeng_office;
