import type { ExecArgs } from "@medusajs/framework/types"
import { createProgressBar } from "../../src/scripts/progress-bar"
import { ADMIN_LOGIN } from "../run/admin-login"
import { makeAdminUser } from "./admin-user"
import { fillCatalogue } from "./catalogue"
import { fillCustomers } from "./customers"
import { fillOrders } from "./orders"
import { readPlan } from "./plan-file"
import { PLAN_VARIABLE } from "./plan-variable"

/** Run by `medusa exec`: fills an empty, migrated Medusa with a plan, and makes the admin user. */
export default async function fill({ container }: ExecArgs): Promise<void> {
  const path = process.env[PLAN_VARIABLE]
  if (!path) {
    throw new Error(`${PLAN_VARIABLE} must name the file of a plan`)
  }
  const plan = await readPlan(path)
  const now = new Date()
  await makeAdminUser(container, ADMIN_LOGIN)
  const catalogue = await fillCatalogue(container, plan)
  const customerIds = await counted("customers", plan.customers.length, (onDone) =>
    fillCustomers(container, plan.customers, onDone)
  )
  await counted("orders", plan.orders.length, (onDone) =>
    fillOrders(container, { orders: plan.orders, catalogue, customerIds, now, onDone })
  )
}

/** Shows a progress bar while something is written in parts. */
async function counted<T>(
  label: string,
  total: number,
  work: (onDone: (count: number) => void) => Promise<T>
): Promise<T> {
  const bar = createProgressBar({ label, total })
  let done = 0
  try {
    return await work((count) => {
      done += count
      bar.update(done)
    })
  } finally {
    bar.stop()
  }
}
