import { expect, test } from "vitest"
import { EnvProblem, readEnv } from "./env.server.ts"

const laptop = {
  DATABASE_URL: "postgres://localhost/holdfast",
  SECRET_KEYS: "k".repeat(32),
  SMTP_URL: "smtp://127.0.0.1:2525",
  STRIPE_SECRET_KEY: "sk_test_abc",
  STRIPE_WEBHOOK_SECRET: "whsec_abc",
}
const server = { ...laptop, APP_URL: "https://book.example" }

test("a laptop runs with the defaults of the documentation", () => {
  const env = readEnv(laptop)
  expect(env.appUrl).toBe("http://localhost:3000")
  expect(env.holdLimits).toEqual({ perAddress: 5, perEmail: 2, perPage: 50 })
  expect(env.requestsPerMinute).toBe(600)
  expect(env.google).toBeNull()
})

test.each([
  ["PORT", { PORT: "seventy" }],
  ["PORT", { PORT: "70000" }],
  ["APP_URL", { APP_URL: "book.example" }],
  ["APP_URL", { APP_URL: "https://book.example/path" }],
  ["DATABASE_URL", { DATABASE_URL: "mysql://x" }],
  ["DATABASE_URL", { DATABASE_URL: "" }],
  ["SECRET_KEYS", { SECRET_KEYS: "" }],
  ["HOLDS_PER_PAGE", { HOLDS_PER_PAGE: "0" }],
  ["GOOGLE_CLIENT_SECRET", { GOOGLE_CLIENT_ID: "id" }],
  ["STRIPE_SECRET_KEY", { STRIPE_SECRET_KEY: "pk_test_public" }],
])("a wrong %s stops the start with one line that names it", (name, wrong) => {
  const read = () => readEnv({ ...laptop, ...wrong })
  expect(read).toThrow(EnvProblem)
  expect(read).toThrow(new RegExp(`^${name} [^\\n]+$`))
})

test.each([
  ["APP_URL", { APP_URL: "http://book.example" }],
  ["SECRET_KEYS", { SECRET_KEYS: "short" }],
  ["STRIPE_API_BASE", { STRIPE_API_BASE: "http://localhost:3001" }],
  ["GOOGLE_OAUTH_BASE", { GOOGLE_OAUTH_BASE: "http://127.0.0.1:3001/google" }],
])("a public address refuses a weak %s", (name, weak) => {
  expect(() => readEnv({ ...server, ...weak })).toThrow(new RegExp(`^${name} `))
})

test("a public demo may use the stand-ins, and says so", () => {
  const env = readEnv({ ...server, STRIPE_API_BASE: "http://localhost:3001", HOLDFAST_DEMO: "1" })
  expect(env.isDemo).toBe(true)
})

test("no complaint repeats the value it complains about", () => {
  const secret = "pk_live_do_not_print_me"
  expect(() => readEnv({ ...laptop, STRIPE_SECRET_KEY: secret })).not.toThrow(new RegExp(secret))
})
