/** Chapter 17.4's warehouse with some data, behind the standard OData interface: requests as short as curl's. */
import { request as httpRequest } from 'node:http'
import { bodyBytes } from '../../../src/exchange/reply.ts'
import { createAsyncContext } from '../../../src/host/machine/async-context.ts'
import { crypto } from '../../../src/host/machine/crypto.ts'
import { parts } from '../../../src/host/machine/parts.ts'
import { system } from '../../../src/host/machine/system.ts'
import { serve } from '../../../src/host/server/serve.ts'
import type { DataDefinition } from '../../../src/infobase/definition/definition.ts'
import type { DataEvents } from '../../../src/infobase/definition/events.ts'
import { createInfobase, type Infobase } from '../../../src/infobase/infobase.ts'
import { createModel } from '../../../src/infobase/model/create-model.ts'
import type { Engine } from '../../../src/infobase/store/engine.ts'
import type { Observation } from '../../../src/observe/observation.ts'
import { standardOData } from '../../../src/odata/service.ts'
import type { ODataSettings } from '../../../src/odata/settings.ts'
import type { Configuration, Platform } from '../../../src/platform/configuration.ts'
import { createPlatform } from '../../../src/platform/platform.ts'
import { openEngineForTests } from '../infobase/engines.ts'

export interface ODataAnswer {
  readonly status: number
  readonly reason: string | undefined
  readonly text: string
  readonly bytes: Uint8Array
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>
  /** The body as JSON. */
  readonly json: () => any // oxlint-disable-line no-explicit-any
  /** The internal code of an error, in JSON or XML. */
  readonly code: string | undefined
}

export interface ODataHost {
  readonly infobase: Infobase
  readonly platform: Platform
  readonly observed: Observation[]
  /** `'Catalog_Товары?$top=1'`, `'POST Catalog_Товары'`; `body`: JSON, or a text as it is. */
  ask(request: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<ODataAnswer>
  close(): void | Promise<void>
}

export const BASE = '/odata/standard.odata/'

export async function odataHost(
  definitions: readonly DataDefinition[],
  settings: ODataSettings = {},
  configuration: Partial<Configuration> = {},
  base = BASE,
  now: () => number = () => system.now(),
  open: () => Engine | Promise<Engine> = openEngineForTests,
  events: readonly DataEvents[] = [],
): Promise<ODataHost> {
  const model = createModel(definitions)
  const infobase = createInfobase({ model, events }, { engine: await open(), context: createAsyncContext(), system })
  const observed: Observation[] = []
  const platform = createPlatform(
    { services: [standardOData({ model, ...settings })], infobase, observe: (one) => observed.push(one), ...configuration },
    { ...system, now, crypto },
    parts,
  )
  return {
    infobase,
    platform,
    observed,
    ask: asking(base, (method, target, headers, body) => handled(platform, method, target, headers, body)),
    close: () => infobase.close(),
  }
}

/** The same behind a real socket of this machine: what is asked goes over the wire. */
export async function servedODataHost(
  definitions: readonly DataDefinition[],
  settings: ODataSettings = {},
  configuration: Partial<Configuration> = {},
  base = BASE,
  events: readonly DataEvents[] = [],
): Promise<ODataHost> {
  const host = await odataHost(definitions, settings, configuration, base, undefined, undefined, events)
  const served = await serve(host.platform, { port: 0 })
  const { port } = new URL(served.url)
  return {
    ...host,
    ask: asking(base, (method, path, headers, body) => overWire({ port, method, path, headers, body })),
    async close() {
      await served.close(0)
      await host.close()
    },
  }
}

interface Answered {
  readonly status: number
  readonly reason: string | undefined
  /** Names and values in turn. */
  readonly headers: readonly string[]
  readonly bytes: Uint8Array
}

/** Requests of a platform that something else made. */
export const asksOf = (platform: Platform): ODataHost['ask'] =>
  asking(BASE, (method, target, headers, body) => handled(platform, method, target, headers, body))

type Send = (method: string, target: string, headers: readonly string[], body: Uint8Array | undefined) => Promise<Answered>

function asking(base: string, send: Send): ODataHost['ask'] {
  return async (request, body, headers = {}) => {
    const [, method = 'GET', target = ''] = /^(?:([A-Z]+) )?(.*)$/s.exec(request) ?? []
    const bytes = body === undefined ? undefined : new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body))
    const path = encodeURI(`${base}${target}`).replaceAll('%25', '%')
    const { Host = 'host', ...others } = headers
    return answerOf(await send(method, path, ['Host', Host, ...Object.entries(others).flat()], bytes))
  }
}

async function handled(
  platform: Platform,
  method: string,
  target: string,
  headers: readonly string[],
  body: Uint8Array | undefined,
): Promise<Answered> {
  const reply = await platform.handle({
    method,
    target,
    headers: [...headers],
    scheme: 'http',
    authority: '127.0.0.1:8080',
    body:
      body
      && (async function* () {
        yield body
      })(),
    ...(body !== undefined && body.length > 0 && { whole: (most, take) => take(body.length <= most ? body : undefined) }),
    signal: new AbortController().signal,
  })
  return { status: reply.status, reason: reply.reason, headers: reply.headers, bytes: await bodyBytes(reply) }
}

interface Sent {
  readonly port: string
  readonly method: string
  readonly path: string
  readonly headers: readonly string[]
  readonly body: Uint8Array | undefined
}

const overWire = ({ port, method, path, headers, body }: Sent): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const length = ['Content-Length', String(body?.length ?? 0)]
    const request = httpRequest({ host: '127.0.0.1', port, method, path, headers: [...headers, ...length], agent: false })
    request.once('error', reject)
    request.once('response', (response) => {
      const parts: Uint8Array[] = []
      response.on('data', (part: Uint8Array) => parts.push(part))
      response.once('error', reject)
      response.once('end', () => {
        const { statusCode = 0, statusMessage, rawHeaders } = response
        const utf8 = rawHeaders.map((one) => Buffer.from(one, 'latin1').toString()) // Location is raw UTF-8, as on 1C's wire
        resolve({ status: statusCode, reason: statusMessage, headers: utf8, bytes: Buffer.concat(parts) })
      })
    })
    request.end(body)
  })

function answerOf({ status, reason, headers, bytes }: Answered): ODataAnswer {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const names = new Map<string, string>()
  for (let at = 0; at < headers.length; at += 2) names.set(headers[at]!.toLowerCase(), headers[at + 1]!)
  const code = /"odata.error": \{\n"code": "(-?\d+)"|<m:code>(-?\d+)</.exec(text)
  return { status, reason, text, bytes, headers: names, json: () => JSON.parse(text), code: code?.[1] ?? code?.[2] }
}
