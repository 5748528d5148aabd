import type { Translate } from "#app/messages/translate.ts"
import { emptyPageContent, plainQuestion, type PageContent, type Question } from "./schema.ts"

/** What a new page may begin as. `blank` says nothing yet. */
export const TEMPLATES = [
  "blank",
  "consultation",
  "coaching",
  "workshop",
  "intro-call",
  "office-hours",
] as const
export type Template = (typeof TEMPLATES)[number]

const HOUR = 60
const DAY = 24 * HOUR

type Offer = Partial<Omit<PageContent, "title" | "description" | "questions">>

const offers: Record<Exclude<Template, "blank">, Offer> = {
  consultation: {
    durations: [{ minutes: 60, amountMinor: 9_000 }],
    incrementMinutes: 30,
    bufferAfterMinutes: 15,
    cancelCutoffMinutes: DAY,
    moveCutoffMinutes: DAY,
  },
  coaching: {
    durations: [
      { minutes: 60, amountMinor: 11_000 },
      { minutes: 30, amountMinor: 6_000 },
      { minutes: 90, amountMinor: 15_000 },
    ],
    incrementMinutes: 30,
    bufferAfterMinutes: 15,
    cancelCutoffMinutes: DAY,
    moveCutoffMinutes: DAY,
    limits: { perDay: 4, perWeek: null, perMonth: null },
  },
  workshop: {
    durations: [{ minutes: 3 * HOUR, amountMinor: 6_000 }],
    incrementMinutes: 60,
    capacity: 10,
    notice: { kind: "days", days: 2 },
    window: { kind: "rolling", days: 90 },
    limits: { perDay: null, perWeek: 10, perMonth: null },
    location: { kind: "in-person", text: "", url: null },
    cancelCutoffMinutes: 7 * DAY,
    moveCutoffMinutes: 2 * DAY,
    refundRule: { minutesBefore: 7 * DAY, percent: 100 },
  },
  "intro-call": {
    durations: [{ minutes: 15, amountMinor: 0 }],
    incrementMinutes: 15,
    notice: { kind: "minutes", minutes: 4 * HOUR },
    window: { kind: "rolling", days: 14 },
    limits: { perDay: 3, perWeek: null, perMonth: null },
  },
  "office-hours": {
    durations: [{ minutes: 20, amountMinor: 0 }],
    incrementMinutes: 20,
    notice: { kind: "minutes", minutes: 2 * HOUR },
    window: { kind: "rolling", days: 14 },
    hostChoice: "round-robin",
  },
}

const question: Record<Exclude<Template, "blank">, Pick<Question, "id" | "kind" | "required">> = {
  consultation: { id: "topic", kind: "long-text", required: true },
  coaching: { id: "goal", kind: "long-text", required: false },
  workshop: { id: "knowledge", kind: "long-text", required: false },
  "intro-call": { id: "topic", kind: "text", required: false },
  "office-hours": { id: "topic", kind: "text", required: true },
}

/** What a page from this template says and sells to begin with, in the language of `text`. */
export function contentOfTemplate(template: Template, text: Translate): PageContent {
  if (template === "blank") return emptyPageContent
  const say = (key: string) => text(`pages.templates.${template}.${key}`)
  const { location = { kind: "link", text: say("location"), url: null }, ...offer } =
    offers[template]
  return {
    ...emptyPageContent,
    ...offer,
    location,
    title: say("title"),
    description: say("description"),
    questions: [{ ...plainQuestion, ...question[template], label: say("question") }],
  }
}

/** Whether such a page begins with everybody who can be booked, not with one host alone. */
export function isForTeam(template: Template): boolean {
  return template === "office-hours"
}

/** The template that an address or a form names; `blank` when it names none. */
export function readTemplate(name: unknown): Template {
  return TEMPLATES.find((template) => template === name) ?? "blank"
}
