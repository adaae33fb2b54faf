import type { ModuleJoinerConfig } from "@medusajs/framework/types"
import type { DataSource } from "typeorm"
import { joinerConfig } from "./joiner/joiner-config"
import { DATA_SOURCE } from "./loaders/data-source"
import { QueryableService } from "./query/queryable-service"
import { FitStore } from "./store/fit-store"
import { BackfillStore } from "./store/ledger-backfill-store"
import { LedgerStore } from "./store/ledger-store"
import { PeopleStore } from "./store/people-store"
import { PolicyStore } from "./store/policy-store"
import { ProblemStore } from "./store/problem-store"
import { ScoringStore } from "./store/scoring/scoring-store"
import { WatermarkStore } from "./store/watermark-store"

type InjectedDependencies = { [DATA_SOURCE]: DataSource }

/** The module's front: Query's list methods, and one property per subject. */
export class RetentionModuleService extends QueryableService {
  readonly backfills: BackfillStore
  readonly fits: FitStore
  readonly ledger: LedgerStore
  readonly people: PeopleStore
  readonly policies: PolicyStore
  readonly problems: ProblemStore
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
    this.backfills = new BackfillStore(dataSource)
    this.fits = new FitStore(dataSource)
    this.ledger = new LedgerStore(dataSource)
    this.people = new PeopleStore(dataSource)
    this.policies = new PolicyStore(dataSource)
    this.problems = new ProblemStore(dataSource)
    this.scoring = new ScoringStore(dataSource)
    this.watermarks = new WatermarkStore(dataSource)
  }

  /** Read from the prototype by Medusa before any instance exists. */
  __joinerConfig(): ModuleJoinerConfig {
    return joinerConfig
  }
}
