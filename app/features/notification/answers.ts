import { translator } from "#app/messages/translate.ts"
import type { EmailBooking } from "./read-email.server.ts"

/** The answers that were given, in the order of the questions they were asked by. */
export function answersOf(
  booking: Pick<EmailBooking, "content" | "answers" | "notes"> &
    Partial<Pick<EmailBooking, "ownTexts">>,
) {
  const given = booking.content.questions.flatMap(({ id, label }) => {
    const answer = booking.answers[id]
    const value = Array.isArray(answer) ? answer.join(", ") : (answer ?? "")
    return value === "" ? [] : [{ label, value }]
  })
  const text = translator("en", booking.ownTexts)
  return booking.notes === ""
    ? given
    : [...given, { label: text("notification.notes"), value: booking.notes }]
}
