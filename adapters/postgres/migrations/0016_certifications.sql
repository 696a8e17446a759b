-- Confirmations of products: one row for each span of knowledge (positions) and of effect (days) in which one stood the
-- same, as book.history has them of cases. `expires` is the day for which its end is to be put on record, or null.
CREATE TABLE book.certifications (
    id uuid NOT NULL,
    known_from bigint NOT NULL,
    known_to bigint NOT NULL,
    day_from date NOT NULL,
    day_to date NOT NULL,
    standing text NOT NULL,
    number text NOT NULL,
    application uuid NOT NULL,
    holder uuid NOT NULL,
    track text NOT NULL,
    agency text NOT NULL,
    detail_item_no text,
    goods_listing_no text,
    expires date,
    version bigint NOT NULL,
    document json NOT NULL,
    PRIMARY KEY (id, known_from, day_from)
);
CREATE INDEX certifications_by_number ON book.certifications (number);
CREATE INDEX certifications_by_item ON book.certifications (detail_item_no, number);
CREATE INDEX certifications_by_listing ON book.certifications (goods_listing_no, number);
CREATE INDEX certifications_known ON book.certifications (id) WHERE known_to = 9223372036854775807;
CREATE INDEX certifications_expiring ON book.certifications (expires)
    WHERE known_to = 9223372036854775807 AND expires IS NOT NULL;

GRANT SELECT ON book.certifications TO sangsaeng_office, sangsaeng_clerk;
GRANT INSERT, UPDATE, DELETE, TRUNCATE ON book.certifications TO sangsaeng_clerk;
