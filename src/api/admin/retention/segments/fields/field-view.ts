import type { FieldShape } from "../../../../../modules/retention/domain/segments"

/** A field as the API describes it, without where its values come from. */
export function fieldView(field: FieldShape): FieldShape {
  const { name, group, kind, operators, nullable, options } = field
  const { reference, unit, min, max, window, label } = field
  return {
    name,
    group,
    kind,
    operators,
    nullable,
    options,
    reference,
    unit,
    min,
    max,
    window,
    label,
  }
}
