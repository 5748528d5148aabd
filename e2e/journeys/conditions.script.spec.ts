import { expect } from "@playwright/test"
import { test } from "#e2e/test.ts"

const options = ["Law", "Tax", "Other"]
type Kind = "choice" | "choices" | "checkbox" | "text"
type Asked = {
  id: string
  kind: Kind
  showWhen: { questionId: string; answers: string[] } | null
}

/** The same numbers in every run. */
function numbers(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

function anyQuestions(next: (below: number) => number): Asked[] {
  const kinds: Kind[] = ["choice", "choices", "checkbox", "text"]
  const list: Asked[] = []
  for (let index = 0; index < 8; index++) {
    const kind = kinds[next(4)]!
    const parent = list[next(index + 2)]
    const isOpen = parent === undefined || parent.kind === "text"
    const box = [next(2) === 0 ? "on" : "off"]
    const named = parent?.kind === "checkbox" ? box : options.filter(() => next(2) === 0)
    const showWhen = isOpen || named.length === 0 ? null : { questionId: parent.id, answers: named }
    list.push({ id: `q${index}`, kind, showWhen })
  }
  return list
}

/** The rule in its own words: the other question is asked, and has one of the answers. */
function isAsked(
  { showWhen }: Asked,
  questions: readonly Asked[],
  answers: Readonly<Record<string, string[]>>,
): boolean {
  const parent = questions.find(({ id }) => id === showWhen?.questionId)
  if (!showWhen || !parent) return true
  const given = answers[parent.id] ?? (parent.kind === "checkbox" ? ["off"] : [])
  return (
    isAsked(parent, questions, answers) && given.some((answer) => showWhen.answers.includes(answer))
  )
}

/** A question as the details form writes it, as far as conditions go. */
function field({ id, kind, showWhen }: Asked, _: number, all: readonly Asked[]): string {
  const type = { choice: "radio", choices: "checkbox", checkbox: "checkbox", text: "text" }[kind]
  const values = kind === "choice" || kind === "choices" ? options : ["on"]
  const inputs = values.map(
    (value) => `<input type="${type}" name="answers.${id}" value="${value}">`,
  )
  const box = `<div id="${id}">${kind === "text" ? `<input name="answers.${id}">` : inputs.join("")}</div>`
  if (!showWhen) return box
  const isBox = all.find((one) => one.id === showWhen.questionId)?.kind === "checkbox"
  const named = showWhen.answers.map((answer) => (isBox && answer === "off" ? null : answer))
  const answers = JSON.stringify(named).replaceAll('"', "&quot;")
  return `<fieldset data-when="answers.${showWhen.questionId}" data-answers="${answers}"><p>Only if</p>${box}</fieldset>`
}

test("questions come and go as they are typed, and keep what was typed into them", async ({
  page,
}) => {
  const next = numbers(7)
  for (let round = 0; round < 25; round++) {
    const questions = anyQuestions(next)
    await page.goto("about:blank")
    await page.setContent(`<main><form>${questions.map(field).join("")}</form></main>`)
    await page.addScriptTag({ path: "public/comfort.js", type: "module" })
    // A module runs a little after it was added: it takes away the lines that are for browsers without.
    await expect(page.locator("fieldset[data-when] > p:visible")).toHaveCount(0)
    for (let step = 0; step < 10; step++) {
      const { shown, answers } = await page.evaluate((pick) => {
        const inputs = [...document.querySelectorAll("input")].filter(
          (input) => !input.closest("[disabled]"),
        )
        const input = inputs[pick % inputs.length]
        if (input?.type === "text") input.value = "Law"
        else input?.click()
        input?.dispatchEvent(new Event("change", { bubbles: true }))
        const visible = [...document.querySelectorAll<HTMLElement>("[id]")]
          .filter((box) => box.offsetParent !== null || box.offsetHeight > 0)
          .map((box) => box.id)
        // What was typed or ticked stays, asked for or not.
        const given: Record<string, string[]> = {}
        for (const one of document.querySelectorAll("input")) {
          const isGiven = one.type === "text" ? one.value !== "" : one.checked
          if (isGiven) (given[one.name.slice("answers.".length)] ??= []).push(one.value)
        }
        return { shown: visible, answers: given }
      }, next(1_000))
      const asked = questions.filter((one) => isAsked(one, questions, answers)).map(({ id }) => id)
      expect(shown, JSON.stringify({ questions, answers })).toEqual(asked)
    }
  }
})
