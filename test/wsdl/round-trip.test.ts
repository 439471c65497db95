/**
 * Every sound WSDL of the corpus served from its description alone and called by our proxy: sample values survive the way there and back.
 * Skipped where the corpus is absent.
 */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { bodyBytes } from '../../src/exchange/reply.ts'
import { createPlatform } from '../../src/host/machine/platform.ts'
import { system } from '../../src/host/machine/system.ts'
import { documentFetcher } from '../../src/host/network/fetch-document.ts'
import type { Platform } from '../../src/platform/configuration.ts'
import { definitionsOf, type WSDefinitions, type WSPort, type WSService } from '../../src/ws/foreign/definitions.ts'
import type { AnyOperation } from '../../src/ws/foreign/operation-types.ts'
import { describedServices } from '../../src/ws/foreign/service.ts'
import type { WSOperation } from '../../src/ws/message/described-operation.ts'
import { sampleValues } from '../../src/ws/message/element.ts'
import { makeProxy, type ProxyMachine } from '../../src/ws/proxy/proxy.ts'
import type { ServedOperation } from '../../src/ws/service/serve.ts'
import { loadWSDL } from '../../src/wsdl/load.ts'
import { clark, type Name } from '../../src/xml/name.ts'
import { corpus } from '../support/corpus.ts'

const folder = corpus('wsdl')
const files =
  folder === undefined
    ? []
    : readFileSync(`${folder}/INDEX.tsv`, 'utf8')
        .split('\n')
        .slice(1)
        .filter((line) => line !== '')
        .map((line) => line.split('\t')[0]!)

/** Calls go straight to the platform, without a socket between. */
const direct = (platform: Platform): ProxyMachine => ({
  system,
  timeoutSignal: () => new AbortController().signal,
  async transport({ url, headers, body, signal }) {
    const { pathname } = new URL(url)
    const reply = await platform.handle({
      method: 'POST',
      target: pathname,
      headers,
      scheme: 'http',
      authority: 'h',
      body: (async function* () {
        yield* body
      })(),
      signal: signal!,
    })
    return { status: reply.status, headers: reply.headers, body: await bodyBytes(reply) }
  },
})

/** Operations of one document that are called: of the largest, the first. */
const CALLED = 40

describe.skipIf(folder === undefined)('the corpus of WSDL documents, served and called', () => {
  const trouble: string[] = []
  const unsampled: string[] = []
  let documents = 0
  let calls = 0

  async function callAll(file: string, definitions: WSDefinitions): Promise<void> {
    const received: unknown[] = []
    const { services } = describedServices(definitions, undefined, {
      handlers: {},
      answerFile: () => undefined,
      faultFile: () => undefined,
      textAt: () => undefined,
    })
    const heard = services.map((one) => ({
      ...one,
      served: {
        ...one.served,
        operationOf: (element: Name, action?: string) => hearing(one.served.operationOf(element, action), received),
      },
    }))
    const machine = direct(createPlatform({ services: heard }))
    documents++
    for (const service of definitions.Services) {
      for (const port of service.Ports)
        for (const operation of port.Operations.slice(0, CALLED))
          await callOne(file, definitions, service, port, operation, machine, received)
    }
  }

  async function callOne(
    file: string,
    definitions: WSDefinitions,
    service: WSService,
    port: WSPort,
    operation: WSOperation,
    machine: ProxyMachine,
    received: unknown[],
  ): Promise<void> {
    const { Packages: packages } = definitions.XDTOFactory
    const where = `${file} ${port.Name}.${operation.Name}`
    const values = sampleValues(operation.request, packages)
    const answer = operation.response ? sampleValues(operation.response, packages) : {}
    // A request with an empty Body, or with the element and SOAPAction of another (R2710), cannot be told from others.
    if (operation.request.shape === undefined || hasTwin(service, operation)) return
    if (!values || !answer) return void unsampled.push(where)
    const proxy = makeProxy<Readonly<Record<string, AnyOperation>>>(machine, definitions, service.NamespaceURI, service.Name, port.Name, {
      location: `http://h/ws/${encodeURIComponent(service.Name)}`,
    })
    received.length = 0
    calls++
    try {
      const { result } = await proxy.$call(operation.Name, values)
      const expected = operation.ReturnValue
        ? answer[operation.ReturnValue.Name]
        : operation.response?.members.length
          ? { ...answer }
          : undefined
      expect(plain(received[0])).toEqual(plain({ ...values }))
      expect(plain(result)).toEqual(plain(expected))
    } catch (error) {
      trouble.push(`${where}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`)
    }
  }

  beforeAll(async () => {
    for (const file of files) {
      const loaded = await loadWSDL(documentFetcher(), `${folder}/${file}`, { within: folder! })
      if (!loaded.links || loaded.diagnostics.some((one) => one.severity === 'error')) continue
      await callAll(file, definitionsOf(loaded, file, { lenient: true }))
    }
  }, 240_000)

  test('what is sent arrives, and what is answered comes back', () => {
    expect(trouble).toEqual([])
    expect(documents).toBeGreaterThan(300)
    expect(calls).toBeGreaterThan(900)
    console.log(`${calls} calls of ${documents} documents`)
  })

  test('samples are lacking only where a QName is enumerated', () => {
    expect(unsampled).toEqual(['axis1/test/wsdl/datatypes/DataTypes.wsdl DataTypes.GetUsageType'])
  })
})

const wireOf = ({ request, soapAction }: WSOperation): string => `${request.shape ? clark(request.shape.element) : ''} ${soapAction}`

const hasTwin = ({ Ports }: WSService, operation: WSOperation): boolean =>
  Ports.flatMap((port) => port.Operations).some((one) => one.Name !== operation.Name && wireOf(one) === wireOf(operation))

/** The same operation, whose handler's parameters are kept. */
function hearing(operation: ServedOperation | undefined, received: unknown[]): ServedOperation | undefined {
  const handler = operation?.handler
  if (!operation || typeof handler !== 'function') return operation
  return {
    ...operation,
    handler(parameters, call, message) {
      received.push(parameters)
      return handler(parameters, call, message)
    },
  }
}

/** Without what reading adds to a value: the order of its content. Absent, empty and left-out lists are one. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value ?? null, (_, one: unknown) => (typeof one === 'bigint' ? `${one}n` : one instanceof Uint8Array ? [...one] : one)),
  ) as unknown
}
