/** Cubes and their dimension tables as queries read them; conditions that MDX is not given are checked over what was read. */
import { typeName, type TypeDescription } from '../../infobase/definition/parts/type-description.ts'
import { ForeignReference } from '../../infobase/foreign/reference.ts'
import type { ForeignColumn, ForeignCondition, ForeignTable, ForeignValue } from '../../infobase/foreign/tables.ts'
import { sameValue } from '../../infobase/values/value.ts'
import { DateTime } from '../../xdto/values/date-time.ts'
import { Decimal } from '../../xdto/values/decimal.ts'
import { CubeMemberRef } from '../cube/member.ts'
import type { CubeReader } from '../cube/read.ts'
import type { ExternalDataSourceCube, ExternalDataSourceDimensionTable } from '../definition/cube.ts'

const column = (key: string, { Types }: TypeDescription): ForeignColumn => ({ name: key, english: key, key, types: Types.map(typeName) })

/** Where more than the limit would be read, the reader says so. */
const within = (top: number | undefined, { limit }: CubeReader): number | undefined => (top !== undefined && top <= limit ? top : undefined)

export function cells(source: string, name: string, cube: ExternalDataSourceCube, reader: () => CubeReader): ForeignTable {
  const isDimension = (key: string): boolean => Object.hasOwn(cube.Dimensions, key)
  return {
    source,
    FullName: `ExternalDataSource.${source}.Cube.${name}`,
    kind: 'cube',
    isExpression: false,
    columns: [
      ...Object.entries(cube.Dimensions).map(([key, { Type }]) => column(key, Type)),
      ...Object.entries(cube.Resources).map(([key, { Type }]) => column(key, Type)),
    ],
    async read({ columns, conditions, top }) {
      const used = [...new Set([...columns, ...conditions.map(({ key }) => key)])]
      const resources = used.filter((key) => !isDimension(key))
      const chosen = conditions.filter((one) => isDimension(one.key) && one.operator !== '<>' && one.values.every(isMember))
      const open = reader()
      const records = await open.records({
        dimensions: used.filter(isDimension),
        // Cells are of resources: where none is asked for, the first one says which records there are.
        resources: resources.length > 0 ? resources : Object.keys(cube.Resources).slice(0, 1),
        members: Object.fromEntries(chosen.map(({ key, values }) => [key, values.filter(isMember)])),
        first: conditions.length === chosen.length ? within(top, open) : undefined,
      })
      const rows = records.map(({ Dimensions, Resources }): Record<string, ForeignValue> => ({ ...Resources, ...Dimensions }))
      return rowsOf(rows, columns, conditions)
    },
  }
}

export function members(
  source: string,
  cube: string,
  name: string,
  { Fields, Hierarchical }: ExternalDataSourceDimensionTable,
  reader: () => CubeReader,
): ForeignTable {
  const types = [`ExternalDataSourceCubeDimensionTableRef.${source}.${cube}.${name}`]
  return {
    source,
    FullName: `ExternalDataSource.${source}.Cube.${cube}.DimensionTable.${name}`,
    kind: 'dimensions',
    isExpression: false,
    columns: [
      { name: 'Ссылка', english: 'Ref', key: 'Ref', types },
      ...(Hierarchical ? [{ name: 'Родитель', english: 'Parent', key: 'Parent', types }] : []),
      ...Object.entries(Fields).map(([key, { Type }]) => column(key, Type)),
    ],
    async read({ columns, conditions, top }) {
      const wanted = conditions.find(({ key, operator, values }) => key === 'Ref' && operator !== '<>' && values.every(isMember))
      const open = reader()
      const found = await (wanted === undefined
        ? open.members(name, conditions.length === 0 ? within(top, open) : undefined)
        : open.membersNamed(
            name,
            wanted.values.filter(isMember).map(({ uniqueName }) => uniqueName),
          ))
      const rows = found.map(({ Fields: values, Parent, Ref }): Record<string, ForeignValue> => ({
        ...values,
        Ref,
        Parent: Parent ?? null,
      }))
      return rowsOf(rows, columns, conditions)
    },
  }
}

const isMember = (value: ForeignValue): value is CubeMemberRef => value instanceof CubeMemberRef

const rowsOf = (
  rows: readonly Readonly<Record<string, ForeignValue>>[],
  columns: readonly string[],
  conditions: readonly ForeignCondition[],
): readonly (readonly ForeignValue[])[] =>
  rows.filter((row) => conditions.every((one) => meets(row[one.key] ?? null, one))).map((row) => columns.map((key) => row[key] ?? null))

function meets(value: ForeignValue, { operator, values }: ForeignCondition): boolean {
  if (value === null) return false
  const [first] = values
  switch (operator) {
    case '=':
    case 'in':
      return values.some((one) => isSame(value, one))
    case '<>':
      return !isSame(value, first)
    case '<':
      return compared(value, first) < 0
    case '<=':
      return compared(value, first) <= 0
    case '>':
      return compared(value, first) > 0
    case '>=':
      return compared(value, first) >= 0
  }
}

function isSame(a: ForeignValue, b: ForeignValue): boolean {
  if (a instanceof ForeignReference) return a.equals(b)
  return !(b instanceof ForeignReference) && sameValue(a, b)
}

/** NaN: they have no order. */
function compared(a: ForeignValue, b: ForeignValue): number {
  if (a instanceof Decimal && b instanceof Decimal) return a.compare(b)
  return a instanceof DateTime && b instanceof DateTime ? a.compare(b) : Number.NaN
}
