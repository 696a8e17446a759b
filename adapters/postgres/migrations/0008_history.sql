-- Cases as they stood, which is made by folding the log anew.

-- One row for each span of knowledge (positions) and of effect (days) in which a case stood the same; the spans of one
-- case never overlap. 9223372036854775807 is still known; 9999-12-31 has no end.
CREATE TABLE book.history (
    id uuid NOT NULL,
    known_from bigint NOT NULL,
    known_to bigint NOT NULL,
    day_from date NOT NULL,
    day_to date NOT NULL,
    call uuid NOT NULL,
    track text NOT NULL,
    agency text NOT NULL,
    status text NOT NULL,
    receipt text,
    firms uuid[] NOT NULL,
    officer uuid,
    submitted_at timestamptz,
    changed_at timestamptz NOT NULL,
    products integer NOT NULL,
    published date,
    line json NOT NULL,
    file json NOT NULL,
    PRIMARY KEY (id, known_from, day_from)
);
-- As every list: in this order.
CREATE INDEX history_changed ON book.history (changed_at DESC, id DESC) INCLUDE (known_from, known_to);
CREATE INDEX history_by_firm ON book.history USING gin (firms) WITH (fastupdate = off);
CREATE INDEX history_known ON book.history (id) WHERE known_to = 9223372036854775807;

-- The first fact recorded later than every one before it: what was known at an instant ends before the next of these.
CREATE TABLE book.moments (
    position bigint PRIMARY KEY,
    at timestamptz NOT NULL UNIQUE
);

GRANT SELECT ON book.history, book.moments TO sangsaeng_office, sangsaeng_clerk;
GRANT INSERT, UPDATE, DELETE, TRUNCATE ON book.history, book.moments TO sangsaeng_clerk;

-- Whoever folds next begins anew.
TRUNCATE book.calls, book.streams, book.cases, book.case_files, book.timeline, book.register, book.set_aside;
UPDATE book.bookmark SET position = 0;
