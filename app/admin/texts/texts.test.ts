import { describe, expect, it, test } from "vitest"
import { listTextGroups } from "#app/features/text/text-groups.ts"
import { texts } from "#app/messages/en/texts.ts"
import { parseMessage } from "#app/messages/message-parts.ts"
import { variablesOf } from "#app/messages/message-variables.ts"
import { translator } from "#app/messages/translate.ts"
import { findGroups } from "./find-groups.ts"
import { mailsOfGroup } from "./mails-of-group.ts"
import { previewDocument } from "./preview-document.ts"
import { groupTitle, textName } from "./text-names.ts"

const groups = listTextGroups("en")
const text = translator("en")
const organizer = { name: "Studio <Berg>", accentColor: "#0f766e", locale: "en" }
const groupOf = (id: string) => {
  const group = groups.find((one) => one.id === id)
  if (!group) throw new Error(id)
  return group
}

describe("what texts are called", () => {
  it("names groups that there are, and has an example of every variable that is shown", () => {
    expect(groups.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(texts.groups)))
    expect(new Set(groups.map((group) => groupTitle(group, text))).size).toBe(groups.length)
    const shown = groups
      .flatMap(({ texts: all }) => all)
      .flatMap(({ message }) => variablesOf(parseMessage(message, "en")))
      .filter(({ kind }) => kind === "text")
    for (const { name } of shown) expect(Object.keys(texts.examples)).toContain(name)
  })

  it("tells the texts of a group apart", () => {
    expect(groupTitle(groupOf("mail-booking-confirmed"), text)).toBe("Mail: Confirmation")
    for (const group of groups) {
      const names = group.texts.map((one) => textName(one, text))
      expect(new Set(names).size, group.id).toBe(names.length)
      expect(names).not.toContain("")
    }
    const failed = groupOf("screen-status").texts.find(({ key }) =>
      key.endsWith("paymentFailed.headline"),
    )
    expect(failed && textName(failed, text)).toBe("Payment failed: headline")
  })
})

describe("the preview", () => {
  it("shows every mail that a group of mails stands in", () => {
    for (const group of groups) {
      expect(mailsOfGroup(group).length > 0, group.id).toBe(group.kind === "mail")
      const document = previewDocument({ group, organizer, kept: {}, typed: {} })
      expect(document).toContain("Studio &lt;Berg&gt;".slice(0, group.kind === "mail" ? 18 : 0))
      expect(document).not.toContain("Studio <Berg>")
    }
  })

  it("shows what was typed, escaped, in each place where it is read", () => {
    const group = groupOf("mail-booking-confirmed")
    const typed = {
      "emails.bookingConfirmed.subject": `"Done" & 'dusted' <3 {page}`,
      "emails.bookingConfirmed.body": "Hi {client}, 1 < 2",
    }
    const document = previewDocument({ group, organizer, kept: {}, typed })
    expect(document).toContain(
      "<h2>Subject: &quot;Done&quot; &amp; &#39;dusted&#39; &lt;3 Consultation</h2>",
    )
    // Within the frame of the mail it is escaped for the mail, and once more for the frame.
    expect(document).toContain("Hi Sam Carter, 1 &amp;lt; 2")
    expect(document).toContain("<bdi>Hi Sam Carter, 1 &lt; 2</bdi>")
    expect(document).not.toMatch(
      /<(?!\/?(html|head|meta|title|style|body|h[123]|section|iframe|pre|dl|dt|dd|bdi)\b|!doctype)/i,
    )
  })

  it("says why a text is not used as it is typed, and shows ours", () => {
    const group = groupOf("mail-booking-confirmed")
    const typed = { "emails.bookingConfirmed.subject": "<b>{page}</b>" }
    const document = previewDocument({ group, organizer, kept: {}, typed })
    expect(document).toContain("Subject: Confirmed: Consultation on")
    expect(document).toContain("take out what looks like HTML")
  })

  it("keeps what stands in other groups, and forgets what a field no longer has", () => {
    const kept = {
      "emails.actions.view": "Look at it",
      "emails.bookingConfirmed.headline": "You are in",
    }
    const group = groupOf("mail-booking-confirmed")
    const document = previewDocument({ group, organizer, kept, typed: {} })
    expect(document).toContain("Look at it")
    expect(document).not.toContain("You are in")
  })

  it("fills a text in for every way that it reads", () => {
    const document = previewDocument({
      ...{ group: groupOf("mail-booking-moved"), organizer, kept: {}, typed: {} },
    })
    expect(document).toContain("as you asked, your booking is now")
    expect(document).toContain("has moved your booking to")
  })
})

test("groups are found by what ours or own words say, by their name, and by being changed", () => {
  const own = { "emails.freshLink.subject": "Neuer Schlüssel", "unknown.key": "Schlüssel" }
  const find = (search: string, isChangedOnly = false) =>
    findGroups({ search, isChangedOnly }, { locale: "en", own, text }).map(({ id }) => id)
  expect(find("")).toHaveLength(groups.length)
  expect(find("somebody was QUICKER")).toEqual(["screen-details", "screen-move"])
  expect(find("schlüssel")).toEqual(["mail-fresh-link"])
  expect(find("confirmation")).toContain("mail-booking-confirmed")
  expect(find("", true)).toEqual(["mail-fresh-link"])
  expect(find("quicker", true)).toEqual([])
})
