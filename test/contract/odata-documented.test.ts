/** Every request of docs/odata.md's tables is answered, reading and writing, through a socket. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serve, type Served } from '../../src/host/server/serve.ts'
import { processes } from '../support/infobase/processes.ts'
import { chapter } from '../support/odata/definitions.ts'
import { fill } from '../support/odata/fill.ts'
import { BASE, odataHost, type ODataHost } from '../support/odata/warehouse.ts'

/** Where the page has `guid'…'`. */
const own: Readonly<Record<string, string>> = {
  BusinessProcess: '7d2e9fd0-0000-11ee-8000-000000000004',
  Task: '7d2e9fd0-0000-11ee-8000-000000000005',
}

let host: ODataHost
let served: Served
beforeAll(async () => {
  host = await odataHost([...chapter, ...processes])
  await fill(host)
  await host.ask('POST BusinessProcess_Согласование', { Ref_Key: own.BusinessProcess, Date: '2024-01-10T00:00:00' })
  await host.ask('POST Task_Задача', { Ref_Key: own.Task, Date: '2024-01-10T00:00:00' })
  served = await serve(host.platform, { port: 0 })
})
afterAll(async () => {
  await served.close()
  host.close()
})

const page = readFileSync(new URL('../../docs/odata.md', import.meta.url), 'utf8')
const requests = [...page.matchAll(/^\| `([^`]+)` \|/gm)]
  .map((found) => found[1]!)
  .filter((text) => /^[A-Z$][A-Za-z]*(_|metadata$)/.test(text) && !text.includes('…'))

const writing = [...page.matchAll(/^\| `((?:POST|PATCH|PUT|DELETE) [^`]+)` \| (?:`([^`]+)` )?\| (\d{3})/gm)].map(
  ([, request, body, status]) => [request!, body, Number(status)] as const,
)

describe('GET', () => {
  test('there are many', () => expect(requests.length).toBeGreaterThan(30))
  test.each(requests)('%s', async (request) => {
    const response = await fetch(`${served.url}${BASE}${encodeURI(request)}`)
    expect(await response.text()).not.toContain('m:error')
    expect(response.status).toBe(200)
    expect(response.headers.get('dataserviceversion')).toBe('3.0')
  })
})

test('a set of more than one slice is streamed whole, without an order and with one', async () => {
  const { Города } = host.infobase.Catalogs
  await host.infobase.BeginTransaction(async () => {
    for (let at = 0; at < 1_200; at++)
      await (Города as { CreateItem(values: object): { Write(): Promise<void> } }).CreateItem({ Description: `Город ${at}` }).Write()
  })
  for (const query of ['', '&$orderby=Description', '&$skip=100&$top=1000', '&$filter=Description ne null']) {
    const response = await fetch(`${served.url}${BASE}${encodeURI(`Catalog_Города?$format=json&$inlinecount=allpages${query}`)}`)
    const body = (await response.json()) as { 'odata.count': string; 'value': { Ref_Key: string }[] }
    expect(body['odata.count']).toBe('1200')
    expect(new Set(body.value.map((one) => one.Ref_Key)).size).toBe(query.includes('$top') ? 1000 : 1200)
  }
  const atom = await (await fetch(`${served.url}${BASE}${encodeURI('Catalog_Города?$inlinecount=allpages')}`)).text()
  expect(atom.match(/<entry>/g)).toHaveLength(1200)
  expect(atom).toMatch(/<m:count>1200<\/m:count>\n<\/feed>$/)
})

describe('writing', () => {
  test('there are many', () => expect(writing.length).toBeGreaterThan(8))
  test.each(writing)('%s', async (request, body, status) => {
    const [, method, shown, kind] = /^([A-Z]+) ((\w+?)_.*)$/.exec(request)!
    const path = shown!.replace("guid'…'", `guid'${own[kind!]}'`)
    const address = `${served.url}${BASE}${encodeURI(path)}`
    const response = await fetch(address, { method: method!, headers: { Accept: 'application/json' }, ...(body && { body }) })
    expect([response.status, await response.text()]).toEqual([status, expect.not.stringContaining('odata.error')])
  })
})
