-- Trigger function: pgstream.pgs_request_guard()
--   Notes who makes a request, and keeps anybody from changing it afterwards, or from making one anew of a served one: the
--   background job does what it says with the rights of that role. The role is the current one, which is the function's
--   owner inside of SECURITY DEFINER functions, and not the session's.
-- Tables directly manipulated: none; changes the row of pgs_requests at hand
CREATE OR REPLACE FUNCTION pgstream.pgs_request_guard() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.requested_by := quote_ident(current_user)::regrole;
        NEW.requested_xid := pg_current_xact_id();
        NEW.status := 'REQUESTED';
    ELSIF OLD.status <> 'REQUESTED' OR ROW(NEW.request_id, NEW.verb, NEW.schema_name, NEW.table_name, NEW.relid, NEW.touches, NEW.arguments,
              NEW.settings, NEW.requested_by)
          IS DISTINCT FROM
          ROW(OLD.request_id, OLD.verb, OLD.schema_name, OLD.table_name, OLD.relid, OLD.touches, OLD.arguments,
              OLD.settings, OLD.requested_by) THEN
        RAISE EXCEPTION 'a request can not be changed once it is made'
            USING ERRCODE = 'insufficient_privilege', HINT = 'Make another request.';
    END IF;
    RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER pgs_request_guard BEFORE INSERT OR UPDATE ON pgstream.pgs_requests
    FOR EACH ROW EXECUTE FUNCTION pgstream.pgs_request_guard();
DO $$
BEGIN
    ALTER TABLE pgstream.pgs_requests ENABLE ALWAYS TRIGGER pgs_request_guard;
END
$$;
