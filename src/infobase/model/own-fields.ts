/** The fields and tables that a definition itself says: dimensions, resources, attributes, columns, tabular sections. */
import type { DataDefinition, DataDefinitions, DataKind } from '../definition/definition.ts'
import type { Attribute } from '../definition/parts/attribute.ts'
import type { TabularSection } from '../definition/parts/tabular-section.ts'
import { typeName, type SimpleType, type TypeDescription } from '../definition/parts/type-description.ts'
import type { Field, FieldRole } from './field.ts'
import type { Table } from './model.ts'
import type { TypeResolver } from './resolve-types.ts'
import { lineNumberField } from './standard-fields.ts'

/** Finds a definition by kind and name. */
export type FindDefinition = <K extends DataKind>(kind: K, name: string) => DataDefinitions[K] | undefined

interface Typed {
  readonly Type: TypeDescription
}

export function ownFields(definition: DataDefinition, types: TypeResolver, find: FindDefinition): readonly Field[] {
  const of = (role: FieldRole, entries: Readonly<Record<string, Typed>> | undefined): readonly Field[] =>
    Object.entries(entries ?? {}).map(([Name, one]) =>
      Object.freeze({ Name, russianName: Name, role, Types: types.resolve(one.Type), definition: one as Attribute }),
    )
  switch (definition.kind) {
    case 'Constant':
      return [
        Object.freeze({
          Name: 'Value',
          russianName: 'Значение',
          role: 'standard',
          Types: types.resolve(definition.Type),
          definition: undefined,
        }),
      ]
    case 'Sequence':
      return of('dimension', definition.Dimensions)
    case 'DocumentJournal':
      return Object.entries(definition.Columns).map(([Name, column]) =>
        Object.freeze({ Name, russianName: Name, role: 'column', Types: columnTypes(column.References, types, find), definition: column }),
      )
    case 'ChartOfAccounts':
      return [...of('accountingFlag', definition.AccountingFlags), ...of('attribute', definition.Attributes)]
    case 'AccountingRegister':
      return [
        ...of('dimension', definition.Dimensions).flatMap((one) => bySide(one, definition)),
        ...of('resource', definition.Resources).flatMap((one) => bySide(one, definition)),
        ...of('attribute', definition.Attributes),
      ]
    case 'Task':
      return [...of('addressingAttribute', definition.AddressingAttributes), ...of('attribute', definition.Attributes)]
    default:
      return 'Dimensions' in definition
        ? [...of('dimension', definition.Dimensions), ...of('resource', definition.Resources), ...of('attribute', definition.Attributes)]
        : 'Attributes' in definition
          ? of('attribute', definition.Attributes)
          : []
  }
}

/** What is no part of balances has a value for the debited account and one for the credited. */
function bySide(field: Field, { Correspondence }: DataDefinitions['AccountingRegister']): readonly Field[] {
  const { Name, definition } = field
  if (!Correspondence || definition === undefined || !('Balance' in definition) || definition.Balance) return [field]
  const side = (word: 'Dr' | 'Cr', russian: string): Field =>
    Object.freeze({ ...field, Name: `${Name}${word}`, russianName: `${Name}${russian}`, side: word })
  return [side('Dr', 'Дт'), side('Cr', 'Кт')]
}

/** The types of the attributes that a journal's column shows, each once. */
function columnTypes(references: readonly string[], types: TypeResolver, find: FindDefinition): readonly SimpleType[] {
  const all = references.flatMap((one) => {
    const [, document = '', , attribute = ''] = one.split('.')
    const found: Attribute | undefined = find('Document', document)?.Attributes[attribute]
    return found === undefined ? [] : types.resolve(found.Type)
  })
  const byName = new Map<string, SimpleType>()
  for (const one of all) byName.set(typeName(one), widest(byName.get(typeName(one)), one))
  const distinct = [...byName.values()]
  return distinct.length === 0 ? [{ kind: 'String', Length: 0, AllowedLength: 'Variable' }] : distinct
}

export function tablesOf(definition: DataDefinition, types: TypeResolver): readonly Table[] {
  if (!('TabularSections' in definition)) return []
  return Object.entries<TabularSection>(definition.TabularSections).map(([Name, section]) =>
    Object.freeze({
      Name,
      russianName: Name,
      fields: Object.freeze([
        lineNumberField(section.LineNumberLength),
        ...Object.entries<Attribute>(section.Attributes).map(([name, one]): Field =>
          Object.freeze({ Name: name, russianName: name, role: 'attribute', Types: types.resolve(one.Type), definition: one }),
        ),
      ]),
      definition: section,
    }),
  )
}

/** A type that holds the values of both, which differ in their qualifiers. */
function widest(a: SimpleType | undefined, b: SimpleType): SimpleType {
  if (a?.kind === 'Number' && b.kind === 'Number') {
    const FractionDigits = Math.max(a.FractionDigits, b.FractionDigits)
    const whole = Math.max(a.Digits - a.FractionDigits, b.Digits - b.FractionDigits)
    return { ...b, FractionDigits, Digits: a.Digits === 0 || b.Digits === 0 ? 0 : whole + FractionDigits }
  }
  if (a?.kind === 'String' && b.kind === 'String')
    return { ...b, Length: a.Length === 0 || b.Length === 0 ? 0 : Math.max(a.Length, b.Length) }
  return b
}
