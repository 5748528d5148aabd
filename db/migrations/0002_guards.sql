-- What the schema language cannot say. These are the last word on what may be.

-- This installation's own random id: what is ours at a provider carries it.
INSERT INTO installation (is_only, id) VALUES (true, gen_random_uuid());
--> statement-breakpoint
-- Promise 1: no time is sold twice. Ranges are half open, so meetings may touch.
ALTER TABLE occupancies ADD CONSTRAINT occupancies_never_overlap
  EXCLUDE USING gist (host_id WITH =, during WITH &&);
--> statement-breakpoint
ALTER TABLE pages ADD CONSTRAINT pages_published_revision
  FOREIGN KEY (id, published_revision_id) REFERENCES page_revisions (page_id, id);
--> statement-breakpoint
INSERT INTO booking_transitions (from_state, to_state) VALUES
  ('INITIATED', 'SCHEDULED'), ('INITIATED', 'ABANDONED'), ('INITIATED', 'CANCELED'),
  ('SCHEDULED', 'PAYMENT_PENDING'), ('SCHEDULED', 'CONFIRMED'), ('SCHEDULED', 'ABANDONED'),
  ('SCHEDULED', 'CANCELED'),
  ('PAYMENT_PENDING', 'CONFIRMED'), ('PAYMENT_PENDING', 'PAYMENT_FAILED'),
  ('PAYMENT_PENDING', 'ABANDONED'), ('PAYMENT_PENDING', 'CANCELED'), ('PAYMENT_PENDING', 'SCHEDULED'),
  ('PAYMENT_FAILED', 'PAYMENT_PENDING'), ('PAYMENT_FAILED', 'CONFIRMED'),
  ('PAYMENT_FAILED', 'ABANDONED'), ('PAYMENT_FAILED', 'CANCELED'), ('PAYMENT_FAILED', 'SCHEDULED'),
  ('CONFIRMED', 'COMPLETED'), ('CONFIRMED', 'CANCELED'),
  ('CANCELED', 'REFUNDED'), ('COMPLETED', 'REFUNDED'),
  ('REFUNDED', 'CANCELED'), ('REFUNDED', 'COMPLETED'), ('REFUNDED', 'ABANDONED'),
  ('ABANDONED', 'CONFIRMED'), ('ABANDONED', 'REFUNDED');
--> statement-breakpoint
CREATE FUNCTION bookings_keep_to_transitions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'INITIATED' THEN
      RAISE EXCEPTION 'a booking begins INITIATED, not %', NEW.state
        USING ERRCODE = 'check_violation', CONSTRAINT = 'bookings_transition';
    END IF;
  ELSIF NEW.state <> OLD.state AND NOT EXISTS (
    SELECT 1 FROM booking_transitions WHERE from_state = OLD.state AND to_state = NEW.state
  ) THEN
    RAISE EXCEPTION 'a booking does not go from % to %', OLD.state, NEW.state
      USING ERRCODE = 'check_violation', CONSTRAINT = 'bookings_transition';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER bookings_transition BEFORE INSERT OR UPDATE OF state ON bookings
  FOR EACH ROW EXECUTE FUNCTION bookings_keep_to_transitions();
--> statement-breakpoint
-- A booking that takes time has an occupancy, seen when the transaction commits.
CREATE FUNCTION bookings_have_their_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'bookings' THEN
    IF NEW.state IN ('SCHEDULED', 'PAYMENT_PENDING', 'PAYMENT_FAILED', 'CONFIRMED')
      AND EXISTS (SELECT 1 FROM bookings WHERE id = NEW.id AND state = NEW.state AND meeting_id = NEW.meeting_id)
      AND NOT EXISTS (SELECT 1 FROM occupancies WHERE meeting_id = NEW.meeting_id) THEN
      RAISE EXCEPTION 'booking % is % without time', NEW.id, NEW.state
        USING ERRCODE = 'check_violation', CONSTRAINT = 'bookings_have_time';
    END IF;
  ELSIF NOT EXISTS (SELECT 1 FROM occupancies WHERE meeting_id = OLD.meeting_id) AND EXISTS (
    SELECT 1 FROM bookings WHERE meeting_id = OLD.meeting_id
      AND state IN ('SCHEDULED', 'PAYMENT_PENDING', 'PAYMENT_FAILED', 'CONFIRMED')
  ) THEN
    RAISE EXCEPTION 'meeting % lost its time while booked', OLD.meeting_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'bookings_have_time';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER bookings_have_time AFTER INSERT OR UPDATE OF state, meeting_id ON bookings
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bookings_have_their_time();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER occupancies_leave_no_booking AFTER DELETE ON occupancies
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bookings_have_their_time();
--> statement-breakpoint
-- A refund claims its amount on the payment in the transaction that decides it; the payment's CHECK
-- refuses more than was captured. A refund that failed gives its claim back.
CREATE FUNCTION refunds_claim_from_payment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  claimed_before integer := 0;
  claimed_now integer := 0;
  returned_before integer := 0;
  returned_now integer := 0;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.amount_minor <> OLD.amount_minor OR NEW.payment_id <> OLD.payment_id THEN
      RAISE EXCEPTION 'a refund never changes its amount or payment'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'refunds_fixed';
    END IF;
    IF OLD.state NOT IN ('failed', 'canceled') THEN claimed_before := OLD.amount_minor; END IF;
    IF OLD.state = 'succeeded' THEN returned_before := OLD.amount_minor; END IF;
  END IF;
  IF NEW.state NOT IN ('failed', 'canceled') THEN claimed_now := NEW.amount_minor; END IF;
  IF NEW.state = 'succeeded' THEN returned_now := NEW.amount_minor; END IF;
  IF claimed_now <> claimed_before OR returned_now <> returned_before THEN
    UPDATE payments SET
      refund_reserved_minor = refund_reserved_minor + claimed_now - claimed_before,
      refunded_minor = refunded_minor + returned_now - returned_before
    WHERE id = NEW.payment_id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER refunds_claim AFTER INSERT OR UPDATE ON refunds
  FOR EACH ROW EXECUTE FUNCTION refunds_claim_from_payment();
--> statement-breakpoint
CREATE FUNCTION rows_are_for_ever() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is never changed once written', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER booking_events_for_ever BEFORE UPDATE ON booking_events
  FOR EACH ROW EXECUTE FUNCTION rows_are_for_ever();
--> statement-breakpoint
CREATE TRIGGER page_revisions_for_ever BEFORE UPDATE ON page_revisions
  FOR EACH ROW EXECUTE FUNCTION rows_are_for_ever();
