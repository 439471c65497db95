/** Values in JSON as 1C writes them: 64-bit numbers are texts, fractions are numbers with all their digits (docs/odata.md). */
import { jsonString } from '../../exchange/json-text.ts'
import { Reference } from '../../infobase/values/reference.ts'
import { typeOf } from '../../infobase/values/type-of.ts'
import type { Value } from '../../infobase/values/value.ts'
import { Decimal } from '../../xdto/values/decimal.ts'
import type { EntityField, PublishedModel } from '../model/entity.ts'
import { linesOfBase64, storedBytes, textOf } from './values.ts'

/** Gives the properties of a field: `"Цена": 10`, or `"X": "…",⏎"X_Type": "…"`. */
type Property = (value: Value) => string

/** `before`: what parts it from the property before it. */
export function jsonProperty(field: EntityField, model: PublishedModel, before = ''): Property {
  const name = `${before}${JSON.stringify(field.name)}: `
  if (field.form === 'composite') return composite(name, `,\n${JSON.stringify(`${field.base}_Type`)}: `, model)
  if (field.form === 'storage') return storage(name, `,\n${JSON.stringify(`${field.base}_Type`)}: `)
  if (field.form === 'types') return (value) => name + typeDescription(textOf(value) ?? '')
  const print = printer(field.edm)
  return (value) => (value === null ? `${name}null` : name + print(value))
}

function printer(edm: string): (value: Value) => string {
  switch (edm) {
    case 'Edm.Boolean':
      return (value) => (value === true ? 'true' : 'false')
    case 'Edm.Int16':
    case 'Edm.Double':
      return (value) => (value instanceof Decimal ? value.text : '0')
    case 'Edm.Int64':
      return (value) => (value instanceof Decimal ? `"${value.text}"` : '"0"')
    case 'Edm.Guid':
    case 'Edm.DateTime':
      return (value) => `"${value instanceof Reference ? value.UUID : String(value)}"`
    default:
      return (value) => quoted(textOf(value))
  }
}

const quoted = (text: string | null): string => (text === null ? 'null' : jsonString(text))

function composite(name: string, typeName: string, model: PublishedModel): Property {
  const types = new Map<string, string>()
  const typed = (value: Value): string => {
    const type = typeOf(value)
    let made = types.get(type)
    if (made === undefined) types.set(type, (made = JSON.stringify(model.typeOnWire(type))))
    return made
  }
  return (value) => (value === null ? `${name}null${typeName}null` : `${name}${quoted(textOf(value))}${typeName}${typed(value)}`)
}

const storage =
  (name: string, typeName: string): Property =>
  (value) => {
    const stored = storedBytes(value)
    if (stored === undefined) return `${name}null${typeName}null`
    return `${name}${JSON.stringify(linesOfBase64(stored.bytes))}${typeName}${JSON.stringify(stored.contentType)}`
  }

/** The parts of a TypeDescription; the text lists the names of types. */
function typeDescription(text: string): string {
  const types = text
    .split(',')
    .filter((one) => one !== '')
    .map((one) => JSON.stringify(one.trim()))
  return `{\n"Types": [${types.length === 0 ? '' : `\n${types.join(',\n')}\n`}],
"NumberQualifiers": {\n"AllowedSign": "Any",\n"Digits": 0,\n"FractionDigits": 0\n},
"StringQualifiers": {\n"AllowedLength": "Variable",\n"Length": "0"\n},
"DateQualifiers": {\n"DateFractions": "DateTime"\n},
"BinaryDataQualifiers": {\n"AllowedLength": "Variable",\n"Length": "0"\n}\n}`
}
