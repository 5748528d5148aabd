import { plainQuestion, type PageContent } from "#app/features/page/schema.ts"

/**
 * Every column of the database in which somebody's words may stand, whether they are typed or come from a
 * provider. A new column is a line here, or in `notWords` with why nobody's words can stand there.
 */
export const places: readonly string[] = [
  "answer_files.filename",
  "api_keys.name",
  "bookings.answers",
  "bookings.client_name",
  "bookings.notes",
  "calendar_connections.account",
  "calendar_connections.broken_reason",
  "calendar_events.last_error",
  "calendars.busy_error",
  "calendars.name",
  "clients.name",
  "domains.last_error",
  "hosts.name",
  "inbound_messages.last_error",
  "inbound_messages.outcome",
  "media.alt",
  "media.filename",
  "organizers.footer",
  "organizers.name",
  "organizers.sender_name",
  "outbound_emails.last_error",
  "outbound_emails.outcome",
  "page_invitations.note",
  "page_revisions.content",
  "pages.listed_title",
  "pages.shown_title",
  "pages.title",
  "payments.last_failure",
  "refunds.last_error",
  "saved_views.name",
  "saved_views.query",
  "schedule_overrides.label",
  "schedules.name",
  "text_overrides.text",
  "text_versions.text",
  "users.name",
  "webhook_deliveries.last_error",
]

/** Columns of texts in which nobody's words can stand, by why. */
export const notWords: Readonly<Record<string, readonly RegExp[]>> = {
  "one of a few, by a constraint or by the code that alone writes it": [
    /[._](state|kind|status|role|type|types|format|provider|presence|cause|font|scopes?|source)$/,
    /^(from|to)_state$|\.(from_state|to_state|actor_kind|subject_kind|action|reason|flags|waits_for|canceled_by)$/,
    /^(saved_views\.collection|outbound_emails\.recipient|calendars\.access_role|domains\.proven_by)$/,
    /^(audit_log|booking_events|outbound_emails)\.detail$|\.content_type$/,
    /^inbound_messages\.account_key$|^idempotency_keys\.scope$|^text_(overrides|versions)\.key$/,
    /^answer_files\.question_id$/,
  ],
  "made here, or sealed": [
    /[._](hash|sealed_\w+|\w+_sealed_secret|token_hash|key_fingerprint|proof|public_key|storage_key)$/,
    /\.(reference|ical_uid|message_id|etag|external_event_id|external_id|written_fingerprint|prefix)$/,
    /\.(provider_\w+|worker_id|actor_id|host_ids|sealed_\w+)$|^throttles\.key$|^idempotency_keys\.key$/,
  ],
  "judged as an address, a host, an origin, a zone, a language, a country, a colour or a currency":
    [
      /[._](email|slug|host|url|attempt|locale|time_zone|currency|accent_color|holiday_\w+)$/,
      /\.(ical_organizer|sender_address|primary_host|api_origins|embed_origins|address_hash)$/,
    ],
}

/** A page's words, for each member of its content. */
export function hostileContent(content: PageContent, text: string): PageContent {
  return {
    ...content,
    title: text,
    description: text,
    // An address that is one, with the attack in its path.
    location: { kind: "link", text, url: `https://meet.example/${text}` },
    questions: [
      { ...plainQuestion, id: "words", label: text },
      { ...plainQuestion, id: "long", label: `${text} 2`, kind: "long-text" },
      { ...plainQuestion, id: "one", label: `${text} 3`, kind: "choice", options: [text, "b"] },
      { ...plainQuestion, id: "some", label: `${text} 4`, kind: "choices", options: [text, "b"] },
      { ...plainQuestion, id: "tick", label: `${text} 5`, kind: "checkbox" },
      { ...plainQuestion, id: "file", label: `${text} 6`, kind: "file" },
    ],
    otherLocations: [{ kind: "in-person", text, url: null }],
    consentText: text,
    confirmedText: text,
    afterBookingUrl: `https://own.example/${text}`,
  }
}

/** What a client answers to them. */
export function hostileAnswers(text: string): Record<string, string | string[]> {
  return { words: text, long: `${text}\n${text}`, one: text, some: [text, "b"], tick: "on" }
}

/** Members of a page's content in which nobody's words stand. */
export const wordlessContent: readonly (keyof PageContent)[] = [
  "durations",
  "currency",
  "bufferBeforeMinutes",
  "bufferAfterMinutes",
  "incrementMinutes",
  "notice",
  "window",
  "holdMinutes",
  "cancelCutoffMinutes",
  "moveCutoffMinutes",
  "refundRule",
  "hostChoice",
  "limits",
  "capacity",
  "visibility",
  "coverMediaId",
  "reminders",
]

/** Which of these columns is neither a place nor known to hold no words. */
export function undecided(columns: readonly string[]): string[] {
  const known = Object.values(notWords).flat()
  return columns.filter(
    (column) => !places.includes(column) && !known.some((pattern) => pattern.test(column)),
  )
}
