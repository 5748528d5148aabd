import type { Question } from "#app/features/page/schema.ts"
import type { Price } from "#app/features/page/screens/offer.ts"

/** What the client has typed so far, also when the form comes back. Answers by question id. */
export type DetailsValues = {
  name: string
  email: string
  notes: string
  answers: Readonly<Record<string, string>>
  /** Files that are kept already, by question id. */
  files?: Readonly<Record<string, KeptFile>>
  /** The key of the place that was chosen. */
  location?: string
  /** Whether the box under the text to agree to is ticked. */
  consent?: boolean
}

/** A file that needs not be sent again: what the form carries for it, and what it is called. */
export type KeptFile = { token: string; filename: string; bytes: number }

/** What is wrong, one sentence each; null or absent where nothing is. `form` is about all of it. */
export type DetailsErrors = {
  form?: string | null
  name?: string | null
  email?: string | null
  notes?: string | null
  location?: string | null
  consent?: string | null
  answers?: Readonly<Record<string, string | null>>
}

/** A time offered instead of one that is gone: its button posts the whole form to `action`. */
export type NearestTime = { startsAt: Date; action: string }

/** Why the form came back, besides fields that need attention. */
export type DetailsProblem =
  | {
      kind: "time-taken"
      /** It is over, or nearer than the page's notice: nobody took it. */
      isTooLate: boolean
      nearest: readonly NearestTime[]
      allTimesHref: string
    }
  | {
      kind: "revision-changed"
      /** What is different now; only what really changed. */
      changes: readonly (
        | { what: "price"; before: Price | null; now: Price | null }
        | { what: "policy"; before: string | null; now: string | null }
        /** Where the meeting takes place, in words. */
        | { what: "place"; before: string | null; now: string | null }
        /** What is to be agreed to: it stands in the form, to be ticked anew. */
        | { what: "consent" }
      )[]
    }
  | { kind: "calendar-unreachable" }

export type DetailsForm = {
  /** Where it is posted: the form's own address with `start`, `duration` and, moving a hold, `resume`. */
  action: string
  /** Random; the same one again leads to the same booking. */
  attempt: string
  /** The id of the revision whose price and policy are shown. */
  revision: string
  values: DetailsValues
  errors: DetailsErrors
  questions: readonly Question[]
  /** The places that can be chosen, by key and in words; empty where there is nothing to choose. */
  locations: readonly { key: string; label: string }[]
  /** Sanitized HTML of what is to be agreed to; null when nothing is. */
  consentHtml: string | null
  /** How long the time is held for paying. */
  holdMinutes: number
  /** Whether this moves an unpaid hold instead of taking a new one. */
  isMovingHold: boolean
}
