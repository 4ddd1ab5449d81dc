-- Function: pgstream.pgs_check_word(property, word, known)
--   Fails if a word is none of those that are known, in any case of letters. NULL passes.
-- Parameters:
--   property  what the word is for
-- Returns: nothing
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_check_word(property text, word text, VARIADIC known text[]) RETURNS void
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF lower(btrim(word)) <> ALL (SELECT lower(k) FROM unnest(known) AS k) THEN
        RAISE EXCEPTION 'the % ''%'' is unknown; use % or %', property, word,
            array_to_string(trim_array(known, 1), ', '), known[cardinality(known)]
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
END
$$;
