import type { z } from "zod"

/**
 * What is wrong with settings, in one line: `field: what is allowed`, separated by semicolons.
 * @param root name of the whole, for problems that are no single field's, and put before each path
 */
export function describeIssues(issues: readonly z.core.$ZodIssue[], root?: string): string {
  return issues
    .map(({ path, message }) => {
      const field = [...(root ? [root] : []), ...path].join(".")
      return `${field || "settings"}: ${message}`
    })
    .join("; ")
}
