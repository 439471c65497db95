/**
 * Answers of real infobases, reproduced: objects and data are made of each capture, and the interface writes them as 1C wrote them, to the
 * byte but for what docs/odata.md lists. Captures that browsers or authors laid out anew are compared without their white space.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { offered } from '../../src/host/machine/channels.ts'
import type { DataDefinition } from '../../src/infobase/definition/definition.ts'
import type { TypeDescription } from '../../src/infobase/definition/parts/type-description.ts'
import {
  AccountingRegister,
  AccumulationRegister,
  Boolean,
  Catalog,
  CatalogRef,
  ChartOfAccounts,
  ChartOfCharacteristicTypes,
  Dimension,
  Document,
  Number,
  Resource,
} from '../../src/infobase/definitions.ts'
import { createModel } from '../../src/infobase/model/create-model.ts'
import { standardOData } from '../../src/odata/service.ts'
import { publishAll } from '../../src/publication/publication.ts'
import { corpus } from '../support/corpus.ts'
import {
  atomEntities,
  attributesOf,
  jsonEntities,
  jsonWords,
  referredTo,
  xmlWords,
  type Captured,
  type Entity,
} from '../support/odata/capture.ts'
import { odataHost, type ODataHost } from '../support/odata/warehouse.ts'

const captures = corpus('onec-odata')
const file = (folder: string, part: string): string => {
  const name = readdirSync(join(captures!, folder)).find((one) => one.normalize().includes(part.normalize()))!
  return readFileSync(join(captures!, folder, name), 'utf8').trimEnd()
}

let open: ODataHost | undefined
afterEach(async () => {
  await open?.close()
  open = undefined
})

interface Setting {
  readonly definitions: readonly DataDefinition[]
  /** Path of the publication. */
  readonly base: string
  /** Where the capture was asked. */
  readonly authority: string
  /** When, as `2017-01-12T10:48:32`. */
  readonly at?: string | undefined
}

async function hostOf({ definitions, base, authority, at }: Setting) {
  const publications = [publishAll(base, [offered(standardOData({ model: createModel(definitions) }))])]
  const local = new Date(`${at ?? '2024-01-01T00:00:00'}`).getTime()
  const host = await odataHost(definitions, {}, { publications }, `${base}/odata/standard.odata/`, () => local)
  open = host
  return { ...host, ask: (request: string, body?: unknown) => host.ask(request, body, { Host: authority }) }
}

const standard = new Set(
  (
    'Ref_Key DataVersion DeletionMark Owner_Key Parent_Key IsFolder Code Description Number Date Posted Predefined PredefinedDataName '
    + 'LineNumber Period Recorder Recorder_Type Active RecordType ValueType AccountDr_Key AccountCr_Key'
  ).split(' '),
)

/** How often the object was written since it was made: the first four bytes of its version. */
const writesOf = (version: Captured): number => Buffer.from(String(version), 'base64').readUInt32BE(0)

function objectsOf(
  kind: 'Catalog' | 'Document' | 'ChartOfCharacteristicTypes',
  Name: string,
  all: readonly Entity[],
  texts: ReadonlySet<string>,
) {
  const [first] = all as [Entity]
  const sections = Object.entries(first).filter(([, value]) => Array.isArray(value))
  const TabularSections = Object.fromEntries(
    sections.map(([section]) => {
      const rows = all.flatMap((one) => one[section] as readonly Entity[])
      const inRow = new Set([...standard].filter((one) => ['Ref_Key', 'LineNumber'].includes(one)))
      return [section, rows.length === 0 ? { Ничто: attributesOf([{ x: true }], inRow, texts)['x']! } : attributesOf(rows, inRow, texts)]
    }),
  )
  const Attributes = attributesOf(all, standard, texts)
  const { catalogs, documents } = referredTo(all, standard)
  const length = (name: string): number => Math.max(0, ...all.map((one) => String(one[name] ?? '').length))
  const own =
    kind === 'Catalog'
      ? Catalog({
          Name,
          Attributes,
          TabularSections,
          CodeLength: length('Code'),
          DescriptionLength: 150,
          Hierarchical: 'Parent_Key' in first,
          ...('Owner_Key' in first && { Owners: ['Catalog.ЦельOwner'] }),
        })
      : kind === 'Document'
        ? Document({ Name, Attributes, TabularSections, NumberLength: length('Number') })
        : ChartOfCharacteristicTypes({ Name, Attributes, TabularSections, CodeLength: 0, DescriptionLength: 150 })
  catalogs.add('ЦельOwner')
  return [
    ...[...catalogs].filter((one) => one !== Name || kind !== 'Catalog').map((one) => Catalog({ Name: one })),
    ...[...documents].filter((one) => one !== Name || kind !== 'Document').map((one) => Document({ Name: one })),
    own,
  ]
}

/** Written as often as the capture's objects were. */
async function write(host: { ask: ODataHost['ask'] }, set: string, all: readonly Entity[]): Promise<void> {
  for (const { Predefined: _p, PredefinedDataName: _n, DataVersion, Posted: _w, ...item } of all) {
    const made = await host.ask(`POST ${set}?$format=json`, item)
    expect([made.status, made.text]).toEqual([201, expect.any(String)])
    const writes = writesOf(DataVersion!)
    for (let at = 0; at < writes; at++) await host.ask(`PATCH ${set}(guid'${String(item['Ref_Key'])}')`, {})
  }
}

describe.skipIf(captures === undefined)('JSON', () => {
  test('a set of units, to the byte', async () => {
    const text = file('json', 'ЕдиницыИзмерения')
    const items = jsonEntities(text)
    const definitions = objectsOf('Catalog', 'ЕдиницыИзмерения', items, new Set())
    const host = await hostOf({ definitions, base: '/Test', authority: 'moon' })
    await write(host, 'Catalog_ЕдиницыИзмерения', items)
    expect((await host.ask('Catalog_ЕдиницыИзмерения?$format=application/json&$orderby=Code')).text).toBe(text)
  })
  test.each([
    ['Catalog', 'Номенклатура', 'garikgsi-Catalog_Номенклатура', '10.0.1.22'],
    ['Document', 'РеализацияТоваровУслуг', 'garikgsi-Document_РеализацияТоваровУслуг', '10.0.1.22'],
    ['Document', 'ПоступлениеТоваровУслуг', 'garikgsi-Document_ПоступлениеТоваровУслуг', '10.0.1.21'],
  ] as const)('%s_%s, to the word', async (kind, name, part, authority) => {
    const text = file('json', part)
    const items = jsonEntities(text)
    const definitions = objectsOf(kind, name, items, new Set(['НомерВходящегоДокумента']))
    const host = await hostOf({ definitions, base: '/1c', authority })
    await write(host, `${kind}_${name}`, items)
    const posted = items.some((one) => one['Posted'] === true)
    if (posted) await host.ask(`POST ${kind}_${name}(guid'${String(items[0]!['Ref_Key'])}')/Post`)
    const answer = (await host.ask(`${kind}_${name}?$format=json`)).text
    // The author of one put a bare entity in place of `value`.
    const theirs = text.includes('"value"') ? text : `${text.replace(',', ',"value":[{').replace(/\}$/, '}]}')}`
    // Posting is a write of its own here.
    const versions = (one: string): string => (posted ? one.replaceAll(/"DataVersion":"[^"]*"/g, '') : one)
    expect(versions(jsonWords(answer))).toBe(versions(jsonWords(theirs)))
  })
  test.each([
    ['rubicon-2016-Catalog_Номенклатура', 'Номенклатура', '/Test', 'moon'],
    ['rubicon-2017-Catalog_Контрагенты', 'Контрагенты', '/post', 'server.odinesnik.ru'],
  ])('%s: an entity has the same lines, in 2016 and 2017 they came in the order of a hash', async (part, name, base, authority) => {
    const text = file('json', part)
    const items = jsonEntities(text)
    const host = await hostOf({ definitions: objectsOf('Catalog', name, items, new Set(['Артикул'])), base, authority })
    await write(host, `Catalog_${name}`, items)
    const answer = (await host.ask(`Catalog_${name}(guid'${String(items[0]!['Ref_Key'])}')?$format=json`)).text
    expect(linesOf(withoutRowKeys(answer), items)).toEqual(linesOf(text, items))
  })
  test('a service document: the same objects, tabular sections and records behind their owner', async () => {
    const text = file('json', 'service-document')
    const names = (JSON.parse(text) as { value: { name: string }[] }).value.map(({ name }) => name)
    const host = await hostOf({ definitions: serviceObjects(names), base: '/Test', authority: 'moon' })
    // Sets come by the kinds of objects here, in the capture in no order that can be told.
    const parts = (one: string): string[] => one.split(/,\n(?=\{)|(?<=\[)\n|\n(?=\]\n)/).toSorted()
    const answer = (await host.ask('?$format=json')).text
    expect(parts(answer)).toEqual(parts(text))
    const order = (JSON.parse(answer) as { value: { name: string }[] }).value.map(({ name }) => name)
    for (const [at, name] of names.entries())
      if (at > 0 && name.startsWith(`${names[at - 1]!}_`)) expect(order[order.indexOf(names[at - 1]!) + 1]).toBe(name)
  })
})

/** Rows of sections in one entity have no Ref_Key in captures of those years. */
const withoutRowKeys = (text: string): string =>
  text
    .split('\n')
    .filter((line, at, all) => !(line.startsWith('"Ref_Key"') && all[at - 1] === '{' && at > 1) || line.includes('odata.metadata'))
    .filter((line, at, all) => !(line.trim().startsWith('<d:Ref_Key>') && all[at - 1]!.trim().startsWith('<d:element')))
    .join('\n')

/** In one order; a version of the infobase that counted otherwise is left out. */
function linesOf(text: string, [item]: readonly Entity[]): readonly string[] {
  const isOther = writesOf(item!['DataVersion']!) === 0
  return text
    .split('\n')
    .map((line) => line.replace(/,$/, ''))
    .filter((line) => !(isOther && line.includes('DataVersion')))
    .toSorted()
}

function serviceObjects(names: readonly string[]): readonly DataDefinition[] {
  const owners = names.filter((name) => !name.endsWith('_RecordType') && !names.some((one) => name.startsWith(`${one}_`)))
  const registers = owners.filter((one) => one.startsWith('AccumulationRegister_'))
  const RegisterRecords = registers.map((one) => one.replace('_', '.'))
  return owners.map((owner) => {
    const [kind, ...rest] = owner.split('_')
    const Name = rest.join('_')
    const sections = names.filter((one) => one.startsWith(`${owner}_`)).map((one) => one.slice(owner.length + 1))
    const TabularSections = Object.fromEntries(sections.map((one) => [one, attributesOf([{ x: true }], standard, new Set())]))
    if (kind === 'AccumulationRegister') return AccumulationRegister({ Name })
    return kind === 'Document' ? Document({ Name, TabularSections, RegisterRecords }) : Catalog({ Name, TabularSections })
  })
}

describe.skipIf(captures === undefined)('atom', () => {
  const ERP = { base: '/DemoEnterprise20', authority: '192.168.0.102:8080' }
  const timeOf = (text: string): string => /<updated>([^<]*)/.exec(text)![1]!
  test('an entry has the same lines, in the order of a hash', async () => {
    const text = file('atom', 'Контрагенты').replace('?><entry', '?>\n<entry')
    const items = atomEntities(text)
    const definitions = objectsOf('Catalog', 'Контрагенты', items, new Set(['Code']))
    const host = await hostOf({ definitions, base: '/post', authority: 'server.odinesnik.ru', at: timeOf(text) })
    await write(host, 'Catalog_Контрагенты', items)
    const answer = (await host.ask(`Catalog_Контрагенты(guid'${String(items[0]!['Ref_Key'])}')`)).text
    expect(linesOf(withoutRowKeys(answer), items)).toEqual(linesOf(text, items))
  })
  test('a catalog with $select', async () => {
    const text = file('atom', 'Catalog_filtered')
    const items = atomEntities(text)
    const definitions = objectsOf('Catalog', 'БанковскиеСчетаОрганизаций', items, new Set())
    const host = await hostOf({ definitions, base: '/DemoEnterprise20', authority: '192.168.17.4:8080', at: timeOf(text) })
    await write(host, 'Catalog_БанковскиеСчетаОрганизаций', items)
    const filter = `Description eq '${String(items[0]!['Description'])}'`
    const select = Object.keys(items[0]!).join(',')
    const answer = await host.ask(`Catalog_БанковскиеСчетаОрганизаций?allowedOnly=true&$select=${select}&$filter=${filter}`)
    expect(xmlWords(answer.text)).toBe(xmlWords(text))
  })
  test('characteristic types with their types of values', async () => {
    const text = file('atom', 'ChartOfCharacteristicTypes')
    const items = atomEntities(text)
    const set = 'ChartOfCharacteristicTypes_ДополнительныеРеквизитыИСведения'
    const definitions = objectsOf('ChartOfCharacteristicTypes', 'ДополнительныеРеквизитыИСведения', items, new Set())
    const host = await hostOf({ definitions, ...ERP, at: timeOf(text) })
    await write(host, set, items)
    const answer = await host.ask(`${set}?$filter=DeletionMark eq false`)
    // Items come in the order of the bytes of their references, whichever was written first.
    const words = (one: string): string => xmlWords(one.replaceAll(/<d:DataVersion>([^<]{5})[^<]*/g, '<d:DataVersion>$1'))
    expect(words(answer.text)).toBe(words(text))
  })
  test('balances: resources, dimensions that were asked for, presentations', async () => {
    const text = file('atom', 'AccumulationRegister_Balance')
    const elements = (one: string): string[] =>
      xmlWords(one)
        .split(/(?=<d:element)/)
        .map((element) => element.replace('</d:Result>', ''))
    const [head, ...theirs] = elements(text)
    const rows = theirs.map((one) =>
      Object.fromEntries([...one.matchAll(/<d:([^> ]+)>([^<]*)</g)].map(([, name, value]) => [name!, value!])),
    )
    const host = await balanceHost(rows)
    const [ownHead, ...ours] = elements(
      (
        await host.ask(
          "AccumulationRegister_ТоварыКОтгрузке/Balance(Period=datetime'2016-12-22T00:00:00',"
            + `Condition='Назначение_Key eq guid'${EMPTY}'',Dimensions='Номенклатура,Склад')?$select=*,Номенклатура____Presentation`,
        )
      ).text,
    )
    // No order was asked for.
    expect([ownHead, ...ours.toSorted()]).toEqual([head, ...theirs.toSorted()])
  })
  test.each([
    [
      'AccumulationRegister',
      'ПартииТоваровПереданныеНаКомиссию',
      'AccumulationRegister_RecordType',
      ['Количество', 'Стоимость', 'СтоимостьБезНДС', 'СтоимостьРегл', 'НДСРегл', 'ПостояннаяРазница', 'ВременнаяРазница'],
    ],
    [
      'AccountingRegister',
      'Хозрасчетный',
      'AccountingRegister_RecordType',
      ['Сумма', ...['ВалютнаяСумма', 'Количество', 'СуммаНУ', 'СуммаПР', 'СуммаВР'].flatMap((one) => [`${one}Dr`, `${one}Cr`])],
    ],
  ] as const)('records of %s_%s', async (kind, name, part, resources) => {
    const text = file('atom', part).replaceAll(/<\/d:Period> ?\+/g, '</d:Period>') // stray signs of the copier
    const items = atomEntities(text)
    const definitions = registerObjects(kind, name, items, resources)
    const host = await hostOf({ definitions, ...ERP, at: timeOf(text) })
    for (const [Ref_Key, kept] of keptBy(items)) await host.ask('POST ChartOfAccounts_Счета', { Ref_Key, ...kept })
    for (const Recorder of new Set(items.map((one) => one['Recorder']))) {
      const RecordSet = items.filter((one) => one['Recorder'] === Recorder)
      const { Recorder_Type } = RecordSet[0]!
      await host.ask(`POST ${String(Recorder_Type).slice(14)}`, { Ref_Key: Recorder, Date: RecordSet[0]!['Period'] })
      const made = await host.ask(`POST ${kind}_${name}`, { Recorder, Recorder_Type, RecordSet })
      expect([made.status, made.text]).toEqual([200, expect.any(String)])
    }
    const answer = await host.ask(`${kind}_${name}_RecordType?$filter=Period ge datetime'2014-12-04T00:00:00'`)
    expect(xmlWords(answer.text)).toBe(xmlWords(text))
  })
})

const EMPTY = '00000000-0000-0000-0000-000000000000'

/** A register with one movement for each captured balance. */
async function balanceHost(rows: readonly Readonly<Record<string, string>>[]) {
  const resources = Object.keys(rows[0]!).filter((one) => one.endsWith('Balance'))
  const host = await hostOf({
    base: '/DemoEnterprise20',
    authority: 'host',
    definitions: [
      Catalog({ Name: 'Номенклатура', DescriptionLength: 100 }),
      Catalog({ Name: 'Склады' }),
      Catalog({ Name: 'Назначения' }),
      Document({ Name: 'Заказ', RegisterRecords: ['AccumulationRegister.ТоварыКОтгрузке'] }),
      AccumulationRegister({
        Name: 'ТоварыКОтгрузке',
        Dimensions: { Номенклатура: CatalogRef('Номенклатура'), Склад: CatalogRef('Склады'), Назначение: CatalogRef('Назначения') },
        Resources: Object.fromEntries(resources.map((one) => [one.replace(/Balance$/, ''), Number(15, 3)])),
      }),
    ],
  })
  const names = new Map(rows.map((one) => [one['Номенклатура_Key']!, one['Номенклатура____Presentation']]))
  for (const [Ref_Key, Description] of names) await host.ask('POST Catalog_Номенклатура', { Ref_Key, Description })
  const recorder = '00000000-0000-0000-0000-000000000001'
  await host.ask('POST Document_Заказ', { Ref_Key: recorder, Date: '2016-12-01T00:00:00' })
  const RecordSet = rows.map((one, at) => ({
    LineNumber: String(at + 1),
    Period: '2016-12-01T00:00:00',
    RecordType: 'Receipt',
    Номенклатура_Key: one['Номенклатура_Key'],
    Склад_Key: one['Склад_Key'],
    ...Object.fromEntries(resources.map((name) => [name.replace(/Balance$/, ''), globalThis.Number(one[name])])),
  }))
  const made = await host.ask('POST AccumulationRegister_ТоварыКОтгрузке', { Recorder_Key: recorder, RecordSet })
  expect([made.status, made.text]).toEqual([200, expect.any(String)])
  return host
}

/** Names of what has a value for each account of an entry. */
const sidedNames = (names: readonly string[]): readonly string[] => names.filter((one) => one.endsWith('Dr')).map((one) => one.slice(0, -2))

type Typed = Readonly<Record<string, { readonly Type: TypeDescription }>>

/** Values of both sides as one field that accounts keep by a flag of its name. */
const bySide = (fields: Typed, make: (type: TypeDescription, properties: object) => unknown): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, one]) => {
      if (name.endsWith('Cr')) return []
      if (!name.endsWith('Dr')) return [[name, one]]
      const base = name.slice(0, -2)
      return [[base, make(one.Type, { Balance: false, AccountingFlag: `ChartOfAccounts.Счета.AccountingFlag.${base}` })]]
    }),
  )

/** What each account keeps: that is not null in its entries. */
function keptBy(items: readonly Entity[]): ReadonlyMap<string, Readonly<Record<string, boolean>>> {
  const accounts = new Map<string, Record<string, boolean>>()
  for (const one of items)
    for (const side of ['Dr', 'Cr']) {
      const account = one[`Account${side}_Key`]
      if (typeof account !== 'string') continue
      const kept = accounts.get(account) ?? {}
      accounts.set(account, kept)
      for (const [name, value] of Object.entries(one)) {
        const base = name.replace(/_Key$/, '')
        if (base.endsWith(side) && base !== `Account${side}`) kept[base.slice(0, -2)] = value !== null
      }
    }
  return accounts
}

function registerObjects(
  kind: 'AccumulationRegister' | 'AccountingRegister',
  Name: string,
  items: readonly Entity[],
  resources: readonly string[],
): readonly DataDefinition[] {
  const kept = items.map((one) =>
    Object.fromEntries(Object.entries(one).map(([name, value]) => [name, resources.includes(name) ? (value ?? 0) : value])),
  )
  const all = Object.entries(attributesOf(kept, standard, new Set()))
  const at = all.findIndex(([name]) => name === resources[0])
  const Dimensions = Object.fromEntries(all.slice(0, at))
  const Resources = Object.fromEntries(all.slice(at, at + resources.length))
  const Attributes = Object.fromEntries(all.slice(at + resources.length))
  const { catalogs, documents } = referredTo(items, standard)
  const RegisterRecords = [`${kind}.${Name}`]
  return [
    ...[...catalogs].map((one) => Catalog({ Name: one })),
    ...[...documents].map((one) => Document({ Name: one, RegisterRecords })),
    Document({ Name: 'Иной', RegisterRecords }),
    ChartOfAccounts({
      Name: 'Счета',
      AccountingFlags: Object.fromEntries(sidedNames(all.map(([one]) => one)).map((one) => [one, Boolean])),
    }),
    kind === 'AccumulationRegister'
      ? AccumulationRegister({ Name, Dimensions, Resources, Attributes } as never)
      : AccountingRegister({
          Name,
          ChartOfAccounts: 'ChartOfAccounts.Счета',
          Correspondence: true,
          Dimensions: bySide(Dimensions, Dimension),
          Resources: bySide(Resources, Resource),
          Attributes,
        } as never),
  ]
}
