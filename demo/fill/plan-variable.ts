/** Environment by which the demo names the plan's file: `medusa exec` takes no options. */
export const PLAN_VARIABLE = "RETENTION_DEMO_PLAN"
