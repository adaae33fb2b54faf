const ROWS = {
  INSERT: "NEW TABLE AS new_rows",
  UPDATE: "OLD TABLE AS old_rows NEW TABLE AS new_rows",
  DELETE: "OLD TABLE AS old_rows",
} as const
type Operation = keyof typeof ROWS

/**
 * Statements that make a function called once a statement that writes a table, with triggers.
 * @param body what it does after each kind of statement; the rows are `old_rows` and `new_rows`
 */
export function onEachStatement(
  table: string,
  name: string,
  body: Readonly<Record<Operation, string>>
) {
  return [
    // The path is pinned: a restore of the data alone runs with an empty one.
    `CREATE FUNCTION "${name}"() RETURNS trigger LANGUAGE plpgsql
      SET search_path FROM CURRENT
      AS $$
      BEGIN
        IF TG_OP = 'INSERT' THEN
          ${body.INSERT};
        ELSIF TG_OP = 'UPDATE' THEN
          ${body.UPDATE};
        ELSE
          ${body.DELETE};
        END IF;
        RETURN NULL;
      END
      $$`,
    ...(Object.keys(ROWS) as Operation[]).map(
      (operation) => `CREATE TRIGGER "${name}_${operation.toLowerCase()}"
        AFTER ${operation} ON "${table}" REFERENCING ${ROWS[operation]}
        FOR EACH STATEMENT EXECUTE FUNCTION "${name}"()`
    ),
  ]
}

/** Statements that take it away again. */
export function undo(table: string, name: string) {
  return [
    ...Object.keys(ROWS).map(
      (operation) => `DROP TRIGGER "${name}_${operation.toLowerCase()}" ON "${table}"`
    ),
    `DROP FUNCTION "${name}"()`,
  ]
}
