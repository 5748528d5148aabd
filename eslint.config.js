import reactHooks from "eslint-plugin-react-hooks"
import tseslint from "typescript-eslint"
import { fileName, noBarrel } from "./bin/lint/file-rules.mjs"
import { importTable } from "./bin/lint/import-table.mjs"

const passedIn = (what, instead) =>
  `${what} is passed in, so that a test can decide it: ${instead} of the runtime.`

/** Slips that no type checker sees. */
const mistakes = [
  "no-async-promise-executor",
  "no-cond-assign",
  "no-constant-condition",
  "no-control-regex",
  "no-debugger",
  "no-empty",
  "no-fallthrough",
  "no-irregular-whitespace",
  "no-loss-of-precision",
  "no-misleading-character-class",
  "no-self-assign",
  "no-sparse-arrays",
  "no-unsafe-finally",
  "no-unsafe-optional-chaining",
  "no-useless-catch",
  "no-useless-escape",
  "use-isnan",
]

const clockAndChance = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: passedIn("The clock", "use `clock`"),
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: passedIn("The clock", "use `clock`"),
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: passedIn("Randomness", "use `random`"),
  },
  {
    selector: "CallExpression[callee.property.name=/^(randomUUID|randomBytes|getRandomValues)$/]",
    message: passedIn("Randomness", "use `ids` or `random`"),
  },
  {
    selector: "CallExpression[callee.name=/^(randomUUID|randomBytes)$/]",
    message: passedIn("Randomness", "use `ids` or `random`"),
  },
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message:
      "The environment is read once, by app/platform/env.server.ts: use `env` of the runtime.",
  },
]

export default tseslint.config(
  {
    ignores: ["build/**", "node_modules/**", ".data/**", "playwright-report/**", "test-results/**"],
  },
  ...tseslint.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    plugins: {
      holdfast: {
        rules: { "import-table": importTable, "file-name": fileName, "no-barrel": noBarrel },
      },
    },
    rules: {
      "holdfast/import-table": "error",
      "holdfast/file-name": "error",
      "holdfast/no-barrel": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      "@typescript-eslint/consistent-type-definitions": ["error", "type"],
      ...Object.fromEntries(mistakes.map((name) => [name, "error"])),
      eqeqeq: ["error", "always", { null: "ignore" }],
      "prefer-const": "error",
    },
  },
  {
    files: ["app/**/*.tsx", "app/ui/**/*.ts"],
    plugins: { "react-hooks": reactHooks },
    rules: { "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error" },
  },
  {
    files: ["app/**/*.{ts,tsx}", "db/**/*.ts", "jobs/**/*.ts"],
    rules: { "no-console": "error" },
  },
  {
    files: ["app/{features,providers,emails,demo,ui,admin}/**/*.{ts,tsx}", "jobs/tasks/**/*.ts"],
    ignores: ["**/*.test.{ts,tsx}", "**/testing{,-*}{,.server}.ts"],
    rules: { "no-restricted-syntax": ["error", ...clockAndChance] },
  },
  {
    // What JSON holds is anybody's guess until it is parsed.
    files: ["bin/files.d.mts"],
    rules: { "@typescript-eslint/no-explicit-any": "off" },
  },
  {
    // Remix lets its types be told of future flags by widening an interface of its own.
    files: ["vite.config.ts"],
    rules: { "@typescript-eslint/consistent-type-definitions": "off" },
  },
  {
    files: ["**/*.test.{ts,tsx}", "e2e/**/*.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector:
            "MemberExpression[object.name=/^(test|it|describe)$/][property.name=/^(skip|only|todo|fixme|skipIf|runIf|fails)$/]",
          message: "A test runs, or it does not exist.",
        },
      ],
    },
  },
)
