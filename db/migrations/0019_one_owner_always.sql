-- Somebody can always give roles: an organizer keeps at least one owner, also when two leave at once.
CREATE FUNCTION memberships_keep_an_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM organizers WHERE id = OLD.organizer_id FOR NO KEY UPDATE;
  IF NOT EXISTS (
    SELECT 1 FROM memberships WHERE organizer_id = OLD.organizer_id AND role = 'owner'
  ) THEN
    RAISE EXCEPTION 'organizer % would have no owner', OLD.organizer_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'memberships_one_owner';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER memberships_one_owner AFTER UPDATE OF role OR DELETE ON memberships
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.role = 'owner')
  EXECUTE FUNCTION memberships_keep_an_owner();
