import { describe, expect, it } from "vitest"
import { translator } from "#app/messages/translate.ts"
import type { PageHost } from "./queries.server.ts"
import { emptyPageContent, type PageContent } from "./schema.ts"
import { withWhom } from "./with-whom.ts"

function host(name: string, change: Partial<PageHost> = {}): PageHost {
  const rest = { email: "", scheduleId: "", timeZone: "UTC", weeklyHours: [], weight: 1 }
  return { hostId: name, name, ...rest, pausedAt: null, isFixed: false, ...change }
}

function said(
  hostChoice: PageContent["hostChoice"],
  hosts: PageHost[],
  { pickedHostId = null, locale = "en" }: { pickedHostId?: string | null; locale?: string } = {},
) {
  const organizer = { id: "", slug: "studio", name: "Studio", accentColor: "" }
  const page = {
    organizer: {
      ...organizer,
      timeZone: "UTC",
      locale: "en",
      primaryHost: null,
      font: "system" as const,
      footer: "",
      logo: null,
      favicon: null,
      embedOrigins: null,
      ownTexts: null,
    },
    revision: { id: "", number: 1, content: { ...emptyPageContent, hostChoice } },
    hosts,
  }
  return withWhom(page, { pickedHostId, locale, text: translator(locale) })
}
const [ada, ben, cleo] = [host("Ada"), host("Ben"), host("Cleo")]

describe("with whom a booking will be", () => {
  const cases: [string, ReturnType<typeof said>, string, string][] = [
    ["one host", said("one", [ada, ben]), "Ada", "Ada"],
    ["nobody yet", said("one", []), "Studio", "Studio"],
    [
      "all together",
      said("collective", [ada, ben, cleo]),
      "Ada, Ben, and Cleo",
      "Ada, Ben, and Cleo",
    ],
    [
      "a turn of three",
      said("round-robin", [ada, ben, cleo]),
      "one of Ada, Ben, or Cleo",
      "Studio",
    ],
    ["a turn of one", said("round-robin", [ada]), "Ada", "Ada"],
    [
      "one who is paused",
      said("round-robin", [ada, host("Ben", { pausedAt: new Date(0) })]),
      "Ada",
      "Ada",
    ],
    [
      "very many",
      said(
        "round-robin",
        ["A", "B", "C", "D", "E"].map((name) => host(name)),
      ),
      "Studio",
      "Studio",
    ],
    [
      "somebody fixed and one of two",
      said("round-robin", [host("Fay", { isFixed: true }), ada, ben]),
      "Fay and one of Ada or Ben",
      "Studio",
    ],
    [
      "somebody fixed and one of very many",
      said("round-robin", [
        host("Fay", { isFixed: true }),
        ...["A", "B", "C", "D", "E"].map((name) => host(name)),
      ]),
      "Fay and somebody of Studio",
      "Studio",
    ],
    ["nobody picked", said("client-picks", [ada, ben]), "one of Ada or Ben", "Studio"],
    ["picked", said("client-picks", [ada, ben], { pickedHostId: "Ben" }), "Ben", "Ben"],
    [
      "picked beside somebody fixed",
      said("client-picks", [host("Fay", { isFixed: true }), ada, ben], { pickedHostId: "Ada" }),
      "Fay and Ada",
      "Fay and Ada",
    ],
    [
      "a German reader of English texts",
      said("collective", [ada, ben], { locale: "de" }),
      "Ada and Ben",
      "Ada and Ben",
    ],
  ]
  it.each(cases)("is told of %s", (_, whom, name, called) => {
    expect(whom).toEqual({ name, called })
  })
})
