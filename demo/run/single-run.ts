import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { DemoError } from "./demo-error"

/**
 * Keeps two demos off one data set.
 * @returns gives the data set free again
 * @throws DemoError while another one runs
 */
export function claimDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true })
  const file = join(directory, "demo.pid")
  const holder = holderOf(file)
  if (holder !== null && isAlive(holder)) {
    throw new DemoError(
      `A demo runs on ${directory} already (process ${holder}). End it first; ` +
        `if that process is something else, delete ${file}.`
    )
  }
  writeFileSync(file, String(process.pid))
  return () => rmSync(file, { force: true })
}

function holderOf(file: string): number | null {
  try {
    return Number(readFileSync(file, "utf8")) || null
  } catch {
    // Nobody holds it.
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM"
  }
}
