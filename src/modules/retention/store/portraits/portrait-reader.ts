import type { DataSource } from "typeorm"
import type { Policy } from "../../domain/policy/schema"
import type { PortraitSignal, PurchaseCount, SignalEvidence } from "../../domain/portrait/types"
import { RetentionPortrait } from "../../entities"

/** A product that somebody likes. */
export type FavouriteProduct = PurchaseCount & {
  readonly product_id: string
  /** As Medusa has it today, or as it was bought where Medusa has it no more. */
  readonly title: string
  readonly thumbnail: string | null
}

/** A signal with its evidence, in one. */
export type SignalView = {
  readonly [Name in PortraitSignal]: { readonly name: Name } & SignalEvidence[Name]
}[PortraitSignal]

type Kept = Pick<
  RetentionPortrait,
  | "purchases"
  | "discounted_purchases"
  | "preferred_weekday"
  | "preferred_hour"
  | "country_code"
  | "time_zone"
  | "time_zone_from"
  | "currency_code"
>

/** A person's portrait as the admin API shows it, with what it rests on. */
export type PortraitView = Kept & {
  /** 0 to 1; null where all orders were cancelled. */
  readonly discount_affinity: number | null
  readonly favourite_category: (PurchaseCount & { readonly id: string }) | null
  readonly favourite_products: readonly FavouriteProduct[]
  /** The purchases that the weekday and the hour rest on. */
  readonly preferred_weekday_purchases: number | null
  readonly preferred_hour_purchases: number | null
  /** Decimal string; null without a rate, and until all are portrayed in a new base currency. */
  readonly usual_basket: string | null
  readonly usual_items: number | null
  readonly signals: readonly SignalView[]
}

type ProductRow = Pick<FavouriteProduct, "product_id" | "title" | "thumbnail">

/** Reads the portrait of one person. */
export class PortraitReader {
  readonly #dataSource: DataSource

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
  }

  /** Null for somebody without an order. */
  async of(person_id: string, { base_currency }: Policy): Promise<PortraitView | null> {
    const row = await this.#dataSource.manager.findOneBy(RetentionPortrait, { person_id })
    if (!row) {
      return null
    }
    const { evidence } = row
    return {
      purchases: row.purchases,
      discounted_purchases: row.discounted_purchases,
      discount_affinity: numberOf(row.discount_affinity),
      favourite_category: row.favourite_category_id
        ? { id: row.favourite_category_id, purchases: evidence.favourite_category?.purchases ?? 0 }
        : null,
      favourite_products: await this.#products(row),
      preferred_weekday: row.preferred_weekday,
      preferred_weekday_purchases: evidence.preferred_weekday?.purchases ?? null,
      preferred_hour: row.preferred_hour,
      preferred_hour_purchases: evidence.preferred_hour?.purchases ?? null,
      country_code: row.country_code,
      time_zone: row.time_zone,
      time_zone_from: row.time_zone_from,
      usual_basket: row.currency_code === base_currency ? row.usual_basket : null,
      currency_code: row.currency_code,
      usual_items: numberOf(row.usual_items),
      signals: row.signals.map((name) => ({ name, ...evidence[name] }) as SignalView),
    }
  }

  async #products({ person_id, favourite_product_ids, evidence }: RetentionPortrait) {
    const rows = await this.#dataSource.query<ProductRow[]>(
      `SELECT liked.product_id, product.thumbnail,
              coalesce(product.title, (
                SELECT line.title
                  FROM retention_purchase purchase
                  JOIN retention_purchase_line line ON line.order_id = purchase.order_id
                 WHERE purchase.person_id = $2 AND line.product_id = liked.product_id
                 ORDER BY purchase.created_at DESC, line.id LIMIT 1), '') AS title
         FROM unnest($1::text[]) WITH ORDINALITY AS liked (product_id, place)
         LEFT JOIN retention_product product ON product.product_id = liked.product_id
        ORDER BY liked.place`,
      [favourite_product_ids, person_id]
    )
    return rows.map(({ product_id, title, thumbnail }): FavouriteProduct => {
      const purchases = evidence.favourite_products?.[product_id] ?? 0
      return { product_id, title, thumbnail, purchases }
    })
  }
}

/** No sum of money: a share, or how many. */
function numberOf(decimal: string | null): number | null {
  return decimal === null ? null : Number(decimal)
}
