/** The structure of a MySQL or MariaDB database, read from its information schema. */
import type { Ask } from '../driver/ask.ts'
import { mysqlKind } from './mysql-kind.ts'
import { tablesOf, type Structure, type StructureFunction } from './structure.ts'

const columns = `
SELECT c.table_name, IF(t.table_type = 'BASE TABLE', '0', '1'), c.column_name, c.column_type,
       CAST(c.character_maximum_length AS CHAR), CAST(c.numeric_precision AS CHAR), CAST(c.numeric_scale AS CHAR),
       IF(c.is_nullable = 'YES', '1', '0'), IF(c.extra REGEXP 'auto_increment|GENERATED', '1', '0'),
       (SELECT CAST(k.ordinal_position AS CHAR) FROM information_schema.key_column_usage k
        WHERE k.table_schema = c.table_schema AND k.table_name = c.table_name AND k.column_name = c.column_name
          AND k.constraint_name = 'PRIMARY'),
       f.referenced_table_name, f.referenced_column_name, c.data_type
FROM information_schema.columns c
JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
LEFT JOIN (
  SELECT u.table_name, u.constraint_name, MIN(u.column_name) AS column_name,
         MIN(u.referenced_table_name) AS referenced_table_name, MIN(u.referenced_column_name) AS referenced_column_name
  FROM information_schema.key_column_usage u
  WHERE u.table_schema = DATABASE() AND u.referenced_table_name IS NOT NULL AND u.referenced_table_schema = DATABASE()
  GROUP BY u.table_name, u.constraint_name HAVING COUNT(*) = 1
) f ON f.table_name = c.table_name AND f.column_name = c.column_name
WHERE c.table_schema = DATABASE()
ORDER BY c.table_name, c.ordinal_position, f.constraint_name`

const functions = `
SELECT r.routine_name, r.routine_type, r.dtd_identifier,
       (SELECT GROUP_CONCAT(p.parameter_name ORDER BY p.ordinal_position) FROM information_schema.parameters p
        WHERE p.specific_schema = r.routine_schema AND p.specific_name = r.specific_name AND p.ordinal_position > 0)
FROM information_schema.routines r WHERE r.routine_schema = DATABASE() ORDER BY 1`

export async function mysqlStructure(ask: Ask): Promise<Structure> {
  const seen = new Set<string>()
  const rows = (await ask(columns)).flatMap((row) => {
    const [table = '', view, name = '', type = '', length, precision, scale, nullable, generated, place, to, column, plain] = row
    const key = JSON.stringify([table, name])
    // Of two foreign keys of one column the first counts.
    if (seen.has(key)) return []
    seen.add(key)
    const isExact = plain === 'decimal'
    return {
      schema: '',
      table,
      isView: view === '1',
      name,
      type,
      kind: mysqlKind(type),
      length: numbered(length),
      precision: isExact ? numbered(precision) : undefined,
      scale: isExact ? numbered(scale) : undefined,
      isNullable: nullable === '1',
      isGenerated: generated === '1',
      keyPlace: numbered(place),
      references: to === undefined ? undefined : { schema: '', table: to, column: column! },
    }
  })
  return { tables: tablesOf(rows), functions: (await ask(functions)).map(functionOf) }
}

const functionOf = ([name = '', kind, type = '', parameters]: readonly (string | undefined)[]): StructureFunction => ({
  schema: '',
  name,
  parameters: parameters?.split(',') ?? [],
  returns: kind === 'FUNCTION' ? 'value' : 'nothing',
  type: { name: '', type, kind: mysqlKind(type) },
})

const numbered = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text))
