-- Purchases of confirmed products: one row for each span of knowledge (positions) in which a line said the same.
CREATE TABLE book.purchases (
    id uuid NOT NULL,
    known_from bigint NOT NULL,
    known_to bigint NOT NULL,
    version bigint NOT NULL,
    body uuid NOT NULL,
    certification uuid NOT NULL,
    application uuid NOT NULL,
    track text NOT NULL,
    agency text NOT NULL,
    day date NOT NULL,
    struck boolean NOT NULL,
    document json NOT NULL,
    PRIMARY KEY (id, known_from)
);
CREATE INDEX purchases_by_body ON book.purchases (body, day);
CREATE INDEX purchases_by_product ON book.purchases (certification, day);
CREATE INDEX purchases_by_day ON book.purchases (day);
CREATE INDEX purchases_known ON book.purchases (id) WHERE known_to = 9223372036854775807;

-- Public bodies, in the register.
CREATE INDEX register_of_bodies ON book.register (id) WHERE document -> 'subject' ->> 'kind' = 'PUBLIC_BODY';

-- Tasks as statistics count them: what became of each, every mark with its place in the log.
CREATE TABLE book.tasks (
    id uuid PRIMARY KEY,
    call uuid NOT NULL,
    track text NOT NULL,
    agency text NOT NULL,
    marks json NOT NULL
);

GRANT SELECT ON book.purchases, book.tasks TO sangsaeng_office, sangsaeng_clerk;
GRANT INSERT, UPDATE, DELETE, TRUNCATE ON book.purchases, book.tasks TO sangsaeng_clerk;

-- Whoever folds next begins anew.
TRUNCATE book.calls, book.streams, book.cases, book.case_files, book.timeline, book.register, book.set_aside, book.history,
    book.moments, book.declared, book.certifications;
UPDATE book.bookmark SET position = 0, shown = 0;
