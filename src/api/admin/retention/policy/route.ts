import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { updatePolicyWorkflow } from "../../../../workflows/policy/workflows/update-policy"
import { answerConflicts } from "../conflict"
import { retentionOf } from "../retention-of"
import { noParameters, parseRequest } from "../validation"
import { changeBody } from "./validators"

/** The policy in force. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  parseRequest(noParameters, req.query)
  res.json({ policy: await retentionOf(req).policies.current() })
}

/** Saves a new version and rescores everybody by it. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { settings, expected_version, note } = parseRequest(changeBody, req.body)
  await answerConflicts(res, async () => {
    await updatePolicyWorkflow(req.scope).run({
      input: {
        settings,
        expected_version,
        actor_id: req.auth_context.actor_id,
        note: note ?? null,
      },
    })
    res.json({ policy: await retentionOf(req).policies.current() })
  })
}
