-- Drafts of sheets: what a judge has written and not sealed. Never facts: one row a sheet, gone with its sealing.

-- The columns are a sealed text's commitment, key and ciphertext, which is as long for every draft as for any other.
CREATE TABLE desk.drafts (
    sheet uuid PRIMARY KEY,
    c text NOT NULL,
    k text NOT NULL,
    x text NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON desk.drafts TO sangsaeng_office;
