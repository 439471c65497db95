/** `ЗаписатьJSON`: values as JSON, with settings for dates, and a function that converts what has no form in JSON. */
import { call } from '../../run/access.ts'
import { isNumeric } from '../../run/big-number.ts'
import { DateValue } from '../../run/calendar.ts'
import { toBoolean } from '../../run/convert.ts'
import { BslError } from '../../run/error.ts'
import { Reference } from '../../run/member.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { Null } from '../../run/values.ts'
import { ArrayObject } from '../collections/array.ts'
import { MapObject } from '../collections/map.ts'
import { StructureObject } from '../collections/structure.ts'
import { writeDate } from './dates.ts'
import { dateFormat, dateVariant } from './enumerations.ts'
import { notSerialized } from './read-value.ts'
import type { JSONWriter } from './writer.ts'

export class SerializationSettings extends BslObject {
  readonly type = serializationSettingsType
  format: unknown = dateFormat.of('ISO')
  variant: unknown = dateVariant.of('LocalDate')
  arraysAsObjects = false
}

export const serializationSettingsType: ObjectType = new ObjectType('НастройкиСериализацииJSON|JSONSerializerSettings', {
  presentation: 'Настройки сериализации JSON',
  create: { kinds: '', make: () => new SerializationSettings() },
  properties: {
    'ФорматСериализацииДаты|DateSerializationFormat': {
      get: (self: SerializationSettings) => self.format,
      set: (self: SerializationSettings, value: unknown) => {
        self.format = value
      },
    },
    'ВариантЗаписиДаты|DateWritingVariant': {
      get: (self: SerializationSettings) => self.variant,
      set: (self: SerializationSettings, value: unknown) => {
        self.variant = value
      },
    },
    'СериализовыватьМассивыКакОбъекты|SerializeArraysAsObjects': {
      get: (self: SerializationSettings) => self.arraysAsObjects,
      set: (self: SerializationSettings, value: boolean) => {
        self.arraysAsObjects = value
      },
    },
  },
})

export interface WriteOptions {
  readonly settings: SerializationSettings
  /** Converts a value without a form; its third result says that the member is left out. */
  readonly convert?: ((name: string | null, value: unknown) => Promise<{ value: unknown; refused: boolean }>) | undefined
  /** Dates and Соответствие are refused: the rules of ЗаписатьЗначениеJSON. */
  readonly plain?: boolean
}

/** A scalar, or `undefined` for what has no form of its own. */
function scalar(run: Run, value: unknown, { settings, plain }: WriteOptions): unknown {
  if (typeof value === 'string' || isNumeric(value) || typeof value === 'boolean' || value === null) return value
  if (value === Null) return null
  if (value instanceof DateValue && !plain) return writeDate(run, value, settings.format, settings.variant)
  return undefined
}

const keyText = (key: unknown): string => {
  if (typeof key === 'string') return key
  throw new BslError('Недопустимый тип значения ключа элемента соответствия', 'The type of a key of the map is not allowed')
}

/** Members of a container with their names; `undefined` for what is none. */
function membersOf(
  value: unknown,
  options: WriteOptions,
): { isObject: boolean; members: Iterable<readonly [string | null, unknown]> } | undefined {
  if (value instanceof StructureObject) return { isObject: true, members: value.entries() }
  if (value instanceof MapObject && !options.plain)
    return { isObject: true, members: Array.from(value.entries(), ([key, one]) => [keyText(key), one] as const) }
  if (!(value instanceof ArrayObject)) return undefined
  const { arraysAsObjects } = options.settings
  return { isObject: arraysAsObjects, members: value.items.map((one, at) => [arraysAsObjects ? String(at) : null, one] as const) }
}

export function writeValue(run: Run, writer: JSONWriter, value: unknown, options: WriteOptions): void {
  if (value instanceof StructureObject) return writeStructure(run, writer, value, options)
  const own = scalar(run, value, options)
  if (own !== undefined) return writer.value(own)
  if (value instanceof ArrayObject && !options.settings.arraysAsObjects) return writeArray(run, writer, value, options)
  const container = membersOf(value, options)
  if (!container) throw notSerialized()
  writer.open(container.isObject)
  for (const [name, member] of container.members) {
    if (name !== null && container.isObject) writer.name(name)
    writeValue(run, writer, member, options)
  }
  writer.close(container.isObject)
}

function writeStructure(run: Run, writer: JSONWriter, value: StructureObject, options: WriteOptions): void {
  writer.open(true)
  for (const member of value.members) {
    writer.name(member.name)
    writeValue(run, writer, member.value, options)
  }
  writer.close(true)
}

function writeArray(run: Run, writer: JSONWriter, value: ArrayObject, options: WriteOptions): void {
  writer.open(false)
  for (const one of value.items) writeValue(run, writer, one, options)
  writer.close(false)
}

/** With a converting function, which may wait; it is called for what has no form. */
async function writeConverted(
  run: Run,
  writer: JSONWriter,
  name: string | null,
  value: unknown,
  inObject: boolean,
  options: WriteOptions,
): Promise<void> {
  const own = scalar(run, value, options)
  const container = own === undefined ? membersOf(value, options) : undefined
  if (own === undefined && !container) {
    const { value: converted, refused } = await options.convert!(name, value)
    if (refused) return
    if (scalar(run, converted, options) === undefined && !membersOf(converted, options)) throw notSerialized()
    return writeConverted(run, writer, name, converted, inObject, options)
  }
  if (inObject && name !== null) writer.name(name)
  if (!container) return writer.value(own)
  writer.open(container.isObject)
  for (const [key, member] of container.members) await writeConverted(run, writer, key, member, container.isObject, options)
  writer.close(container.isObject)
}

/** Отказ is read as a condition; what is none does not refuse. */
function refusal(value: unknown): boolean {
  try {
    return toBoolean(value)
  } catch {
    return false
  }
}

/** The arguments of ЗаписатьJSON behind the value. */
export function writeJSON(run: Run, writer: JSONWriter, value: unknown, args: readonly unknown[]): unknown {
  const [given, name, module, extra] = args
  const settings = given instanceof SerializationSettings ? given : new SerializationSettings()
  if (typeof name !== 'string' || name === '' || module === undefined || module === null)
    return writeValue(run, writer, value, { settings })
  const convert = async (property: string | null, one: unknown): Promise<{ value: unknown; refused: boolean }> => {
    let refused: unknown = false
    const flag = new Reference(
      () => refused,
      (to) => {
        refused = to
      },
    )
    const converted = await call(run, module, name.toLowerCase(), name, property, one, extra ?? null, flag)
    return { value: converted, refused: refusal(refused) }
  }
  return writeConverted(run, writer, null, value, false, { settings, convert })
}
