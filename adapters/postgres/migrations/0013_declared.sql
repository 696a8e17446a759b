-- Who answered the conflict question of a case: whose feed the case's timeline may stand in. Whether they may read it, the
-- panel's newest fact says.
CREATE TABLE book.declared (
    person uuid NOT NULL,
    "case" uuid NOT NULL,
    position bigint NOT NULL,
    PRIMARY KEY (person, "case", position)
);
GRANT SELECT ON book.declared TO sangsaeng_office, sangsaeng_clerk;
GRANT INSERT, UPDATE, DELETE, TRUNCATE ON book.declared TO sangsaeng_clerk;

-- Whoever folds next begins anew.
TRUNCATE book.calls, book.streams, book.cases, book.case_files, book.timeline, book.register, book.set_aside,
    book.history, book.moments;
UPDATE book.bookmark SET position = 0, shown = 0;
