-- A seat beyond the meeting's capacity is never sold; that one seat is sold once is the index `bookings_seat`.
CREATE FUNCTION bookings_keep_to_capacity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.seat > (SELECT capacity FROM meetings WHERE id = NEW.meeting_id) THEN
    RAISE EXCEPTION 'meeting % has no seat %', NEW.meeting_id, NEW.seat
      USING ERRCODE = 'check_violation', CONSTRAINT = 'bookings_within_capacity';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER bookings_within_capacity AFTER INSERT OR UPDATE OF seat, meeting_id ON bookings
  FOR EACH ROW WHEN (NEW.seat > 1) EXECUTE FUNCTION bookings_keep_to_capacity();
