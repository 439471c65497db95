/**
 * The connection string of an analytic source (chapter 17.5.3.5): `http://localhost:13080/aps/XMLA?ProviderName=Essbase XML for
 * Analysis&DataSourceName=host&Catalog=Sample`. Values are taken as they are: with spaces, and without decoding.
 */
import { said, type Said } from '../diagnostics/said.ts'
import type { OutgoingURL } from '../exchange/outgoing/request.ts'
import { resourceOf, serverOf } from '../http/wire/address.ts'
import { xmlaError, type XMLAError } from './error.ts'

/** Where an analytic server is, and which of its databases is meant. */
export interface XMLAAddress {
  /** The address of the server, without the parameters. */
  readonly url: OutgoingURL
  /** The name of the server's XMLA service; `''` where the string does not name it. */
  readonly ProviderName: string
  /** The name of the source. */
  readonly DataSourceName: string
  /** The name of the catalogue, or of the database. */
  readonly Catalog: string
}

const parameters = ['ProviderName', 'DataSourceName', 'Catalog'] as const

/** @throws XMLAError where the text is not such a string */
export function parseXMLAAddress(text: string): XMLAAddress {
  const [, scheme, authority, path, query] = /^\s*(https?):\/\/([^/?]*)(\/[^?]*)?(?:\?([^]*))?$/i.exec(text) ?? []
  if (scheme === undefined || authority === undefined)
    throw wrong(said('it does not begin with http:// or https://', 'она не начинается с http:// или https://'))
  const secure = scheme.toLowerCase() === 'https'
  const values = valuesOf(query ?? '')
  for (const name of ['DataSourceName', 'Catalog'] as const)
    if (!values.get(name)) throw wrong(said(`${name} is missing`, `не указан параметр ${name}`))
  return {
    url: { scheme: secure ? 'https' : 'http', ...serverOf(authority, undefined, secure), path: resourceOf(path ?? '/', 'encode') },
    ProviderName: values.get('ProviderName') ?? '',
    DataSourceName: values.get('DataSourceName')!,
    Catalog: values.get('Catalog')!,
  }
}

/** The last of equal names counts, as in the strings of ODBC; the names are found in any case. */
function valuesOf(query: string): Map<(typeof parameters)[number], string> {
  const values = new Map<(typeof parameters)[number], string>()
  for (const part of query.split('&')) {
    if (part.trim() === '') continue
    const equals = part.indexOf('=')
    const given = (equals < 0 ? part : part.slice(0, equals)).trim()
    const name = parameters.find((one) => one.toLowerCase() === given.toLowerCase())
    if (name === undefined || equals < 0) throw wrong(said(`"${given}" is not a parameter`, `параметра "${given}" нет`))
    values.set(name, part.slice(equals + 1).trim())
  }
  return values
}

const wrong = (why: Said): XMLAError => xmlaError('connection-string', { why })
