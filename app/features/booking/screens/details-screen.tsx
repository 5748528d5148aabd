import { CalendarDays } from "lucide-react"
import { isAgreement } from "#app/features/page/is-agreement.ts"
import type { Question } from "#app/features/page/schema.ts"
import {
  amountDue,
  hostCalled,
  type Offer,
  type ShownTime,
} from "#app/features/page/screens/offer.ts"
import { Button, TextLink } from "#app/ui/button.tsx"
import { ClientPage, Sheet } from "#app/ui/client-page.tsx"
import { durationText } from "#app/messages/duration.ts"
import { ErrorSummary, type SummaryError } from "#app/ui/error-summary.tsx"
import { Field } from "#app/ui/field.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { moneyText } from "#app/ui/money.tsx"
import { TextArea, TextInput } from "#app/ui/text-input.tsx"
import { BookingSummary } from "./booking-summary.tsx"
import { Condition } from "./condition.tsx"
import type { DetailsForm, DetailsProblem } from "./details-form.ts"
import { Consent, PlaceChoice } from "./details-choices.tsx"
import { DetailsProblemNotice } from "./details-problem-notice.tsx"
import { FileField } from "./file-field.tsx"
import { answerField, QuestionField } from "./question-field.tsx"

export type DetailsFacts = {
  offer: Offer
  time: ShownTime
  form: DetailsForm
  problem: DetailsProblem | null
  /** Back to days and times. */
  changeTimeHref: string
  /** In a frame of another site. */
  isEmbedded: boolean
}

/** The one form of a booking: who comes, and the organizer's questions. */
export function DetailsScreen({ facts }: { facts: DetailsFacts }) {
  const { text } = useLanguage()
  const { offer, time, form, problem, changeTimeHref, isEmbedded } = facts
  const isTaken = problem?.kind === "time-taken"
  return (
    <ClientPage brand={offer.brand} isEmbedded={isEmbedded}>
      <h1 className="py-4 text-xl mid:text-2xl">{text("booking.details.headline")}</h1>
      <form
        method="post"
        action={form.action}
        // The server's messages name what to do, and stand beside the fields; the browser's own do not.
        noValidate
        encType={form.questions.some(isForFile) ? "multipart/form-data" : undefined}
        data-keep={isTaken ? undefined : ""}
        className="grid gap-6"
      >
        {/* What Enter in a field presses: never one of the other times that a form may offer. */}
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
        <ErrorSummary errors={summaryErrors(form)} takesFocus={!isEmbedded} />
        {problem ? (
          <DetailsProblemNotice
            problem={problem}
            hostName={hostCalled(offer)}
            timeZone={time.timeZone}
          />
        ) : null}
        <BookingSummary offer={offer} time={isTaken ? null : time}>
          {isTaken ? null : (
            <TextLink href={changeTimeHref} icon={CalendarDays} className="mt-2">
              {text("booking.details.changeTime")}
            </TextLink>
          )}
        </BookingSummary>
        <Sheet className="grid gap-5">
          <input type="hidden" name="attempt" value={form.attempt} />
          <input type="hidden" name="revision" value={form.revision} />
          <input type="hidden" name="timeZone" value={time.timeZone} />
          <Fields form={form} hostName={hostCalled(offer)} />
          {isTaken ? null : <Confirm offer={offer} form={form} />}
        </Sheet>
      </form>
    </ClientPage>
  )
}

function Fields({ form, hostName }: { form: DetailsForm; hostName: string }) {
  const { text } = useLanguage()
  const { values, errors, questions } = form
  const { asked, agreed } = inOrder(questions)
  const field = (question: Question) => (
    <Condition key={question.id} question={question} questions={questions}>
      {isForFile(question) ? (
        <FileField
          question={question}
          kept={values.files?.[question.id] ?? null}
          error={errors.answers?.[question.id] ?? null}
          hostName={hostName}
        />
      ) : (
        <QuestionField
          question={question}
          value={values.answers[question.id] ?? ""}
          error={errors.answers?.[question.id] ?? null}
        />
      )}
    </Condition>
  )
  return (
    <>
      <Field id="name" label={text("booking.details.name")} error={errors.name} required>
        {(control) => (
          <TextInput {...control} name="name" autoComplete="name" defaultValue={values.name} />
        )}
      </Field>
      <Field
        id="email"
        label={text("booking.details.email")}
        hint={text("booking.details.emailHint")}
        error={errors.email}
        required
      >
        {(control) => (
          <TextInput
            {...control}
            name="email"
            type="email"
            autoComplete="email"
            defaultValue={values.email}
          />
        )}
      </Field>
      <PlaceChoice form={form} />
      {asked.map(field)}
      <Field
        id="notes"
        label={text("booking.details.notes", { host: hostName })}
        error={errors.notes}
      >
        {(control) => <TextArea {...control} name="notes" defaultValue={values.notes} />}
      </Field>
      {agreed.map(field)}
      <Consent form={form} />
    </>
  )
}

function Confirm({ offer, form }: { offer: Offer; form: DetailsForm }) {
  const { locale, text } = useLanguage()
  const due = amountDue(offer.price)
  const price = due ? moneyText(due, locale) : null
  const paying = form.isMovingHold ? "booking.details.moveAndPay" : "booking.details.holdAndPay"
  return (
    <div className="grid gap-2">
      <Button className="w-full">
        {price === null ? text("booking.details.book") : text(paying, { price })}
      </Button>
      <p className="text-sm text-muted">
        {price === null
          ? text("booking.details.afterFree")
          : text("booking.details.afterPay", { duration: durationText(form.holdMinutes, text) })}
      </p>
    </div>
  )
}

/** A form with one is sent in parts. */
function isForFile({ kind }: Question): boolean {
  return kind === "file"
}

/** What is to be agreed to stands last, right before the button. */
function inOrder(questions: readonly Question[]) {
  const agreed = questions.filter((question) => isAgreement(question, questions))
  return { asked: questions.filter((question) => !agreed.includes(question)), agreed }
}

/** The form's errors in the order of its fields. */
function summaryErrors({ errors, questions, locations }: DetailsForm): SummaryError[] {
  const { asked, agreed } = inOrder(questions)
  const entry = (question: Question): [string, string | null | undefined] => [
    answerField(question),
    errors.answers?.[question.id],
  ]
  const fields: [string | null, string | null | undefined][] = [
    [null, errors.form],
    ["name", errors.name],
    ["email", errors.email],
    // With one place left nothing is to be chosen any more.
    [locations.length > 0 ? "location" : null, errors.location],
    ...asked.map(entry),
    ["notes", errors.notes],
    ...agreed.map(entry),
    ["consent", errors.consent],
  ]
  return fields.flatMap(([fieldId, message]) => (message ? [{ fieldId, message }] : []))
}
