import { createRbacRolesWorkflow } from "@medusajs/medusa/core-flows"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { policySchema } from "../../src/modules/retention/domain/policy/schema"
import { type AdminHeaders, loginAsAdmin } from "../helpers/admin-user"
import { retention } from "../helpers/small-shop"

jest.setTimeout(180_000)

/** The routes by the permission they ask for; the bodies are bad, so that nothing is started. */
const ROUTES = [
  ["read", "GET", "/overview"],
  ["read", "GET", "/profiles"],
  ["read", "GET", "/policy"],
  ["read", "GET", "/backfill"],
  ["read", "GET", "/sync"],
  ["read", "GET", "/check"],
  ["read", "GET", "/models"],
  ["read", "GET", "/models/latest"],
  ["read", "GET", "/segments"],
  ["read", "GET", "/segments/fields"],
  ["read", "POST", "/segments/preview"],
  ["read", "GET", "/coupons"],
  ["read", "GET", "/coupons/runs"],
  ["export", "GET", "/profiles/export"],
  ["configure", "POST", "/policy"],
  ["configure", "POST", "/policy/preview"],
  ["configure", "POST", "/segments/rseg_1/sync"],
  ["configure", "POST", "/segments/rseg_1/sync/readmit"],
  ["configure", "POST", "/segments/rseg_1/sync/run"],
  ["operate", "POST", "/backfill"],
  ["operate", "POST", "/backfill/pause"],
  ["operate", "POST", "/reconcile"],
  ["operate", "POST", "/check"],
  ["operate", "POST", "/segments"],
  ["operate", "POST", "/segments/rseg_1"],
  ["operate", "POST", "/segments/rseg_1/duplicate"],
  ["operate", "POST", "/segments/rseg_1/archive"],
  ["operate", "POST", "/segments/rseg_1/restore"],
  ["operate", "POST", "/segments/rseg_1/evaluate"],
  ["operate", "POST", "/coupons/preview"],
  ["operate", "POST", "/coupons"],
  ["operate", "POST", "/coupons/revoke"],
  ["operate", "POST", "/coupons/runs/rcrn_1/stop"],
] as const

medusaIntegrationTestRunner({
  cwd: process.cwd(),
  env: { DISABLE_ADMIN: "true", MEDUSA_FF_RBAC: "true" },
  hooks: {
    // The runner reads the configuration before it sets `env`, and so leaves the module out.
    beforeServerStart: (container) => {
      const config = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
      config.modules = { ...config.modules, [Modules.RBAC]: { resolve: "@medusajs/medusa/rbac" } }
      return Promise.resolve()
    },
  },
  testSuite: ({ api, getContainer }) => {
    let policies: { id: string; operation: string }[]

    beforeAll(async () => {
      const container = getContainer()
      await retention(container).policies.ensureSeed(policySchema.parse({}), new Date())
      const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
        entity: "rbac_policy",
        fields: ["id", "operation"],
        filters: { resource: "retention" },
      })
      policies = data as typeof policies
    })

    async function loginWith(operations: readonly string[]): Promise<AdminHeaders> {
      const container = getContainer()
      const { result: roles } = await createRbacRolesWorkflow(container).run({
        input: {
          roles: [
            {
              name: `Role ${operations.join(" ")}`,
              policy_ids: policies
                .filter(({ operation }) => operations.includes(operation))
                .map(({ id }) => id),
            },
          ],
        },
      })
      return loginAsAdmin(api as never, container, { role_id: roles[0]?.id })
    }

    async function refused(headers: AdminHeaders): Promise<string[]> {
      const paths = []
      for (const [permission, method, path] of ROUTES) {
        const { status } = await api.request({
          ...headers,
          method,
          url: `/admin/retention${path}`,
          data: method === "POST" ? { bad: true } : undefined,
          validateStatus: () => true,
        })
        expect([path, status]).toEqual([path, status === 403 ? 403 : method === "GET" ? 200 : 400])
        if (status === 403) {
          paths.push(permission)
        }
      }
      return [...new Set(paths)]
    }

    it("are known to Medusa", () => {
      expect(policies.map(({ operation }) => operation).sort()).toEqual([
        "configure",
        "export",
        "operate",
        "read",
      ])
    })

    it.each([
      [[], ["read", "export", "configure", "operate"]],
      [["read"], ["export", "configure", "operate"]],
      [
        ["read", "export"],
        ["configure", "operate"],
      ],
      [
        ["read", "operate"],
        ["export", "configure"],
      ],
      [["read", "export", "configure", "operate"], []],
    ])("%j open their own routes only", async (operations, closed) => {
      expect(await refused(await loginWith(operations))).toEqual(closed)
    })
  },
})
