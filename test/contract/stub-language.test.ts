/** Every example of docs/stub-language.md: its YAML is served, its requests are sent through a socket, and its answers come back. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { Operation, Parameter, WebService, XDTOPackage, property, xs } from '../../src/index.ts'
import { outgoing, startStandin, type TestStandin } from '../../src/testing/index.ts'
import { DeclaredOperation } from '../../src/ws/service/operation.ts'
import { root } from '../architecture/sources.ts'
import { chapter } from '../support/odata/definitions.ts'

interface Exchange {
  readonly method: string
  readonly target: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body: string | undefined
  readonly expected: string
}

const page = readFileSync(join(root, 'docs/stub-language.md'), 'utf8')
const examples = [...page.matchAll(/^## (.+)$|^```yaml\n([^]*?)^```\n\n```http\n([^]*?)^```/gm)]
let title = ''
const pairs = examples.flatMap(([, heading, yaml, http]) => {
  if (heading !== undefined) title = heading
  return yaml === undefined || http === undefined ? [] : [[title, yaml, exchangesOf(http)] as const]
})

/** `> POST /target body`, headers in lines of their own, `< 200 body`. */
function exchangesOf(http: string): readonly Exchange[] {
  return http
    .split(/^(?=> [A-Z]+ \/)/m)
    .filter((one) => one !== '')
    .map((one) => {
      const [first, ...rest] = one.trimEnd().split('\n')
      const [, method = '', target = '', body] = /^> ([A-Z]+) (\S+)(?: (.*))?$/.exec(first!) ?? []
      const headers = rest.flatMap((line) => {
        const [, name, value] = /^> ([\w-]+): (.*)$/.exec(line) ?? []
        return name === undefined ? [] : [[name, value!] as const]
      })
      return { method, target, headers, body: body?.replaceAll('\\r\\n', '\r\n'), expected: rest.at(-1)!.slice(2) }
    })
}

let standin: TestStandin
afterEach(() => standin.close())
const serve = async (source: string): Promise<TestStandin> =>
  (standin = await startStandin({
    services: [Orders],
    ...(source.includes('standard.odata') && { objects: chapter }),
    stubs: [{ file: 'docs.stub.yaml', source }],
    strict: false,
  }))

/** The Web service of which the page speaks. */
const Shop = XDTOPackage({ Namespace: 'urn:shop' })
const Line = Shop.objectType('Line', { SKU: property(xs.string), Sum: property(xs.decimal) })
const Order = Shop.objectType('Order', { Number: property(xs.string), Lines: property(Line, { lowerBound: 0, upperBound: -1 }) })
const Orders = WebService({
  Name: 'Orders',
  Namespace: 'urn:shop/ws',
  XDTOPackages: [Shop],
  Operations: {
    Put: Operation({ Parameters: { Order: Parameter(Order) }, XDTOReturningValueType: xs.string }, DeclaredOperation('Orders')),
    Get: Operation({ Parameters: { Number: Parameter(xs.string) }, XDTOReturningValueType: Order }, DeclaredOperation('Orders')),
  },
})

/** `…` in the page is any text. */
const pattern = (expected: string): RegExp =>
  new RegExp(
    `^${expected
      .split('…')
      .map((one) => one.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('[^]*')}$`,
  )

const ask = async ({ method, target, headers, body }: Omit<Exchange, 'expected'>): Promise<string> => {
  const response = await fetch(standin.url + target, {
    method,
    headers: [...headers] as [string, string][],
    ...(body !== undefined && { body }),
  })
  return `${response.status} ${await response.text()}`.trim()
}

describe('examples of docs/stub-language.md', () => {
  test.each(pairs)('%s', async (_, yaml, exchanges) => {
    await serve(yaml)
    for (const { expected, ...one } of exchanges) {
      const answer = await ask(one)
      if (expected.includes('…')) expect(answer).toMatch(pattern(expected))
      else expect(answer).toBe(expected)
    }
  })

  test('each chapter with an example is among them', () => {
    expect(pairs.length).toBe(page.match(/^```yaml$/gm)?.length)
    expect(pairs.length).toBeGreaterThan(6)
  })
})

test('the callback of the first example is verified, and its state is gone after a reset', async () => {
  const [, yaml, exchanges] = pairs[0]!
  await serve(yaml)
  for (const one of exchanges.slice(0, 3)) await ask(one)
  await standin.settled()
  const [call] = standin.verify(outgoing('https://shop.example/paid').POST(), {
    times: 1,
    request: { JSON: { $: { order: '000002', status: 'paid' } } },
  })
  expect(call?.reply?.StatusCode).toBe(204)
  expect(standin.kept('orders')).toHaveLength(2)
  await standin.reset()
  expect(standin.kept('orders')).toHaveLength(1)
})
