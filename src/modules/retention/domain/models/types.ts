/** MBG/NBD (Batislam, Denizel, Filiztekin 2007) or BG/NBD (Fader, Hardie, Lee 2005). */
export type DropoutModel = "mbg-nbd" | "bg-nbd"

/**
 * Purchases of one who is still a customer come at random times at a rate ~ Gamma(r, alpha); after
 * each of them a share ~ Beta(a, b) is gone for good. With the MBG/NBD also after the very first.
 */
export type DropoutParams = {
  /** Shape of the rates. */
  readonly r: number
  /** Days: the mean rate is r ÷ alpha purchases a day. */
  readonly alpha: number
  readonly a: number
  readonly b: number
}

/** The same without dropout: nobody ever leaves. */
export type PoissonGammaParams = Pick<DropoutParams, "r" | "alpha">

/**
 * Each purchase's amount is ~ Gamma(p, ν), and ν ~ Gamma(q, v) differs from customer to customer
 * (Fader, Hardie 2013).
 */
export type SpendParams = {
  readonly p: number
  readonly q: number
  /** An amount of money. */
  readonly v: number
}

/** What the models know of a customer's purchases. */
export type History = {
  /** Purchase days after the first, a whole number: 0 for one who bought once. */
  readonly frequency: number
  /** Days from the first purchase to the last; 0 for one who bought once. */
  readonly recency: number
  /** Days from the first purchase until now, at least `recency`. */
  readonly age: number
}

/** What the model of spend knows of a customer. */
export type Spend = {
  /** Over how many purchases `monetary` is the mean; 0 where nothing is known. */
  readonly frequency: number
  /** Mean amount of those purchases; of no account when there are none. */
  readonly monetary: number
}

/** So many customers alike; 1 unless told. */
export type Weighted<T> = T & { readonly weight?: number }

/**
 * - `ok`: a maximum inside the parameters' range, gradient of the log-likelihood below 1e-6.
 * - `degenerate`: the likelihood rises on to the edge of the range (nobody ever leaves, all
 *   customers are alike …) or is flat; the parameters are finite, but mean nothing.
 * - `not_converged`: given up.
 */
export type FitStatus = "ok" | "degenerate" | "not_converged"

/** What was fitted, and how well. */
export type Fit<P> = {
  readonly params: P
  readonly logLikelihood: number
  /** From the observed information; null unless `ok`. */
  readonly standardErrors: P | null
  readonly status: FitStatus
  readonly iterations: number
}
