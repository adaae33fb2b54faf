import { FetchError } from "@medusajs/js-sdk"

/** For queries: twice more, unless the server has refused, since it will refuse again. */
export function retryUnlessRefused(failures: number, error: Error): boolean {
  const refused = error instanceof FetchError && error.status !== undefined && error.status < 500
  return failures < 2 && !refused
}
