import { givenAnswers } from "#app/features/booking/given-answers.ts"
import type { OrganizersBooking } from "#app/features/booking/find-booking-for-organizer.server.ts"
import type { FileAnswer } from "#app/features/file/file-answer.ts"
import { formatBytes } from "#app/messages/format.ts"
import { locationText } from "#app/admin/fields/location/location-field.tsx"
import { durationText } from "#app/messages/duration.ts"
import { paths } from "#app/paths.ts"
import { AgreedText } from "./agreed-text.tsx"
import { Facts, type Fact } from "#app/ui/facts.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Moment, MomentRange } from "#app/ui/moment.tsx"
import { Money } from "#app/ui/money.tsx"

/** What a booking is: client, time, price, and what the client answered. */
export function BookingFacts({
  booking,
  timeZone,
}: {
  booking: OrganizersBooking
  timeZone: string
}) {
  const { text } = useLanguage()
  const { startsAt, endsAt, amountMinor, currency, content } = booking
  const fact = (key: string, value: Fact["value"]): Fact => ({
    key,
    label: text(`admin.booking.facts.${key}`),
    value,
  })
  const answers = givenAnswers(content.questions, booking.answers).map(
    ({ question, value, file }): Fact => ({
      key: `answer-${question.id}`,
      label: question.label,
      value: file ? <FileLink bookingId={booking.id} file={file} /> : <bdi>{value}</bdi>,
    }),
  )
  return (
    <Facts
      facts={[
        fact("when", <MomentRange startsAt={startsAt} endsAt={endsAt} timeZone={timeZone} />),
        fact("client", <bdi>{booking.clientName}</bdi>),
        fact(
          "email",
          <a className="link" href={`mailto:${encodeURIComponent(booking.clientEmail)}`}>
            {booking.clientEmail}
          </a>,
        ),
        fact("clientTimeZone", booking.clientTimeZone),
        fact("page", <bdi>{content.title}</bdi>),
        fact("revision", text("admin.pages.revisions.name", { number: booking.revisionNumber })),
        fact("host", <bdi>{booking.hostName}</bdi>),
        fact("place", <bdi>{locationText(content.location, text)}</bdi>),
        fact("duration", durationText(booking.durationMinutes, text)),
        fact(
          "price",
          amountMinor === 0 ? (
            text("interface.money.free")
          ) : (
            <Money amountMinor={amountMinor} currency={currency} />
          ),
        ),
        fact("reference", booking.reference),
        fact("source", text(`admin.booking.sources.${booking.source}`)),
        ...(booking.payableUntil && booking.waitsFor
          ? [fact("payableUntil", <Moment at={booking.payableUntil} timeZone={timeZone} />)]
          : []),
        ...(booking.consentedAt
          ? [
              fact(
                "consent",
                <AgreedText
                  at={booking.consentedAt}
                  markdown={content.consentText}
                  {...{ timeZone, revisionNumber: booking.revisionNumber }}
                />,
              ),
            ]
          : []),
        ...(booking.notes ? [fact("notes", <bdi>{booking.notes}</bdi>)] : []),
        ...answers,
      ]}
    />
  )
}

/** A client's file: saved when it is followed. */
function FileLink({ bookingId, file }: { bookingId: string; file: FileAnswer }) {
  const { text, locale } = useLanguage()
  const { fileId, filename, bytes } = file
  return (
    <>
      <a className="link break-words" href={paths.adminBookingFile(bookingId, fileId)} download>
        <bdi>{filename}</bdi>
      </a>{" "}
      <span className="text-muted">
        {text("questions.file.size", { size: formatBytes(bytes, locale) })}
      </span>
    </>
  )
}
