/** Chapter 17.4's warehouse with some data, behind the standard OData interface: requests as short as curl's. */
import { bodyBytes } from '../../../src/exchange/reply.ts'
import { createAsyncContext } from '../../../src/host/machine/async-context.ts'
import { crypto } from '../../../src/host/machine/crypto.ts'
import { parts } from '../../../src/host/machine/parts.ts'
import { system } from '../../../src/host/machine/system.ts'
import { openInMemory } from '../../../src/host/sql/memory.ts'
import type { DataDefinition } from '../../../src/infobase/definition/definition.ts'
import { createInfobase, type Infobase } from '../../../src/infobase/infobase.ts'
import { createModel } from '../../../src/infobase/model/create-model.ts'
import type { Observation } from '../../../src/observe/observation.ts'
import { standardOData } from '../../../src/odata/service.ts'
import type { ODataSettings } from '../../../src/odata/settings.ts'
import type { Configuration, Platform } from '../../../src/platform/configuration.ts'
import { createPlatform } from '../../../src/platform/platform.ts'

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
  close(): void
}

export const BASE = '/odata/standard.odata/'

export async function odataHost(
  definitions: readonly DataDefinition[],
  settings: ODataSettings = {},
  configuration: Partial<Configuration> = {},
  base = BASE,
): Promise<ODataHost> {
  const model = createModel(definitions)
  const infobase = createInfobase({ model }, { engine: await openInMemory(), context: createAsyncContext(), system })
  const observed: Observation[] = []
  const platform = createPlatform(
    { services: [standardOData({ model, ...settings })], infobase, observe: (one) => observed.push(one), ...configuration },
    { ...system, crypto },
    parts,
  )
  return {
    infobase,
    platform,
    observed,
    async ask(request, body, headers = {}) {
      const [, method = 'GET', target = ''] = /^(?:([A-Z]+) )?(.*)$/s.exec(request) ?? []
      const bytes = body === undefined ? undefined : new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body))
      const reply = await platform.handle({
        method,
        target: encodeURI(`${base}${target}`).replaceAll('%25', '%'),
        headers: ['Host', 'host', ...Object.entries(headers).flat()],
        scheme: 'http',
        authority: '127.0.0.1:8080',
        body:
          bytes
          && (async function* () {
            yield bytes
          })(),
        signal: new AbortController().signal,
      })
      const answered = await bodyBytes(reply)
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(answered)
      const names = new Map<string, string>()
      for (let at = 0; at < reply.headers.length; at += 2) names.set(reply.headers[at]!.toLowerCase(), reply.headers[at + 1]!)
      const code = /"odata.error": \{\n"code": "(-?\d+)"|<m:code>(-?\d+)</.exec(text)
      return {
        status: reply.status,
        reason: reply.reason,
        text,
        bytes: answered,
        headers: names,
        json: () => JSON.parse(text),
        code: code?.[1] ?? code?.[2],
      }
    },
    close: () => infobase.close(),
  }
}
