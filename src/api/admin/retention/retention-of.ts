import type { MedusaRequest } from "@medusajs/framework/http"
import { RETENTION_MODULE } from "../../../modules/retention/joiner/joiner-config"
import type { RetentionModuleService } from "../../../modules/retention/service"

/** The module's service in a request's container. */
export function retentionOf(req: Pick<MedusaRequest, "scope">): RetentionModuleService {
  return req.scope.resolve<RetentionModuleService>(RETENTION_MODULE)
}
