import type { DataSource } from "typeorm"

/**
 * The middle one of the gaps that the limits in force rest on, as `percentile_disc(0.5)` of them.
 * @returns whole days; null before the first fit, without gaps, and for fits that kept none
 */
export async function medianGapOfShop(
  dataSource: Pick<DataSource, "query">
): Promise<number | null> {
  const [row] = await dataSource.query<{ days: number | null }[]>(MEDIAN_GAP)
  return row?.days ?? null
}

const MEDIAN_GAP = `
  WITH fit AS (
    SELECT gap_counts FROM retention_fit WHERE limits_refitted ORDER BY fitted_at DESC, id DESC LIMIT 1
  ),
  counted AS (
    SELECT days, sum(count) OVER (ORDER BY days) AS so_far, sum(count) OVER () AS gaps
      FROM fit, jsonb_to_recordset(gap_counts) AS gap (days integer, count integer)
  )
  SELECT min(days) AS days FROM counted WHERE 2 * so_far >= gaps`
