-- The book: what the log comes to, folded by the clerk, read by the office, and made anew whenever it is wished.
-- Columns have the names of the rows in application/views and adapters/views; documents are those rows as JSON.
-- No name, number, phone or address may stand in any table but book.register.

-- The one bookmark: the position of the last fact that every page has folded. Whoever folds locks this row first.
CREATE TABLE book.bookmark (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    position bigint NOT NULL
);
INSERT INTO book.bookmark (position) VALUES (0);

CREATE TABLE book.calls (
    id uuid PRIMARY KEY,
    announced date NOT NULL,
    opens timestamptz NOT NULL,
    document json NOT NULL
);

-- Which case an agreement's stream belongs to: only its first fact says so.
CREATE TABLE book.agreements (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL
);

CREATE TABLE book.cases (
    id uuid PRIMARY KEY,
    call uuid NOT NULL,
    track text NOT NULL,
    agency text NOT NULL,
    status text NOT NULL,
    receipt text,
    filed_by uuid NOT NULL,
    firms uuid[] NOT NULL,
    partner uuid,
    officer uuid,
    opened_at timestamptz NOT NULL,
    submitted_at timestamptz,
    changed_at timestamptz NOT NULL,
    supplement_due date,
    met integer NOT NULL,
    unmet integer NOT NULL,
    advisory integer NOT NULL,
    version bigint NOT NULL,
    position bigint NOT NULL
);
-- Every list is read in this order, so every index that serves one ends in it.
CREATE INDEX cases_changed ON book.cases (changed_at DESC, id DESC);
CREATE INDEX cases_by_agency ON book.cases (agency, changed_at DESC, id DESC) WHERE submitted_at IS NOT NULL;
CREATE INDEX cases_by_status ON book.cases (status, changed_at DESC, id DESC);
CREATE INDEX cases_by_track ON book.cases (track, changed_at DESC, id DESC);
CREATE INDEX cases_by_call ON book.cases (call, changed_at DESC, id DESC);
CREATE INDEX cases_by_officer ON book.cases (officer, changed_at DESC, id DESC) WHERE officer IS NOT NULL;
CREATE INDEX cases_by_receipt ON book.cases (receipt text_pattern_ops) WHERE receipt IS NOT NULL;
CREATE INDEX cases_by_firm ON book.cases USING gin (firms) WITH (fastupdate = off);

-- leads and targets are what two cases for the same thing have in common.
CREATE TABLE book.case_files (
    id uuid PRIMARY KEY,
    leads uuid[] NOT NULL,
    targets text[] NOT NULL,
    document json NOT NULL
);
CREATE INDEX case_files_by_lead ON book.case_files USING gin (leads) WITH (fastupdate = off);

-- The bodies stay in the log, by position.
CREATE TABLE book.timeline (
    "case" uuid NOT NULL,
    position bigint NOT NULL,
    stream uuid NOT NULL,
    version bigint NOT NULL,
    name text NOT NULL,
    at timestamptz NOT NULL,
    "on" date,
    "by" uuid NOT NULL,
    role text NOT NULL,
    agency text,
    acting_for uuid,
    PRIMARY KEY ("case", position)
);

-- The one table with personal data. searched is the name as it is searched, bigrams its pairs of letters, digits the
-- business number; all three are of firms and cooperatives only.
CREATE TABLE book.register (
    id uuid PRIMARY KEY,
    searched text,
    bigrams text[],
    digits text,
    officer_of text[] NOT NULL,
    document json NOT NULL
);
CREATE INDEX register_by_bigrams ON book.register USING gin (bigrams) WITH (fastupdate = off);
CREATE INDEX register_by_name ON book.register (searched text_pattern_ops, id) WHERE searched IS NOT NULL;
CREATE INDEX register_by_digits ON book.register (digits text_pattern_ops) WHERE digits IS NOT NULL;
CREATE INDEX register_by_office ON book.register USING gin (officer_of) WITH (fastupdate = off);

GRANT USAGE ON SCHEMA book TO sangsaeng_office, sangsaeng_clerk;
GRANT SELECT ON ALL TABLES IN SCHEMA book TO sangsaeng_office, sangsaeng_clerk;
GRANT INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA book TO sangsaeng_clerk;
