/** Sets that are long have the bytes of their rows, as a text, as bytes or in pieces, with turns for others in between. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bodyBytes } from '../../src/exchange/reply.ts'
import { chapter } from '../support/odata/definitions.ts'
import { odataHost, type ODataHost } from '../support/odata/warehouse.ts'

let host: ODataHost
let turns = 0
beforeAll(async () => {
  host = await odataHost(chapter, {}, {}, undefined, () => 0)
  const { infobase } = host
  await infobase.BeginTransaction(async () => {
    for (let at = 0; at < 1_300; at++) await infobase.Catalogs['Магазины']!.CreateItem({ Description: `Магазин ${at} <&> 🎈` }).Write()
  })
  const { base } = infobase
  const turn = (): Promise<void> => {
    turns++
    return Promise.resolve()
  }
  // A clock that is late whenever it is looked at.
  let now = 0
  Object.assign(base, { system: { ...base.system, turn, ticks: () => (now += 5) } })
})
afterAll(() => host.close())

async function asked(query: string) {
  const reply = await host.platform.handle({
    method: 'GET',
    target: encodeURI(`/odata/standard.odata/Catalog_Магазины?${query}`),
    headers: ['Host', 'host'],
    scheme: 'http',
    authority: 'host',
    body: undefined,
    signal: new AbortController().signal,
  })
  const { body, headers } = reply
  const kind = body instanceof Uint8Array ? 'bytes' : typeof body === 'string' ? 'text' : 'stream'
  const bytes = await bodyBytes(reply)
  return { kind, bytes: bytes.length, length: headers[headers.indexOf('Content-Length') + 1], text: new TextDecoder().decode(bytes) }
}

const entriesOf = (text: string): readonly string[] => text.match(/<entry>[\s\S]*?<\/entry>/g) ?? []

test.for<[string, number, string]>([
  ['a short page', 3, 'text'],
  ['a long page', 400, 'bytes'],
  ['a whole set', 1_300, 'stream'],
])('%s has the rows that it has one by one', async ([, top, kind]) => {
  for (const format of ['$format=atom', '$format=json']) {
    const before = turns
    const found = await asked(`${format}&$orderby=Code&$top=${top}`)
    expect([found.kind, found.text.match(/Магазин \d+ /g)?.length]).toEqual([kind, top])
    if (kind !== 'stream') expect(found.length).toBe(String(found.bytes))
    // The clock is looked at after every eight rows that are written, however they are answered.
    expect(turns - before).toBeGreaterThanOrEqual(Math.floor(top / 8))
    if (format === '$format=json') expect((JSON.parse(found.text) as { value: unknown[] }).value).toHaveLength(top)
    else expect(entriesOf(found.text)).toHaveLength(top)
  }
})

test('rows are the same however many come with them', async () => {
  const whole = entriesOf((await asked('$format=atom&$orderby=Code')).text)
  for (const skip of [0, 23, 499, 500, 899, 1_299]) {
    const [entry] = entriesOf((await asked(`$format=atom&$orderby=Code&$skip=${skip}&$top=1`)).text)
    expect(entry).toBe(whole[skip])
  }
})
