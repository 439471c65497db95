/**
 * The short way of an entity by its key and of a new item beside the way of all, which every request goes where something may answer in
 * place of services: the same bytes, headers, log and sessions for each set, each option and random bodies. `STANDIN_RUNS` multiplies the
 * runs.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createModel } from '../../src/infobase/model/create-model.ts'
import { createPublishedModel } from '../../src/odata/model/create.ts'
import type { Configuration } from '../../src/platform/configuration.ts'
import { bodyOf, of } from '../support/odata/bodies.ts'
import { counted } from '../support/odata/counted.ts'
import { chapter, ids } from '../support/odata/definitions.ts'
import { fill } from '../support/odata/fill.ts'
import { BASE, odataHost, type ODataAnswer, type ODataHost } from '../support/odata/warehouse.ts'

const times = Number(process.env['STANDIN_RUNS'] ?? 1)
const heard = { called() {}, answered() {} }
const notHere = () => undefined
/** Atom says when it was made. */
const NOON = Date.UTC(2026, 0, 1, 12)
const opened: ODataHost[] = []
type Given = { readonly [Name in keyof Configuration]?: Configuration[Name] | undefined }
async function filled(configuration: Given = {}, settings = {}): Promise<ODataHost> {
  const host = await odataHost(chapter, settings, configuration as Partial<Configuration>, BASE, () => NOON)
  opened.push(host)
  await fill(host)
  return host
}
afterAll(() => Promise.all(opened.map((one) => one.close())))

/** What of an answer a client sees; a reference that was made for it is told by its place alone. */
const seen = ({ status, reason, headers, text }: ODataAnswer) => {
  const made = /guid'([^']*)'/.exec(headers.get('location') ?? '')?.[1] ?? 'none'
  return JSON.stringify([status, reason, [...headers], text]).replaceAll(made, 'made')
}

describe('an entity by its key', () => {
  let short: ODataHost
  let long: ODataHost
  beforeAll(async () => {
    short = await filled()
    long = await filled({ instead: notHere })
  })

  const sets = createPublishedModel(createModel(chapter), () => true).sets.map(({ name }) => name)
  const options = [
    '$format=json',
    '$format=application/json;odata=nometadata',
    '$format=application/json;odata=fullmetadata',
    '$format=application/json;odata=verbose',
    '$format=atom',
    '$format=xml',
    '',
    '$format=json&$select=Ref_Key',
    '$format=json&$select=*',
    '$format=json&$select=**',
    '$format=json&$select=Ref_Key, Description,  Code&$top=1&$skip=7',
    '$format=json&$select=*,*____Presentation',
    '$format=json&$select=Нет',
    '$format=json&$expand=*',
    '$format=json&$expand=Поставщик&$select=**,Поставщик',
    '$format=json&$expand=Нет',
    '$format=json&$filter=Нет eq 1&allowedOnly=true',
    '$format=json&$top=x',
    '$format=json&x=1',
  ]
  const keys = [
    ...Object.values(ids).map((id) => `(guid'${id}')`),
    `(guid'${ids.чайник.toUpperCase()}')`,
    `(guid%27${ids.чайник}%27)`,
    `( guid'${ids.чайник}')`,
    `(Ref_Key=guid'${ids.чайник}')`,
    "(guid'00000000-0000-0000-0000-000000000000')",
    "(guid'11111111-1111-1111-1111-111111111111')",
    "(guid'1111111111111111111111111111111111-1')",
    "(guid'нет')",
    `(guid'${ids.чайник}')/Description`,
    `(guid'${ids.чайник}')/`,
    `(guid'${ids.чайник}')(guid'${ids.чайник}')`,
    '',
  ]

  test.each(sets)('%s', async (set) => {
    for (const option of options)
      for (const key of keys) {
        const asked = `${set}${key}?${option}`
        // Twice, so that the form is known.
        for (const method of ['', '', 'HEAD '])
          expect(seen(await short.ask(method + asked)), method + asked).toBe(seen(await long.ask(method + asked)))
      }
  })

  test('the host, the log and the sessions are those of the request', async () => {
    const asked = `Catalog_Контрагенты(guid'${ids.копыта}')?$format=json`
    for (const Host of ['other:81', 'host', 'bad host'])
      expect(seen(await short.ask(asked, undefined, { Host }))).toBe(seen(await long.ask(asked, undefined, { Host })))
    const [one, other] = [short, long].map(({ observed }) => observed.map((of) => ({ ...of, ms: 0 })))
    expect(one).toEqual(other)
    const calls = ({ platform }: ODataHost) => platform.sessions().open.map((session) => [session.calls, session.busy, session.service])
    expect(calls(short)).toEqual(calls(long))
  })
})

describe('the short way is left', () => {
  const asked = `Catalog_Контрагенты(guid'${ids.копыта}')?$format=json`

  /** How many of three reading requests, and of three writing ones, go the way of all. */
  async function longs(configuration: Partial<Configuration> = {}, settings = {}): Promise<readonly number[]> {
    const host = await filled({}, settings)
    const { infobase, calls } = counted(host.infobase)
    const other = await odataHost(chapter, settings, { infobase, ...configuration })
    opened.push(other)
    for (let at = 0; at < 3; at++) expect((await other.ask(asked)).status).toBe(200)
    const reading = calls()
    for (let at = 0; at < 3; at++) expect((await other.ask(posted, { Description: `Новый ${at}` })).status).toBe(201)
    return [reading, calls() - reading]
  }
  const posted = 'POST Catalog_Контрагенты?$format=json'

  test('for the first call of a session, and no other', async () => expect(await longs()).toEqual([1, 0]))
  test('not for a journal', async () => expect(await longs({ journal: heard })).toEqual([1, 0]))
  test('not for what has nothing to answer instead', async () =>
    expect(await longs({ instead: Object.assign(notHere, { isIdle: true }) })).toEqual([1, 0]))
  test('for a limit of time', async () => expect(await longs({ callTimeout: 10 })).toEqual([3, 3]))
  test('for what may answer instead', async () => expect(await longs({ instead: () => undefined })).toEqual([3, 3]))
  test.each([
    ['packed', { 'Content-Encoding': 'identity' }, { Description: 'Новый' }],
    ['loaded', { '1C_OData-DataLoadMode': 'true' }, { Description: 'Новый' }],
    ['with a reference of its own', {}, { Ref_Key: ids.рубль, Description: 'Новый' }],
    ['larger than short ones', {}, { Description: 'Новый', Комментарий: 'x'.repeat(70_000) }],
  ])('for a body that is %s', async (_, headers, body) => {
    const host = await filled()
    const { infobase, calls } = counted(host.infobase)
    const other = await odataHost(chapter, {}, { infobase })
    opened.push(other)
    await other.ask(posted, { Description: 'Первый' })
    const before = calls()
    expect((await other.ask(posted, body, headers)).status).toBe(201)
    expect(calls() - before).toBe(1)
  })
  test('inside of a transaction, and beside one', async () => {
    const host = await filled()
    const { infobase } = host
    await infobase.BeginTransaction(async () => {
      await infobase.Catalogs['Контрагенты']!.CreateItem({ Description: 'Новый' }).Write()
      const [found] = await infobase.select({ source: { kind: 'object', name: 'Catalog.Контрагенты' }, columns: [] })
      expect(found).toBeDefined()
      expect((await host.ask(asked)).status).toBe(200)
    })
  })
})

describe('a new item', () => {
  const { sets } = createPublishedModel(createModel(chapter), () => true)
  // Documents have the moment of their making.
  const written = sets.filter(({ shape, object }) => shape === 'object' && (object.kind === 'Catalog' || object.kind === 'ExchangePlan'))
  const hosts = async (settings: object) =>
    Promise.all([filled({}, settings), filled({ observe: undefined }, settings), filled({ instead: notHere }, settings)])

  test.each([{}, { strict: true }])('by any body, with the settings %j', async (settings) => {
    const [logged, silent, long] = await hosts(settings)
    let created = 0
    await fc.assert(
      fc.asyncProperty(
        of(...written).chain((entity) =>
          fc.tuple(fc.constant(entity), bodyOf(entity), of('json', 'application/json;odata=nometadata', 'atom')),
        ),
        async ([{ name }, body, format]) => {
          const asked = `POST ${name}?$format=${format}`
          const first = await long.ask(asked, body)
          if (first.status === 201) created++
          const answer = seen(first)
          for (const one of [logged, silent]) expect(seen(await one.ask(asked, body)), asked).toBe(answer)
          expect(logged.observed.map((of) => ({ ...of, ms: 0 }))).toEqual(long.observed.map((of) => ({ ...of, ms: 0 })))
        },
      ),
      { numRuns: 150 * times },
    )
    expect(created).toBeGreaterThan(10 * times)
    for (const { name } of written) {
      const all = async (host: ODataHost) => (await host.ask(`${name}?$format=json&$select=Description,Code,Number&$orderby=Ref_Key`)).text
      expect(await all(silent)).toBe(await all(long))
    }
  })

  test.each([{}, { Description: 'Новый' }, { Description: 'Новый', Цена: 5, Поставщик_Key: ids.рога }])(
    'of the body %j is answered as it is read, with its version',
    async (body) => {
      const host = await filled({ observe: undefined })
      for (let at = 0; at < 3; at++) {
        const created = (await host.ask('POST Catalog_Товары?$format=json', body)).json()
        expect(created.DataVersion).toBe('AAAAAAAAAAA=')
        expect((await host.ask(`Catalog_Товары(guid'${created.Ref_Key}')?$format=json`)).json()).toEqual(created)
      }
    },
  )

  test.each([
    ['POST Catalog_Контрагенты?$format=json', '{"Description":'],
    ['POST Catalog_Контрагенты?$format=json', '[]'],
    ['POST Catalog_Контрагенты?$format=json', ''],
    ['POST Catalog_Контрагенты?$format=json', '{"Description":"a","Description":"b"}'],
    ['POST Catalog_Контрагенты/?$format=json', '{"Description":"a"}'],
    ['POST Catalog_Контрагенты()?$format=json', '{"Description":"a"}'],
    ['POST Catalog_Нет?$format=json', '{"Description":"a"}'],
    ['POST Catalog_Товары?$format=json', `{"Parent_Key":"${ids.чайник}"}`],
    ['POST Catalog_Товары?$format=json', '{"Code":"000000801"}'],
  ])('%s %s', async (asked, body) => {
    const [logged, silent, long] = await hosts({})
    const answer = seen(await long.ask(asked, body))
    for (const one of [logged, silent]) expect(seen(await one.ask(asked, body))).toBe(answer)
  })
})
