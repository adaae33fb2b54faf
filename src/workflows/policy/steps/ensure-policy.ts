import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { RETENTION_MODULE, type RetentionModuleService } from "../../../modules/retention"

type StoreCurrencies = {
  readonly supported_currencies?: readonly {
    readonly currency_code: string
    readonly is_default: boolean
  }[]
}

export const ensurePolicyStepId = "retention-ensure-policy"

/**
 * Seeds version 1 of the policy from the plugin's options at the first need. The base currency
 * is the store's default, unless the options name one. The ready-made segments come with it.
 */
export const ensurePolicyStep = createStep(ensurePolicyStepId, async (_: void, { container }) => {
  const service = container.resolve<RetentionModuleService>(RETENTION_MODULE)
  if (await service.policies.exists()) {
    return new StepResponse(await service.policies.current())
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "store",
    fields: ["supported_currencies.currency_code", "supported_currencies.is_default"],
  })
  const [store] = data as StoreCurrencies[]
  const currencies = store?.supported_currencies ?? []
  const preferred = currencies.find(({ is_default }) => is_default) ?? currencies[0]
  const seed = service.seedPolicy(preferred?.currency_code ?? null)
  const policy = await service.policies.ensureSeed(seed, new Date())
  await service.segments.seedPresets(new Date())
  return new StepResponse(policy)
})
