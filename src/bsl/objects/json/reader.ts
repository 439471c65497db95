/** `ЧтениеJSON`: JSON event by event, from a text, a file or a stream. */
import { BslError } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { bytesOfStream } from '../binary/stream.ts'
import { decodedText, fileText } from '../binary/text-encoding.ts'
import { valueType } from './enumerations.ts'
import { JSONScanner, Token } from './scanner.ts'

const names = [
  'None',
  'ObjectStart',
  'ObjectEnd',
  'ArrayStart',
  'ArrayEnd',
  'PropertyName',
  'String',
  'Number',
  'Boolean',
  'Null',
  'Comment',
]

export class JSONReader extends BslObject {
  readonly type = jsonReaderType
  scanner: JSONScanner | undefined

  get open(): JSONScanner {
    if (!this.scanner) throw new BslError('Источник данных JSON не задан', 'No source of JSON data is set')
    return this.scanner
  }

  /** Past the value that begins here, to the token behind it. */
  skip(): boolean {
    const { open } = this
    if (open.kind === Token.Name) open.next()
    if (open.kind !== Token.ObjectStart && open.kind !== Token.ArrayStart) return open.next()
    const depth = open.depth - 1
    while (open.next()) if (open.depth <= depth) return open.next()
    return false
  }
}

export const jsonReaderType: ObjectType = new ObjectType('ЧтениеJSON|JSONReader', {
  presentation: 'Чтение JSON',
  create: { kinds: '', make: () => new JSONReader() },
  properties: {
    'ТипТекущегоЗначения|CurrentValueType': {
      get: (self: JSONReader) => valueType.of(names[self.scanner?.kind ?? 0]!),
    },
    'ТекущееЗначение|CurrentValue': {
      get: (self: JSONReader) => {
        const { kind, value } = self.open
        if (kind < Token.Name) throw new BslError('Текущее значение JSON не может быть получено', 'The current JSON value cannot be read')
        return value
      },
    },
  },
  methods: {
    'УстановитьСтроку|SetString|s': (self: JSONReader, text: string) => {
      self.scanner = new JSONScanner(text)
    },
    'ОткрытьФайл|OpenFile|$sa?': (self: JSONReader, run: Run, path: string, encoding?: unknown) => {
      self.scanner = new JSONScanner(fileText(run, path, encoding))
    },
    'ОткрытьПоток|OpenStream|aa?': (self: JSONReader, stream: unknown, encoding?: unknown) => {
      self.scanner = new JSONScanner(decodedText(bytesOfStream(stream), encoding))
    },
    'Прочитать|Read': (self: JSONReader) => self.open.next(true),
    'Пропустить|Skip': (self: JSONReader) => self.skip(),
    'Закрыть|Close': (self: JSONReader) => {
      self.scanner = undefined
    },
  },
})
