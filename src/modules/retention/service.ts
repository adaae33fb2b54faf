import type { ModuleJoinerConfig } from "@medusajs/framework/types"
import type { DataSource } from "typeorm"
import { joinerConfig } from "./joiner/joiner-config"
import { DATA_SOURCE } from "./loaders/data-source"

type InjectedDependencies = { [DATA_SOURCE]: DataSource }

/** The module's front: Query's list methods, and one property per subject. */
export class RetentionModuleService {
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
    this.#dataSource = dependencies[DATA_SOURCE]
  }

  /** Read from the prototype by Medusa before any instance exists. */
  __joinerConfig(): ModuleJoinerConfig {
    return joinerConfig
  }
}
