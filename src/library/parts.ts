/** What of the platform's library hand-written ports get: the very tables that run modules, without what needs a module or a session. */
import { Dictionary } from '../bsl/dictionary/dictionary.ts'
import type { Library } from '../bsl/dictionary/library.ts'
import { typeTools } from '../bsl/dictionary/types-of.ts'
import { binary } from '../bsl/objects/binary/functions.ts'
import { arrayType, fixedArrayType } from '../bsl/objects/collections/array.ts'
import { keyAndValueType } from '../bsl/objects/collections/key-and-value.ts'
import { fixedMapType, mapType } from '../bsl/objects/collections/map.ts'
import { fixedStructureType, structureType } from '../bsl/objects/collections/structure.ts'
import { errorPresentation } from '../bsl/objects/errors/presentation.ts'
import { json } from '../bsl/objects/json/json.ts'
import { symbols } from '../bsl/objects/session/symbols.ts'
import { format } from '../bsl/objects/strings/format.ts'
import { strings } from '../bsl/objects/strings/strings.ts'
import { lists } from '../bsl/objects/tables/list.ts'
import { tables } from '../bsl/objects/tables/table-methods.ts'
import { trees } from '../bsl/objects/tables/tree.ts'
import { dates } from '../bsl/objects/values/dates.ts'
import { numbers } from '../bsl/objects/values/numbers.ts'
import { qualifiers } from '../bsl/objects/values/qualifiers.ts'
import { storage } from '../bsl/objects/values/storage.ts'
import { typeDescriptions } from '../bsl/objects/values/type-description.ts'
import { types } from '../bsl/objects/values/types.ts'
import { uuids } from '../bsl/objects/values/uuid.ts'
import { xmlText } from '../bsl/objects/xml/value-text.ts'
import { xml } from '../bsl/objects/xml/xml.ts'
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
