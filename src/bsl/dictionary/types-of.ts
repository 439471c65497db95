/** Types by name and by value: what Тип and ТипЗнч ask of the dictionary. */
import { isNumeric } from '../run/big-number.ts'
import { DateValue } from '../run/calendar.ts'
import { errors } from '../run/error.ts'
import { BslObject } from '../run/object.ts'
import type { TypeTools } from '../run/run.ts'
import { Null, primitiveTypes, TypeValue } from '../run/values.ts'
import type { Dictionary } from './dictionary.ts'

function typeOf(dictionary: Dictionary, value: unknown): TypeValue {
  if (typeof value === 'string') return primitiveTypes.String
  if (isNumeric(value)) return primitiveTypes.Number
  if (typeof value === 'boolean') return primitiveTypes.Boolean
  if (value === null) return primitiveTypes.Undefined
  if (value === Null) return primitiveTypes.Null
  if (value instanceof DateValue) return primitiveTypes.Date
  if (value instanceof TypeValue) return primitiveTypes.Type
  if (value instanceof BslObject) return dictionary.typeOfObject(value.type)
  throw errors.notWaited()
}

const kinds =
  'Ссылка|Объект|Менеджер|Выборка|Список|НаборЗаписей|Запись|КлючЗаписи|Ref|Object|Manager|Selection|List|RecordSet|Record|RecordKey'
const objectTypeName = new RegExp(`^\\p{L}+(?:${kinds})\\.[\\p{L}_][\\p{L}\\d_]*$`, 'u')

const objectTypes = new Map<string, TypeValue>()

/** Types of the configuration's objects, such as `СправочникСсылка.Товары` and `EnumRef.Colors`; equal names are one type. */
function objectType(name: string): TypeValue | undefined {
  if (!objectTypeName.test(name)) return undefined
  const folded = name.toLowerCase()
  const known = objectTypes.get(folded) ?? new TypeValue(name, name, name)
  objectTypes.set(folded, known)
  return known
}

export const typeTools = (dictionary: Dictionary): TypeTools => ({
  named(name) {
    const found = dictionary.typeValue(name.trim().toLowerCase()) ?? objectType(name.trim())
    if (!found) throw errors.noType(name)
    return found
  },
  typeOf: (value) => typeOf(dictionary, value),
})
