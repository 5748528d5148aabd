/** What a change can be about. */
export const subjectKinds = [
  "page",
  "booking",
  "host",
  "schedule",
  "calendar-connection",
  "user",
  "invitation",
  "organizer",
  "text",
  "domain",
  "picture",
  "api-key",
  "webhook-endpoint",
  "job",
] as const

export type SubjectKind = (typeof subjectKinds)[number]
