-- The log: the one truth. Facts are only ever added, and only by log.append_facts.
-- The columns have the names the library's SELECTs expect; topic is the fact's name, state the stored bytes.

CREATE SEQUENCE log.facts_position AS bigint;

CREATE TABLE log.facts (
    originator_id uuid NOT NULL,
    originator_version bigint NOT NULL,
    topic text NOT NULL,
    state bytea NOT NULL,
    notification_id bigint NOT NULL DEFAULT nextval('log.facts_position'),
    CONSTRAINT facts_pkey PRIMARY KEY (originator_id, originator_version)
) WITH (
    -- Nothing is ever updated or deleted: vacuum is wanted for freezing and for the visibility map only.
    autovacuum_vacuum_insert_threshold = 100000,
    autovacuum_vacuum_insert_scale_factor = 0.2,
    autovacuum_analyze_threshold = 10000,
    autovacuum_analyze_scale_factor = 0.1
);
CREATE UNIQUE INDEX facts_position_idx ON log.facts (notification_id);
ALTER SEQUENCE log.facts_position OWNED BY log.facts.notification_id;

-- Which request was answered how: key is SHA-256 of actor, route and the client's key, digest the request's.
CREATE TABLE log.idempotency (
    key bytea NOT NULL CONSTRAINT idempotency_pkey PRIMARY KEY,
    digest bytea NOT NULL,
    stream uuid NOT NULL,
    version bigint NOT NULL,
    position bigint NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
);

-- The one way in. Appends all facts, or none, and answers their positions in the order given.
-- The lock comes before nextval and is held until the commit is visible, so positions appear in order and a reader who
-- tails the log misses none. The key is the one in adapters/log/recorder.py.
-- Raises unique_violation naming idempotency_pkey where the key was used, facts_pkey where a stream has moved on or has
-- not come as far, lock_not_available where others kept the lock for five seconds.
CREATE FUNCTION log.append_facts(
    ids uuid[], versions bigint[], topics text[], states bytea[], once_key bytea, once_digest bytea
) RETURNS bigint[]
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '5s'
AS $$
DECLARE
    positions bigint[];
BEGIN
    PERFORM pg_catalog.pg_advisory_xact_lock(6006204911263279175);

    IF once_key IS NOT NULL AND EXISTS (SELECT FROM log.idempotency WHERE key = once_key) THEN
        RAISE unique_violation USING MESSAGE = 'the key was used before', CONSTRAINT = 'idempotency_pkey';
    END IF;

    WITH added AS (
        INSERT INTO log.facts (originator_id, originator_version, topic, state)
        SELECT given.id, given.version, given.topic, given.state
        FROM unnest(ids, versions, topics, states) WITH ORDINALITY AS given (id, version, topic, state, place)
        ORDER BY given.place
        RETURNING notification_id
    )
    SELECT array_agg(notification_id ORDER BY notification_id) INTO positions FROM added;

    IF EXISTS (
        SELECT FROM unnest(ids, versions) AS given (id, version)
        WHERE given.version > 1 AND NOT EXISTS (
            SELECT FROM log.facts WHERE originator_id = given.id AND originator_version = given.version - 1
        )
    ) THEN
        RAISE unique_violation USING MESSAGE = 'a stream has not come so far', CONSTRAINT = 'facts_pkey';
    END IF;

    IF once_key IS NOT NULL THEN
        INSERT INTO log.idempotency (key, digest, stream, version, position)
        VALUES (
            once_key,
            once_digest,
            ids[1],
            (SELECT max(given.version) FROM unnest(ids, versions) AS given (id, version) WHERE given.id = ids[1]),
            positions[array_upper(positions, 1)]
        );
    END IF;

    PERFORM pg_catalog.pg_notify('facts', positions[array_upper(positions, 1)]::text);
    RETURN positions;
END
$$;

-- A second wall, against the owner's own mistakes.
CREATE FUNCTION log.refuse_change() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE insufficient_privilege USING MESSAGE = format('%s.%s is append-only', TG_TABLE_SCHEMA, TG_TABLE_NAME);
END
$$;

CREATE TRIGGER facts_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log.facts
FOR EACH STATEMENT EXECUTE FUNCTION log.refuse_change();
CREATE TRIGGER idempotency_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log.idempotency
FOR EACH STATEMENT EXECUTE FUNCTION log.refuse_change();

REVOKE ALL ON FUNCTION log.append_facts(uuid[], bigint[], text[], bytea[], bytea, bytea) FROM PUBLIC;
REVOKE ALL ON FUNCTION log.refuse_change() FROM PUBLIC;
GRANT USAGE ON SCHEMA log TO sangsaeng_office, sangsaeng_clerk;
GRANT SELECT ON log.facts TO sangsaeng_office, sangsaeng_clerk;
GRANT SELECT ON log.idempotency TO sangsaeng_office;
GRANT EXECUTE ON FUNCTION log.append_facts(uuid[], bigint[], text[], bytea[], bytea, bytea) TO sangsaeng_office;
