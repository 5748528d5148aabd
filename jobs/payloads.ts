import { z } from "zod"

/**
 * What each task is given: ids only, never a person's data or a token. A payload is unknown until one of
 * these has parsed it, since a job may be older than the code that runs it.
 */
export const payloads = {
  /** Makes a checkout at the payment provider equal to its row: opens, asks, expires, applies. */
  settle_checkout: z.object({ checkoutId: z.uuid() }),
  /** Sends a wanted refund, or looks up one that was sent. */
  settle_refund: z.object({ refundId: z.uuid() }),
  /** Makes the event in the host's calendar equal to the meeting. */
  sync_calendar_event: z.object({ calendarEventId: z.uuid() }),
  /** Reads a calendar's busy times anew. */
  read_busy_times: z.object({ calendarId: z.uuid() }),
  send_email: z.object({ outboundEmailId: z.uuid() }),
  /** Ends a hold whose time has run out. */
  release_hold: z.object({ bookingId: z.uuid() }),
  work_inbound_message: z.object({ inboundMessageId: z.uuid() }),
  /** Hands a message to a program of the organizer. */
  deliver_webhook: z.object({ deliveryId: z.uuid() }),
  complete_booking: z.object({ bookingId: z.uuid() }),
  /** Publishes the revision that was planned for now. */
  publish_page: z.object({ pageId: z.uuid() }),
  /** Removes bytes from the storage that belong to nothing any more. */
  sweep_bytes: z.object({}).loose(),
  /** Finds what is due by row, and what jobs have lost. */
  sweep: z.object({}).loose(),
  /** Compares checkouts, payments and refunds with the payment provider, calendars with their events. */
  reconcile: z.object({}).loose(),
  /** Once a day: everything at the provider that carries our id has its place here. */
  reconcile_provider_lists: z.object({}).loose(),
  /** Once a day: the public holidays of schedules with a country, two years ahead. */
  keep_holidays: z.object({}).loose(),
  /** Once a day: whether the organizers' own domains are still proven and lead here. */
  check_domains: z.object({}).loose(),
  /** Empties what is kept no longer than 30 days. */
  forget: z.object({}).loose(),
} as const

export type TaskName = keyof typeof payloads
export type Payload<Name extends TaskName> = z.infer<(typeof payloads)[Name]>
