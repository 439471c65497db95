/** `ОписаниеТипов` and its qualifiers: which types a value may have, and what becomes of one that is of another. */
import type { Library } from '../../dictionary/library.ts'
import { isNumeric } from '../../run/big-number.ts'
import { DateValue, emptyDate } from '../../run/calendar.ts'
import { toBoolean, toDate, toNumber } from '../../run/convert.ts'
import { BslError, errors } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run, TypeTools } from '../../run/run.ts'
import { text } from '../../run/text.ts'
import { Null, primitiveTypes, TypeValue } from '../../run/values.ts'
import { ArrayObject } from '../collections/array.ts'
import { BinaryQualifiers, DateQualifiers, NumberQualifiers, StringQualifiers } from './qualifiers.ts'

export class TypeDescription extends BslObject {
  readonly type = typeDescriptionType
  readonly types: readonly TypeValue[]
  readonly number: NumberQualifiers
  readonly string: StringQualifiers
  readonly date: DateQualifiers
  readonly binary: BinaryQualifiers
  readonly #tools: TypeTools

  constructor(tools: TypeTools, types: readonly TypeValue[], qualifiers: readonly unknown[] = []) {
    super()
    this.#tools = tools
    this.types = [...new Set(types)].filter((one) => one !== primitiveTypes.Undefined).toSorted((one, other) => rank(one) - rank(other))
    const given = <T>(type: TypeValue, isOne: (value: unknown) => value is T): T | undefined =>
      this.types.includes(type) ? qualifiers.findLast(isOne) : undefined
    this.number = given(primitiveTypes.Number, (one) => one instanceof NumberQualifiers) ?? new NumberQualifiers()
    this.string = given(primitiveTypes.String, (one) => one instanceof StringQualifiers) ?? new StringQualifiers()
    this.date = given(primitiveTypes.Date, (one) => one instanceof DateQualifiers) ?? new DateQualifiers()
    const isBinary = this.types.some((one) => one.russian === 'ДвоичныеДанные')
    this.binary = (isBinary ? qualifiers.findLast((one) => one instanceof BinaryQualifiers) : undefined) ?? new BinaryQualifiers()
  }

  /** The value of a new cell: that of the only type, else Неопределено. */
  get initial(): unknown {
    const own = this.types.filter((one) => one !== primitiveTypes.Null)
    return own.length === 1 && own.length === this.types.length ? initialOf(own[0]!) : null
  }

  adjust(value: unknown): unknown {
    if (this.types.length === 0) return value
    const own = this.#tools.typeOf(value)
    if (this.types.includes(own)) return this.#narrowed(value)
    const isOnly = this.types.length === 1
    if (!isOnly && (value === null || value === Null)) return this.initial
    for (const type of this.types) {
      const found = converted(type, value, isOnly)
      if (found !== undefined) return this.#narrowed(found)
    }
    return this.initial
  }

  #narrowed(value: unknown): unknown {
    if (isNumeric(value)) return this.number.narrowed(value)
    if (typeof value === 'string') return this.string.narrowed(value)
    return value instanceof DateValue ? this.date.narrowed(value) : value
  }

  override text(): string {
    return this.types.map((one) => one.presentation).join(', ')
  }

  override equals(other: BslObject): boolean {
    return (
      other instanceof TypeDescription && other.types.length === this.types.length && this.types.every((one) => other.types.includes(one))
    )
  }
}

const ranks = ['Булево', 'ДвоичныеДанные', 'Строка', 'Дата', 'Null', 'Число', 'Тип']

/** Types are kept, and tried, in this order (source: OneScript's tests); others come behind, as they are given. */
const rank = (type: TypeValue): number => {
  const at = ranks.indexOf(type.russian)
  return at < 0 ? ranks.length : at
}

function initialOf(type: TypeValue): unknown {
  if (type === primitiveTypes.Number) return 0
  if (type === primitiveTypes.String) return ''
  if (type === primitiveTypes.Boolean) return false
  return type === primitiveTypes.Date ? emptyDate : null
}

/** The value as one of that type; `undefined` when it cannot be. */
function converted(type: TypeValue, value: unknown, isOnly: boolean): unknown {
  try {
    if (type === primitiveTypes.String) return value === null || value === Null ? '' : text(value)
    if (type === primitiveTypes.Number) return toNumber(value)
    if (type === primitiveTypes.Boolean) return !isOnly && isNumeric(value) && value !== 0 && value !== 1 ? undefined : toBoolean(value)
    if (type === primitiveTypes.Date) return toDate(value)
  } catch (error) {
    if (!(error instanceof BslError)) throw error
  }
  return undefined
}

const typeDescriptionType: ObjectType = new ObjectType('ОписаниеТипов|TypeDescription', {
  presentation: 'Описание типов',
  create: { kinds: 'a?a?a?a?a?a?a?', make: (run: Run, ...args: unknown[]) => makeDescription(run.types, args) },
  methods: {
    'Типы|Types': (self: TypeDescription) => new ArrayObject([...self.types]),
    'СодержитТип|ContainsType|a': (self: TypeDescription, type: unknown) => {
      if (!(type instanceof TypeValue)) throw errors.mismatch(1)
      return type === primitiveTypes.Undefined ? self.types.length > 1 : self.types.includes(type)
    },
    'ПривестиЗначение|AdjustValue|a?': (self: TypeDescription, value: unknown = null) => self.adjust(value),
  },
  properties: {
    'КвалификаторыЧисла|NumberQualifiers': { get: (self: TypeDescription) => self.number },
    'КвалификаторыСтроки|StringQualifiers': { get: (self: TypeDescription) => self.string },
    'КвалификаторыДаты|DateQualifiers': { get: (self: TypeDescription) => self.date },
    'КвалификаторыДвоичныхДанных|BinaryDataQualifiers': { get: (self: TypeDescription) => self.binary },
  },
})

/** `"Строка, Число"`, a type, an array of types or another description. */
function typesOf(source: unknown, tools: TypeTools): readonly TypeValue[] {
  if (source === undefined || source === null) return []
  if (source instanceof TypeValue) return [source]
  if (source instanceof TypeDescription) return source.types
  if (typeof source === 'string')
    return source
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '')
      .map((one) => tools.named(one))
  if (!(source instanceof ArrayObject)) throw errors.mismatch(1)
  return source.items.map((one) => {
    if (typeof one === 'string') return tools.named(one)
    if (!(one instanceof TypeValue)) throw errors.mismatch(1)
    return one
  })
}

function makeDescription(tools: TypeTools, args: readonly unknown[]): TypeDescription {
  const [source, added, removed, ...rest] = args
  const isTypes = (value: unknown): boolean => typeof value === 'string' || value instanceof ArrayObject || value instanceof TypeValue
  const less = isTypes(removed) ? typesOf(removed, tools) : []
  const types = [...typesOf(source, tools), ...(isTypes(added) ? typesOf(added, tools) : [])].filter((one) => !less.includes(one))
  const old = source instanceof TypeDescription ? [source.number, source.string, source.date, source.binary] : []
  if (source instanceof TypeDescription)
    [added, removed].forEach((one, at) => {
      if (one !== undefined && one !== null && !isTypes(one) && !(one instanceof BslObject)) throw errors.mismatch(at + 2)
    })
  return new TypeDescription(tools, types, [...old, added, removed, ...rest])
}

export const typeDescriptions: Library = { types: [typeDescriptionType] }
