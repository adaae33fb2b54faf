import type { ModuleJoinerConfig } from "@medusajs/framework/types"
import type { DataSource } from "typeorm"
import { joinerConfig } from "./joiner/joiner-config"
import { DATA_SOURCE } from "./loaders/data-source"
import { QueryableService } from "./query/queryable-service"
import { FitStore } from "./store/fit-store"
import { PolicyStore } from "./store/policy-store"
import { ScoringStore } from "./store/scoring/scoring-store"
import { WatermarkStore } from "./store/watermark-store"

type InjectedDependencies = { [DATA_SOURCE]: DataSource }

/** The module's front: Query's list methods, and one property per subject. */
export class RetentionModuleService extends QueryableService {
  readonly fits: FitStore
  readonly policies: PolicyStore
  readonly scoring: ScoringStore
  readonly watermarks: WatermarkStore

  readonly #dataSource: DataSource

  readonly __hooks = {
    /** Closes the module's own pool. */
    onApplicationShutdown: async (): Promise<void> => {
      if (this.#dataSource.isInitialized) {
        await this.#dataSource.destroy()
      }
    },
  }

  constructor(dependencies: InjectedDependencies) {
    const dataSource = dependencies[DATA_SOURCE]
    super(dataSource)
    this.#dataSource = dataSource
    this.fits = new FitStore(dataSource)
    this.policies = new PolicyStore(dataSource)
    this.scoring = new ScoringStore(dataSource)
    this.watermarks = new WatermarkStore(dataSource)
  }

  /** Read from the prototype by Medusa before any instance exists. */
  __joinerConfig(): ModuleJoinerConfig {
    return joinerConfig
  }
}
