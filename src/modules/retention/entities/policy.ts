import { Column, Entity, PrimaryColumn } from "typeorm"
import type { Policy } from "../domain/policy/schema"

/** One version of the configuration. The newest is in force; old ones are kept. */
@Entity({ name: "retention_policy" })
export class RetentionPolicy {
  /** 1, 2, 3 …; 1 is seeded from the plugin's options. */
  @PrimaryColumn({ type: "integer", primaryKeyConstraintName: "retention_policy_pkey" })
  version!: number

  @Column({ type: "jsonb" })
  settings!: Policy

  @Column({ type: "timestamptz" })
  created_at!: Date

  /** Medusa user id; null for the seed. */
  @Column({ type: "text", nullable: true })
  created_by!: string | null

  /** What the editor said of the change. */
  @Column({ type: "text", nullable: true })
  note!: string | null
}
