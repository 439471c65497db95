/** The structure of an SQLite database, read by its pragmas. */
import type { Ask } from '../driver/ask.ts'
import { sqliteKind } from './sqlite-kind.ts'
import { tablesOf, type Structure } from './structure.ts'

// Each has a name of its own: an engine gives rows by names. `hidden` 2 and 3 are generated columns.
const columns = `
SELECT m.name AS c1, m.type = 'view' AS c2, c.name AS c3, c.type AS c4, c."notnull" AS c5, c.pk AS c6, c.hidden AS c7,
       (SELECT f."table" FROM pragma_foreign_key_list(m.name) f WHERE f."from" = c.name COLLATE NOCASE
        AND (SELECT count(*) FROM pragma_foreign_key_list(m.name) g WHERE g.id = f.id) = 1 ORDER BY f.id LIMIT 1) AS c8,
       (SELECT f."to" FROM pragma_foreign_key_list(m.name) f WHERE f."from" = c.name COLLATE NOCASE
        AND (SELECT count(*) FROM pragma_foreign_key_list(m.name) g WHERE g.id = f.id) = 1 ORDER BY f.id LIMIT 1) AS c9
FROM sqlite_master m JOIN pragma_table_xinfo(m.name) c
WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND c.hidden <> 1
ORDER BY m.name, c.cid`

export async function sqliteStructure(ask: Ask): Promise<Structure> {
  const rows = (await ask(columns)).map(([table = '', view, name = '', declared = '', isNotNull, place, hidden, to, column]) => {
    const type = declared.toLowerCase()
    const [, first, second] = /\((\d+)\s*(?:,\s*(\d+))?\)/.exec(type) ?? []
    const kind = sqliteKind(type)
    return {
      schema: '',
      table,
      isView: view === '1',
      name,
      type,
      kind,
      length: kind === 'text' ? numbered(first) : undefined,
      precision: kind === 'number' ? numbered(first) : undefined,
      scale: kind === 'number' ? numbered(second) : undefined,
      isNullable: isNotNull !== '1' && place === '0',
      isGenerated: hidden !== '0',
      keyPlace: place === '0' ? undefined : Number(place),
      references: to === undefined ? undefined : { schema: '', table: to, column: column ?? '' },
    }
  })
  const tables = tablesOf(rows)
  // A foreign key without a column leads to the key of its table.
  const keyOf = (name: string): string => tables.find((one) => one.name.toLowerCase() === name.toLowerCase())?.key[0] ?? ''
  return {
    functions: [],
    tables: tables.map((table) => ({
      ...table,
      columns: table.columns.map((one) =>
        one.references?.column === '' ? { ...one, references: { ...one.references, column: keyOf(one.references.table) } } : one,
      ),
    })),
  }
}

const numbered = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text))
