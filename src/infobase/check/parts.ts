/**
 * The named parts of a definition with the way to each: attributes, dimensions, tabular sections and their columns, values of an
 * enumeration.
 */
import type { DataDefinition } from '../definition/definition.ts'
import type { TypeDescription } from '../definition/parts/type-description.ts'
import type { DefinitionPath } from './placed.ts'

export interface DefinitionPart {
  readonly name: string
  readonly path: DefinitionPath
  readonly type: TypeDescription | undefined
}

/** Collections whose names share one space: 1C refuses an attribute and a tabular section of one name. */
export const collections = [
  'Dimensions',
  'Resources',
  'Attributes',
  'AddressingAttributes',
  'AccountingFlags',
  'TabularSections',
  'Columns',
  'EnumValues',
] as const

/** In the order of definition; columns of a tabular section follow it. */
export function partsOf(definition: DataDefinition): readonly DefinitionPart[] {
  const holder = definition as unknown as Readonly<Record<string, Readonly<Record<string, Part>> | undefined>>
  return [...collections, 'ExtDimensionAccountingFlags'].flatMap((collection) =>
    Object.entries(holder[collection] ?? {}).flatMap(([name, part]) => [
      { name, path: [collection, name], type: part.Type },
      ...Object.entries(part.Attributes ?? {}).map(([column, one]) => ({
        name: column,
        path: [collection, name, 'Attributes', column],
        type: one.Type,
      })),
    ]),
  )
}

interface Part {
  readonly Type?: TypeDescription
  readonly Attributes?: Readonly<Record<string, { readonly Type: TypeDescription }>>
}
