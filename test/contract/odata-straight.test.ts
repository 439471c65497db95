/**
 * The short way of an entity by its key and of a new item beside the way of all, which a journal has every request go: the same bytes,
 * headers, log and sessions for each set, each option and random bodies. `STANDIN_RUNS` multiplies the runs.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Infobase } from '../../src/infobase/infobase.ts'
import { createModel } from '../../src/infobase/model/create-model.ts'
import { createPublishedModel } from '../../src/odata/model/create.ts'
import type { EntityField, EntityType } from '../../src/odata/model/entity.ts'
import type { Configuration } from '../../src/platform/configuration.ts'
import { chapter, ids } from '../support/odata/definitions.ts'
import { fill } from '../support/odata/fill.ts'
import { BASE, odataHost, type ODataAnswer, type ODataHost } from '../support/odata/warehouse.ts'

const times = Number(process.env['STANDIN_RUNS'] ?? 1)
const heard = { called() {}, answered() {} }
/** Atom says when it was made. */
const NOON = Date.UTC(2026, 0, 1, 12)
const EMPTY = '00000000-0000-0000-0000-000000000000'
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
    long = await filled({ journal: heard })
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
  /** How often the way of all read the infobase. */
  function counted(infobase: Infobase): { readonly infobase: Infobase; readonly reads: () => number } {
    let reads = 0
    const select: Infobase['select'] = (plan) => {
      reads++
      return infobase.select(plan)
    }
    return { infobase: Object.create(infobase, { select: { value: select } }) as Infobase, reads: () => reads }
  }
  const asked = `Catalog_Контрагенты(guid'${ids.копыта}')?$format=json`

  async function reads(configuration: Partial<Configuration> = {}, settings = {}): Promise<number> {
    const host = await filled({}, settings)
    const { infobase, reads: done } = counted(host.infobase)
    const other = await odataHost(chapter, settings, { infobase, ...configuration })
    opened.push(other)
    for (let at = 0; at < 3; at++) expect((await other.ask(asked)).status).toBe(200)
    return done()
  }

  test('the first call of a session goes the way of all, no other', async () => expect(await reads()).toBe(1))
  test('by a journal', async () => expect(await reads({ journal: heard })).toBe(3))
  test('by a limit of time', async () => expect(await reads({ callTimeout: 10 })).toBe(3))
  test('by what answers instead', async () => expect(await reads({ instead: () => undefined })).toBe(3))
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
  const of = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values)
  const wrong = of<unknown>(
    null,
    7,
    'нет',
    true,
    [],
    {},
    'x'.repeat(200),
    '\u0000',
    '\ud800',
    '99999999999999999999',
    ...Object.values(ids),
  )
  const sound = ({ edm, form, target }: EntityField): fc.Arbitrary<unknown> => {
    if (form === 'composite') return of<unknown>('текст', 12)
    switch (edm) {
      case 'Edm.Guid':
        return of(EMPTY, target === 'Catalog.Поставщик' ? ids.рога : EMPTY)
      case 'Edm.Boolean':
        return fc.boolean()
      case 'Edm.DateTime':
        return of('2024-01-01T00:00:00', '2024-01-01', '2024-01-01T00:00:00Z')
      case 'Edm.String':
      case 'Edm.Binary':
        return of('', 'Товар', "Ёж 'в'", '000000001')
      default:
        return of<unknown>(0, 12, '7')
    }
  }
  const valuesOf = (fields: readonly EntityField[]): fc.Arbitrary<object> =>
    fc.record(Object.fromEntries(fields.map((field) => [field.name, sound(field)])), { requiredKeys: [] })
  const rowsOf = ({ head }: EntityType): fc.Arbitrary<unknown> =>
    fc.array(valuesOf(head.slice(2)), { maxLength: 2 }).map((rows) => rows.map((row, at) => ({ LineNumber: at + 1, ...row })))
  /** Few are wrong, and each in one place. */
  const bodyOf = (entity: EntityType): fc.Arbitrary<object> => {
    const names = [...entity.head, ...entity.tail, ...entity.sections.flatMap(({ head }) => head)].map(({ name }) => name)
    const mistake = fc.oneof(
      fc.tuple(of(...names, 'Нет', 'Поставщик', 'Цены'), wrong).map(([name, value]) => ({ [name]: value })),
      of(
        { 'odata.type': 'StandardODATA.Нет' },
        { 'odata.type': `StandardODATA.${entity.name}` },
        { 'Поставщик@odata.bind': `Catalog_Поставщик(guid'${ids.рога}')` },
      ),
    )
    return fc
      .tuple(
        valuesOf([...entity.head, ...entity.tail].filter(({ name }) => name !== 'Ref_Key')),
        fc.record(Object.fromEntries(entity.sections.map((one) => [one.section!.Name, rowsOf(one)])), { requiredKeys: [] }),
        fc.option(mistake, { freq: 2, nil: {} }),
      )
      .map((parts) => Object.assign({}, ...parts) as object)
  }

  // Documents have the moment of their making.
  const written = sets.filter(({ shape, object }) => shape === 'object' && (object.kind === 'Catalog' || object.kind === 'ExchangePlan'))
  const hosts = async (settings: object) =>
    Promise.all([filled({}, settings), filled({ observe: undefined }, settings), filled({ journal: heard }, settings)])

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
