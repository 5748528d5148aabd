import { join } from "node:path"
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
  const [pictures, filesPerAddress, filesPerPage] = [2_000_000_000, 200_000_000, 2_000_000_000]
  expect(env.storageLimits).toEqual({ pictures, filesPerAddress, filesPerPage })
  expect(env.google).toBeNull()
})

const bucket = {
  S3_ENDPOINT: "https://s3.example/",
  S3_REGION: "eu-central-1",
  S3_BUCKET: "pictures",
  S3_ACCESS_KEY_ID: "id",
  S3_SECRET_ACCESS_KEY: "secret",
}

test("bytes are kept in the data folder, in a folder that is named, or in a bucket", () => {
  expect(readEnv(laptop).storage).toEqual({ s3: null, folder: join(".data", "media") })
  expect(readEnv({ ...laptop, HOLDFAST_DATA_DIR: "/srv/h" }).storage.folder).toBe(
    join("/srv/h", "media"),
  )
  expect(readEnv({ ...laptop, MEDIA_DIR: "/srv/pictures" }).storage.folder).toBe("/srv/pictures")
  expect(readEnv({ ...server, ...bucket }).storage.s3).toEqual({
    endpoint: "https://s3.example",
    region: "eu-central-1",
    bucket: "pictures",
    accessKeyId: "id",
    secretAccessKey: "secret",
  })
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
  ["TRUSTED_PROXIES", { TRUSTED_PROXIES: "10.0.0.0/8, proxy" }],
  ["TRUSTED_PROXIES", { TRUSTED_PROXIES: "10.0.0.0/99" }],
  ["TRUSTED_PROXIES", { TRUSTED_PROXIES: "10.0.0.0/8/9" }],
  ["SMTP_URL", { SMTP_URL: "mail.example" }],
  ["SMTP_URL", { SMTP_URL: "smtp://" }],
  ["STRIPE_API_BASE", { STRIPE_API_BASE: "http://stripe.example" }],
  ["STRIPE_CHECKOUT_ORIGINS", { STRIPE_CHECKOUT_ORIGINS: "pay.example" }],
  ["STRIPE_CHECKOUT_ORIGINS", { STRIPE_CHECKOUT_ORIGINS: "https://pay.example; script-src *" }],
  ["GOOGLE_OAUTH_BASE", { GOOGLE_OAUTH_BASE: "ftp:x" }],
  ["GOOGLE_API_BASE", { GOOGLE_API_BASE: "http://google.example" }],
  ["GOOGLE_API_BASE", { GOOGLE_API_BASE: "https://me@google.example" }],
  ["HOLDFAST_DEMO", { HOLDFAST_DEMO: "yes" }],
  ["LOG_LEVEL", { LOG_LEVEL: "loud" }],
  ["S3_ENDPOINT", { ...bucket, S3_ENDPOINT: "s3.example" }],
  ["S3_ENDPOINT", { ...bucket, S3_ENDPOINT: "https://me@s3.example" }],
  ["S3_ENDPOINT", { ...bucket, S3_ENDPOINT: "" }],
  ["S3_BUCKET", { ...bucket, S3_BUCKET: "a/b" }],
  ["S3_REGION", { ...bucket, S3_REGION: "" }],
  ["S3_SECRET_ACCESS_KEY", { ...bucket, S3_SECRET_ACCESS_KEY: "" }],
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

test("a public address on which nothing is set yet reads first of what makes it unsafe", () => {
  expect(() => readEnv({ APP_URL: "http://book.example" })).toThrow(
    /^APP_URL must begin with https/,
  )
  expect(() => readEnv({ APP_URL: "https://book.example" })).toThrow(/^SECRET_KEYS is missing/)
})

test("how much is kept is set in megabytes, and a limit of nothing is refused by its name", () => {
  const limits = {
    PICTURES_PER_ORGANIZER_MB: "5",
    FILES_PER_ADDRESS_MB: "6",
    FILES_PER_PAGE_MB: "7",
  }
  expect(readEnv({ ...laptop, ...limits }).storageLimits).toEqual({
    ...{ pictures: 5_000_000, filesPerAddress: 6_000_000, filesPerPage: 7_000_000 },
  })
  for (const name of Object.keys(limits)) {
    for (const value of ["0", "-1", "1.5", "1 GB"]) {
      expect(() => readEnv({ ...laptop, [name]: value })).toThrow(new RegExp(`^${name} must be`))
    }
  }
})

test("proxies, and origins of checkouts, are lists", () => {
  const env = readEnv({
    ...server,
    TRUSTED_PROXIES: "10.0.0.0/8, ::1,",
    STRIPE_CHECKOUT_ORIGINS: "https://pay.example, https://pay.example:8443",
  })
  expect(env.trustedProxies).toEqual(["10.0.0.0/8", "::1"])
  expect(env.stripe.checkoutOrigins.slice(1)).toEqual([
    "https://pay.example",
    "https://pay.example:8443",
  ])
})

test("a public demo may do what a laptop may", () => {
  const demo = { ...laptop, APP_URL: "http://demo.example", HOLDFAST_DEMO: "1" }
  expect(readEnv({ ...demo, SECRET_KEYS: "short" }).isDemo).toBe(true)
  expect(() => readEnv({ ...demo, SECRET_KEYS: "" })).toThrow(/^SECRET_KEYS is missing/)
})

test("a public demo may use the stand-ins, and says so", () => {
  const env = readEnv({ ...server, STRIPE_API_BASE: "http://localhost:3001", HOLDFAST_DEMO: "1" })
  expect(env.isDemo).toBe(true)
})

test("no complaint repeats the value it complains about", () => {
  const secret = "pk_live_do_not_print_me"
  expect(() => readEnv({ ...laptop, STRIPE_SECRET_KEY: secret })).not.toThrow(new RegExp(secret))
})
