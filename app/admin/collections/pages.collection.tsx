import { FileText } from "lucide-react"
import { z } from "zod"
import type { Bulk } from "#app/admin/bulk-form.tsx"
import type { Collection } from "#app/admin/collection.ts"
import { defineField, type FieldSection } from "#app/admin/field-type.ts"
import { choice } from "#app/admin/fields/choice/choice-field.tsx"
import { choices, type KnownChoices } from "#app/admin/fields/choices/choices-field.tsx"
import { currencyName } from "#app/admin/fields/choice/currency-name.ts"
import { radios } from "#app/admin/fields/choice/radio-field.tsx"
import { image } from "#app/admin/fields/image/image-field.tsx"
import type { OfferedPicture } from "#app/admin/fields/image/offered-picture.ts"
import { durations } from "#app/admin/fields/durations/durations-field.tsx"
import { limits } from "#app/admin/fields/limits/limits-field.tsx"
import { location } from "#app/admin/fields/location/location-field.tsx"
import { otherLocations } from "#app/admin/fields/location/other-locations-field.tsx"
import { markdown } from "#app/admin/fields/markdown/markdown-field.tsx"
import { notice } from "#app/admin/fields/notice/notice-field.tsx"
import { number } from "#app/admin/fields/number/number-field.tsx"
import { questions } from "#app/admin/fields/questions/questions-field.tsx"
import { refundRule } from "#app/admin/fields/refund-rule/refund-rule-field.tsx"
import { slug } from "#app/admin/fields/slug/slug-field.tsx"
import { cutoff } from "#app/admin/fields/span/cutoff-field.tsx"
import { text } from "#app/admin/fields/text/text-field.tsx"
import { webPage } from "#app/admin/fields/text/web-page-field.tsx"
import { bookingWindow } from "#app/admin/fields/window/window-field.tsx"
import { PageStatusBadge } from "#app/admin/page-status-badge.tsx"
import { BULK_ACTIONS } from "#app/features/page/bulk-actions.ts"
import { currencies } from "#app/features/page/currencies.ts"
import type { ListedPage } from "#app/features/page/list-pages.server.ts"
import { HOST_CHOICES, REMINDERS, VISIBILITIES, type Reminder } from "#app/features/page/schema.ts"
import { pageStatuses } from "#app/features/page/status.ts"
import { paths } from "#app/paths.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { Moment } from "#app/ui/moment.tsx"

const words = "admin.pages"
const inMinutes = (least: number, most: number) => number({ least, most, unit: "admin.minutes" })

const reminderChoices: KnownChoices<Reminder> = {
  values: REMINDERS,
  describe: (value, say) => ({ label: say(`pageFields.reminders.${value}`) }),
  nameOf: (value, say) => say(`pageFields.reminders.${value}`),
}

/**
 * The fields of a page, in the sections of its edit view: its address, then what one revision says.
 * @param pictures those that its cover can be chosen from, or that are named where nothing is chosen
 */
export function pageSections(
  organizerSlug: string,
  pictures: readonly OfferedPicture[],
): FieldSection[] {
  const field = (name: string) => `${words}.fields.${name}`
  const section = (name: string, fields: FieldSection["fields"]): FieldSection => ({
    name,
    words: `${words}.sections.${name}`,
    fields,
  })
  const more = (name: string) => `pageFields.${name}`
  const help = { hasHelp: true }
  return [
    section("about", [
      defineField("title", field("title"), text({ longest: 120, required: true })),
      defineField("slug", field("slug"), slug({ before: `/${organizerSlug}/` }), help),
      defineField("description", field("description"), markdown({ longest: 10_000 }), help),
      defineField("coverMediaId", "media.cover", image({ pictures }), help),
      defineField(
        "visibility",
        "pages.visibility",
        radios({ values: VISIBILITIES, words: "pages.visibility" }),
      ),
    ]),
    section("offer", [
      defineField(
        "currency",
        field("currency"),
        choice({ values: currencies, labelOf: (value, _, locale) => currencyName(value, locale) }),
      ),
      defineField("durations", field("durations"), durations({ currencyField: "currency" }), help),
      defineField("location", field("location"), location()),
      defineField(
        "otherLocations",
        more("otherLocations"),
        otherLocations({ firstField: "location" }),
        help,
      ),
    ]),
    {
      name: "team",
      words: "hosts.sections.team",
      fields: [
        defineField(
          "hostChoice",
          "hosts.fields.hostChoice",
          radios({ values: HOST_CHOICES, words: "hosts.choices" }),
        ),
        defineField("limits", "hosts.fields.limits", limits(), help),
        defineField(
          "capacity",
          "hosts.fields.capacity",
          number({ least: 1, most: 500, unit: "hosts.units.seats" }),
          help,
        ),
      ],
    },
    section("times", [
      defineField("incrementMinutes", field("increment"), inMinutes(5, 720), help),
      defineField("bufferBeforeMinutes", field("bufferBefore"), inMinutes(0, 720), help),
      defineField("bufferAfterMinutes", field("bufferAfter"), inMinutes(0, 720)),
      defineField("notice", field("notice"), notice(), help),
      defineField("window", field("window"), bookingWindow(), help),
    ]),
    section("payment", [defineField("holdMinutes", field("hold"), inMinutes(1, 60), help)]),
    section("questions", [
      defineField("questions", field("questions"), questions(), help),
      defineField("consentText", more("consentText"), markdown({ longest: 10_000 }), help),
    ]),
    section("changes", [
      defineField("cancelCutoffMinutes", field("cancelCutoff"), cutoff()),
      defineField("moveCutoffMinutes", field("moveCutoff"), cutoff()),
      defineField("refundRule", field("refundRule"), refundRule(), help),
    ]),
    {
      name: "after",
      words: "pageFields.after",
      fields: [
        defineField("confirmedText", more("confirmedText"), markdown({ longest: 5_000 }), help),
        defineField("afterBookingUrl", more("afterBookingUrl"), webPage(), help),
        defineField("reminders", more("reminders"), choices(reminderChoices), help),
      ],
    },
  ]
}

/** Booking pages as a list. */
export const pagesCollection: Collection<ListedPage, "title" | "updated"> = {
  words,
  icon: FileText,
  rowKey: (page) => page.id,
  columns: [
    {
      key: "title",
      heading: `${words}.columns.title`,
      sort: "title",
      isRowHeading: true,
      cell: (page) => (
        <a href={paths.adminPage(page.id)} className="link inline-flex min-h-11 items-center">
          <bdi>{page.title}</bdi>
        </a>
      ),
    },
    { key: "slug", heading: `${words}.columns.slug`, cell: (page) => <code>{page.slug}</code> },
    {
      key: "status",
      heading: `${words}.columns.status`,
      cell: (page, { timeZone }) => <Status page={page} timeZone={timeZone} />,
    },
    {
      key: "updated",
      heading: `${words}.columns.updated`,
      sort: "updated",
      cell: (page, { timeZone }) => <Moment at={page.updatedAt} timeZone={timeZone} />,
    },
  ],
  filters: [
    {
      name: "status",
      label: `${words}.columns.status`,
      kind: "choice",
      anyLabel: `${words}.anyStatus`,
      options: pageStatuses.map((value) => ({ value, label: `${words}.statuses.${value}` })),
    },
  ],
  rules: {
    sorts: ["title", "updated"],
    defaultSort: { sort: "title", direction: "ascending" },
    filters: [{ name: "status", schema: z.enum(pageStatuses) }],
  },
}

/**
 * What can be done with several pages at once, of those that a list shows by their state.
 * @param attempt the form's own, so that it can be sent twice
 */
export function pagesBulk(status: string | undefined, attempt: string): Bulk<ListedPage> {
  return {
    words: "pages.bulk",
    actions: BULK_ACTIONS.filter((action) => (action === "bring-back") === (status === "archived")),
    nameOf: (page) => page.title,
    values: { attempt },
  }
}

function Status({ page, timeZone }: { page: ListedPage; timeZone: string }) {
  const { text: say } = useLanguage()
  const hasDraft = page.status === "published" && page.number !== page.publishedNumber
  return (
    <span className="flex flex-wrap items-center gap-2">
      <PageStatusBadge status={page.status} />
      {hasDraft ? <span className="text-sm text-muted">{say(`${words}.hasDraft`)}</span> : null}
      {page.scheduledAt ? (
        <span className="text-sm text-muted">
          {say("pages.plan.listed")} <Moment at={page.scheduledAt} timeZone={timeZone} />
        </span>
      ) : null}
    </span>
  )
}
