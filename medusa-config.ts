import { defineConfig, loadEnv } from "@medusajs/framework/utils"

loadEnv(process.env.NODE_ENV || "development", process.cwd())

/** Makes this repository its own runnable store, for the demo, the tests and development. */
module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    redisUrl: process.env.REDIS_URL,
    workerMode: workerMode(process.env.MEDUSA_WORKER_MODE),
    http: {
      storeCors: process.env.STORE_CORS ?? "http://localhost:8000",
      adminCors: process.env.ADMIN_CORS ?? "http://localhost:9000",
      authCors: process.env.AUTH_CORS ?? "http://localhost:9000",
      jwtSecret: process.env.JWT_SECRET ?? "only-for-this-repository",
      cookieSecret: process.env.COOKIE_SECRET ?? "only-for-this-repository",
    },
    // Embedded and local servers speak no TLS; a remote one says so in its URL.
    databaseDriverOptions: { connection: { ssl: false } },
  },
  admin: { disable: process.env.DISABLE_ADMIN === "true" },
  modules: [
    {
      resolve: "./src/modules/retention",
      options: { policy: retentionPolicy(), events: process.env.RETENTION_EVENTS !== "off" },
    },
    ...redisModules(process.env.REDIS_URL),
  ],
})

/** Events, workflows and locks on Redis where there is one, as in production. */
function redisModules(redisUrl: string | undefined) {
  if (!redisUrl) {
    return []
  }
  return [
    { resolve: "@medusajs/medusa/event-bus-redis", options: { redisUrl } },
    { resolve: "@medusajs/medusa/workflow-engine-redis", options: { redis: { redisUrl } } },
    {
      resolve: "@medusajs/medusa/locking",
      options: {
        providers: [
          {
            resolve: "@medusajs/medusa/locking-redis",
            id: "locking-redis",
            is_default: true,
            options: { redisUrl },
          },
        ],
      },
    },
  ]
}

/** Whether this process answers requests, does the work behind them, or both. */
function workerMode(mode: string | undefined) {
  return mode === "server" || mode === "worker" ? mode : "shared"
}

/** The demo hands its seed policy over by environment; elsewhere the defaults stand. */
function retentionPolicy(): unknown {
  return process.env.RETENTION_POLICY ? JSON.parse(process.env.RETENTION_POLICY) : undefined
}
