-- Nothing is ever put before a stream's beginning. Ours begin at 1; 0 is left to the library, whose own cases begin there.
ALTER TABLE log.facts ADD CONSTRAINT facts_version_not_negative CHECK (originator_version >= 0);

-- Facts that the book could not read or fold. Each was passed over so that it stops nobody else's; a rebuild tries anew.
CREATE TABLE book.set_aside (
    position bigint PRIMARY KEY,
    stream uuid NOT NULL
);
GRANT SELECT ON book.set_aside TO sangsaeng_office, sangsaeng_clerk;
GRANT INSERT, UPDATE, DELETE, TRUNCATE ON book.set_aside TO sangsaeng_clerk;
