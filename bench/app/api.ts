import type { MedusaContainer } from "@medusajs/framework/types"
import axios from "axios"
import { loginAsAdmin, type AdminHeaders } from "../../integration-tests/helpers/admin-user"
import { RETENTION_MODULE, type RetentionModuleService } from "../../src/modules/retention"
import { ensurePolicyWorkflow } from "../../src/workflows/policy"
import { listen, makeApp } from "./listen"
import { serve } from "./serve"

/** Where the API answers, and how an admin asks it. */
export type ApiServer = AdminHeaders & { readonly url: string }

/** Days before now that everybody is scored as of first, so that some have moved since. */
const EARLIER_MS = 8 * 86_400_000

const app = makeApp()

void serve((container: MedusaContainer) => {
  const retention = container.resolve<RetentionModuleService>(RETENTION_MODULE)

  return {
    /** Fits and scores a filled ledger as backfill and nights would have, and takes a snapshot. */
    score: async () => {
      await ensurePolicyWorkflow(container).run()
      const now = new Date()
      const earlier = new Date(now.getTime() - EARLIER_MS)
      await retention.scoring.refit({ cause: "backfill", now: earlier })
      await retention.scoring.score({ cause: "backfill", now: earlier })
      await retention.scoring.refit({ cause: "nightly", now })
      await retention.scoring.score({ cause: "time", now })
      await retention.tally.fold()
      await retention.snapshots.take({ now, redraw: "always" })
    },

    /** Listens, with one route more that does nothing: past the same login, and all others. */
    listen: async () => {
      app.get("/admin/retention-bench", (_request, response) => {
        response.json({})
      })
      const url = await listen(app)
      const { headers } = await loginAsAdmin(axios.create({ baseURL: url }), container)
      const server: ApiServer = { url, headers }
      return server
    },
  }
}, app)
