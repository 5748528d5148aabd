import { z } from "zod"

/** What we rely on in Google's answers (Calendar API v3 discovery document); the rest is let through. */

export const tokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().int().positive(),
  refresh_token: z.string().min(1).optional(),
  scope: z.string().optional(),
  token_type: z.string(),
})

export const oauthError = z.object({ error: z.string() })

export const apiError = z.object({
  error: z.object({
    errors: z.array(z.object({ reason: z.string().optional() })).optional(),
    status: z.string().optional(),
    details: z.array(z.object({ reason: z.string().optional() })).optional(),
  }),
})

export const calendarListAnswer = z.object({
  items: z
    .array(
      z.object({
        id: z.string().min(1),
        summary: z.string().optional(),
        summaryOverride: z.string().optional(),
        timeZone: z.string().optional(),
        accessRole: z.string(),
        primary: z.boolean().optional(),
        deleted: z.boolean().optional(),
      }),
    )
    .optional(),
  nextPageToken: z.string().optional(),
})

const eventTime = z.object({
  date: z.iso.date().optional(),
  dateTime: z.iso.datetime({ offset: true }).optional(),
  timeZone: z.string().optional(),
})

export const eventAnswer = z.object({
  id: z.string().min(1),
  etag: z.string().min(1),
  status: z.enum(["confirmed", "tentative", "cancelled"]),
  iCalUID: z.string().optional(),
  htmlLink: z.string().optional(),
  transparency: z.string().optional(),
  start: eventTime.optional(),
  end: eventTime.optional(),
  attendees: z
    .array(
      z.object({
        email: z.string().optional(),
        self: z.boolean().optional(),
        responseStatus: z.string().optional(),
      }),
    )
    .optional(),
  extendedProperties: z.object({ private: z.record(z.string(), z.string()).optional() }).optional(),
})

export type EventAnswer = z.infer<typeof eventAnswer>

export const eventsAnswer = z.object({
  timeZone: z.string().min(1),
  items: z.array(eventAnswer).optional(),
  nextPageToken: z.string().optional(),
})

export const freeBusyAnswer = z.object({
  calendars: z.record(
    z.string(),
    z.object({
      errors: z.array(z.object({ reason: z.string().optional() })).optional(),
      busy: z
        .array(
          z.object({
            start: z.iso.datetime({ offset: true }),
            end: z.iso.datetime({ offset: true }),
          }),
        )
        .optional(),
    }),
  ),
})
