import { defineConfig } from "vitest/config"

/**
 * Two projects: `unit` holds pure rules and needs nothing; `integration` holds what needs Postgres or a
 * stand-in, named `*.integration.test.ts`, and shares one template database per run.
 */
export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          // Shared machines are slow at times, and no test is about how fast one is.
          testTimeout: 180_000,
          include: ["{app,bench,bin,db,jobs}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.integration.test.ts", "node_modules/**", "build/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["{app,bench,bin,db,jobs}/**/*.integration.test.ts"],
          globalSetup: ["db/testing-global.ts"],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
        },
      },
    ],
  },
})
