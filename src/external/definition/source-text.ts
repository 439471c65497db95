/** The TypeScript module of an external data source, as `standin import` writes it; what has its default is left out. */
import type { DescribedType, TypeDescription } from '../../infobase/definition/parts/type-description.ts'
import { literal, propertyKey } from '../../xdto/typescript/type-names.ts'
import { cubeDefaults, cubeDimensionDefaults, cubeResourceDefaults, dimensionTableDefaults } from './cube.ts'
import { fieldDefaults, type ExternalDataSourceField } from './field.ts'
import { functionDefaults } from './function.ts'
import { sourceDefaults, type ExternalDataSource } from './source.ts'
import { ExternalDataSourceTable, tableDefaults } from './table.ts'
import { tableReference } from './types.ts'

/** A file's name and its text. */
export interface SourceText {
  readonly fileName: string
  readonly text: string
}

/** `about`: lines of the comment at the head. */
export function externalSourceText(source: ExternalDataSource, about: readonly string[] = []): SourceText {
  const used = new Set(['ExternalDataSource'])
  const write = writer(used)
  const body = write.call('ExternalDataSource', [
    `Name: ${literal(source.Name)},`,
    ...write.properties(source, sourceDefaults),
    ...write.record('Tables', source.Tables, (one) =>
      write.call('ExternalDataSourceTable', [
        ...write.properties(one, tableUsually(one)),
        ...write.record('Fields', one.Fields, (field) => write.field('ExternalDataSourceField', field, fieldDefaults)),
      ]),
    ),
    ...write.record('Cubes', source.Cubes, (cube) =>
      write.call('ExternalDataSourceCube', [
        ...write.properties(cube, cubeDefaults),
        ...write.record('DimensionTables', cube.DimensionTables, (one) =>
          write.call('ExternalDataSourceDimensionTable', [
            ...write.properties(one, dimensionTableDefaults),
            ...write.record('Fields', one.Fields, (field) => write.field('ExternalDataSourceField', field, fieldDefaults)),
          ]),
        ),
        ...write.record('Dimensions', cube.Dimensions, (one) => write.field('ExternalDataSourceDimension', one, cubeDimensionDefaults)),
        ...write.record('Resources', cube.Resources, (one) => write.field('ExternalDataSourceResource', one, cubeResourceDefaults)),
      ]),
    ),
    ...write.record('Functions', source.Functions, (one) =>
      write.call('ExternalDataSourceFunction', [
        ...(one.ReturnValue ? [`Type: ${write.type(one.Type)},`] : []),
        ...write.properties(one, { ...functionDefaults, ReturnValue: one.ReturnValue }),
      ]),
    ),
  ])
  const [first, ...rest] = body
  const names = [...used].sort()
  const imports = ['import {', ...names.map((one) => `  ${one},`), "} from 'onec-standin'"]
  const comment = about.length === 0 ? [] : ['/**', ...about.map((line) => ` * ${line.replaceAll('*/', '* /')}`), ' */']
  return { fileName: `${source.Name}.ts`, text: [...comment, ...imports, '', `export default ${first}`, ...rest, ''].join('\n') }
}

/** What a definition with these keys and this type has without saying so. */
const tableUsually = ({ KeyFields, TableType }: ExternalDataSourceTable): typeof tableDefaults => {
  const { TableDataType, ReadOnly } = ExternalDataSourceTable({ KeyFields, TableType })
  return { ...tableDefaults, TableDataType, ReadOnly }
}

type Lines = readonly string[]

/** Writes parts of the module; `used` takes the names that are to be imported. */
function writer(used: Set<string>) {
  const indented = (lines: Lines): Lines => lines.map((line) => `  ${line}`)
  const name = (one: string): string => {
    used.add(one)
    return one
  }
  const type = (given: TypeDescription): string => {
    const all = given.Types.map((one) => typeText(one, name))
    return all.length === 1 ? all[0]! : `${name('Composite')}(${all.join(', ')})`
  }
  const properties = (given: object, defaults: object): Lines =>
    Object.entries(defaults).flatMap(([key, usual]) => {
      // Of no use where it is edited by people.
      if (key === 'uuid') return []
      const value = (given as Readonly<Record<string, unknown>>)[key]
      return value === undefined || JSON.stringify(value) === JSON.stringify(usual) ? [] : [`${key}: ${valueText(value)},`]
    })
  return {
    type,
    properties,
    call: (maker: string, lines: Lines): Lines =>
      lines.length === 0 ? [`${name(maker)}({})`] : [`${name(maker)}({`, ...indented(lines), '})'],
    record<T>(key: string, given: Readonly<Record<string, T>>, lines: (one: T) => Lines): Lines {
      const entries = Object.entries(given).flatMap(([own, one]) => {
        const [first = '', ...rest] = lines(one)
        return rest.length === 0
          ? [`${propertyKey(own)}: ${first},`]
          : [`${propertyKey(own)}: ${first}`, ...rest.slice(0, -1), `${rest.at(-1)!},`]
      })
      return entries.length === 0 ? [] : [`${key}: {`, ...indented(entries), '},']
    },
    field(maker: string, given: Pick<ExternalDataSourceField, 'Type'>, defaults: object): Lines {
      const more = properties(given, defaults)
      if (more.length === 0) return [type(given.Type)]
      return [`${name(maker)}(${type(given.Type)}, { ${more.join(' ').replace(/,$/, '')} })`]
    },
  }
}

const valueText = (value: unknown): string =>
  Array.isArray(value)
    ? `[${value.map((one) => literal(String(one))).join(', ')}]`
    : typeof value === 'string'
      ? literal(value)
      : String(value)

function typeText(type: DescribedType, name: (one: string) => string): string {
  if (type.kind === 'String' || type.kind === 'BinaryData') {
    const fixed = type.AllowedLength === 'Fixed' ? `, 'Fixed'` : ''
    return `${name(type.kind)}(${type.Length === 0 ? '' : `${type.Length}${fixed}`})`
  }
  if (type.kind === 'Number') {
    const sign = type.AllowedSign === 'Any' ? '' : `, ${type.FractionDigits}, 'Nonnegative'`
    return `${name('Number')}(${type.Digits}${sign === '' ? (type.FractionDigits === 0 ? '' : `, ${type.FractionDigits}`) : sign})`
  }
  if (type.kind === 'Date') return `${name('Date')}(${type.DateFractions === 'DateTime' ? '' : `'${type.DateFractions}'`})`
  if (type.kind === 'Boolean' || type.kind === 'UUID') return name(type.kind)
  const reference = tableReference(type)
  if (reference !== undefined) {
    const { source, cube, table } = reference
    return cube === undefined
      ? `${name('ExternalDataSourceTableRef')}(${literal(source)}, ${literal(table)})`
      : `${name('ExternalDataSourceCubeDimensionTableRef')}(${literal(source)}, ${literal(cube)}, ${literal(table)})`
  }
  if (type.kind === 'TypeSet' && type.Name.startsWith('DefinedType.')) return `${name('DefinedTypeOf')}(${literal(type.Name.slice(12))})`
  // The check has told of it.
  return `${name('String')}()`
}
