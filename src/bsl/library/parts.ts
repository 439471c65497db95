/** What of the platform's library hand-written ports get: the very tables that run modules, without what needs a module or a session. */
import { Dictionary } from '../dictionary/dictionary.ts'
import type { Library } from '../dictionary/library.ts'
import { typeTools } from '../dictionary/types-of.ts'
import { binary } from '../objects/binary/functions.ts'
import { arrayType, fixedArrayType } from '../objects/collections/array.ts'
import { keyAndValueType } from '../objects/collections/key-and-value.ts'
import { fixedMapType, mapType } from '../objects/collections/map.ts'
import { fixedStructureType, structureType } from '../objects/collections/structure.ts'
import { errorPresentation } from '../objects/errors/presentation.ts'
import { json } from '../objects/json/json.ts'
import { symbols } from '../objects/session/symbols.ts'
import { format } from '../objects/strings/format.ts'
import { strings } from '../objects/strings/strings.ts'
import { lists } from '../objects/tables/list.ts'
import { tables } from '../objects/tables/table-methods.ts'
import { trees } from '../objects/tables/tree.ts'
import { dates } from '../objects/values/dates.ts'
import { numbers } from '../objects/values/numbers.ts'
import { qualifiers } from '../objects/values/qualifiers.ts'
import { storage } from '../objects/values/storage.ts'
import { typeDescriptions } from '../objects/values/type-description.ts'
import { types } from '../objects/values/types.ts'
import { uuids } from '../objects/values/uuid.ts'
import { xmlText } from '../objects/xml/value-text.ts'
import { xml } from '../objects/xml/xml.ts'
import { libraryRun } from './run.ts'

const collections: Library = {
  types: [arrayType, fixedArrayType, structureType, fixedStructureType, mapType, fixedMapType, keyAndValueType],
}

/** The one function of XDTO that needs no types of a configuration. */
const xmlTexts: Library = { functions: { 'XMLСтрока|XMLString|a': (_: never, value: unknown) => xmlText(value) } }

/** Of errors that are caught in TypeScript there is none that is being handled: the error itself is handed over. */
const { 'ИнформацияОбОшибке|ErrorInfo|$': _info, 'ОписаниеОшибки|ErrorDescription|$': _text, ...ofErrors } = errorPresentation.functions!

const [jsonReader, jsonWriter, ...jsonSettings] = json.types!

const encoding = xml.enumerations!.filter((one) => one.valueType.english === 'StringEncodingMethod')

/** Of binary data what gives and takes bytes; a Uint8Array is ДвоичныеДанные. */
const bytes = Object.fromEntries(Object.entries(binary.functions!).filter(([names]) => !names.includes('Buffer')))

/** By the file that they are written into. */
export const groups: Readonly<Record<string, readonly Library[]>> = {
  strings: [strings, format],
  numbers: [numbers],
  dates: [dates],
  collections: [collections],
  tables: [tables],
  trees: [trees],
  lists: [lists],
  bytes: [{ functions: bytes }],
  json: [{ types: [jsonReader!, jsonWriter!], functions: json.functions! }],
  settings: [{ types: jsonSettings, enumerations: json.enumerations! }],
  values: [types, typeDescriptions, qualifiers, uuids, xmlTexts],
  others: [{ ...errorPresentation, functions: ofErrors }, symbols, storage],
  urls: [{ functions: xml.functions!, enumerations: encoding }],
}

export const dictionary = new Dictionary(Object.values(groups).flat(), { types: [], functions: [], values: [] })

export const run = libraryRun(typeTools(dictionary))
