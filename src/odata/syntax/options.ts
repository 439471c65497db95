/**
 * The options of a query: `$filter`, `$select`, `$top` and their kin as texts and numbers, what else stands there as arguments of a
 * function. Their order does not matter; empty parts are skipped.
 */
import { said } from '../../diagnostics/said.ts'
import { parseQuery } from '../../exchange/query.ts'
import { odataRefusal } from '../errors.ts'

export interface Options {
  readonly format?: string
  readonly filter?: string
  readonly select?: string
  readonly expand?: string
  readonly orderby?: string
  readonly top?: number
  readonly skip?: number
  /** `$inlinecount=allpages`. */
  readonly count: boolean
  readonly allowedOnly: boolean
  /** An `$option` that there is not: sets refuse it, the service document does not look at it. */
  readonly unknown?: string
  /** Keys without `$`, as they were sent. */
  readonly rest: ReadonlyMap<string, string>
}

/** Keys and values; spaces before a key are those of an address that was copied from a page. `query` is raw. */
export const readQuery = (query: string): ReadonlyMap<string, string> | undefined =>
  parseQuery(query.replace(/^\?+/, '').replaceAll(/(^|&)(?:%20)+/g, '$1'))

/** Queries that are kept, and how long they may be: most clients ask for a few things many times. */
const KEPT = 500
const LENGTH = 300
const kept = new Map<string, Options>()

/** `query` is raw, without `?`. */
export function readOptions(query: string): Options {
  const found = kept.get(query)
  if (found !== undefined) return found
  const read = optionsIn(query)
  if (query.length > LENGTH) return read
  if (kept.size >= KEPT) kept.clear()
  kept.set(query, read)
  return read
}

const OPTIONS = ['$format', '$filter', '$select', '$expand', '$orderby', '$top', '$skip', '$inlinecount', '$allowedOnly']

function optionsIn(query: string): Options {
  const given = readQuery(query)
  if (given === undefined)
    throw odataRefusal(
      'request-form',
      [],
      said('an escape of the query does not decode to UTF-8', 'кодирование в строке запроса – не UTF-8'),
    )
  const text = (name: string): string | undefined => given.get(`$${name}`)
  const optional = <K extends string>(key: K, value: string | undefined) =>
    value === undefined ? {} : ({ [key]: value } as Record<K, string>)
  const unknown = [...given.keys()].find((key) => key.startsWith('$') && !OPTIONS.includes(key))
  const top = whole('$top', text('top'))
  const skip = whole('$skip', text('skip'))
  return {
    ...optional('format', text('format')),
    ...optional('filter', text('filter')),
    ...optional('select', text('select')),
    ...optional('expand', text('expand')),
    ...optional('orderby', text('orderby')),
    ...(top !== undefined && { top }),
    ...(skip !== undefined && { skip }),
    ...optional('unknown', unknown),
    count: oneOf('$inlinecount', text('inlinecount') ?? 'none', ['none', 'allpages']) === 'allpages',
    allowedOnly: oneOf('allowedOnly', given.get('allowedOnly') ?? text('allowedOnly') ?? 'false', ['true', 'false']) === 'true',
    rest: new Map([...given].filter(([key]) => !key.startsWith('$') && key !== 'allowedOnly')),
  }
}

/** @throws ODataRefusal for an option that 1C does not have */
export function refuseUnknown({ unknown }: Options): void {
  if (unknown === undefined) return
  const words = said(`1C has ${OPTIONS.join(', ')}`, `в 1С есть ${OPTIONS.join(', ')}`)
  throw odataRefusal('argument-unknown', [unknown], words)
}

function whole(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^\d{1,15}$/.test(text)) throw odataRefusal('option', [name], said(`${name} is a whole number from 0`, `${name} – целое число от 0`))
  return Number(text)
}

function oneOf(name: string, text: string, values: readonly string[]): string {
  if (!values.includes(text))
    throw odataRefusal('option', [name], said(`${name} is ${values.join(' or ')}`, `${name} – ${values.join(' или ')}`))
  return text
}
