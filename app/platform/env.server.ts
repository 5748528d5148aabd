import { join } from "node:path"
import { z } from "zod"
import {
  address,
  choice,
  list,
  LOOPBACK,
  mailServer,
  networks,
  origin,
  origins,
  providerAddress,
  providerOrigin,
  whole,
} from "./env-values.ts"

/** A variable with a wrong value: its message is the one line that the operator reads. */
export class EnvProblem extends Error {
  constructor(message: string) {
    super(message)
    this.name = "EnvProblem"
  }
}

/** Everything the environment decides, with defaults that run. */
export type Env = {
  port: number
  /** The public address, without a slash at its end. */
  appUrl: string
  isLoopback: boolean
  /** The demo is shown on a public address, with a banner on every page. */
  isDemo: boolean
  trustedProxies: string[]
  databaseUrl: string
  /** Newest first. */
  secretKeys: string[]
  smtpUrl: string
  /** The address alone: the name before it is the organizer's. */
  mailFrom: string
  stripe: {
    secretKey: string
    webhookSecrets: string[]
    apiBase: string | null
    checkoutOrigins: string[]
    isLive: boolean
  }
  google: {
    clientId: string
    clientSecret: string
    apiBase: string | null
    oauthBase: string | null
  } | null
  /** Unpaid holds at once. */
  holdLimits: { perAddress: number; perEmail: number; perPage: number }
  requestsPerMinute: number
  /** In bytes: an organizer's pictures, what one network address may send in a day, and what waits for a page's bookings. */
  storageLimits: { pictures: number; filesPerAddress: number; filesPerPage: number }
  /** How long all calendars of a host together may take to answer when a time is taken. */
  calendarCheckMs: number
  sandboxOrigin: string | null
  /** Where uploaded bytes are kept: a bucket when one is set up, otherwise a folder of this machine. */
  storage: {
    s3: {
      endpoint: string
      region: string
      bucket: string
      accessKeyId: string
      secretAccessKey: string
    } | null
    folder: string
  }
  metricsToken: string | null
  logLevel: string
}

const schema = z.object({
  PORT: whole(1, 3000).refine((port) => port <= 65_535, "must be at most 65535"),
  APP_URL: origin.optional(),
  HOLDFAST_DEMO: choice(["0", "1"]).default("0"),
  HOLDFAST_SANDBOX_ORIGIN: origin.optional(),
  TRUSTED_PROXIES: networks,
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must begin with postgres://"),
  SECRET_KEYS: list,
  SMTP_URL: mailServer,
  MAIL_FROM: z
    .string()
    .transform((text) => /<([^<>]+)>\s*$/.exec(text)?.[1] ?? text.trim())
    .refine((text) => /^[^\s@<>]+@[^\s@<>]+$/.test(text), "must be an email address")
    .optional(),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_(test|live)_\w+$/, "must be a secret key of Stripe"),
  STRIPE_WEBHOOK_SECRET: list,
  STRIPE_API_BASE: providerOrigin.optional(),
  STRIPE_CHECKOUT_ORIGINS: origins,
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  GOOGLE_API_BASE: providerAddress.optional(),
  GOOGLE_OAUTH_BASE: providerAddress.optional(),
  HOLDS_PER_ADDRESS: whole(1, 5),
  HOLDS_PER_EMAIL: whole(1, 2),
  HOLDS_PER_PAGE: whole(1, 50),
  REQUESTS_PER_MINUTE: whole(1, 600),
  PICTURES_PER_ORGANIZER_MB: whole(1, 2000),
  FILES_PER_ADDRESS_MB: whole(1, 200),
  FILES_PER_PAGE_MB: whole(1, 2000),
  CALENDAR_CHECK_MS: whole(1, 1500),
  HOLDFAST_DATA_DIR: z.string().default(".data"),
  MEDIA_DIR: z.string().optional(),
  S3_ENDPOINT: address
    .refine((text) => /^https?:$/.test(new URL(text).protocol), "must begin with https://")
    .refine((text) => !/[?#@]/.test(text), "must be an address without user, query and fragment")
    .optional(),
  S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/, "must be a region such as eu-central-1, or auto")
    .optional(),
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "must be the name of a bucket")
    .optional(),
  S3_ACCESS_KEY_ID: z.string().regex(/^\S+$/, "must have no spaces").optional(),
  S3_SECRET_ACCESS_KEY: z.string().regex(/^\S+$/, "must have no spaces").optional(),
  METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  LOG_LEVEL: choice(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
})

const bucketNames = [
  "S3_ENDPOINT",
  "S3_REGION",
  "S3_BUCKET",
  "S3_ACCESS_KEY_ID",
  "S3_SECRET_ACCESS_KEY",
] as const
const SHORTEST_KEY_BYTES = 32
const BYTES_OF_MB = 1_000_000

/**
 * Reads and judges the environment. An empty variable counts as unset.
 * @throws EnvProblem one line that names the variable and says what is wrong with it, never its value
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""))
  refuseWeakPublicSetup(given)
  const result = schema.safeParse(given)
  if (!result.success) {
    const issue = result.error.issues[0]
    const missing = issue?.path[0] !== undefined && given[String(issue.path[0])] === undefined
    throw new EnvProblem(
      `${String(issue?.path[0])} ${missing ? "is missing" : issue?.message}. See .env.example.`,
    )
  }
  const env = result.data
  const appUrl = env.APP_URL ?? `http://localhost:${env.PORT}`
  const isLoopback = LOOPBACK.has(new URL(appUrl).hostname)
  const isDemo = env.HOLDFAST_DEMO === "1"
  if (env.SECRET_KEYS.length === 0)
    throw new EnvProblem("SECRET_KEYS is missing. See .env.example.")
  if (!isLoopback && !isDemo) refusePublicStandIns(env)
  if (Boolean(env.GOOGLE_CLIENT_ID) !== Boolean(env.GOOGLE_CLIENT_SECRET)) {
    const missing = env.GOOGLE_CLIENT_ID ? "GOOGLE_CLIENT_SECRET" : "GOOGLE_CLIENT_ID"
    throw new EnvProblem(`${missing} is missing, although its counterpart is set.`)
  }
  return {
    port: env.PORT,
    appUrl,
    isLoopback,
    isDemo,
    trustedProxies: env.TRUSTED_PROXIES,
    databaseUrl: env.DATABASE_URL,
    secretKeys: env.SECRET_KEYS,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM ?? `bookings@${new URL(appUrl).hostname}`,
    stripe: {
      secretKey: env.STRIPE_SECRET_KEY,
      webhookSecrets: env.STRIPE_WEBHOOK_SECRET,
      apiBase: env.STRIPE_API_BASE ?? null,
      checkoutOrigins: [
        env.STRIPE_API_BASE ?? "https://checkout.stripe.com",
        ...env.STRIPE_CHECKOUT_ORIGINS,
      ],
      isLive: /^(sk|rk)_live_/.test(env.STRIPE_SECRET_KEY),
    },
    google:
      env.GOOGLE_CLIENT_ID && env.GOOGLE_CLIENT_SECRET
        ? {
            clientId: env.GOOGLE_CLIENT_ID,
            clientSecret: env.GOOGLE_CLIENT_SECRET,
            apiBase: env.GOOGLE_API_BASE ?? null,
            oauthBase: env.GOOGLE_OAUTH_BASE ?? null,
          }
        : null,
    holdLimits: {
      perAddress: env.HOLDS_PER_ADDRESS,
      perEmail: env.HOLDS_PER_EMAIL,
      perPage: env.HOLDS_PER_PAGE,
    },
    requestsPerMinute: env.REQUESTS_PER_MINUTE,
    storageLimits: {
      pictures: env.PICTURES_PER_ORGANIZER_MB * BYTES_OF_MB,
      filesPerAddress: env.FILES_PER_ADDRESS_MB * BYTES_OF_MB,
      filesPerPage: env.FILES_PER_PAGE_MB * BYTES_OF_MB,
    },
    calendarCheckMs: env.CALENDAR_CHECK_MS,
    sandboxOrigin: env.HOLDFAST_SANDBOX_ORIGIN ?? null,
    storage: {
      s3: readBucket(env),
      folder: env.MEDIA_DIR ?? join(env.HOLDFAST_DATA_DIR, "media"),
    },
    metricsToken: env.METRICS_TOKEN ?? null,
    logLevel: env.LOG_LEVEL,
  }
}

/** A bucket needs all of its variables; without any of them there is none. */
function readBucket(env: z.infer<typeof schema>): Env["storage"]["s3"] {
  const {
    S3_ENDPOINT: endpoint,
    S3_REGION: region,
    S3_BUCKET: bucket,
    S3_ACCESS_KEY_ID: accessKeyId,
    S3_SECRET_ACCESS_KEY: secretAccessKey,
  } = env
  if (endpoint && region && bucket && accessKeyId && secretAccessKey) {
    return { endpoint, region, bucket, accessKeyId, secretAccessKey }
  }
  const missing = bucketNames.filter((name) => !env[name])
  if (missing.length === bucketNames.length) return null
  throw new EnvProblem(`${missing[0]} is missing, although another variable of the bucket is set.`)
}

/**
 * What a laptop may do and a public address may not, the demo apart. Said before anything else: whoever has set
 * nothing yet reads of this first.
 */
function refuseWeakPublicSetup(given: Record<string, string | undefined>): void {
  const appUrl = schema.shape.APP_URL.safeParse(given.APP_URL).data
  if (given.HOLDFAST_DEMO === "1" || !appUrl || LOOPBACK.has(new URL(appUrl).hostname)) return
  if (!appUrl.startsWith("https://")) {
    throw new EnvProblem("APP_URL must begin with https:// on a public address.")
  }
  const keys = schema.shape.SECRET_KEYS.parse(given.SECRET_KEYS)
  if (keys.length === 0) throw new EnvProblem("SECRET_KEYS is missing. See .env.example.")
  if (keys.some((key) => Buffer.byteLength(key) < SHORTEST_KEY_BYTES)) {
    throw new EnvProblem(`SECRET_KEYS must each have at least ${SHORTEST_KEY_BYTES} bytes.`)
  }
}

/** Nobody pays with play money on a public address. */
function refusePublicStandIns(env: z.infer<typeof schema>): void {
  const bases = ["STRIPE_API_BASE", "GOOGLE_API_BASE", "GOOGLE_OAUTH_BASE"] as const
  for (const name of [...bases, "HOLDFAST_SANDBOX_ORIGIN"] as const) {
    const value = env[name]
    if (value && LOOPBACK.has(new URL(value).hostname)) {
      throw new EnvProblem(`${name} names a stand-in, which a public address must not use.`)
    }
  }
  if (env.STRIPE_WEBHOOK_SECRET.length === 0) {
    throw new EnvProblem("STRIPE_WEBHOOK_SECRET is missing. See .env.example.")
  }
}
