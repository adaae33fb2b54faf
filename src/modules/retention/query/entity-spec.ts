import type { ObjectLiteral } from "typeorm"

/** A TypeORM entity class. */
export type EntityClass<T extends ObjectLiteral = ObjectLiteral> = new () => T

/** How rows of another entity belong to a row of this one. Both columns are ours. */
export type RelationSpec = {
  readonly target: () => EntitySpec
  readonly kind: "one" | "many"
  /** Column of the owning entity. */
  readonly local: string
  /** Column of the target that equals it. */
  readonly foreign: string
  /** True of a row that is always there: Postgres may then begin with it where that is quicker. */
  readonly always?: boolean
  /** Order of a to-many relation's rows. */
  readonly order?: Readonly<Record<string, "ASC" | "DESC">>
}

/** What Query may read of one entity. */
export type EntitySpec<T extends ObjectLiteral = ObjectLiteral> = {
  /** Query's name, used in messages. */
  readonly name: string
  /** GraphQL type, and the entity in the joiner configuration. */
  readonly type: string
  readonly entity: EntityClass<T>
  /** Primary key column. */
  readonly key: string
  /** Further columns of the primary key, where one is not enough. */
  readonly with?: readonly string[]
  readonly relations: Readonly<Record<string, RelationSpec>>
  /** Text fields that `q` searches; dotted into to-one relations. */
  readonly search?: readonly string[]
}
