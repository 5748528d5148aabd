import { availability } from "./availability.ts"
import { navigation } from "./admin/navigation.ts"
import { entry } from "./admin/entry.ts"
import { today } from "./admin/today.ts"
import { failures } from "./admin/failures.ts"
import { pages } from "./admin/pages.ts"
import { bookings } from "./admin/bookings.ts"
import { booking } from "./admin/booking.ts"
import { settings } from "./admin/settings.ts"
import { fields } from "./admin/fields.ts"
import { problems } from "./admin/problems.ts"

/** Texts in ICU message format. */
export const admin = {
  documentTitle: "{title} · Admin",
  backToToday: "Go to today",
  navigation,
  list: { apply: "Show", clear: "Clear search and filters" },
  units: {
    minutes: "minutes",
    hours: "hours",
    days: "days",
    calendarDays: "calendar days",
  },
  /** Behind the number of them. */
  minutes: "{value, plural, one {minute} other {minutes}}",
  entry,
  today,
  failures,
  revisions: { field: "Field", nothing: "nothing", same: "There is no difference." },
  pages,
  availability,
  bookings,
  booking,
  settings,
  fields,
  problems,
}
