import { readFileSync } from "node:fs"
import { builtinModules } from "node:module"
import { join } from "node:path"
import ts from "typescript"
import type { PackedPlugin } from "./pack"

/** The packages that some files name, and one file of each for the message. */
export type NamedPackages = ReadonlyMap<string, string>

/** Which packages these files of the packed plugin import, Node's own left out. */
export function packagesNamedBy({ folder }: PackedPlugin, files: readonly string[]): NamedPackages {
  const named = new Map<string, string>()
  for (const file of files) {
    const { importedFiles } = ts.preProcessFile(
      readFileSync(join(folder, file), "utf8"),
      true,
      true
    )
    for (const { fileName } of importedFiles) {
      if (!fileName.startsWith(".") && !isBuiltIn(fileName)) {
        named.set(packageOf(fileName), file)
      }
    }
  }
  return named
}

function isBuiltIn(specifier: string): boolean {
  return specifier.startsWith("node:") || builtinModules.includes(specifier)
}

/** `@scope/name/deep` and `name/deep` to `@scope/name` and `name`. */
function packageOf(specifier: string): string {
  const parts = specifier.split("/")
  return parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/")
}
