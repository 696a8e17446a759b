-- The one way in, for the saves of many at once: what waits while one commit is under way goes together in the next.

DROP FUNCTION log.append_facts(uuid[], bigint[], text[], bytea[], bytea, bytea);

-- Appends the facts of any number of saves in the order given. saves tells for each fact which save it belongs to, numbered
-- from 1; once_keys and once_digests have an element for each save, null where it has no key. Each save is appended whole or
-- not at all: refused names for each the constraint it would break (idempotency_pkey where its key was used, facts_pkey where
-- a stream has moved on or has not come as far), null where it was appended; positions are those of the appended facts.
-- No two saves of a call may share a stream or a key: then nothing is appended, and unique_violation is raised.
-- The lock comes before nextval and is held until the commit is visible, so positions appear in order and a reader who
-- tails the log misses none. The key is the one in adapters/log/appending.py. Every statement after it sees what those before
-- have committed. Raises lock_not_available where others kept the lock for five seconds.
CREATE FUNCTION log.append_facts(
    ids uuid[], versions bigint[], topics text[], states bytea[], saves integer[], once_keys bytea[], once_digests bytea[],
    OUT positions bigint[], OUT refused text[]
)
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '5s'
SET plan_cache_mode = force_generic_plan -- planning anew for each array takes longer than inserting
AS $$
DECLARE
    looked boolean := false;
BEGIN
    PERFORM pg_catalog.pg_advisory_xact_lock(6006204911263279175);

    refused := array_fill(NULL::text, ARRAY[cardinality(once_keys)]);
    LOOP
        BEGIN
            WITH added AS (
                INSERT INTO log.facts (originator_id, originator_version, topic, state)
                SELECT given.id, given.version, given.topic, given.state
                FROM unnest(ids, versions, topics, states, saves)
                    WITH ORDINALITY AS given (id, version, topic, state, save, place)
                WHERE refused[given.save] IS NULL
                ORDER BY given.place
                RETURNING notification_id
            )
            SELECT array_agg(notification_id ORDER BY notification_id) INTO positions FROM added;

            IF 1 < ANY (versions) AND EXISTS (
                SELECT FROM unnest(ids, versions, saves) AS given (id, version, save)
                WHERE refused[given.save] IS NULL AND given.version > 1 AND NOT EXISTS (
                    SELECT FROM log.facts WHERE originator_id = given.id AND originator_version = given.version - 1
                )
            ) THEN
                RAISE unique_violation USING MESSAGE = 'a stream has not come so far', CONSTRAINT = 'facts_pkey';
            END IF;

            IF array_remove(once_keys, NULL) <> '{}' THEN
                INSERT INTO log.idempotency (key, digest, stream, version, position)
                SELECT once_keys[save], once_digests[save], stream, max(version) FILTER (WHERE id = stream), max(position)
                FROM (
                    SELECT given.*, first_value(given.id) OVER (PARTITION BY given.save ORDER BY given.place) AS stream,
                        positions[row_number() OVER (ORDER BY given.place)] AS position
                    FROM unnest(ids, versions, saves) WITH ORDINALITY AS given (id, version, save, place)
                    WHERE refused[given.save] IS NULL
                ) AS appended
                WHERE once_keys[save] IS NOT NULL
                GROUP BY save, stream;
            END IF;
            EXIT;
        EXCEPTION WHEN unique_violation THEN
            IF looked THEN -- two of these saves stand in each other's way
                RAISE;
            END IF;
            -- As a rule nothing is in the way. Where something is, look which saves it concerns, and append the others.
            looked := true;
            refused := ARRAY(
                SELECT CASE
                    WHEN EXISTS (SELECT FROM log.idempotency WHERE key = once.key) THEN 'idempotency_pkey'
                    WHEN EXISTS (
                        SELECT FROM unnest(ids, versions, saves) AS given (id, version, save)
                        WHERE given.save = once.save
                        GROUP BY given.id
                        HAVING max(given.version) - min(given.version) + 1 <> count(*) OR min(given.version) <> 1 + coalesce(
                            (SELECT max(originator_version) FROM log.facts WHERE originator_id = given.id), 0
                        )
                    ) THEN 'facts_pkey'
                END
                FROM unnest(once_keys) WITH ORDINALITY AS once (key, save)
                ORDER BY once.save
            );
        END;
    END LOOP;

    IF positions IS NOT NULL THEN
        PERFORM pg_catalog.pg_notify('facts', positions[array_upper(positions, 1)]::text);
    END IF;
END
$$;

REVOKE ALL ON FUNCTION log.append_facts(uuid[], bigint[], text[], bytea[], integer[], bytea[], bytea[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION log.append_facts(uuid[], bigint[], text[], bytea[], integer[], bytea[], bytea[]) TO sangsaeng_office;
