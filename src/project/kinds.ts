/** Kinds of values that settings have: what is sound, how it is asked for in both languages, and its JSON Schema. */
import { said, type Said } from '../diagnostics/said.ts'
import { isHostRule } from '../exchange/outgoing/door.ts'
import { soundBase } from '../publication/base.ts'
import { parseBytes } from './sizes.ts'

/** A JSON Schema, or a part of one. */
export type Schema = Readonly<Record<string, unknown>>

export interface Kind {
  readonly sound: (value: unknown) => boolean
  /** What is expected, after "must be". */
  readonly expected: Said
  /** `false`: a value of code, which JSON cannot have. */
  readonly schema: Schema | false
  /** Of an object: its keys, each with its kind. */
  readonly fields?: Readonly<Record<string, Kind>>
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
const isWhole = (value: unknown, least: number, most: number): boolean =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textSchema: Schema = { type: 'string', minLength: 1 }

const text: Kind = { sound: isText, expected: said('a text', 'текст'), schema: textSchema }
/** Any text, also an empty one. */
const anyText: Kind = {
  sound: (value) => typeof value === 'string',
  expected: said('a text', 'текст'),
  schema: { type: 'string' },
}
const file: Kind = { ...text, expected: said('the path of a file', 'путь к файлу') }
const flag: Kind = {
  sound: (value) => typeof value === 'boolean',
  expected: said('true or false', 'true или false'),
  schema: { type: 'boolean' },
}
const seconds: Kind = {
  sound: (value) => typeof value === 'number' && value > 0 && Number.isFinite(value),
  expected: said('a number of seconds above 0', 'число секунд больше 0'),
  schema: { type: 'number', exclusiveMinimum: 0 },
}
const port: Kind = {
  sound: (value) => isWhole(value, 0, 65_535),
  expected: said('a whole number from 0 to 65535', 'целое число от 0 до 65535'),
  schema: { type: 'integer', minimum: 0, maximum: 65_535 },
}
const count: Kind = {
  sound: (value) => isWhole(value, 1, 999_999_999),
  expected: said('a whole number above 0', 'целое число больше 0'),
  schema: { type: 'integer', minimum: 1 },
}

const choice = (...words: readonly string[]): Kind => {
  const quoted = words.map((one) => `"${one}"`)
  const listed = (and: string): string => `${quoted.slice(0, -1).join(', ')} ${and} ${quoted.at(-1)!}`
  return {
    sound: (value) => words.includes(value as string),
    expected: said(listed('or'), listed('или')),
    schema: { enum: words },
  }
}

/** One, or a list of them. */
const severalOf = (one: Kind, expected: Said): Kind => ({
  sound: (value) => one.sound(value) || (Array.isArray(value) && value.every(one.sound)),
  expected,
  schema: { anyOf: [one.schema, { type: 'array', items: one.schema }] },
})

export const record = (fields: Readonly<Record<string, Kind>>): Kind => ({
  sound: isRecord,
  expected: said('an object', 'объект'),
  schema: {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      Object.entries(fields).flatMap(([key, { schema }]) => (schema === false ? [] : [[key, schema] as const])),
    ),
  },
  fields,
})

/** The first kind that is an object has the fields. */
const either = (one: Kind, other: Kind, expected: Said): Kind => ({
  sound: (value) => one.sound(value) || other.sound(value),
  expected,
  schema: { anyOf: [one.schema, other.schema] },
  ...((one.fields ?? other.fields) && { fields: one.fields ?? other.fields }),
})

const code = (sound: (value: unknown) => boolean, expected: Said): Kind => ({ sound, expected, schema: false })

const isFunction = (value: unknown): boolean => typeof value === 'function'

/** What a module of settings has, and what a project file in code may have in its place. */
const inlineSettings = record({
  sessions: record({ max: count, SessionParametersSetting: code(isFunction, said('a function', 'функция')) }),
  transactions: code(
    (value) => isRecord(value) && isFunction(value['begin']),
    said('an object with a function `begin`', 'объект с функцией `begin`'),
  ),
  mtom: choice('asked', 'always', 'never'),
  exceptionPrefix: anyText,
  byteOrderMarkAuto: flag,
  externalDataSources: { sound: isRecord, expected: said('an object', 'объект'), schema: { type: 'object' } },
})

const odataFields = record({
  language: choice('ru', 'en'),
  optimisticLocking: choice('wire', 'documented'),
  inlineCount: choice('page', 'documented'),
  selectChanges: choice('wire', 'unconfirmed'),
  verboseJSON: flag,
  strict: flag,
  zoneOffset: {
    sound: (value) => Number.isInteger(value),
    expected: said('a whole number of minutes', 'целое число минут'),
    schema: { type: 'integer' },
  },
  composition: severalOf(text, said('names of objects, such as "Catalog.Товары"', 'имена объектов, например "Catalog.Товары"')),
})

/** By the names that the table of settings has. */
export const kinds = {
  flag,
  text,
  file,
  port,
  count,
  /** Whole seconds. */
  lifetime: count,
  seconds,
  texts: severalOf(text, said('a text, or a list of texts', 'текст или список текстов')),
  files: severalOf(file, said('a path, or a list of paths', 'путь или список путей')),
  base: {
    sound: (value) => typeof value === 'string' && soundBase(value) !== undefined,
    expected: said(
      'a path such as "/trade": letters, digits, "_", "-", ".", "~"',
      'путь, например "/trade": буквы, цифры, "_", "-", ".", "~"',
    ),
    schema: { type: 'string' },
  },
  bytes: {
    sound: (value) => isWhole(value, 0, Number.MAX_SAFE_INTEGER) || (typeof value === 'string' && parseBytes(value) !== undefined),
    expected: said('bytes, such as 500000, "10MB" or "100MiB"', 'число байтов, например 500000, "10MB" или "100MiB"'),
    schema: { type: ['integer', 'string'] },
  },
  hosts: severalOf(
    { sound: (value) => typeof value === 'string' && isHostRule(value), expected: text.expected, schema: textSchema },
    said('hosts, such as "api.example", "*.example" or "127.0.0.1:8080"', 'узлы, например "api.example", "*.example" или "127.0.0.1:8080"'),
  ),
  origins: severalOf(
    {
      sound: (value) => value === '*' || (typeof value === 'string' && URL.canParse(value) && new URL(value).origin === value),
      expected: text.expected,
      schema: textSchema,
    },
    said('origins, such as "https://shop.example", or "*"', 'источники, например "https://shop.example", или "*"'),
  ),
  schemas: {
    sound: (value) => isRecord(value) && Object.values(value).every(isText),
    expected: said('an object from namespaces to files', 'объект: от пространств имен к файлам'),
    schema: { type: 'object', additionalProperties: textSchema },
  },
  connectionStrings: {
    sound: (value) => isRecord(value) && Object.values(value).every(isText),
    expected: said('an object from names to connection strings', 'объект: от имен к строкам соединения'),
    schema: { type: 'object', additionalProperties: textSchema },
  },
  time: {
    sound: (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
    expected: said('a time, such as "2026-01-31T09:00:00"', 'время, например "2026-01-31T09:00:00"'),
    schema: { type: 'string' },
  },
  odataSettings: either(
    { sound: (value) => value === false, expected: said('false', 'false'), schema: { const: false } },
    odataFields,
    said('false, or an object', 'false или объект'),
  ),
  settings: either(
    file,
    inlineSettings,
    said('the path of a module, or an object with its settings', 'путь к модулю или объект с его настройками'),
  ),
  language: choice('en', 'ru'),
  onChange: choice('refuse', 'migrate', 'recreate'),
  wsdlForm: choice('onec', 'valid'),
  wsdlProfile: choice('table', 'bp11'),
  unpublished: choice('webserver', 'ibsrv'),
  mtom: choice('asked', 'always', 'never'),
  unknownRecipient: choice('reject', 'drop'),
  repeated: choice('once', 'again'),
  /** Of settings of its own: `kindOf` has them. */
  group: { sound: isRecord, expected: said('an object', 'объект'), schema: { type: 'object' } },
} as const satisfies Readonly<Record<string, Kind>>

export type KindName = keyof typeof kinds
