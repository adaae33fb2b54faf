import { existsSync } from "node:fs"
import medusa from "@medusajs/eslint-plugin"
import prettier from "eslint-config-prettier"
import reactHooks from "eslint-plugin-react-hooks"
import tseslint from "typescript-eslint"

/** The clock and chance are handed to the domain, so that a rule's answer follows from its input. */
const PURE_DOMAIN = {
  "no-restricted-imports": [
    "error",
    {
      patterns: [
        {
          group: ["@medusajs/*", "typeorm", "pg"],
          message: "domain/ is pure: facts in, decision out.",
        },
        {
          group: ["**/store/**", "**/entities/**"],
          message: "domain/ knows nothing of persistence.",
        },
      ],
    },
  ],
  "no-restricted-syntax": [
    "error",
    {
      selector: "NewExpression[callee.name='Date'][arguments.length=0]",
      message: "domain/ never reads the clock; take now as an argument.",
    },
    {
      selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
      message: "domain/ never reads the clock; take now as an argument.",
    },
    {
      selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
      message: "domain/ draws nothing by itself; take the numbers as arguments.",
    },
  ],
}

/** Medusa's rules without its list of ignored folders: tests are linted here too. */
const MEDUSA = medusa.configs.strict.filter((config) => Object.keys(config).join() !== "ignores")

const adminProject = existsSync("admin/tsconfig.json") ? ["./admin/tsconfig.json"] : []

export default tseslint.config(
  { ignores: ["node_modules/", ".medusa/", "src/admin", "coverage/"] },
  ...MEDUSA,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { project: ["./tsconfig.dev.json", ...adminProject] },
    },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/ban-ts-comment": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      "max-params": ["error", 5],
      // Handlers, steps and subscribers are asynchronous by contract, whether they wait or not.
      "@typescript-eslint/require-await": "off",
    },
  },
  {
    files: ["src/modules/retention/domain/**/*.ts"],
    ignores: ["**/*.spec.ts"],
    rules: PURE_DOMAIN,
  },
  {
    // The domain knows no Medusa, and what is not shipped answers no HTTP request.
    files: ["src/modules/retention/domain/**/*.ts", "{demo,bench,integration-tests}/**/*.ts"],
    rules: {
      "@medusajs/use-medusa-error-not-generic-error": "off",
      "@medusajs/zod-import-source": "off",
    },
  },
  {
    files: ["admin/**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    // Jest's matchers and Medusa's test runner hand out untyped values.
    files: ["**/*.spec.{ts,tsx}", "integration-tests/**/*.ts"],
    rules: {
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "max-lines": "off",
      "max-params": "off",
      "@medusajs/use-medusa-error-not-generic-error": "off",
      "@medusajs/prices-in-major-units": "off",
    },
  },
  prettier
)
