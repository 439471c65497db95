/** A value of an XDTO type as a stub writes it: texts, numbers, lists and mappings. */
import { allProperties, isObjectType, type ObjectType } from '../../xdto/types/object-type.ts'
import { described, isList, type Property } from '../../xdto/types/property.ts'
import { textCodec } from '../../xdto/types/text-codec.ts'
import { resolved, type XDTOType } from '../../xdto/types/type.ts'
import { isValueType } from '../../xdto/types/value-type.ts'

/** `undefined` for what no stub can write, such as a table of values. */
export function plainValue(value: unknown, type: XDTOType): unknown {
  if (value === null) return null
  if (isValueType(type)) return scalarOf(textCodec(type).write(value, { qname: ({ local }) => local, fault: () => undefined }))
  if (isObjectType(type)) return typeof value === 'object' ? fieldsOf(value as Readonly<Record<string, unknown>>, type) : undefined
  return type.kind === 'any' && typeof value === 'string' ? value : undefined
}

/** Numbers and truths without quotes, where they come back as they were. */
function scalarOf(text: string | undefined): unknown {
  if (text === 'true' || text === 'false') return text === 'true'
  return text !== undefined && /^-?\d/.test(text) && String(Number(text)) === text ? Number(text) : text
}

function fieldsOf(value: Readonly<Record<string, unknown>>, type: ObjectType): Readonly<Record<string, unknown>> {
  const entries = allProperties(type).flatMap(({ name, definition }): (readonly [string, unknown])[] => {
    const plain = value[name] === undefined ? undefined : propertyOf(value[name], definition)
    return plain === undefined ? [] : [[name, plain]]
  })
  return Object.fromEntries(entries)
}

function propertyOf(value: unknown, definition: Property['definition']): unknown {
  const reference = described(definition).type
  if (reference === undefined) return typeof value === 'string' ? value : undefined
  const type = resolved(reference)
  if (!isList(definition.settings)) return plainValue(value, type)
  return Array.isArray(value) ? value.map((one) => plainValue(one, type)) : undefined
}
