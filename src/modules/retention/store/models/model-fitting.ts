import { setImmediate } from "node:timers/promises"
import { generateEntityId } from "@medusajs/framework/utils"
import type { DataSource } from "typeorm"
import { inTurns } from "../../domain/models/steps"
import { fittingModels } from "../../domain/prediction/fit-models"
import { RetentionModelFit } from "../../entities"
import { PolicyStore } from "../policy-store"
import { retryDeadlocks } from "../retry-deadlocks"
import { lockScope } from "../scoring/scoring-lock"
import { ModelFitStore } from "./model-fit-store"
import { readModelLedger } from "./read-model-ledger"

/** Fits the models that predictions go by, and keeps what was found. */
export class ModelFittingStore {
  readonly #dataSource: DataSource

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
  }

  /**
   * Fits the models to the whole ledger as of a moment and stores the fit, whatever came of it. If
   * the newest fit forbids predictions, those that were made are gone with it. Other work of the
   * process goes on meanwhile; runs side by side do not disturb each other.
   */
  async fit({ now }: { readonly now: Date }): Promise<RetentionModelFit> {
    const policy = await new PolicyStore(this.#dataSource).current()
    const ledger = await readModelLedger(this.#dataSource, { policy: policy.settings, now })
    const findings = await inTurns(fittingModels(ledger), () => setImmediate())
    const fit = this.#dataSource.getRepository(RetentionModelFit).create({
      ...findings,
      id: generateEntityId(undefined, "rmod"),
      policy_version: policy.version,
    })
    await this.#store(fit)
    return fit
  }

  /**
   * Under the lock of a full scoring: who predicts somebody by the fit before has either finished,
   * and goes with the others, or will find this one.
   */
  async #store(fit: RetentionModelFit): Promise<void> {
    await retryDeadlocks(() =>
      this.#dataSource.transaction(async (manager) => {
        await lockScope(manager, { kind: "all" })
        await manager.insert(RetentionModelFit, fit)
        // By the newest, which a run that began later may have stored before this one.
        if (!(await new ModelFitStore(manager).inForce())) {
          await manager.query("DELETE FROM retention_prediction")
        }
      })
    )
  }
}
