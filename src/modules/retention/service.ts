import type { ModuleJoinerConfig } from "@medusajs/framework/types"
import type { DataSource } from "typeorm"
import { joinerConfig } from "./joiner/joiner-config"
import type { Policy } from "./domain/policy/schema"
import { DATA_SOURCE } from "./loaders/data-source"
import { seedPolicy, type RetentionOptions } from "./options"
import { QueryableService } from "./query/queryable-service"
import { QuietPeriod } from "./quiet-period"
import { CheckStore } from "./store/check-store"
import { CouponReader } from "./store/coupons/coupon-reader"
import { CouponStore } from "./store/coupons/coupon-store"
import { CouponPreviewer } from "./store/coupons/preview"
import { CouponRunReader } from "./store/coupons/run-reader"
import { CouponRunStore } from "./store/coupons/run-store"
import { CohortsReader } from "./store/cohorts/cohorts-reader"
import { AlignStore } from "./store/coupons/align-store"
import { CampaignStore } from "./store/coupons/campaign-store"
import { CartLookup } from "./store/coupons/cart-lookup"
import { CouponNotices } from "./store/coupons/coupon-notices"
import { SettleStore } from "./store/coupons/settle-store"
import { FitStore } from "./store/fit-store"
import { HintStore } from "./store/hint-store"
import { BackfillStore } from "./store/ledger-backfill-store"
import { JobStore } from "./store/job-store"
import { LedgerStore } from "./store/ledger-store"
import { LongQuestions } from "./store/long-questions"
import { ModelFitStore } from "./store/models/model-fit-store"
import { ModelFittingStore } from "./store/models/model-fitting"
import { MovementsReader } from "./store/movements/movements-reader"
import { MovesReader } from "./store/moves-reader"
import { OverviewReader } from "./store/overview-reader"
import { PeopleStore } from "./store/people-store"
import { PolicyStore } from "./store/policy-store"
import { ModelRunStore } from "./store/predictions/model-run-store"
import { PredictionStore } from "./store/predictions/prediction-store"
import { PortraitStore } from "./store/portraits/portrait-store"
import { ProblemStore } from "./store/problem-store"
import { ProfileDetailReader } from "./store/profile-detail-reader"
import { ProfileReader } from "./store/profile-reader"
import { ReconcileStore } from "./store/reconcile-store"
import { RhythmReader } from "./store/rhythm-reader"
import { ScoringStore } from "./store/scoring/scoring-store"
import { SeenStore } from "./store/seen-store"
import { MembersReader } from "./store/segments/members-reader"
import { MembershipStore } from "./store/segments/membership-store"
import { RuleQuery } from "./store/segments/rule-query"
import { SegmentHistoryReader } from "./store/segments/segment-history-reader"
import { SegmentMovesReader } from "./store/segments/segment-moves-reader"
import { SegmentReader } from "./store/segments/segment-reader"
import { SegmentRules } from "./store/segments/segment-rules"
import { SegmentStore } from "./store/segments/segment-store"
import { ComparisonReader } from "./store/segment-comparison/comparison-reader"
import { SegmentSyncStore } from "./store/segment-sync/segment-sync-store"
import { SnapshotStore } from "./store/snapshot-store"
import { TallyStore } from "./store/tally-store"
import { TransitionStore } from "./store/transition-store"
import { TrendReader } from "./store/trend-reader"
import { WatermarkStore } from "./store/watermark-store"

type InjectedDependencies = { [DATA_SOURCE]: DataSource }

/** The module's front: Query's list methods, and one property per subject. */
export class RetentionModuleService extends QueryableService {
  readonly backfills: BackfillStore
  /** When a burst of events is over, in this process. */
  readonly bursts = new QuietPeriod({ quiet_ms: 2_000, at_most_ms: 10_000 })
  /** The same for carts, which somebody is always busy with and nobody waits for. */
  readonly cartBursts = new QuietPeriod({ quiet_ms: 10_000, at_most_ms: 10_000 })
  readonly checks: CheckStore
  readonly cohorts: CohortsReader
  readonly comparisons: ComparisonReader
  /** Coupons whose promotions have to be looked at. */
  readonly couponAlign: AlignStore
  /** Medusa's campaigns that carry the dates of coupons. */
  readonly couponCampaigns: CampaignStore
  /** Coupons as checkouts ask for them. */
  readonly couponCarts: CartLookup
  /** What events tell of coupons. */
  readonly couponNotices: CouponNotices
  /** What orders made of coupons. */
  readonly couponSettle: SettleStore
  /** What issuing would come to. */
  readonly couponPreviews: CouponPreviewer
  /** Issuing to many. */
  readonly couponRuns: CouponRunStore
  /** Runs with their figures. */
  readonly couponRunViews: CouponRunReader
  /** Coupons with whose they are and which orders carry them. */
  readonly couponViews: CouponReader
  /** The coupons themselves. */
  readonly coupons: CouponStore
  readonly fits: FitStore
  readonly hints: HintStore
  readonly jobs: JobStore
  readonly ledger: LedgerStore
  /** The fits of the models that predictions go by. */
  readonly modelFits: ModelFitStore
  readonly modelFitting: ModelFittingStore
  readonly modelRuns: ModelRunStore
  /** Who is in which segment. */
  readonly memberships: MembershipStore
  readonly movements: MovementsReader
  readonly moves: MovesReader
  readonly overview: OverviewReader
  readonly people: PeopleStore
  readonly policies: PolicyStore
  readonly predictions: PredictionStore
  readonly portraits: PortraitStore
  readonly problems: ProblemStore
  readonly profileDetails: ProfileDetailReader
  readonly profiles: ProfileReader
  readonly reconciles: ReconcileStore
  readonly rhythm: RhythmReader
  readonly scoring: ScoringStore
  readonly seen: SeenStore
  readonly segmentHistory: SegmentHistoryReader
  readonly segmentMembers: MembersReader
  readonly segmentMoves: SegmentMovesReader
  /** Rules, asked before anything is made of them. */
  readonly segmentRules: RuleQuery
  /** The segments themselves. */
  readonly segments: SegmentStore
  readonly segmentSync: SegmentSyncStore
  /** Segments with their figures. */
  readonly segmentViews: SegmentReader
  readonly snapshots: SnapshotStore
  readonly tally: TallyStore
  readonly transitions: TransitionStore
  readonly trend: TrendReader
  readonly watermarks: WatermarkStore

  readonly #dataSource: DataSource
  readonly #options: RetentionOptions

  readonly __hooks = {
    /** Lets what is at work come to its end while the pool is open. */
    onApplicationPrepareShutdown: async (): Promise<void> => {
      await this.cartBursts.stop()
      await this.bursts.stop()
    },
    /** Closes the module's own pool. */
    onApplicationShutdown: async (): Promise<void> => {
      if (this.#dataSource.isInitialized) {
        await this.#dataSource.destroy()
      }
    },
  }

  constructor(dependencies: InjectedDependencies, options?: RetentionOptions) {
    const dataSource = dependencies[DATA_SOURCE]
    super(dataSource)
    this.#dataSource = dataSource
    this.#options = options ?? {}
    const rules = new SegmentRules(options?.segment_fields)
    this.backfills = new BackfillStore(dataSource)
    this.checks = new CheckStore(dataSource)
    const questions = new LongQuestions(dataSource)
    this.cohorts = new CohortsReader(dataSource, questions)
    this.comparisons = new ComparisonReader(dataSource, questions)
    this.couponAlign = new AlignStore(dataSource)
    this.couponCampaigns = new CampaignStore(dataSource)
    this.couponCarts = new CartLookup(dataSource)
    this.couponNotices = new CouponNotices(dataSource)
    this.couponSettle = new SettleStore(dataSource)
    this.coupons = new CouponStore(dataSource, options?.offer_strategy)
    this.couponPreviews = new CouponPreviewer(dataSource, this.coupons, questions)
    this.couponRuns = new CouponRunStore(dataSource)
    this.couponRunViews = new CouponRunReader(dataSource)
    this.couponViews = new CouponReader(dataSource)
    this.fits = new FitStore(dataSource)
    this.hints = new HintStore(dataSource)
    this.jobs = new JobStore(dataSource)
    this.ledger = new LedgerStore(dataSource)
    this.modelFits = new ModelFitStore(dataSource)
    this.modelFitting = new ModelFittingStore(dataSource)
    this.modelRuns = new ModelRunStore(dataSource)
    this.memberships = new MembershipStore(dataSource, rules)
    this.movements = new MovementsReader(dataSource, questions)
    this.moves = new MovesReader(dataSource)
    this.overview = new OverviewReader(dataSource)
    this.people = new PeopleStore(dataSource)
    this.policies = new PolicyStore(dataSource)
    this.predictions = new PredictionStore(dataSource)
    this.portraits = new PortraitStore(dataSource)
    this.problems = new ProblemStore(dataSource)
    this.profileDetails = new ProfileDetailReader(dataSource)
    this.profiles = new ProfileReader(dataSource)
    this.reconciles = new ReconcileStore(dataSource)
    this.rhythm = new RhythmReader(dataSource)
    this.scoring = new ScoringStore(dataSource)
    this.seen = new SeenStore(dataSource)
    this.segmentHistory = new SegmentHistoryReader(dataSource)
    this.segmentMembers = new MembersReader(dataSource)
    this.segmentMoves = new SegmentMovesReader(dataSource)
    this.segmentRules = new RuleQuery(dataSource, rules)
    this.segments = new SegmentStore(dataSource, rules)
    this.segmentSync = new SegmentSyncStore(dataSource)
    this.segmentViews = new SegmentReader(dataSource)
    this.snapshots = new SnapshotStore(dataSource)
    this.tally = new TallyStore(dataSource)
    this.transitions = new TransitionStore(dataSource)
    this.trend = new TrendReader(dataSource)
    this.watermarks = new WatermarkStore(dataSource)
  }

  /** Whether Medusa's events are listened to. */
  get listens(): boolean {
    return this.#options.events ?? true
  }

  /**
   * What version 1 of the policy should be, by the plugin's options.
   * @param storeCurrency the store's default; used where the options name no base currency
   */
  seedPolicy(storeCurrency: string | null): Policy {
    return seedPolicy(this.#options, storeCurrency)
  }

  /** Read from the prototype by Medusa before any instance exists. */
  __joinerConfig(): ModuleJoinerConfig {
    return joinerConfig
  }
}
