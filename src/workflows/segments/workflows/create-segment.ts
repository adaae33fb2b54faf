import {
  createHook,
  createWorkflow,
  transform,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { createSegmentStep, type CreateSegmentInput } from "../steps/create-segment"
import { evaluateSegmentStep } from "../steps/evaluate-segment"

export const createSegmentWorkflowId = "retention-create-segment"

/**
 * This workflow makes a segment and finds its members: by a rule, as one of the ready-made, or
 * with the rule of one that is there (`copy_of`). Nobody is told to have entered it.
 *
 * @example
 * const { result: segment } = await createSegmentWorkflow(container).run({
 *   input: {
 *     name: "Big spenders at risk",
 *     rule: {
 *       version: 1,
 *       where: {
 *         and: [
 *           { field: "stage", operator: "in", value: ["at_risk", "dormant"] },
 *           { field: "total_revenue", operator: "gte", value: "500" },
 *         ],
 *       },
 *     },
 *   },
 * })
 *
 * @summary Create a segment.
 *
 * @property hooks.validate - Runs before anything is made; throw to refuse.
 * @property hooks.segmentCreated - Runs after its members were found.
 */
export const createSegmentWorkflow = createWorkflow(
  createSegmentWorkflowId,
  function (input: WorkflowData<CreateSegmentInput>) {
    const validate = createHook("validate", { input })
    const segment = createSegmentStep(input)
    evaluateSegmentStep(transform({ segment }, ({ segment }) => ({ segment_id: segment.id })))
    const segmentCreated = createHook("segmentCreated", { segment })
    return new WorkflowResponse(segment, { hooks: [validate, segmentCreated] as const })
  }
)
