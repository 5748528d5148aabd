import { emptyPageContent, plainQuestion, type PageContent } from "#app/features/page/schema.ts"
import type { WeeklyRange } from "#app/features/schedule/schema.ts"

const hour = 60

/** Where the demo's organizer is, under the product's address. */
export const DEMO_SLUG = "demo"

/** Long days and short weekends, so that a visitor finds a time on whatever day they look. */
export const demoWeeklyHours: WeeklyRange[] = [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
  weekday <= 5
    ? { weekday, startMinute: 8 * hour, endMinute: 19 * hour }
    : { weekday, startMinute: 9 * hour, endMinute: 17 * hour },
)

const common: PageContent = {
  ...emptyPageContent,
  location: { kind: "link", text: "Video call", url: "https://meet.example.com/clara-lindgren" },
  notice: { kind: "minutes", minutes: 30 },
  window: { kind: "rolling", days: 90 },
  holdMinutes: 15,
  cancelCutoffMinutes: 0,
  moveCutoffMinutes: 0,
  refundRule: { minutesBefore: 24 * hour, percent: 100 },
}

/** Who gives the workshop beside the owner; has no sign-in. */
export const demoColleague = { name: "Jonas Weber", email: "jonas@lindgren.example" }

/** What the demo sells, by address. Only name and email are required. */
export const demoPages: { slug: string; content: PageContent }[] = [
  {
    slug: "consultation",
    content: {
      ...common,
      title: "Consultation",
      description: `Half an hour on the one question that keeps your team from moving.

- We look at **your** numbers, not at a deck.
- You leave with a decision, or with the test that will make it.`,
      durations: [{ minutes: 30, amountMinor: 5000 }],
      currency: "EUR",
      incrementMinutes: 30,
      questions: [{ ...plainQuestion, id: "topic", label: "What should we talk about?" }],
    },
  },
  {
    slug: "intro",
    content: {
      ...common,
      title: "Introductory call",
      description: "Fifteen minutes to find out whether I can help. It costs nothing.",
      durations: [{ minutes: 15, amountMinor: 0 }],
      currency: "EUR",
      incrementMinutes: 15,
    },
  },
  {
    slug: "workshop",
    content: {
      ...common,
      title: "Workshop",
      description: `An hour and a half with Clara and Jonas, for a whole team.

- Clara takes the strategy apart, Jonas the numbers.
- You leave with a plan for the next quarter that both of us would sign.`,
      durations: [{ minutes: 90, amountMinor: 30_000 }],
      currency: "EUR",
      incrementMinutes: 30,
      hostChoice: "collective",
    },
  },
]
