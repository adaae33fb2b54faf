import { medusaIntegrationTestRunner } from "@medusajs/test-utils"

medusaIntegrationTestRunner({
  cwd: process.cwd(),
  env: { DISABLE_ADMIN: "true" },
  testSuite: ({ api, getContainer }) => {
    it("starts with the module in the container", async () => {
      expect((await api.get("/health")).status).toBe(200)
      expect(getContainer().resolve("retention")).toBeDefined()
    })
  },
})
