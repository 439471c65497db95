/** The functions of JSON and its types. */
import type { Library } from '../../dictionary/library.ts'
import type { DateValue } from '../../run/calendar.ts'
import { errors } from '../../run/error.ts'
import type { Run } from '../../run/run.ts'
import { readDate, writeDate } from './dates.ts'
import { dateFormat, dateVariant, escaping, lineBreak, valueType } from './enumerations.ts'
import { readJSON, readValue } from './read-value.ts'
import { JSONReader, jsonReaderType } from './reader.ts'
import { JSONScanner } from './scanner.ts'
import { SerializationSettings, serializationSettingsType, writeJSON, writeValue } from './write-value.ts'
import { JSONWriter, jsonWriterType, writerSettings } from './writer.ts'

function readText(run: Run, text: string): unknown {
  const reader = new JSONReader()
  reader.scanner = new JSONScanner(text)
  return readValue(run, reader, { asMap: false, dates: new Set(), format: dateFormat.of('ISO') })
}

function writeText(run: Run, value: unknown): string {
  const writer = new JSONWriter()
  writer.begin(undefined)
  writeValue(run, writer, value, { settings: new SerializationSettings(), plain: true })
  return writer.finish()
}

export const json: Library = {
  types: [jsonReaderType, jsonWriterType, writerSettings, serializationSettingsType],
  enumerations: [valueType, lineBreak, dateFormat, dateVariant, escaping],
  functions: {
    'ПрочитатьJSON|ReadJSON|$ab?a?a?s?a?a?a?i?': (_: never, run: Run, reader: unknown, ...args: unknown[]) => {
      if (!(reader instanceof JSONReader)) throw errors.mismatch(1)
      return readJSON(run, reader, args)
    },
    'ЗаписатьJSON|WriteJSON|$aaa?s?a?a?': (_: never, run: Run, writer: unknown, value: unknown, ...args: unknown[]) => {
      if (!(writer instanceof JSONWriter)) throw errors.mismatch(1)
      return writeJSON(run, writer, value, args)
    },
    'ПрочитатьДатуJSON|ReadJSONDate|$sa': (_: never, run: Run, text: string, format: unknown) => readDate(run, text, format),
    'ЗаписатьДатуJSON|WriteJSONDate|$daa?': (_: never, run: Run, date: DateValue, format: unknown, variant?: unknown) =>
      writeDate(run, date, format, variant),
    'ПрочитатьЗначениеJSON|ReadJSONValue|$s': (_: never, run: Run, text: string) => readText(run, text),
    'ЗаписатьЗначениеJSON|WriteJSONValue|$a': (_: never, run: Run, value: unknown) => writeText(run, value),
  },
}
