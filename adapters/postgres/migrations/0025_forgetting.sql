-- Whoever is forgotten has no door either: accounts name a login, identities what a provider calls somebody.
CREATE FUNCTION desk.forget(people uuid[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
AS $$
    DELETE FROM desk.sessions WHERE person = ANY (people);
    DELETE FROM desk.identities WHERE person = ANY (people);
    DELETE FROM desk.invitations WHERE person = ANY (people);
    DELETE FROM desk.codes WHERE person = ANY (people);
    DELETE FROM desk.accounts WHERE person = ANY (people);
    DELETE FROM desk.tokens WHERE owner = ANY (people);
$$;
REVOKE ALL ON FUNCTION desk.forget(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION desk.forget(uuid[]) TO sangsaeng_office;
