/** The structure of a PostgreSQL database, read from its catalogues. */
import type { Ask } from '../driver/ask.ts'
import { postgresKind } from './postgres-kind.ts'
import { tablesOf, type Structure, type StructureColumn, type StructureFunction } from './structure.ts'

const ours = `n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'`

/** In the schema that names without one mean, the schema is left out. */
const schema = `CASE WHEN n.nspname = current_schema() THEN '' ELSE n.nspname END`

/** A domain is what it is made of. */
const columns = `
SELECT ${schema}, c.relname, (c.relkind IN ('v', 'm', 'f'))::int::text, a.attname,
       b.typname, information_schema._pg_char_max_length(b.oid, CASE WHEN t.typtype = 'd' THEN t.typtypmod ELSE a.atttypmod END)::text,
       information_schema._pg_numeric_precision(b.oid, CASE WHEN t.typtype = 'd' THEN t.typtypmod ELSE a.atttypmod END)::text,
       information_schema._pg_numeric_scale(b.oid, CASE WHEN t.typtype = 'd' THEN t.typtypmod ELSE a.atttypmod END)::text,
       (NOT a.attnotnull)::int::text,
       (a.attidentity <> '' OR a.attgenerated <> '' OR coalesce(pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval(%', false))::int::text,
       array_position(k.conkey, a.attnum)::text,
       f.schema, f.relname, f.attname
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_type t ON t.oid = a.atttypid
JOIN pg_type b ON b.oid = CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END
LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
LEFT JOIN LATERAL (
  SELECT ${schema} AS schema, r.relname, ra.attname
  FROM pg_constraint x
  JOIN pg_class r ON r.oid = x.confrelid
  JOIN pg_namespace n ON n.oid = r.relnamespace
  JOIN pg_attribute ra ON ra.attrelid = r.oid AND ra.attnum = x.confkey[1]
  WHERE x.conrelid = c.oid AND x.contype = 'f' AND x.conkey = ARRAY[a.attnum]
  ORDER BY x.oid LIMIT 1
) f ON true
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition AND ${ours}
ORDER BY 1, 2, a.attnum`

const functions = `
SELECT ${schema}, p.proname, p.pronargs::text, array_to_string(p.proargnames, ','),
       CASE WHEN p.prokind = 'p' OR t.typname = 'void' THEN 'nothing' WHEN p.proretset THEN 'table' ELSE 'value' END, t.typname,
       (SELECT string_agg(p.proargnames[i] || '|' || ft.typname, ',' ORDER BY i)
        FROM generate_subscripts(p.proargmodes, 1) i JOIN pg_type ft ON ft.oid = p.proallargtypes[i]
        WHERE p.proargmodes[i] IN ('t', 'o', 'b'))
FROM pg_proc p
JOIN pg_namespace n ON n.oid = p.pronamespace
JOIN pg_type t ON t.oid = p.prorettype
WHERE p.prokind IN ('f', 'p') AND t.typname NOT IN ('trigger', 'event_trigger', 'internal')
  AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.objid = p.oid AND e.deptype = 'e') AND ${ours}
UNION ALL
SELECT ${schema}, c.relname, '0', '', 'sequence', 'int8', NULL
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'S' AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.objid = c.oid AND e.deptype IN ('a', 'i')) AND ${ours}
ORDER BY 1, 2`

export async function postgresStructure(ask: Ask): Promise<Structure> {
  const tables = tablesOf(
    (await ask(columns)).map((row) => {
      const [
        schema = '',
        table = '',
        view,
        name = '',
        type = '',
        length,
        precision,
        scale,
        nullable,
        generated,
        place,
        inSchema,
        to,
        column,
      ] = row
      return {
        schema,
        table,
        isView: view === '1',
        ...columnOf(name, type),
        length: numbered(length),
        precision: type === 'numeric' ? numbered(precision) : undefined,
        scale: type === 'numeric' ? numbered(scale) : undefined,
        isNullable: nullable === '1',
        isGenerated: generated === '1',
        keyPlace: numbered(place),
        references: to === undefined ? undefined : { schema: inSchema ?? '', table: to, column: column! },
      }
    }),
  )
  return { tables, functions: (await ask(functions)).map(functionOf) }
}

function functionOf([schema = '', name = '', count, names = '', returns, type = '', of]: readonly (
  | string
  | undefined
)[]): StructureFunction {
  const given = names.split(',')
  return {
    schema,
    name,
    parameters: Array.from({ length: Number(count) }, (_, at) => given[at] ?? ''),
    returns: returns as StructureFunction['returns'],
    type: { name: '', type, kind: postgresKind(type) },
    columns: of?.split(',').map((one) => columnOf(...(one.split('|') as [string, string]))),
  }
}

const columnOf = (name: string, type: string): StructureColumn => ({
  name,
  type,
  kind: postgresKind(type),
  isNullable: true,
  isGenerated: false,
})

const numbered = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text))
