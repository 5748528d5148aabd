import { translator } from "#app/messages/translate.ts"
import { givenAnswers } from "#app/features/booking/given-answers.ts"
import type { Question } from "#app/features/page/schema.ts"
import type { EmailBooking } from "./read-email.server.ts"

/**
 * The answers that were given, in the order of the questions they were asked by.
 * @param place leaves out what the organizer does not want shown there
 */
export function answersOf(
  booking: Pick<EmailBooking, "content" | "answers" | "notes"> &
    Partial<Pick<EmailBooking, "ownTexts">>,
  place: keyof Question["shownIn"] | null = null,
) {
  const given = givenAnswers(booking.content.questions, booking.answers)
    .filter(({ question }) => place === null || question.shownIn[place])
    .map(({ question, value }) => ({ label: question.label, value }))
  const text = translator("en", booking.ownTexts)
  return booking.notes === ""
    ? given
    : [...given, { label: text("notification.notes"), value: booking.notes }]
}
