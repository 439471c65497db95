/** A whole set in many pieces, as where its writing takes long: the same bytes, with turns for others in between. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bodyBytes } from '../../src/exchange/reply.ts'
import { chapter, ids } from '../support/odata/definitions.ts'
import { fill } from '../support/odata/fill.ts'
import { odataHost, type ODataHost } from '../support/odata/warehouse.ts'

let host: ODataHost
beforeAll(async () => {
  host = await odataHost(chapter, {}, {}, undefined, () => 0)
  await fill(host)
  const { infobase } = host
  await infobase.BeginTransaction(async () => {
    for (let at = 0; at < 1_300; at++) {
      const made = infobase.Catalogs['Магазины']!.CreateItem({ Description: `Магазин ${at}` })
      if (at % 400 === 0) made.Section('ТорговыеЗалы').Load([{ Название: `Зал ${at}` }])
      await made.Write()
    }
  })
})
afterAll(() => host.close())

/** The infobase with a clock that has passed seven milliseconds whenever it is looked at. */
function slowed(): () => number {
  const { base } = host.infobase
  let now = 0
  let turns = 0
  const turn = (): Promise<void> => {
    turns++
    return Promise.resolve()
  }
  Object.assign(base, { system: { ...base.system, ticks: () => (now += 7), turn } })
  return () => turns
}

const addresses = [
  'Catalog_Магазины?$format=json',
  'Catalog_Магазины?$format=json&$orderby=Description desc',
  'Catalog_Магазины?$format=application/json;odata=nometadata&$inlinecount=allpages',
  'Catalog_Магазины?$format=json&$select=Description&$skip=1',
  'Catalog_Магазины?$format=atom',
  'Catalog_Магазины?$format=json&$top=500',
  'Catalog_Магазины?$format=json&$top=501',
  'Catalog_Магазины?$format=json&$top=499',
  `Catalog_Магазины?$format=json&$filter=Ref_Key ne guid'${ids.магазин}'`,
]

test('the bytes of a slow writing are those of a quick one', async () => {
  const quick = await Promise.all(addresses.map((one) => host.ask(one)))
  const turns = slowed()
  for (const [at, address] of addresses.entries()) {
    const before = turns()
    const { text, status } = await host.ask(address)
    expect([address, status, text === quick[at]!.text]).toEqual([address, 200, true])
    // A turn after each 50 rows that are written.
    if (at < 3) expect(turns() - before).toBeGreaterThan(1_300 / 50)
  }
})

test('a slice comes as one text, more come as a stream', async () => {
  const bodyOf = async (top: number) => {
    const reply = await host.platform.handle({
      method: 'GET',
      target: encodeURI(`/odata/standard.odata/Catalog_Магазины?$format=json&$top=${top}`),
      headers: ['Host', 'host'],
      scheme: 'http',
      authority: 'host',
      body: undefined,
      signal: new AbortController().signal,
    })
    return [typeof reply.body, new TextDecoder().decode(await bodyBytes(reply)).match(/"Description"/g)?.length]
  }
  expect(await bodyOf(499)).toEqual(['string', 499])
  expect(await bodyOf(500)).toEqual(['object', 500])
})
