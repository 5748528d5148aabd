import { defineConfig, devices, type Project } from "@playwright/test"
import { findChromium } from "#bin/browser.mjs"

const chromium = findChromium()

const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } }

// The devices' own user agents: a headless one is taken for a bot and gets pages that do not stream.
const journeys: Project[] = [
  {
    name: "desktop",
    testIgnore: "domains/**",
    use: { ...devices["Desktop Chrome"], viewport: sizes.desktop },
  },
  {
    name: "phone",
    // The organizer's screens are fitted to a phone's width where they are walked through.
    testIgnore: ["access/**", "domains/**", "**/{organizer,hours,sign-in,mails}.spec.ts"],
    use: { ...devices["Pixel 7"], viewport: sizes.phone },
  },
  {
    name: "no-script",
    // What a script adds is tested where there are scripts.
    testIgnore: ["access/**", "domains/**", "**/*.script.spec.ts"],
    use: {
      ...devices["Desktop Chrome"],
      viewport: sizes.desktop,
      javaScriptEnabled: false,
    },
  },
  {
    // It changes where the demo's links lead: when nobody else looks at them.
    name: "own-domain",
    testMatch: "domains/**/*.spec.ts",
    dependencies: ["desktop", "phone", "no-script"],
    use: { ...devices["Desktop Chrome"], viewport: sizes.desktop },
  },
]

/** `E2E_SCREENSHOTS=1`: a picture of each step, to look at, under test-results/screenshots. */
const screenshots: Project[] = Object.entries(sizes).flatMap(([size, viewport]) =>
  (["light", "dark"] as const).map((colorScheme) => ({
    name: `${size}-${colorScheme}`,
    testMatch: "screenshots.ts",
    timeout: 240_000,
    use: { ...devices["Desktop Chrome"], viewport, colorScheme },
  })),
)

/** Every journey runs in a whole app of its own, begun by `e2e/start-app.ts`. */
export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/start-app.ts",
  outputDir: "test-results/journeys",
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // Machines are shared: no journey is about how fast one is.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: "line",
  use: {
    ...(process.env.E2E_BASE_URL ? { baseURL: process.env.E2E_BASE_URL } : {}),
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: [
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: process.env.E2E_SCREENSHOTS === "1" ? screenshots : journeys,
})
