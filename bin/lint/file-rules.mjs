import { basename, relative } from "node:path"

/** Names that say nothing of what is inside; a file is named for its one action or rule. */
const emptyNames = new Set(
  "index utils util helpers helper common misc shared lib service manager types constants".split(
    " ",
  ),
)
/** These gather what a tool wants in one place. */
const gatherers = new Set(["db/schema/tables.ts"])

/** @type {import("eslint").Rule.RuleModule} */
export const fileName = {
  meta: {
    type: "problem",
    docs: { description: "A file is named for its one action or one rule, in kebab-case." },
    schema: [],
    messages: {
      empty:
        "{{name}} says nothing of what is inside: name the file for its one action or one rule.",
      kebab: "{{name}} is not in kebab-case.",
    },
  },
  create: (context) => ({
    Program(node) {
      const path = relative(context.cwd, context.filename).replaceAll("\\", "/")
      const name = basename(path)
      const words = name.replace(/\.(m?[jt]sx?)$/, "")
      const stem = words.replace(
        /\.(server|client|test|integration|collection|spec|config|d)\b/g,
        "",
      )
      const folders = path.split("/").slice(0, -1)
      const empty = [stem, ...folders].find((part) => emptyNames.has(part))
      if (empty) context.report({ node, messageId: "empty", data: { name: empty } })
      // The names of routes are addresses, with signs of their own.
      const isAddress = path.startsWith("app/routes/")
      if (!isAddress && !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/.test(stem)) {
        context.report({ node, messageId: "kebab", data: { name } })
      }
    },
  }),
}

/** @type {import("eslint").Rule.RuleModule} */
export const noBarrel = {
  meta: {
    type: "problem",
    docs: { description: "Nothing is exported from a file that does not hold it." },
    schema: [],
    messages: { barrel: "Import from the file that holds it, and export nothing on its behalf." },
  },
  create(context) {
    const path = relative(context.cwd, context.filename).replaceAll("\\", "/")
    if (gatherers.has(path) || path.startsWith("app/routes/")) return {}
    return {
      ExportAllDeclaration: (node) => context.report({ node, messageId: "barrel" }),
      ExportNamedDeclaration(node) {
        if (node.source) context.report({ node, messageId: "barrel" })
      },
    }
  },
}
