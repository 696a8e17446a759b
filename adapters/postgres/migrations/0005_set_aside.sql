-- A stream begins at version 1: nothing is ever put before its first fact.
ALTER TABLE log.facts ADD CONSTRAINT facts_from_version_one CHECK (originator_version >= 1);

-- Facts that the book could not read or fold. Each was passed over so that it stops nobody else's; a rebuild tries anew.
CREATE TABLE book.set_aside (
    position bigint PRIMARY KEY,
    stream uuid NOT NULL
);
GRANT SELECT ON book.set_aside TO sangsaeng_office, sangsaeng_clerk;
GRANT INSERT, UPDATE, DELETE, TRUNCATE ON book.set_aside TO sangsaeng_clerk;
