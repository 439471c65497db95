/** `mode: stub`: the stubs answer in place of the written handlers, of HTTP services and of Web services alike. */
import { afterEach, describe, expect, test } from 'vitest'
import { parts } from '../../host/machine/parts.ts'
import { HTTPService, HTTPServiceResponse, Operation, URLTemplate, WebService, xs } from '../../index.ts'
import { startStandin, type TestStandin } from '../../testing/index.ts'
import { createAddresses } from '../calls/address.ts'
import { readStubFiles } from './read-file.ts'

const H = HTTPService({
  Name: 'H',
  RootURL: 'h',
  URLTemplates: {
    A: URLTemplate('/a', {
      GET() {
        const response = new HTTPServiceResponse(200)
        response.SetBodyFromString('handler')
        return response
      },
    }),
  },
})
const Rates = WebService({
  Name: 'Rates',
  Namespace: 'urn:rates',
  Operations: { Rate: Operation({ XDTOReturningValueType: xs.string }, () => 'handler') },
})
const files = (mode: string) => [
  { file: 'h.stub.yaml', source: `service: H\n${mode}stubs:\n  - { template: /a, method: GET, reply: { text: stub } }\n` },
  { file: 'r.stub.yaml', source: `service: Rates\n${mode}stubs:\n  - { operation: Rate, reply: { xdto: { return: stub } } }\n` },
]

let standin: TestStandin | undefined
afterEach(() => standin?.close())

async function answers(mode: string): Promise<readonly [http: string, soap: string]> {
  standin = await startStandin({ services: [H, Rates], stubs: files(mode), strict: false })
  const http = await (await fetch(`${standin.url}/hs/h/a`)).text()
  const soap = await fetch(`${standin.url}/ws/Rates`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/xml' },
    body: '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><Rate xmlns="urn:rates"/></e:Body></e:Envelope>',
  })
  return [http, /return[^>]*>([^<]*)/.exec(await soap.text())?.[1] ?? '']
}

describe('a written handler and a stub', () => {
  test('under `mode: stub` the stub answers, of both kinds of service', async () => {
    expect(await answers('mode: stub\n')).toEqual(['stub', 'stub'])
  })

  test('without a mode the handler answers', async () => {
    expect(await answers('')).toEqual(['handler', 'handler'])
  })
})

describe('the warning that a stub can never answer', () => {
  const warnings = (mode: string): readonly string[] =>
    readStubFiles(files(mode), createAddresses([H, Rates], parts.channels)).diagnostics.map((one) => one.message)

  test('is not given under `mode: stub`, where it does answer', () => {
    expect(warnings('mode: stub\n')).toEqual([])
  })

  test('speaks of a method of a template, and of an operation in its own words', () => {
    const [ofMethod, ofOperation, ...more] = warnings('')
    expect(more).toEqual([])
    expect(ofMethod).toContain('GET of template "A" of H has a handler')
    expect(ofOperation).toContain('operation Rate of Rates has a handler')
    expect(ofOperation).not.toMatch(/template|Any/)
  })
})
