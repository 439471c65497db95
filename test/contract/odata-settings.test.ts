/** The settings of docs/odata.md: each word of the command line is the setting that its row says, and does what it says. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { odataOf } from '../../src/cli/shared/option-values.ts'
import { ExchangePlan } from '../../src/infobase/definitions.ts'
import type { ODataSettings } from '../../src/odata/settings.ts'
import { chapter, ids } from '../support/odata/definitions.ts'
import { fill } from '../support/odata/fill.ts'
import { servedODataHost, type ODataAnswer, type ODataHost } from '../support/odata/warehouse.ts'

const page = readFileSync(new URL('../../docs/odata.md', import.meta.url), 'utf8')
const [, table = ''] = /\n## Settings\n([^]*?)\n## /.exec(page)!
const documented = [...table.matchAll(/^\| (?:`(\w+)`)? ?\| `(\w+): ([^`]+)` \|/gm)].map(([, word, name, value]) => ({ word, name, value }))

const exchange = ExchangePlan({ Name: 'Обмен', Content: ['Catalog.Города'] })
const item = `Catalog_Товары(guid'${ids.шлепанцы}')`
const verbose = { Accept: 'application/json;odata=verbose' }

type Effect = readonly [
  settings: ODataSettings,
  ask: (host: ODataHost) => Promise<ODataAnswer>,
  seen: (answer: ODataAnswer) => unknown,
  without: unknown,
  made: unknown,
]

const effects: Readonly<Record<string, Effect>> = {
  strict: [{ strict: true }, ({ ask }) => ask(`PATCH ${item}?$format=json`, { Опечатка: 1 }), ({ status }) => status, 200, 400],
  verboseJSON: [
    { verboseJSON: true },
    ({ ask }) => ask('Catalog_Товары?$inlinecount=allpages', undefined, verbose),
    ({ json }) => json().d?.__count,
    undefined,
    '4',
  ],
  optimisticLocking: [
    { optimisticLocking: 'documented' },
    ({ ask }) => ask(`PATCH ${item}?$format=json`, {}, { 'If-Match': 'AAAACQAAAAA=' }),
    ({ status }) => status,
    200,
    412,
  ],
  inlineCount: [
    { inlineCount: 'documented' },
    ({ ask }) => ask('Catalog_Товары?$format=json&$inlinecount=allpages&$top=1&$skip=1'),
    ({ json }) => [json()['odata.count'], json().value.length],
    ['4', 1],
    ['4', 4],
  ],
  language: [
    { language: 'en' },
    ({ ask }) => ask('Catalog_Нет?$format=json'),
    ({ json }) => json()['odata.error'].message.lang,
    'ru',
    'en',
  ],
  selectChanges: [
    { selectChanges: 'unconfirmed' },
    async ({ ask }) => {
      const node = (await ask('POST ExchangePlan_Обмен?$format=json', { Code: '1' })).json().Ref_Key
      await ask('POST Catalog_Города', { Description: 'Тверь' })
      const select = (number: number) =>
        ask(`POST SelectChanges?DataExchangePoint='ExchangePlan_Обмен(guid'${node}')'&MessageNo=${number}&$format=json`)
      await select(1)
      return select(2)
    },
    ({ json }) => json().value.length,
    0,
    1,
  ],
  composition: [{ composition: ['Catalog.Товары'] }, ({ ask }) => ask('Catalog_Города'), ({ status }) => status, 200, 404],
  zoneOffset: [
    { zoneOffset: 180 },
    ({ ask }) => ask(`PATCH ${item}?$format=json`, { Произведен: '2024-01-30T21:00:00Z' }),
    ({ json }) => json().Произведен,
    '2024-01-30T21:00:00',
    '2024-01-31T00:00:00',
  ],
}

test('the table lists them', () =>
  expect(documented.map(({ name }) => name).toSorted()).toEqual([...Object.keys(effects), 'odata'].toSorted()))

test.each(Object.entries(effects))('%s', async (name, [settings, ask, seen, without, made]) => {
  const { word } = documented.find((one) => one.name === name)!
  if (word !== undefined) expect(odataOf(word)).toEqual(settings)
  const both: readonly (readonly [ODataSettings, unknown])[] = [
    [{}, without],
    [settings, made],
  ]
  for (const [given, expected] of both) {
    const host = await servedODataHost([...chapter, exchange], given)
    if (given.composition === undefined) await fill(host)
    expect(seen(await ask(host))).toEqual(expected)
    await host.close()
  }
})
