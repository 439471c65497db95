/** From the text of an option's value to the value, or to a sentence that says what is expected. */
import { isHostRule } from '../../exchange/outgoing/door.ts'
import type { ODataSettings } from '../../odata/settings.ts'
import { parseBytes } from '../../project/sizes.ts'
import { soundBase } from '../../publication/base.ts'
import { InvalidArgumentError } from './commander.ts'

export function portOf(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.')
  return Number(text)
}

export function baseOf(text: string): string {
  const base = soundBase(text)
  if (base === undefined) throw new InvalidArgumentError('A base is a path such as /trade: letters, digits, "_", "-", ".", "~".')
  return base
}

/** Adds a value to those before. */
export const collected = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value]

/** Adds a host that may be called to those before. */
export function hostOf(text: string, before: readonly string[] = []): readonly string[] {
  if (!isHostRule(text))
    throw new InvalidArgumentError('A host is expected, such as api.example, *.example or 127.0.0.1:8080, without a scheme and a path.')
  return [...before, text]
}

/** Adds the origin of pages to those before. */
export function originOf(text: string, before: readonly string[] = []): readonly string[] {
  if (text !== '*' && (!URL.canParse(text) || new URL(text).origin !== text))
    throw new InvalidArgumentError('An origin is expected, such as https://shop.example or http://localhost:3000, without a path; or *.')
  return [...before, text]
}

/** Seconds above 0. */
export function secondsOf(text: string): number {
  const seconds = Number(text)
  if (!(seconds > 0)) throw new InvalidArgumentError('Seconds are a number above 0, such as 5 or 0.5.')
  return seconds
}

/** Whole seconds above 0. */
export function lifetimeOf(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('A lifetime is a whole number of seconds above 0, such as 3600.')
  return Number(text)
}

/** The text of a time that can be read. */
export function timeOf(text: string): string {
  if (Number.isNaN(Date.parse(text))) throw new InvalidArgumentError('A time is expected, such as 2026-01-31T09:00:00.')
  return text
}

export function bytesOf(text: string): number {
  const bytes = parseBytes(text)
  if (bytes === undefined) throw new InvalidArgumentError('Bytes are a number, with a unit if you like: 500000, 10MB, 100MiB.')
  return bytes
}

export function explainOf(text: string): { method: string; url: string } {
  const found = /^(\S+) (.+)$/.exec(text)
  if (!found) throw new InvalidArgumentError('Two values are expected: a method and a URL, such as --explain GET /hs/documents/2.')
  return { method: found[1]!, url: found[2]! }
}

/** Adds `http://example.org/types=types.xsd` to those before: from the namespace to the file. */
export function schemaOf(text: string, before: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  // Addresses have "=" in their queries, names of files hardly ever.
  const at = text.lastIndexOf('=')
  if (at < 1 || at === text.length - 1)
    throw new InvalidArgumentError('A namespace and a file are expected, such as --schema http://example.org/types=types.xsd.')
  const namespace = text.slice(0, at)
  if (Object.hasOwn(before, namespace)) throw new InvalidArgumentError(`The namespace ${namespace} has its file already.`)
  return { ...before, [namespace]: text.slice(at + 1) }
}

/** Up to nine digits. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('a whole number is expected')
  return Number(text)
}

/** Up to nine digits, not 0. */
export function positive(text: string): number {
  const number = wholeNumber(text)
  if (number === 0) throw new InvalidArgumentError('a whole number above 0 is expected')
  return number
}

const odataWords: Readonly<Record<string, ODataSettings>> = {
  strict: { strict: true },
  verbose: { verboseJSON: true },
  locking: { optimisticLocking: 'documented' },
  inlinecount: { inlineCount: 'documented' },
  en: { language: 'en' },
}

/** `strict,verbose`; `off`: the interface is not published. */
export function odataOf(text: string): ODataSettings | 'off' {
  if (text === 'off') return 'off'
  const words = text.split(',')
  const unknown = words.find((word) => !Object.hasOwn(odataWords, word))
  if (unknown !== undefined)
    throw new InvalidArgumentError(`"${unknown}" is unknown; settings are off, ${Object.keys(odataWords).join(', ')}.`)
  return Object.assign({}, ...words.map((word) => odataWords[word])) as ODataSettings
}
