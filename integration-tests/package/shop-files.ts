/** The files of a shop as `create-medusa-app` leaves them, and the little that a shop adds. */

/** Its package.json, with Medusa in one version. */
export function shopManifest(medusa: string): string {
  return JSON.stringify(
    {
      name: "a-shop",
      version: "0.0.1",
      private: true,
      scripts: { build: "medusa build", start: "medusa start" },
      dependencies: {
        "@medusajs/admin-sdk": medusa,
        "@medusajs/cli": medusa,
        "@medusajs/draft-order": medusa,
        "@medusajs/framework": medusa,
        "@medusajs/medusa": medusa,
      },
      devDependencies: {
        "@swc/core": "^1.7.28",
        "@types/node": "^20.12.11",
        "@types/react": "^18.3.2",
        "@types/react-dom": "^18.2.25",
        react: "^18.3.1",
        "react-dom": "^18.3.1",
        "ts-node": "^10.9.2",
        typescript: "^5.6.2",
      },
    },
    null,
    2
  )
}

/** Its tsconfig.json. */
export const SHOP_TSCONFIG = JSON.stringify(
  {
    compilerOptions: {
      target: "ES2021",
      esModuleInterop: true,
      module: "Node16",
      moduleResolution: "Node16",
      emitDecoratorMetadata: true,
      experimentalDecorators: true,
      skipLibCheck: true,
      skipDefaultLibCheck: true,
      declaration: false,
      sourceMap: false,
      inlineSourceMap: true,
      outDir: "./.medusa/server",
      rootDir: "./",
      jsx: "react-jsx",
      forceConsistentCasingInFileNames: true,
      resolveJsonModule: true,
      checkJs: false,
      strictNullChecks: true,
    },
    "ts-node": { swc: true },
    include: ["**/*", ".medusa/types/*"],
    exclude: ["node_modules", ".medusa/server", ".medusa/admin", ".cache"],
  },
  null,
  2
)

const PROJECT_CONFIG = `projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    databaseDriverOptions: { connection: { ssl: false } },
    // The test's browser comes by plain HTTP.
    cookieOptions: { secure: false },
    http: {
      storeCors: "http://localhost:8000",
      adminCors: "http://localhost:9000",
      authCors: "http://localhost:9000",
      jwtSecret: "a-secret-of-this-shop",
      cookieSecret: "a-secret-of-this-shop",
    },
  },
  admin: { disable: process.env.WITHOUT_ADMIN === "true" },`

/**
 * Its medusa-config.ts.
 * @param example one with `// …` where the shop's own settings stand
 */
export function shopConfig(example: string): string {
  return (
    `import { defineConfig, loadEnv } from "@medusajs/framework/utils"\n\n` +
    `loadEnv(process.env.NODE_ENV || "development", process.cwd())\n\n` +
    example.replace("// …", PROJECT_CONFIG)
  )
}

/** A config without any plugin. */
export const BARE_CONFIG = shopConfig("module.exports = defineConfig({\n  // …\n})\n")

/** The customer of the order that was there before the plugin. */
export const EARLIER_EMAIL = "earlier@example.com"

/** A script that makes a paid order of 25 eur: the shop has been selling before. */
export const SELLING_SCRIPT = `import type { ExecArgs } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

export default async function sell({ container }: ExecArgs) {
  const [customer] = await container
    .resolve(Modules.CUSTOMER)
    .createCustomers([{ email: "${EARLIER_EMAIL}", has_account: true }])
  await container.resolve(Modules.ORDER).createOrders([
    {
      email: "${EARLIER_EMAIL}",
      customer_id: customer.id,
      currency_code: "eur",
      items: [{ title: "Shirt", quantity: 1, unit_price: 25 }],
      transactions: [{ amount: 25, currency_code: "eur", reference: "capture" }],
    },
  ])
}
`

/** Where the shop's own route answers. */
export const OWN_ROUTE = "/what-the-shop-sees"

/**
 * A route of the shop's own that uses what the plugin offers to code: workflows, module, types,
 * Query. That it compiles is a test of the plugin's types.
 */
export const OWN_ROUTE_FILE = `import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { RETENTION_MODULE, type RetentionModuleService } from "medusa-plugin-retention/modules/retention"
import type { ReactivatedCustomer, RetentionOptions } from "medusa-plugin-retention/types"
import { scoreCustomersWorkflow } from "medusa-plugin-retention/workflows"

export const options: RetentionOptions = { policy: { base_currency: "eur" } }
export const orderOf = ({ order_id }: ReactivatedCustomer): string => order_id

export async function GET(req: MedusaRequest, res: MedusaResponse) {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data: customers } = await query.graph({
    entity: "customer",
    fields: ["email", "retention_profile.person_id", "retention_profile.total_revenue"],
    filters: { email: "${EARLIER_EMAIL}" },
  })
  const profile = customers[0]?.retention_profile
  const { result } = await scoreCustomersWorkflow(req.scope).run({
    input: { person_ids: profile?.person_id ? [profile.person_id] : [], cause: "order" },
  })
  const retention = req.scope.resolve<RetentionModuleService>(RETENTION_MODULE)
  const [[stored], count] = await retention.listAndCountRetentionProfiles({
    person_id: profile?.person_id,
  })
  res.json({ revenue: profile?.total_revenue, scored: result.scored, count, stage: stored.stage })
}
`
