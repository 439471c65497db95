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

export const typeTools = (dictionary: Dictionary): TypeTools => ({
  named(name) {
    const found = dictionary.typeValue(name.trim().toLowerCase())
    if (!found) throw errors.noType(name)
    return found
  },
  typeOf: (value) => typeOf(dictionary, value),
})
