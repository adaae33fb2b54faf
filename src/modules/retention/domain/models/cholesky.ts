/** A square matrix of a few rows, row by row. */
export type Matrix = readonly (readonly number[])[]

/**
 * The lower triangle L with L Lᵀ = A, or null when A is not positive definite.
 *
 * @param matrix Symmetric; only its lower triangle is read.
 */
export function cholesky(matrix: Matrix): number[][] | null {
  const lower: number[][] = []
  for (const [i, row] of matrix.entries()) {
    const mine: number[] = []
    for (let j = 0; j <= i; j += 1) {
      const other = j === i ? mine : (lower[j] ?? [])
      let rest = row[j] ?? 0
      for (let k = 0; k < j; k += 1) {
        rest -= (mine[k] ?? 0) * (other[k] ?? 0)
      }
      // Less than this is the rounding of what was subtracted.
      if (j === i && !(rest > 1e-14 * Math.abs(row[i] ?? 0))) {
        return null
      }
      mine.push(j === i ? Math.sqrt(rest) : rest / (other[j] ?? 1))
    }
    lower.push(mine)
  }
  return lower
}

/** x with L Lᵀ x = y. */
export function solve(lower: Matrix, y: readonly number[]): number[] {
  const x = [...y]
  const n = x.length
  for (let i = 0; i < n; i += 1) {
    for (let k = 0; k < i; k += 1) {
      x[i] = (x[i] ?? 0) - (lower[i]?.[k] ?? 0) * (x[k] ?? 0)
    }
    x[i] = (x[i] ?? 0) / (lower[i]?.[i] ?? 1)
  }
  for (let i = n - 1; i >= 0; i -= 1) {
    for (let k = i + 1; k < n; k += 1) {
      x[i] = (x[i] ?? 0) - (lower[k]?.[i] ?? 0) * (x[k] ?? 0)
    }
    x[i] = (x[i] ?? 0) / (lower[i]?.[i] ?? 1)
  }
  return x
}

/** The diagonal of (L Lᵀ)⁻¹. */
export function inverseDiagonal(lower: Matrix): number[] {
  return lower.map((_, i) => {
    const unit = lower.map((_row, k) => (k === i ? 1 : 0))
    return solve(lower, unit)[i] ?? 0
  })
}
