-- Procedure: pgstream.pgs_tick_group(members)
--   Refreshes a group in a transaction of its own, on one snapshot if it has several members. Where one of them fails,
--   nothing of the group stays, and the failure is noted in the next transaction. What was altered below a member is
--   followed before, member by member.
-- Parameters:
--   members  their numbers, each after those that it reads
-- Tables directly manipulated: those of the functions that it calls
CREATE OR REPLACE PROCEDURE pgstream.pgs_tick_group(members bigint[])
LANGUAGE plpgsql AS $$
DECLARE
    member bigint;
    state text;
    message text;
    buffers text[];
BEGIN
    FOR attempt IN 1 .. 2 LOOP
        IF pg_catalog.cardinality(members) > 1 THEN
            COMMIT;
            SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
        ELSE
            COMMIT;
        END IF;
        state := NULL;
        buffers := '{}';
        member := members[1];
        BEGIN
            PERFORM pgstream.pgs_lock_group(members::text);
            FOREACH member IN ARRAY members LOOP
                buffers := pg_catalog.array_append(buffers, nullif(pgstream.pgs_refresh_member(member), ''));
            END LOOP;
        EXCEPTION WHEN OTHERS THEN
            state := SQLSTATE;
            message := coalesce(pgstream.pgs_own_message(SQLERRM), SQLERRM);
        END;
        COMMIT;
        IF state = '25001' AND attempt = 1 THEN
            state := NULL;
            BEGIN
                FOREACH member IN ARRAY members LOOP
                    PERFORM pgstream.pgs_mend_member(member);
                END LOOP;
            EXCEPTION WHEN OTHERS THEN
                state := SQLSTATE;
                message := coalesce(pgstream.pgs_own_message(SQLERRM), SQLERRM);
            END;
            COMMIT;
            CONTINUE WHEN state IS NULL;
        END IF;
        EXIT;
    END LOOP;
    IF state IS NOT NULL THEN
        PERFORM pgstream.pgs_note_failure(member, state, message);
    ELSIF pg_catalog.array_to_string(buffers, ',') <> '' THEN
        PERFORM pgstream.pgs_clean_buffers(pg_catalog.array_to_string(buffers, ','));
    END IF;
    COMMIT;
END
$$;
