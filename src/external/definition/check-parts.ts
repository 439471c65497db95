/** What the checks of tables and cubes share: who is told, and what fields may be. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { didYouMean, itHas } from '../../diagnostics/near.ts'
import { typeName, type TypeDescription } from '../../infobase/definition/parts/type-description.ts'
import { reportExternal } from './diagnostics.ts'
import { columnOf, type ExternalDataSourceField } from './field.ts'
import { placeOf, type DefinedExternalDataSource, type PartPath } from './place.ts'
import { tableReference } from './types.ts'

/** What a check of one external data source knows. */
export interface Checking {
  readonly one: DefinedExternalDataSource
  /** All sources, for references to their tables. */
  readonly all: readonly DefinedExternalDataSource[]
  readonly tell: (diagnostic: Diagnostic) => void
}

/** `DBF.Товары.Код` for the path of a part. */
export const whereOf = ({ one }: Checking, path: PartPath): string => [one.source.Name, ...path.filter((_, at) => at % 2 === 1)].join('.')

type Report = typeof reportExternal

/** Tells a diagnostic at the place of a part. */
export function tellAt<Code extends Parameters<Report>[0]>(
  checking: Checking,
  path: PartPath,
  code: Code,
  holes: Parameters<typeof reportExternal<Code>>[1],
): void {
  checking.tell(reportExternal(code, holes, placeOf(checking.one, path)))
}

export const isName = (name: unknown): boolean => typeof name === 'string' && /^[\p{L}_][\p{L}\p{M}\p{Nd}_]*$/u.test(name)

/** The names that can be used: sound, and each once whatever its case. */
export function soundNames(checking: Checking, path: PartPath, names: readonly string[]): readonly string[] {
  const first = new Map<string, string>()
  return names.filter((name) => {
    const where = whereOf(checking, path)
    const at = [...path, name]
    const known = first.get(name.toLowerCase())
    if (!isName(name)) tellAt(checking, at, 'name-invalid', { found: name, where })
    else if (known !== undefined) tellAt(checking, at, 'part-repeated', { where, first: known, second: name })
    else first.set(name.toLowerCase(), name)
    return isName(name) && known === undefined
  })
}

/** Whether the name is one of the fields; tells of one that is not. */
export function isField(checking: Checking, path: PartPath, property: string, field: string, fields: readonly string[]): boolean {
  if (fields.includes(field)) return true
  const hint = didYouMean(field, fields, itHas(fields))
  tellAt(checking, [...path, property], 'unknown-field', { property, where: whereOf(checking, path), field, hint })
  return false
}

const simple: ReadonlySet<string> = new Set(['Number', 'String', 'Date', 'Boolean'])
const allowed: ReadonlySet<string> = new Set([...simple, 'UUID', 'BinaryData'])
const inWords = 'Number, String, Date, Boolean, UUID, BinaryData, ExternalDataSourceTableRef'

/** A type of a field; what defined types mean is not looked at. */
export function checkType(checking: Checking, path: PartPath, type: TypeDescription, words: ReadonlySet<string> = allowed): void {
  const where = whereOf(checking, path)
  for (const one of type.Types) {
    const reference = tableReference(one)
    const isSet = one.kind === 'TypeSet' && one.Name.startsWith('DefinedType.')
    if (reference === undefined && !words.has(one.kind) && !isSet)
      tellAt(checking, [...path, 'Type'], 'type-invalid', {
        where,
        found: typeName(one),
        allowed: words === allowed ? inWords : [...words].join(', '),
      })
    else if (type.Types.length > 1 && !simple.has(one.kind) && !isSet)
      tellAt(checking, [...path, 'Type'], 'composite-invalid', { where, found: typeName(one) })
    if (reference !== undefined) checkReference(checking, path, reference, typeName(one))
  }
}

function checkReference(
  checking: Checking,
  path: PartPath,
  { source, cube, table }: { readonly source: string; readonly cube?: string; readonly table: string },
  found: string,
): void {
  const where = whereOf(checking, path)
  const target = checking.all.find((one) => one.source.Name === source)?.source
  const tables = cube === undefined ? target?.Tables : target?.Cubes[cube]?.DimensionTables
  const referred = tables !== undefined && Object.hasOwn(tables, table) ? tables[table] : undefined
  if (referred === undefined)
    tellAt(checking, [...path, 'Type'], 'unknown-reference', { where, found, hint: didYouMean(table, Object.keys(tables ?? {})) })
  else if (referred.kind === 'ExternalDataSourceTable' && referred.TableDataType !== 'ObjectData')
    tellAt(checking, [...path, 'Type'], 'reference-to-records', { where, found })
}

/** Fields of a table; gives the names of those that can be used. */
export function checkFields(
  checking: Checking,
  path: PartPath,
  fields: Readonly<Record<string, ExternalDataSourceField>>,
): readonly string[] {
  const names = soundNames(checking, [...path, 'Fields'], Object.keys(fields))
  const columns = new Map<string, string>()
  for (const name of names) {
    const field = fields[name]!
    checkType(checking, [...path, 'Fields', name], field.Type)
    const column = columnOf(name, field)
    const first = columns.get(column)
    if (first === undefined) columns.set(column, name)
    else
      tellAt(checking, [...path, 'Fields', name, 'NameInDataSource'], 'column-repeated', {
        where: whereOf(checking, path),
        first,
        second: name,
        column,
      })
  }
  if (names.length === 0) tellAt(checking, path, 'no-fields', { where: whereOf(checking, path) })
  return names
}
