/** Kinds of tests, chosen by TEST_TYPE; without it all but the browser's. */
const KINDS = {
  unit: [
    "<rootDir>/src/**/*.spec.ts",
    "<rootDir>/admin/**/*.spec.ts?(x)",
    "<rootDir>/demo/**/*.spec.ts",
  ],
  modules: ["<rootDir>/integration-tests/modules/**/*.spec.ts"],
  integration: [
    "<rootDir>/integration-tests/http/**/*.spec.ts",
    "<rootDir>/integration-tests/workflows/**/*.spec.ts",
  ],
  browser: ["<rootDir>/integration-tests/browser/**/*.spec.ts"],
  // The core again, on Redis instead of the in-memory engine, and what only Redis has: server and
  // worker as two processes. REDIS_URL must be set.
  redis: [
    "<rootDir>/integration-tests/workflows/{changes,ledger-orders,scoring}.spec.ts",
    "<rootDir>/integration-tests/workflows/cases/cases.spec.ts",
    "<rootDir>/integration-tests/redis/**/*.spec.ts",
  ],
  // Processes of their own that are killed at work.
  processes: ["<rootDir>/integration-tests/processes/**/*.spec.ts"],
  // Packed, installed into a fresh Medusa app, and used there.
  package: ["<rootDir>/integration-tests/package/**/*.spec.ts"],
}

const kind = process.env.TEST_TYPE
if (kind && !(kind in KINDS)) {
  throw new Error(`TEST_TYPE must be one of ${Object.keys(KINDS).join(", ")}`)
}

if (kind === "redis" && !process.env.REDIS_URL) {
  throw new Error("TEST_TYPE=redis needs REDIS_URL")
}

module.exports = {
  testEnvironment: "node",
  transform: {
    "^.+\\.[jt]sx?$": [
      "@swc/jest",
      {
        jsc: {
          parser: { syntax: "typescript", tsx: true, decorators: true },
          target: "es2022",
          transform: { react: { runtime: "automatic" } },
        },
        module: { type: "commonjs", ignoreDynamic: false },
      },
    ],
  },
  testMatch: kind ? KINDS[kind] : [...KINDS.unit, ...KINDS.modules, ...KINDS.integration],
  // Regular expressions: a bare ".medusa" would also match this folder's own name.
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/\\.medusa/"],
  modulePathIgnorePatterns: ["<rootDir>/\\.medusa/"],
  moduleFileExtensions: ["js", "ts", "tsx", "json", "mjs", "cjs"],
  ...(kind === "unit"
    ? {}
    : {
        globalSetup: "<rootDir>/integration-tests/setup/global-setup.mjs",
        globalTeardown: "<rootDir>/integration-tests/setup/global-teardown.mjs",
      }),
  ...(kind === "redis"
    ? { setupFiles: ["<rootDir>/integration-tests/redis/own-database.cjs"] }
    : {}),
  testTimeout: 120000,
}
