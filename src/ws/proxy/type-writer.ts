/** XDTO types as TypeScript: what their values are, an interface for each object type. */
import { plannedProperty, type PlannedProperty } from '../../xdto/types/object-plan.ts'
import { allProperties, isObjectType, type ObjectType } from '../../xdto/types/object-type.ts'
import { resolved, XS, type XDTOType } from '../../xdto/types/type.ts'
import { isValueType, valueTypeChain, type ValueType } from '../../xdto/types/value-type.ts'
import { literal, propertyKey, takeIdentifier } from '../../xdto/typescript/type-names.ts'

const qname = '{ readonly namespace: string; readonly local: string }'

/** What represents a value of each built-in type; the others are strings. */
const carried: Readonly<Record<string, string>> = {
  boolean: 'boolean',
  decimal: 'Decimal',
  float: 'number',
  double: 'number',
  int: 'number',
  short: 'number',
  byte: 'number',
  unsignedInt: 'number',
  unsignedShort: 'number',
  unsignedByte: 'number',
  integer: 'bigint',
  long: 'bigint',
  nonNegativeInteger: 'bigint',
  nonPositiveInteger: 'bigint',
  positiveInteger: 'bigint',
  negativeInteger: 'bigint',
  unsignedLong: 'bigint',
  dateTime: 'DateTime',
  date: 'CalendarDate',
  time: 'TimeOfDay',
  duration: 'Duration',
  gYearMonth: 'GregorianPart',
  gYear: 'GregorianPart',
  gMonthDay: 'GregorianPart',
  gDay: 'GregorianPart',
  gMonth: 'GregorianPart',
  hexBinary: 'Uint8Array',
  base64Binary: 'Uint8Array',
  QName: qname,
  NOTATION: qname,
}

/** Names of `onec-standin` that the written types use. */
const importable = [
  'additional',
  'Additional',
  'AnyValue',
  'CalendarDate',
  'DateTime',
  'Decimal',
  'Duration',
  'GregorianPart',
  'sequence',
  'SequenceItem',
  'TimeOfDay',
  'v8',
  'XDTOValue',
] as const

export class TypeWriter {
  readonly taken = new Set<string>([...importable, 'Readonly', 'Record', 'Uint8Array'])
  readonly #names = new Map<ObjectType, string>()
  /** Object types whose interfaces are yet to be written, with their identifiers. */
  readonly #pending: ObjectType[] = []
  readonly #used = new Set<string>()

  /** `within`: what an anonymous type is called after. */
  value(type: XDTOType, within: string): string {
    if (isValueType(type)) return this.#ofValueType(type)
    if (isObjectType(type)) return this.#nameOf(type, within)
    if (type.kind === 'any') return this.#use('AnyValue')
    return `${this.#use('XDTOValue')}<typeof ${this.#use('v8')}.${type.name}>`
  }

  /** Of an element: an array where it may repeat, `null` where it may be nil. */
  member({ type, list, nillable }: Pick<PlannedProperty, 'type' | 'list' | 'nillable'>, within: string): string {
    const value = this.value(type, within)
    const item = nillable && value !== 'AnyValue' ? `${value} | null` : value
    return list ? `readonly ${/[ |]/.test(item) ? `(${item})` : item}[]` : item
  }

  /** The interfaces that have been named so far, and those that these name in turn. */
  interfaces(): string[] {
    const written: string[] = []
    for (let type = this.#pending.shift(); type; type = this.#pending.shift()) written.push(this.#interfaceOf(type))
    return written
  }

  get imports(): string[] {
    return [...this.#used].sort()
  }

  #use(name: (typeof importable)[number]): string {
    this.#used.add(name)
    return name
  }

  #nameOf(type: ObjectType, within: string): string {
    const known = this.#names.get(type)
    if (known !== undefined) return known
    const made = takeIdentifier(type.name === '' ? within : type.name, this.taken)
    this.#names.set(type, made)
    this.#pending.push(type)
    return made
  }

  #ofValueType(type: ValueType): string {
    const chain = valueTypeChain(type)
    const shaped = chain.find((one) => one.itemType ?? one.memberTypes)
    if (shaped?.itemType) return `readonly (${this.#ofValueType(resolved(shaped.itemType))})[]`
    if (shaped?.memberTypes) return [...new Set(shaped.memberTypes.map((one) => this.#ofValueType(resolved(one))))].join(' | ') || 'string'
    const builtIn = chain.find((one) => one.namespace === XS)?.name ?? 'string'
    const text = Object.hasOwn(carried, builtIn) ? carried[builtIn]! : 'string'
    const { enumeration } = chain.find((one) => one.facets.enumeration)?.facets ?? {}
    if (text === 'string' && enumeration) return [...new Set(enumeration)].map(literal).join(' | ')
    return /^[A-Z]/.test(text) && text !== 'Uint8Array' ? this.#use(text as (typeof importable)[number]) : text
  }

  #interfaceOf(type: ObjectType): string {
    const name = this.#names.get(type)!
    const { open, mixed, sequenced } = type.settings
    const lines = allProperties(type)
      .map(plannedProperty)
      .filter((one) => one.most > 0)
      .map((one) => this.#propertyLine(one, name))
    if (open === true) lines.push(`readonly [${this.#use('additional')}]?: ${this.#use('Additional')}`)
    if (mixed === true || sequenced === true) lines.push(`readonly [${this.#use('sequence')}]?: readonly ${this.#use('SequenceItem')}[]`)
    return lines.length === 0
      ? `export type ${name} = Readonly<Record<never, never>>\n`
      : `export interface ${name} {\n${lines.map((one) => `  ${one}\n`).join('')}}\n`
  }

  #propertyLine(property: PlannedProperty, within: string): string {
    const optional = property.least === 0 && !property.list
    return `readonly ${propertyKey(property.name)}${optional ? '?' : ''}: ${this.member(property, `${within}_${property.name}`)}`
  }
}
