/** The import table of ARCHITECTURE.md as data: which part of the project may import which. */

/** Anything may import these. */
const everywhere = ["app/paths", "app/messages", "app/platform"]

/** @typedef {{ path: string | RegExp, may: (string | RegExp)[], because: string }} Area */

/** What a feature shows to a person: components, and what prepares their props. */
const screens = /^app\/features\/[\w-]+\/screens\//

/**
 * The first entry whose path begins a file's path is the file's area. `because` ends the sentence that the
 * writer of a forbidden import reads.
 *
 * @type {Area[]}
 */
export const areas = [
  {
    path: "app/routes",
    may: ["app/routes", "app/features", "app/admin", "app/ui", "app/runtime"],
    because:
      "a route parses, authorises, makes one feature call and responds. Put what needs this into an action or a query under app/features/<noun>/",
  },
  {
    path: "app/admin",
    may: ["app/admin", "app/features", "app/ui", "app/emails", "app/runtime"],
    because:
      "the admin sits between routes and features. Put what needs this into app/features/<noun>/, or into the route that joins them",
  },
  {
    path: screens,
    may: ["app/features", "app/ui"],
    because:
      "a screen is given its props. Put what needs this into the feature's actions and queries, or into the route",
  },
  {
    path: "app/features",
    may: ["app/features", "app/providers", "app/runtime", "db", "jobs/enqueue", "jobs/payloads"],
    because:
      "features hold the business and never see a page, a request or a mail. Pages belong into app/routes/ or app/admin/, mails into a job under jobs/tasks/",
  },
  {
    path: "app/demo",
    may: ["app/demo", "app/features", "app/runtime"],
    because: "the demo is made through the features' own actions only",
  },
  {
    path: "app/emails",
    may: ["app/emails"],
    because:
      "emails are pure: plain props in, HTML and text out. The job under jobs/tasks/ looks up what they say",
  },
  {
    path: "app/messages",
    may: ["app/messages"],
    because: "the catalogue holds texts and formats, and knows nothing of who shows them",
  },
  {
    path: "app/providers",
    may: ["app/providers"],
    because:
      "a provider knows its own protocol and nothing of the business. Put what joins them into app/features/<noun>/",
  },
  {
    path: "app/ui",
    may: ["app/ui"],
    because:
      "components of app/ui/ would fit any product. Put what knows the business into app/routes/ or app/admin/",
  },
  {
    path: "app/platform",
    may: ["app/platform", "db"],
    because:
      "the platform carries the business and does not know it. Put this into app/features/<noun>/",
  },
  { path: "app/paths", may: [], because: "addresses depend on nothing" },
  {
    path: "app/runtime",
    may: ["app/providers", "db"],
    because: "the runtime joins database, clock and providers, and nothing of the business",
  },
  {
    path: "app",
    may: ["app/ui", "app/features", "app/runtime"],
    because: "the document around every page holds no business of its own",
  },
  {
    path: "db",
    may: ["db", "bin/postgres"],
    because: "the database is below the business. Put this into app/features/<noun>/",
  },
  {
    path: "jobs",
    may: ["jobs", "app/features", "app/providers", "app/emails", "app/runtime", "db"],
    because: "a job has no page. A task parses, loads and makes one call into app/features/<noun>/",
  },
  {
    path: "e2e",
    may: ["e2e", "bin"],
    because: "journeys see the product from outside, as a browser does",
  },
  { path: "bench", may: ["bench", "app", "db", "jobs", "bin"], because: "" },
  { path: "bin", may: ["bin", "bench", "app", "db", "jobs"], because: "" },
]

/**
 * @param {string} path relative to the project, with forward slashes
 * @returns {Area | undefined}
 */
export function areaOf(path) {
  return areas.find((area) => isInside(path, area.path))
}

/**
 * @param {string} path
 * @param {string | RegExp} place a folder, or a file's beginning such as `jobs/enqueue`
 */
export function isInside(path, place) {
  if (place instanceof RegExp) return place.test(path)
  return path.startsWith(place) && /^$|^[/.]/.test(path.slice(place.length))
}

/** @param {string} path @returns {boolean} a test, or a file `testing.ts` that tests share */
export function isForTests(path) {
  return /\.test\.tsx?$|(^|\/)testing(-[\w-]+)?(\.server)?\.ts$/.test(path)
}

/**
 * Why one file may not import another; null when it may.
 *
 * @param {string} importer relative to the project
 * @param {string} imported relative to the project
 * @param {boolean} isTypeOnly nothing of it is left when the program runs
 * @returns {string | null}
 */
export function whyNot(importer, imported, isTypeOnly) {
  if (imported.startsWith("public/")) return null
  const isTest = isForTests(importer)
  const isServerFile = /\.server\.tsx?$/.test(importer)
  const isStandIn = imported.includes("/stand-in/")
  if (isStandIn && !isTest && !importer.includes("/stand-in/") && importer !== "bin/sandbox.ts") {
    return "a stand-in is imported by bin/sandbox.ts and by tests alone: nothing that runs in production may"
  }
  const isMail = isInside(imported, "app/providers/mail")
  const mayMail = ["app/providers/mail", "jobs/tasks", "bin", "bench"]
  if (isMail && !isTest && !mayMail.some((place) => isInside(importer, place))) {
    if (importer !== "app/runtime.server.ts") {
      return "mail leaves only from a job: put this into jobs/tasks/, and write the intent to outbound_emails"
    }
  }
  if (isTest) return null
  // What prepares a screen's props may name their type.
  const isShown = screens.test(imported) || isInside(imported, "app/ui")
  if (isTypeOnly && isShown && importer.startsWith("app/features/")) return null
  const area = areaOf(importer)
  if (!area) return null
  const isAllowed = [...area.may, ...everywhere].some((place) => isInside(imported, place))
  if (!isAllowed) return area.because
  const isScreen = screens.test(imported)
  if (isScreen && importer.startsWith("app/features/") && !screens.test(importer)) {
    return "the business does not know how it is shown: only routes, admin and screens import a screen"
  }
  const isBelow = isInside(imported, "db") || isInside(imported, "jobs")
  if (isBelow && !isTypeOnly && importer.startsWith("app/") && !isServerFile) {
    return "inside app/, only *.server.ts files see db/ and jobs/: rename this file, or move what needs them into one"
  }
  return null
}
