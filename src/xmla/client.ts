/** A client of an analytic server: Discover and Execute over HTTP, in one session where the server keeps sessions. */
import { said } from '../diagnostics/said.ts'
import { charsetOf, headerValue } from '../exchange/headers.ts'
import { wholeBody } from '../exchange/outgoing/body.ts'
import { addressOf } from '../exchange/outgoing/error.ts'
import type { Outgoing, OutgoingAnswer } from '../exchange/outgoing/request.ts'
import { basicOf, headOf } from '../http/wire/head.ts'
import { defaultProfile } from '../http/wire/profile.ts'
import { XMLError } from '../xml/error.ts'
import { decodeXML } from '../xml/source/decode.ts'
import { readXMLAAnswer, type RootReader } from './answer.ts'
import type { XMLAAddress } from './connection-string.ts'
import { cellSetReader, type CellSet } from './dataset.ts'
import { xmlaError, XMLAError } from './error.ts'
import { actionOf, writeRequest, type SessionHeader, type XMLARequest } from './request.ts'
import { rowsetReader, type XMLARow } from './rowset.ts'

export interface XMLASettings {
  readonly address: XMLAAddress
  readonly outgoing: Outgoing
  /** Name and password by HTTP Basic; without a name none go out. */
  readonly user?: string | undefined
  readonly password?: string | undefined
  /** Milliseconds for one call. */
  readonly timeout: number
  /** Bytes of the longest answer. */
  readonly maxAnswer: number
}

/** Restrictions of a rowset, by column. */
export type Restrictions = Readonly<Record<string, string>>

/** Calls go one after another. */
export class XMLAClient {
  readonly #settings: XMLASettings
  readonly #line = {}
  #source: string | undefined
  /** `undefined`: not asked for yet; `''`: the server keeps none. */
  #session: string | undefined
  #before: Promise<unknown> = Promise.resolve()
  #isClosed = false

  constructor(settings: XMLASettings) {
    this.#settings = settings
  }

  /** `host:port`, for messages. */
  get address(): string {
    return addressOf(this.#settings.address.url)
  }

  /** Rows of metadata. @throws XMLAError, OutgoingError */
  discover(requestType: string, restrictions: Restrictions, limit: number): Promise<readonly XMLARow[]> {
    return this.#inTurn(() => this.#ask({ method: 'Discover', requestType, restrictions }, () => rowsetReader(limit)))
  }

  /** Cells of a query in MDX. @throws XMLAError, OutgoingError */
  cells(statement: string): Promise<CellSet> {
    return this.#inTurn(() => this.#ask({ method: 'Execute', statement, format: 'Multidimensional' }, () => cellSetReader(this.address)))
  }

  /** Rows of a query in MDX, or of DRILLTHROUGH. @throws XMLAError, OutgoingError */
  rows(statement: string, limit: number): Promise<readonly XMLARow[]> {
    return this.#inTurn(() => this.#ask({ method: 'Execute', statement, format: 'Tabular' }, () => rowsetReader(limit)))
  }

  /** Asks for nothing but the source: whether there is a server, and whether it knows the user. @throws XMLAError, OutgoingError */
  connect(): Promise<void> {
    return this.#inTurn(async () => void (await this.#properties()))
  }

  /** Ends the session. Nothing can be asked afterwards. */
  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    await this.#before
    const session = this.#session
    if (session === undefined || session === '') return
    // It may be over already: the connection is closed all the same.
    await this.#send({ method: 'Execute', statement: '' }, { end: session }, rowsetReader(0)).catch(() => undefined)
  }

  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    if (this.#isClosed) return Promise.reject(xmlaError('closed', {}))
    const done = this.#before.then(task)
    this.#before = done.catch(() => undefined)
    return done
  }

  /** A session that the server has ended is begun again, once: nothing but reading is asked for. */
  async #ask<T>(request: XMLARequest, root: () => RootReader<T>): Promise<T> {
    await this.#properties()
    const session = this.#header()
    try {
      return await this.#send(request, session, root())
    } catch (error) {
      if (session === undefined || !('id' in session) || !isLostSession(error)) throw error
      this.#session = undefined
      return this.#send(request, { begin: true }, root())
    }
  }

  #header(): SessionHeader | undefined {
    if (this.#session === undefined) return { begin: true }
    return this.#session === '' ? undefined : { id: this.#session }
  }

  /** DataSourceInfo must be what the server says of the source (XML for Analysis 1.1, DISCOVER_DATASOURCES). */
  async #properties(): Promise<void> {
    if (this.#source !== undefined) return
    const { DataSourceName, ProviderName } = this.#settings.address
    const rows = await this.#send(
      { method: 'Discover', requestType: 'DISCOVER_DATASOURCES', restrictions: {} },
      undefined,
      rowsetReader(1000),
    )
    const text = (row: XMLARow, name: string): string => row.get(name)?.text ?? ''
    const named = rows.filter((row) => text(row, 'DataSourceName') === DataSourceName)
    const found = named.find((row) => ProviderName === '' || text(row, 'ProviderName') === ProviderName) ?? named[0]
    if (found === undefined)
      throw xmlaError('no-data-source', {
        name: DataSourceName,
        known: rows.map((row) => text(row, 'DataSourceName')).join(', ') || said('none', 'никаких'),
      })
    this.#source = text(found, 'DataSourceInfo') || DataSourceName
  }

  async #send<T>(request: XMLARequest, session: SessionHeader | undefined, root: RootReader<T>): Promise<T> {
    const { address, maxAnswer, outgoing, timeout, user = '', password = '' } = this.#settings
    const properties = this.#source === undefined ? {} : { DataSourceInfo: this.#source, Catalog: address.Catalog }
    const url = address.url
    const answer = await outgoing({
      method: 'POST',
      url,
      headers: headOf(defaultProfile, {
        url,
        own: new Map([
          ['SOAPAction', actionOf(request)],
          ['Content-Type', 'text/xml; charset=utf-8'],
        ]),
        authorization: user === '' ? undefined : basicOf(user, password),
        contentType: '',
      }),
      body: new TextEncoder().encode(writeRequest(request, properties, session)),
      timeout,
      line: this.#line,
    })
    const read = readXMLAAnswer(messageOf(answer, await wholeBody(answer, maxAnswer, url), this.address), this.address, root)
    if (session !== undefined && 'begin' in session) this.#session = read.session ?? ''
    return read.result
  }
}

/** The specification has no code for it: servers say it in words. */
const isLostSession = (error: unknown): boolean =>
  error instanceof XMLAError && error.code === 'xmla/server' && /session|сеанс/i.test(error.message)

/** The text of the message; a fault may come with any status. */
function messageOf(answer: OutgoingAnswer, bytes: Uint8Array, address: string): string {
  const type = headerValue(answer.headers, 'content-type') ?? ''
  const text = decoded(bytes, charsetOf(type), address)
  if (!/\b(?:xml|soap)\b/i.test(type) && !/^\s*</.test(text)) throw notAMessage(answer, address, text)
  if (answer.status >= 200 && answer.status < 300) return text
  if (!/<(?:[\w.-][\w.-]*:)?Envelope[\s>]/.test(text)) throw notAMessage(answer, address, text)
  return text
}

function decoded(bytes: Uint8Array, charset: string | undefined, address: string): string {
  try {
    return bytes.length === 0 ? '' : decodeXML(bytes, charset)
  } catch (error) {
    if (!(error instanceof XMLError)) throw error
    throw xmlaError('answer', { address, why: said('its encoding is broken', 'его кодировка нарушена') }, error)
  }
}

function notAMessage({ status }: OutgoingAnswer, address: string, text: string): XMLAError {
  const shown = text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s\s*/g, ' ')
    .trim()
    .slice(0, 120)
  const why =
    status === 401
      ? said('the name or the password is wrong', 'имя или пароль неверны')
      : shown === ''
        ? said('its body is empty', 'тело ответа пусто')
        : shown
  return xmlaError('status', { address, status, why })
}
