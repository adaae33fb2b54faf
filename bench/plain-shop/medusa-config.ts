import { defineConfig } from "@medusajs/framework/utils"

/** A Medusa on the same packages that never heard of the plugin: what it is compared with. */
module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: {
      storeCors: "http://localhost:8000",
      adminCors: "http://localhost:9000",
      authCors: "http://localhost:9000",
      jwtSecret: "only-for-this-repository",
      cookieSecret: "only-for-this-repository",
    },
    databaseDriverOptions: { connection: { ssl: false } },
  },
  admin: { disable: true },
})
