import { pino } from "pino"
import { expect, test } from "vitest"
import { answerUnlimited } from "./answer-program.server.ts"

const runtime = {
  ids: () => "0190c0de-0000-7000-8000-000000000001",
  log: pino({ level: "silent" }),
}
const cut = Object.assign(new Error("closed"), { code: "CONNECTION_CLOSED" })

async function failing(method: string, error: Error) {
  const request = new Request("https://book.studio.dev/api/v1/studio/pages", { method })
  const answer = await answerUnlimited(request, runtime, () => Promise.reject(error))
  const { code } = (await answer.json()) as { code: string }
  return [answer.status, code, answer.headers.get("Retry-After")]
}

test("a program that reads while the database is away is told to come again", async () => {
  expect(await failing("GET", cut)).toEqual([503, "database-away", "10"])
})

test("what is wrong with us, and a change that may have been made, does not pass by waiting", async () => {
  expect(await failing("GET", new Error("of ours"))).toEqual([500, "broken", null])
  expect(await failing("POST", cut)).toEqual([500, "broken", null])
})
