-- What of a case waits to be told or answered: a desk finds its own however many cases were decided before.
CREATE TABLE book.waiting (
    id uuid PRIMARY KEY,
    agency text NOT NULL,
    officer uuid,
    settled bigint NOT NULL,
    told bigint NOT NULL,
    notices json NOT NULL,
    disputes json NOT NULL,
    untold boolean NOT NULL,
    undelivered boolean NOT NULL,
    disputed_since bigint
);
CREATE INDEX waiting_untold ON book.waiting (officer) WHERE untold;
CREATE INDEX waiting_undelivered ON book.waiting (officer) WHERE undelivered;
CREATE INDEX waiting_disputed ON book.waiting (agency, disputed_since) WHERE disputed_since IS NOT NULL;
GRANT SELECT ON book.waiting TO sangsaeng_office, sangsaeng_clerk;
GRANT INSERT, UPDATE, DELETE, TRUNCATE ON book.waiting TO sangsaeng_clerk;

-- Whoever folds next begins anew.
TRUNCATE book.calls, book.streams, book.cases, book.case_files, book.timeline, book.register, book.set_aside,
    book.history, book.moments, book.declared, book.certifications, book.purchases, book.tasks, book.case_counts;
UPDATE book.bookmark SET position = 0, shown = 0;
