/** Which HTTP method a method object of a configuration serves, in both formats' spellings. */
import { placeOf, textProperty } from './properties.ts'
import { problem } from './problems.ts'
import type { Complain } from './problems.ts'
import type { MetadataObject } from './format.ts'

/** Chapter 17.3.2 lists sixteen methods and «Любой»; HEAD is legal beside them (facts/onec-wire.md 0, item 3, A). */
const methods = [
  'GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'MERGE', 'CONNECT', 'OPTIONS', 'TRACE',
  'PROPFIND', 'PROPPATCH', 'MKCOL', 'COPY', 'MOVE', 'LOCK', 'UNLOCK', 'HEAD',
] as const
export type MetadataHTTPMethod = (typeof methods)[number] | 'Any'

const isMethod = (word: string): word is (typeof methods)[number] => (methods as readonly string[]).includes(word)

/** The Designer writes `Any`; what EDT writes for «Любой» is not known, so that any spelling of it is taken (facts/onec-wire.md 5.4, D). */
const any = new Set(['any', 'любой'])

/** EDT leaves GET out (facts/onec-wire.md 5.4, A). */
export function httpMethodOf(object: MetadataObject, complain: Complain): MetadataHTTPMethod | undefined {
  const word = textProperty(object, 'HTTPMethod')
  if (word === undefined) {
    if (object.omitsDefaults) return 'GET'
    complain(problem('missing-property', { object: object.fullName, property: 'HTTPMethod' }, placeOf(object, 'HTTPMethod')))
    return undefined
  }
  if (isMethod(word)) return word
  if (any.has(word.toLowerCase())) return 'Any'
  const allowed = [...methods, 'Any'].join(', ')
  complain(problem('unknown-value', { object: object.fullName, property: 'HTTPMethod', value: word, allowed }, placeOf(object, 'HTTPMethod')))
  return undefined
}
