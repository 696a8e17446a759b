-- One-time codes are a person's, however they come in: with a local account, or vouched for by a provider.
CREATE TABLE desk.codes (
    person uuid PRIMARY KEY,
    secret bytea NOT NULL,
    step bigint NOT NULL
);
INSERT INTO desk.codes (person, secret, step) SELECT person, totp, totp_step FROM desk.accounts WHERE totp IS NOT NULL;
ALTER TABLE desk.accounts DROP COLUMN totp, DROP COLUMN totp_step;

-- Identities at providers, by the provider's own name for somebody: each is one person's, who has one at each provider at most.
CREATE TABLE desk.identities (
    id uuid PRIMARY KEY,
    issuer text NOT NULL,
    subject text NOT NULL,
    person uuid NOT NULL,
    linked timestamptz NOT NULL,
    unlinked timestamptz
);
CREATE UNIQUE INDEX identities_by_subject ON desk.identities (issuer, subject) WHERE unlinked IS NULL;
CREATE UNIQUE INDEX identities_by_person ON desk.identities (person, issuer) WHERE unlinked IS NULL;

-- Invitations to link an identity, by the SHA-256 of what the person is given; each is taken once.
CREATE TABLE desk.invitations (
    hash bytea PRIMARY KEY,
    issuer text NOT NULL,
    person uuid NOT NULL,
    expires timestamptz NOT NULL,
    UNIQUE (issuer, person)
);

-- Browsers on their way to a provider and back, by the SHA-256 of what the browser keeps; each is taken once, and soon too old.
CREATE TABLE desk.passages (
    hash bytea PRIMARY KEY,
    provider text NOT NULL,
    onward text NOT NULL,
    back text NOT NULL,
    begun timestamptz NOT NULL,
    subject text,
    factor boolean NOT NULL
);
CREATE INDEX passages_by_age ON desk.passages (begun);

-- The identity a session began with: unlinked, it ends the session.
ALTER TABLE desk.sessions ADD COLUMN identity uuid REFERENCES desk.identities;

GRANT SELECT, INSERT, UPDATE ON desk.codes TO sangsaeng_office;
GRANT SELECT, INSERT ON desk.identities TO sangsaeng_office;
GRANT SELECT, DELETE ON desk.invitations TO sangsaeng_office;
GRANT SELECT, INSERT, DELETE ON desk.passages TO sangsaeng_office;
GRANT SELECT, DELETE ON desk.codes TO sangsaeng_clerk;
GRANT SELECT, UPDATE ON desk.identities TO sangsaeng_clerk;
GRANT SELECT, INSERT, UPDATE, DELETE ON desk.invitations TO sangsaeng_clerk;
