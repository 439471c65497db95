/** Types by name and by value: what Тип and ТипЗнч ask of the dictionary. */
import { isNumeric } from '../run/big-number.ts'
import { DateValue } from '../run/calendar.ts'
import { errors } from '../run/error.ts'
import { BslObject } from '../run/object.ts'
import type { TypeTools } from '../run/run.ts'
import { Null, primitiveTypes, TypeValue } from '../run/values.ts'
import type { Dictionary } from './dictionary.ts'
import { kindNamed } from './object-kinds.ts'

function typeOf(dictionary: Dictionary, value: unknown): TypeValue {
  if (typeof value === 'string') return primitiveTypes.String
  if (isNumeric(value)) return primitiveTypes.Number
  if (typeof value === 'boolean') return primitiveTypes.Boolean
  if (value === null) return primitiveTypes.Undefined
  if (value === Null) return primitiveTypes.Null
  if (value instanceof DateValue) return primitiveTypes.Date
  if (value instanceof TypeValue) return primitiveTypes.Type
  if (value instanceof BslObject)
    return (value.type.russian.includes('.') ? objectType(value.type.russian) : undefined) ?? dictionary.typeOfObject(value.type)
  throw errors.notWaited()
}

const forms: Readonly<Record<string, string>> = {
  Ref: 'Ссылка',
  Object: 'Объект',
  Manager: 'Менеджер',
  Selection: 'Выборка',
  List: 'Список',
  RecordSet: 'НаборЗаписей',
  RecordKey: 'КлючЗаписи',
  Record: 'Запись',
}
const objectTypeName = new RegExp(
  `^(\\p{L}+?)(${[...Object.keys(forms), ...Object.values(forms)].join('|')})\\.([\\p{L}_][\\p{L}\\d_]*)$`,
  'u',
)

const objectTypes = new Map<string, TypeValue>()

/** Types of the configuration's objects: `СправочникСсылка.Товары` and `CatalogRef.Товары` are one type. */
function objectType(name: string): TypeValue | undefined {
  const [, kind = '', form = '', own = ''] = objectTypeName.exec(name) ?? []
  if (form === '') return undefined
  const russian = `${kindNamed(kind)?.russian ?? kind}${forms[form] ?? form}.${own}`
  const folded = russian.toLowerCase()
  const known = objectTypes.get(folded) ?? new TypeValue(russian, name, russian)
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
