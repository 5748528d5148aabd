import { dirname, posix, relative } from "node:path"
import { isForTests, whyNot } from "./areas.mjs"

/**
 * @param {string} importer relative to the project
 * @param {string} specifier
 * @returns {string | null} the imported file relative to the project; null for a package
 */
function resolve(importer, specifier) {
  if (specifier.startsWith("#")) return specifier.slice(1)
  if (specifier.startsWith(".")) return posix.join(dirname(importer), specifier)
  return null
}

/** Packages that only one part of the project may speak to. */
const keepers = [
  { name: "stripe", places: ["app/providers/stripe"], instead: "app/providers/stripe/" },
  {
    name: "nodemailer",
    places: ["app/providers/mail", "bin/doctor"],
    instead: "app/providers/mail/",
  },
  { name: "graphile-worker", places: ["jobs", "db/migrate.ts"], instead: "jobs/" },
]

/** @type {import("eslint").Rule.RuleModule} */
export const importTable = {
  meta: {
    type: "problem",
    docs: { description: "Enforces the import table of ARCHITECTURE.md." },
    schema: [],
    fixable: "code",
    messages: {
      forbidden: "{{importer}} may not import {{imported}}: {{because}}.",
      parent: "Import across folders by the package's own names: #{{imported}}, not {{specifier}}.",
      extension: "Name the file with its extension: {{specifier}}.ts or .tsx.",
      keeper: "Only {{instead}} speaks to the package {{name}}.",
      pages:
        "Features never see a request or a response: put this into a route (session gates into features/organizer).",
    },
  },
  create(context) {
    const importer = relative(context.cwd, context.filename).replaceAll("\\", "/")
    const isTest = isForTests(importer)

    /**
     * @param {any} node one of the statements below
     * @param {any} source its literal, if it has one
     */
    function check(node, source) {
      if (source?.type !== "Literal" || typeof source.value !== "string") return
      const specifier = source.value
      if (specifier.endsWith(".css")) return
      const isTypeOnly = node.importKind === "type" || node.exportKind === "type"
      const imported = resolve(importer, specifier)
      if (imported === null) return isTypeOnly ? undefined : checkPackage(node, specifier)
      if (specifier.startsWith("../") && !imported.startsWith("public/")) {
        context.report({
          node,
          messageId: "parent",
          data: { imported, specifier },
          fix: (fixer) => fixer.replaceText(source, JSON.stringify(`#${imported}`)),
        })
      }
      if (/^(#|\.\/)/.test(specifier) && !/\.\w+(\?\w+)?$/.test(specifier)) {
        context.report({ node, messageId: "extension", data: { specifier } })
      }
      const because = whyNot(importer, imported, isTypeOnly)
      if (because) {
        context.report({ node, messageId: "forbidden", data: { importer, imported, because } })
      }
    }

    /** @param {any} node @param {string} specifier */
    function checkPackage(node, specifier) {
      if (isTest || /^(bench|e2e)\//.test(importer)) return
      const keeper = keepers.find(
        ({ name }) => specifier === name || specifier.startsWith(`${name}/`),
      )
      if (keeper && !keeper.places.some((place) => importer.startsWith(place))) {
        context.report({
          node,
          messageId: "keeper",
          data: { name: keeper.name, instead: keeper.instead },
        })
      }
      if (!specifier.startsWith("@remix-run/") || !importer.startsWith("app/features/")) return
      if (!importer.startsWith("app/features/organizer/"))
        context.report({ node, messageId: "pages" })
    }

    return {
      ImportDeclaration: (node) => check(node, node.source),
      ExportAllDeclaration: (node) => check(node, node.source),
      ExportNamedDeclaration: (node) => check(node, node.source),
      ImportExpression: (node) => check(node, node.source),
    }
  },
}
