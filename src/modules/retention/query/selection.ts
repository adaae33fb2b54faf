import { columnsOf } from "./columns"
import type { EntitySpec } from "./entity-spec"
import { unknownField } from "./scope"

/** What to read of an entity and of its relations. */
export type Selection = {
  /** Columns; null for all. */
  readonly fields: ReadonlySet<string> | null
  readonly relations: ReadonlyMap<string, Selection>
}

type Draft = {
  readonly spec: EntitySpec
  readonly prefix: string
  all: boolean
  readonly fields: Set<string>
  readonly relations: Map<string, Draft>
}

/**
 * Reads Medusa's `select` and `relations`, both dotted. A relation of which no field is
 * selected comes with all its columns.
 * @param select undefined for all columns of the entity itself
 * @throws MedusaError INVALID_DATA naming an unknown field or relation and what is allowed
 */
export function selectionOf(
  spec: EntitySpec,
  select: readonly string[] | undefined,
  relations: readonly string[]
): Selection {
  const root = draft(spec, "")
  root.all = select === undefined
  for (const path of relations) {
    descend(root, path.split("."))
  }
  for (const path of select ?? []) {
    const segments = path.split(".")
    const field = segments.pop() ?? path
    addField(descend(root, segments), field)
  }
  return finished(root, false)
}

function draft(spec: EntitySpec, prefix: string): Draft {
  return { spec, prefix, all: false, fields: new Set(), relations: new Map() }
}

function descend(from: Draft, segments: readonly string[]): Draft {
  return segments.reduce((parent, name) => {
    const known = parent.relations.get(name)
    if (known) {
      return known
    }
    const relation = Object.hasOwn(parent.spec.relations, name)
      ? parent.spec.relations[name]
      : undefined
    if (!relation) {
      throw unknownField(parent, name)
    }
    const child = draft(relation.target(), `${parent.prefix}${name}.`)
    parent.relations.set(name, child)
    return child
  }, from)
}

function addField(node: Draft, field: string): void {
  if (field === "*") {
    node.all = true
  } else if (columnsOf(node.spec.entity).has(field)) {
    node.fields.add(field)
  } else {
    descend(node, [field])
  }
}

function finished(node: Draft, isRelation: boolean): Selection {
  const all = node.all || (isRelation && node.fields.size === 0)
  return {
    fields: all ? null : node.fields,
    relations: new Map([...node.relations].map(([name, child]) => [name, finished(child, true)])),
  }
}
