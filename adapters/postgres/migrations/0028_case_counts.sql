-- How many submitted cases there are of each kind that lists are narrowed to: the counts beside an agency's list are a few
-- rows added up, however many cases there are. Ordered as everybody orders text, for who compares the book with the log.
CREATE TABLE book.case_counts (
    call uuid NOT NULL,
    track text COLLATE "C" NOT NULL,
    agency text COLLATE "C" NOT NULL,
    status text COLLATE "C" NOT NULL,
    cases bigint NOT NULL,
    PRIMARY KEY (call, track, agency, status)
);
GRANT SELECT ON book.case_counts TO sangsaeng_office, sangsaeng_clerk;
GRANT INSERT, UPDATE, DELETE, TRUNCATE ON book.case_counts TO sangsaeng_clerk;

-- The file of a case as it stood is kept while it is still known; what was known before is folded from the log when asked for.
ALTER TABLE book.history ALTER COLUMN file DROP NOT NULL;

-- Whoever folds next begins anew.
TRUNCATE book.calls, book.streams, book.cases, book.case_files, book.timeline, book.register, book.set_aside,
    book.history, book.moments, book.declared, book.certifications, book.purchases, book.tasks;
UPDATE book.bookmark SET position = 0, shown = 0;
