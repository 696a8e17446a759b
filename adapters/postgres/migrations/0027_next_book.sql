-- The next book: the same tables beside the book, folded anew while everybody goes on reading, and put in its place at once.

-- Schemas are made by the migrating user: the owner may not make any.
RESET ROLE;
CREATE SCHEMA book_next AUTHORIZATION sangsaeng_owner;
SET LOCAL ROLE sangsaeng_owner;

-- What code began the next book, and when anything was folded into it last. No row: there is none.
CREATE TABLE book.next (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    made_by text NOT NULL,
    moved_at timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON book.next TO sangsaeng_clerk;
GRANT SELECT ON book.next TO sangsaeng_office;

GRANT USAGE ON SCHEMA book_next TO sangsaeng_clerk;

-- The tables that a book consists of: all but the note on the next one.
CREATE FUNCTION book_next.tables_of(place text) RETURNS SETOF pg_class
    LANGUAGE sql STABLE SET search_path = pg_catalog
AS $$
    SELECT kept.* FROM pg_class AS kept JOIN pg_namespace AS place_ ON place_.oid = kept.relnamespace
    WHERE place_.nspname = place AND kept.relkind = 'r' AND (place, kept.relname) <> ('book', 'next')
    ORDER BY kept.relname
$$;

CREATE FUNCTION book_next.discard() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
    kept pg_class;
BEGIN
    FOR kept IN SELECT * FROM book_next.tables_of('book_next') LOOP
        EXECUTE format('DROP TABLE book_next.%I', kept.relname);
    END LOOP;
    DELETE FROM book.next;
END
$$;

-- Tables with the columns, keys, checks and rights of the book's; what lists are found by is made once they are full.
CREATE FUNCTION book_next.begin(made_by text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
    kept pg_class;
    one record;
BEGIN
    PERFORM book_next.discard();
    FOR kept IN SELECT * FROM book_next.tables_of('book') LOOP
        EXECUTE format(
            'CREATE TABLE book_next.%1$I (LIKE book.%1$I INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING GENERATED'
            ' INCLUDING IDENTITY INCLUDING STORAGE INCLUDING COMPRESSION INCLUDING COMMENTS)', kept.relname
        );
        IF kept.reloptions IS NOT NULL THEN
            EXECUTE format('ALTER TABLE book_next.%I SET (%s)', kept.relname, array_to_string(kept.reloptions, ', '));
        END IF;
        FOR one IN
            SELECT conname, pg_get_constraintdef(oid) AS said FROM pg_constraint
            WHERE conrelid = kept.oid AND contype IN ('p', 'u') ORDER BY conname
        LOOP
            EXECUTE format('ALTER TABLE book_next.%I ADD CONSTRAINT %I %s', kept.relname, one.conname, one.said);
        END LOOP;
        FOR one IN
            SELECT grantee::regrole::text AS holder, privilege_type AS said FROM aclexplode(kept.relacl)
            WHERE grantee <> kept.relowner AND grantee <> 0
        LOOP
            EXECUTE format('GRANT %s ON book_next.%I TO %s', one.said, kept.relname, one.holder);
        END LOOP;
    END LOOP;
    INSERT INTO book_next.bookmark (position) VALUES (0);
    INSERT INTO book.next (made_by, moved_at) VALUES (made_by, clock_timestamp());
END
$$;

-- What lists are found by, as the book has it, where the next one has it not yet.
CREATE FUNCTION book_next.finish() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
    said text;
BEGIN
    FOR said IN
        SELECT pg_get_indexdef(kept.oid)
        FROM book_next.tables_of('book') AS of_one
        JOIN pg_index ON pg_index.indrelid = of_one.oid
        JOIN pg_class AS kept ON kept.oid = pg_index.indexrelid
        WHERE NOT EXISTS (
            SELECT FROM pg_class AS there JOIN pg_namespace AS place_ ON place_.oid = there.relnamespace
            WHERE place_.nspname = 'book_next' AND there.relkind = 'i' AND there.relname = kept.relname
        )
        ORDER BY kept.relname
    LOOP
        EXECUTE regexp_replace(said, ' ON book\.', ' ON book_next.');
    END LOOP;
    FOR said IN SELECT format('ANALYZE book_next.%I', relname) FROM book_next.tables_of('book_next') LOOP
        EXECUTE said;
    END LOOP;
END
$$;

-- The next book takes the place of the book, in whatever time the caller's lock_timeout gives. Readers read the one or the other.
CREATE FUNCTION book_next.take_its_place() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
    kept pg_class;
BEGIN
    FOR kept IN SELECT * FROM book_next.tables_of('book') LOOP
        EXECUTE format('LOCK TABLE book.%I IN ACCESS EXCLUSIVE MODE', kept.relname);
    END LOOP;
    FOR kept IN SELECT * FROM book_next.tables_of('book') LOOP
        EXECUTE format('DROP TABLE book.%I', kept.relname);
    END LOOP;
    FOR kept IN SELECT * FROM book_next.tables_of('book_next') LOOP
        EXECUTE format('ALTER TABLE book_next.%I SET SCHEMA book', kept.relname);
    END LOOP;
    DELETE FROM book.next;
END
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA book_next FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA book_next TO sangsaeng_clerk;
