/** Exchanges with long bodies are recorded, read again, and answer the same request alone. */
import { expect, test } from 'vitest'
import { HTTPService, HTTPServiceResponse, URLTemplate } from '../../src/index.ts'
import { createRecorder } from '../../src/standin/relay/recorder.ts'
import type { Recorded } from '../../src/standin/relay/recording.ts'
import { startStandin } from '../../src/testing/index.ts'
import { latin } from './texts.ts'

const S = HTTPService({ Name: 'S', RootURL: 's', URLTemplates: { A: URLTemplate('/a', { POST: () => new HTTPServiceResponse(500) }) } })

const bytes = (body: string): Uint8Array => new TextEncoder().encode(body)
const exchange = (headers: readonly string[], body: string, replied: string): Recorded => ({
  method: 'POST',
  base: 'http://127.0.0.1:8080/trade',
  defines: undefined,
  target: '/hs/s/a',
  headers,
  body: bytes(body),
  address: {
    channel: 'hs',
    service: 'S',
    template: 'A',
    templateText: '/a',
    URLParameters: {},
    handled: true,
  } as unknown as Recorded['address'],
  reply: { status: 200, headers: ['Content-Type', 'text/plain'], body: bytes(replied) },
})

const file = (boundary: string, text: string): string =>
  `--${boundary}\r\nContent-Disposition: form-data; name="f"; filename="a.txt"\r\n\r\n${text}\r\n--${boundary}--\r\n`

test.each<[what: string, type: string, body: string, alike: string, other: string]>([
  ['a form of parts', 'multipart/form-data; boundary=b1', file('b1', latin), file('b1', latin), file('b1', `${latin}!`)],
  ['a text with secrets', 'text/plain', `password=S3cr1\n${latin}\ntoken=S3cr2 end`, `password=x\n${latin}\ntoken=y end`, latin],
])('%s', async (_, type, body, alike, other) => {
  let text = ''
  const recorder = createRecorder({
    create: async (_file, recorded) => void (text = recorded),
    replace: async (_file, recorded) => void (text = recorded),
  })
  await recorder.record(exchange(['Content-Type', type], body, 'here'))
  expect(text.includes('S3cr')).toBe(false)
  const standin = await startStandin({ services: [S], strict: false, config: false, stubs: [{ file: 'S.stub.yaml', source: text }] })
  const asked = async (sent: string): Promise<string> => {
    const response = await fetch(`${standin.url}/hs/s/a`, { method: 'POST', headers: { 'Content-Type': type }, body: sent })
    return `${response.status} ${(await response.text()).slice(0, 100)}`
  }
  expect([await asked(alike), await asked(other)]).toEqual(['200 here', '500 '])
  await standin.close()
})
