-- Who may do what. The owner makes and owns everything and cannot sign in; the office appends and reads;
-- the clerk keeps the views and the ledger. Passwords are set by migrate.py and never written here.
-- Roles belong to the whole cluster and may be there already, from another database of it.

DO $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['sangsaeng_owner', 'sangsaeng_office', 'sangsaeng_clerk'] LOOP
        BEGIN
            EXECUTE format('CREATE ROLE %I', wanted);
        EXCEPTION WHEN duplicate_object OR unique_violation THEN
            NULL;
        END;
    END LOOP;
END
$$;

ALTER ROLE sangsaeng_owner NOLOGIN;
ALTER ROLE sangsaeng_office LOGIN;
ALTER ROLE sangsaeng_clerk LOGIN;

-- A migrating user that is no superuser (a hosted server's administrator) must be able to SET ROLE to the owner.
GRANT sangsaeng_owner TO CURRENT_USER;

REVOKE ALL ON SCHEMA public FROM PUBLIC;

DO $$
BEGIN
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO sangsaeng_office, sangsaeng_clerk', current_database());
END
$$;

CREATE SCHEMA log AUTHORIZATION sangsaeng_owner;
CREATE SCHEMA book AUTHORIZATION sangsaeng_owner;
CREATE SCHEMA desk AUTHORIZATION sangsaeng_owner;
