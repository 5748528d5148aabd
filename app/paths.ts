/**
 * Every internal address, typed, as the product's own site has it. Absolute addresses come from `publicAddress`
 * for what clients open and from `absolute` for everything else.
 */
type Query = Record<string, string | number | null | undefined>

function withQuery(path: string, query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== "") search.set(name, String(value))
  }
  const text = search.toString()
  return text === "" ? path : `${path}?${text}`
}

export type BookingPageQuery = {
  month?: string | null
  date?: string | null
  timeZone?: string | null
  duration?: number | null
  host?: string | null
  resume?: string | null
  preview?: string | null
}

export type BookingFormQuery = {
  start: string
  duration?: number | null
  host?: string | null
  timeZone?: string | null
  resume?: string | null
  /** Where a form is sent to. Says nothing, see `formAddress` of the details. */
  send?: 1
}

/** What a client's addresses carry along as it came: answers filled in before, and that they are in a frame. */
export type CarriedQuery = Readonly<Record<string, string>>

export const paths = {
  home: () => "/",
  organizer: (organizer: string, query: { page?: number | null } = {}) =>
    withQuery(`/${organizer}`, query),
  bookingPage: (
    organizer: string,
    page: string,
    query: BookingPageQuery = {},
    carried: CarriedQuery = {},
  ) => withQuery(`/${organizer}/${page}`, { ...query, ...carried }),
  bookingForm: (
    organizer: string,
    page: string,
    query: BookingFormQuery,
    carried: CarriedQuery = {},
  ) => withQuery(`/${organizer}/${page}/book`, { ...query, ...carried }),
  /** What a form in a frame leads to: a page with the one link out of it. */
  bookingHeld: (organizer: string, page: string, token: string) =>
    withQuery(`/${organizer}/${page}/held`, { token, embed: 1 }),
  pagePreview: (organizer: string, page: string, preview: string) =>
    withQuery(`/${organizer}/${page}`, { preview }),
  booking: (token: string) => `/bookings/${token}`,
  bookingPay: (token: string) => `/bookings/${token}/pay`,
  /** Straight on to the checkout that is open already, else the page that opens one. */
  bookingCheckout: (token: string) => `/bookings/${token}/pay?checkout=1`,
  bookingCancel: (token: string) => `/bookings/${token}/cancel`,
  bookingReschedule: (token: string, query: BookingPageQuery & { start?: string } = {}) =>
    withQuery(`/bookings/${token}/reschedule`, query),
  bookingCalendarFile: (token: string) => `/bookings/${token}/calendar.ics`,
  bookingFreshLink: (token: string) => `/bookings/${token}/fresh-link`,
  bookingRelease: (token: string) => `/bookings/${token}/release`,
  /** A picture of the library, on whatever host the page is; `file` is its width and format, `640.webp`. */
  media: (key: string, file: string) => `/media/${key}/${file}`,
  setup: () => "/admin/setup",
  login: (query: { next?: string; notice?: string } = {}) => withQuery("/admin/login", query),
  logout: () => "/admin/logout",
  forgotPassword: (query: { sent?: number } = {}) => withQuery("/admin/forgot-password", query),
  resetPassword: (token: string) => `/admin/reset-password/${token}`,
  today: () => "/admin",
  adminBookings: (query: Query = {}) => withQuery("/admin/bookings", query),
  adminBooking: (id: string, query: Query = {}) => withQuery(`/admin/bookings/${id}`, query),
  adminBookingCancellation: (id: string) => `/admin/bookings/${id}/cancellation`,
  adminBookingFile: (id: string, file: string) => `/admin/bookings/${id}/files/${file}`,
  adminBookingHost: (id: string) => `/admin/bookings/${id}/host`,
  adminBookingRefund: (id: string) => `/admin/bookings/${id}/refund`,
  adminPages: (query: Query = {}) => withQuery("/admin/pages", query),
  adminPageNew: (query: { template?: string } = {}) => withQuery("/admin/pages/new", query),
  adminPage: (id: string, query: Query = {}) => withQuery(`/admin/pages/${id}`, query),
  adminPageHosts: (id: string, query: Query = {}) => withQuery(`/admin/pages/${id}/hosts`, query),
  adminPagePublication: (id: string, query: Query = {}) =>
    withQuery(`/admin/pages/${id}/publication`, query),
  adminPagePlan: (id: string, query: Query = {}) => withQuery(`/admin/pages/${id}/plan`, query),
  adminPageDuplication: (id: string) => `/admin/pages/${id}/duplication`,
  adminPageLinks: (id: string, query: Query = {}) => withQuery(`/admin/pages/${id}/links`, query),
  adminPageLink: (id: string, linkId: string, query: Query = {}) =>
    withQuery(`/admin/pages/${id}/links/${linkId}`, query),
  adminPageDeletion: (id: string) => `/admin/pages/${id}/deletion`,
  adminPageRevisions: (id: string, query: Query = {}) =>
    withQuery(`/admin/pages/${id}/revisions`, query),
  adminPageRevision: (id: string, number: number) => `/admin/pages/${id}/revisions/${number}`,
  adminViews: (query: { collection: string; query?: string }) => withQuery("/admin/views", query),
  adminAvailability: (query: Query = {}) => withQuery("/admin/availability", query),
  adminScheduleNew: (query: { host?: string } = {}) => withQuery("/admin/availability/new", query),
  adminHostPause: (hostId: string) => `/admin/availability/hosts/${hostId}/pause`,
  adminSchedule: (id: string, query: Query = {}) => withQuery(`/admin/availability/${id}`, query),
  adminScheduleCopy: (id: string) => `/admin/availability/${id}/copy`,
  adminScheduleDeletion: (id: string) => `/admin/availability/${id}/deletion`,
  adminScheduleOverrides: (id: string, query: Query = {}) =>
    withQuery(`/admin/availability/${id}/overrides`, query),
  adminScheduleOverride: (id: string, query: Query = {}) =>
    withQuery(`/admin/availability/${id}/overrides/dates`, query),
  adminScheduleHolidays: (id: string, query: Query = {}) =>
    withQuery(`/admin/availability/${id}/holidays`, query),
  adminSchedulePreview: (id: string, query: Query = {}) =>
    withQuery(`/admin/availability/${id}/preview`, query),
  adminHosts: (query: Query = {}) => withQuery("/admin/hosts", query),
  adminHostNew: () => "/admin/hosts/new",
  adminHost: (id: string, query: Query = {}) => withQuery(`/admin/hosts/${id}`, query),
  adminCalendars: (query: Query = {}) => withQuery("/admin/calendars", query),
  adminCalendarDisconnection: (connectionId: string) =>
    `/admin/calendars/${connectionId}/disconnection`,
  adminMedia: (query: Query = {}) => withQuery("/admin/media", query),
  adminMediaUpload: () => "/admin/media/upload",
  adminPicture: (id: string, query: Query = {}) => withQuery(`/admin/media/${id}`, query),
  adminPictureDeletion: (id: string) => `/admin/media/${id}/deletion`,
  adminSettings: (query: Query = {}) => withQuery("/admin/settings", query),
  adminPassword: (query: { notice?: string } = {}) => withQuery("/admin/settings/password", query),
  adminSessions: () => "/admin/settings/sessions",
  adminPeople: (query: Query = {}) => withQuery("/admin/settings/people", query),
  adminInvite: () => "/admin/settings/people/invite",
  adminInvitation: (id: string) => `/admin/settings/people/invitations/${id}`,
  adminPerson: (userId: string, query: Query = {}) =>
    withQuery(`/admin/settings/people/${userId}`, query),
  adminPersonRemoval: (userId: string) => `/admin/settings/people/${userId}/removal`,
  adminAudit: (query: Query = {}) => withQuery("/admin/settings/audit", query),
  adminAuditExport: (query: Query = {}) => withQuery("/admin/settings/audit/export", query),
  adminBrand: (query: Query = {}) => withQuery("/admin/settings/brand", query),
  adminBrandPreview: () => "/admin/settings/brand/preview",
  adminDomains: (query: Query = {}) => withQuery("/admin/settings/domains", query),
  adminDomainNew: () => "/admin/settings/domains/new",
  adminDomain: (id: string, query: Query = {}) => withQuery(`/admin/settings/domains/${id}`, query),
  adminDomainCheck: (id: string) => `/admin/settings/domains/${id}/check`,
  adminDomainChoice: (id: string) => `/admin/settings/domains/${id}/choice`,
  adminDomainRemoval: (id: string) => `/admin/settings/domains/${id}/removal`,
  adminTexts: (query: Query = {}) => withQuery("/admin/settings/texts", query),
  adminTextGroup: (group: string, query: Query = {}) =>
    withQuery(`/admin/settings/texts/${group}`, query),
  adminTextPreview: (group: string) => `/admin/settings/texts/${group}/preview`,
  adminTextHistory: (group: string, query: Query = {}) =>
    withQuery(`/admin/settings/texts/${group}/history`, query),
  invitation: (token: string) => `/admin/invitation/${token}`,
  adminApi: (query: Query = {}) => withQuery("/admin/settings/api", query),
  adminApiKeyNew: () => "/admin/settings/api/new",
  adminApiKeyRevocation: (keyId: string) => `/admin/settings/api/${keyId}/revocation`,
  adminWebhooks: (query: Query = {}) => withQuery("/admin/settings/webhooks", query),
  adminWebhookNew: () => "/admin/settings/webhooks/new",
  adminWebhook: (id: string, query: Query = {}) =>
    withQuery(`/admin/settings/webhooks/${id}`, query),
  adminWebhookEdit: (id: string) => `/admin/settings/webhooks/${id}/edit`,
  adminWebhookSecret: (id: string) => `/admin/settings/webhooks/${id}/secret`,
  adminWebhookPause: (id: string) => `/admin/settings/webhooks/${id}/pause`,
  adminWebhookTest: (id: string) => `/admin/settings/webhooks/${id}/test`,
  adminWebhookDeletion: (id: string) => `/admin/settings/webhooks/${id}/deletion`,
  adminWebhookDelivery: (id: string, deliveryId: string, query: Query = {}) =>
    withQuery(`/admin/settings/webhooks/${id}/deliveries/${deliveryId}`, query),
  adminFailures: () => "/admin/failures",
  connect: (provider: string, query: Query = {}) =>
    withQuery(`/integrations/${provider}/connect`, query),
  connectCallback: (provider: string) => `/integrations/${provider}/callback`,
  stripeWebhook: () => "/api/webhooks/stripe",
  apiReference: () => "/api",
  apiDocument: () => "/api/openapi.json",
  apiBookings: (organizer: string) => `/api/v1/${organizer}/bookings`,
  apiBooking: (bookingId: string) => `/api/v1/bookings/${bookingId}`,
  apiPages: (organizer: string, query: Query = {}) =>
    withQuery(`/api/v1/${organizer}/pages`, query),
  apiPage: (organizer: string, page: string) => `/api/v1/${organizer}/pages/${page}`,
} as const

/** The address of a path on the product's own site, where the admin, sign-in and the API are. */
export function absolute(appUrl: string, path: string): string {
  return `${appUrl}${path}`
}

/** An organizer as addresses know them: their segment on the product's site, and the host that stands for it. */
export type Addressed = { slug: string; primaryHost: string | null }

/** Where a host of an organizer's is reached: as the product's own site is, under another name. */
export function originOfHost(host: string, appUrl: string): string {
  const { protocol, port } = new URL(appUrl)
  return `${protocol}//${host}${port === "" ? "" : `:${port}`}`
}

/**
 * A path as it is written on an organizer's own host, which names the organizer already: `/demo/intro` is
 * `/intro` there, `/demo` is `/`, and every other path is the same on both.
 */
export function pathOnHost(slug: string, path: string): string {
  const rest = path.slice(slug.length + 1)
  if (!path.startsWith(`/${slug}`) || !/^$|^[/?#]/.test(rest)) return path
  // Two slashes at its beginning would name another host.
  return `/${rest.replace(/^[/\\]+/, "")}`
}

/** The address of a client's path that others are told: on the organizer's own host where there is one. */
export function publicAddress(organizer: Addressed, path: string, appUrl: string): string {
  const { slug, primaryHost } = organizer
  return primaryHost === null
    ? absolute(appUrl, path)
    : `${originOfHost(primaryHost, appUrl)}${pathOnHost(slug, path)}`
}
