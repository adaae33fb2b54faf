import type { MigrationInterface, QueryRunner } from "typeorm"

/**
 * What everybody who scores, and everybody who writes purchases or people, holds first. For the
 * beginning of a migration that changes their tables: so nobody waits for what we hold while we
 * wait for what they hold.
 */
export const NO_WRITERS = [
  "SELECT pg_advisory_xact_lock(1919251457)",
  "SELECT pg_advisory_xact_lock(hashtext('retention'), hashtext('ledger'))",
] as const

/** A migration that is a list of statements, and another one back, each run in its order. */
export abstract class StatementsMigration implements MigrationInterface {
  /** TypeORM's name of it: the class with its time. */
  abstract readonly name: string
  protected abstract readonly forth: readonly string[]
  protected abstract readonly back: readonly string[]

  async up(queryRunner: QueryRunner): Promise<void> {
    await inOrder(queryRunner, this.forth)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await inOrder(queryRunner, this.back)
  }
}

async function inOrder(queryRunner: QueryRunner, statements: readonly string[]): Promise<void> {
  for (const statement of statements) {
    await queryRunner.query(statement)
  }
}
