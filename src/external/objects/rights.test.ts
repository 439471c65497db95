/** Rights of roles to external data sources: of the source, its tables by row, its functions; and who may set parameters. */
import { describe, expect, test } from 'vitest'
import { openDbf } from '../../../test/support/external/dbf.ts'
import { Role } from '../../infobase/definitions.ts'
import type { Infobase } from '../../infobase/infobase.ts'
import { bindRestrictions } from '../../odata/restriction.ts'
import { frameOf } from '../../platform/with-data.ts'
import { Query } from '../../query/query.ts'
import type { NamedExternalDataSource } from './sources.ts'

const SOURCE = 'ExternalDataSource.DBF'
const PRODUCTS = `${SOURCE}.Table.Товары`
const PRICES = `${SOURCE}.Table.Цены`

type Rights = Readonly<Record<string, readonly string[]>>
type Restrictions = Readonly<Record<string, Readonly<Record<string, string>>>>

const fields = new Map([
  [
    PRODUCTS,
    [
      { name: 'Идентификатор', types: [{ kind: 'Number', Digits: 10, FractionDigits: 0, AllowedSign: 'Any' }] },
      { name: 'Код', types: [{ kind: 'String', Length: 10, AllowedLength: 'Variable' }] },
      { name: 'Артикул', types: [{ kind: 'String', Length: 20, AllowedLength: 'Variable' }] },
    ],
  ],
  [PRICES, [{ name: 'Цена', types: [{ kind: 'Number', Digits: 15, FractionDigits: 2, AllowedSign: 'Any' }] }]],
] as const)

/** What an action gives, or the message of its error, for a user with these rights. */
async function asUser(Rights: Rights, Restrictions: Restrictions, action: (dbf: NamedExternalDataSource, infobase: Infobase) => unknown) {
  const role = Role({ Name: 'Р', Rights, Restrictions })
  const opened = await openDbf()
  const { infobase, external } = opened
  const { restriction, diagnostics } = bindRestrictions(infobase.model, [role], undefined, fields)
  expect(diagnostics).toEqual([])
  const frame = frameOf('u', {
    users: { all: [], find: () => ({ Name: 'u', Roles: ['Р'] }) },
    dataRoles: [role],
    infobase: { ...infobase, restrictionOf: (_: unknown, name: string, right: string) => restriction?.(role, name, right) } as Infobase,
  })
  const dbf = external.sources['DBF']!
  const left = async () => {
    const set = dbf.Tables['Товары']!.CreateRecordSet()
    await set.Read()
    return [...set].map((one) => String(one.get('Идентификатор'))).join(' ')
  }
  try {
    const gave = await external
      .runAs({ session: {}, user: 'u' }, () => infobase.runAs(frame, async () => action(dbf, infobase)))
      .catch((error: unknown) => (error as Error).message.replaceAll('\u00a0', ' '))
    return { gave, left: await left() }
  } finally {
    await external.close()
  }
}

const use: Rights = { [SOURCE]: ['Use'] }
const tables = (...rights: readonly string[]): Rights => ({ ...use, [PRODUCTS]: rights })
const denied = (right: string, object: string): string => `Нарушение прав доступа! ${right} (${object})`
const restricted = (right: string, object: string): string => `Нарушение прав доступа! Ограничение доступа к записям: ${right} (${object})`

const readAll = async (dbf: NamedExternalDataSource) => {
  const set = dbf.Tables['Товары']!.CreateRecordSet()
  await set.Read()
  return set.Count()
}
const streamed = async (dbf: NamedExternalDataSource) => {
  let count = 0
  for await (const _ of dbf.Tables['Товары']!.Select()) count++
  return count
}
const made = async (dbf: NamedExternalDataSource, id: number) => {
  const object = dbf.Tables['Товары']!.CreateObject()
  object.set('Идентификатор', id)
  await object.Write()
}
const changed = async (dbf: NamedExternalDataSource, id: number, code = 'X') => {
  const object = (await dbf.Tables['Товары']!.GetObject(id))!
  object.set('Код', code)
  await object.Write()
}
const deleted = async (dbf: NamedExternalDataSource, id: number) => (await dbf.Tables['Товары']!.GetObject(id))!.Delete()
const cut = async (dbf: NamedExternalDataSource) => {
  const set = dbf.Tables['Товары']!.CreateRecordSet()
  await set.Read()
  set.Delete(0)
  await set.Write()
}
const queried = async (_: NamedExternalDataSource, infobase: Infobase, allowed = '') =>
  (await new Query(infobase, `ВЫБРАТЬ ${allowed} Т.Код ИЗ ВнешнийИсточникДанных.DBF.Таблица.Товары КАК Т`).Execute()).Unload().length

type Action = (dbf: NamedExternalDataSource, infobase: Infobase) => unknown

describe('rights', () => {
  test.each<[what: string, rights: Rights, action: Action, gave: unknown, left?: string]>([
    ['without Use nothing of the source is used', { [PRODUCTS]: ['Read'] }, readAll, denied('Use', SOURCE)],
    ['without Use it is not connected', {}, (dbf) => dbf.Connect(), denied('Use', SOURCE)],
    ['a set is not read', use, readAll, denied('Read', PRODUCTS)],
    ['a set is read', tables('Read'), readAll, 3],
    ['a selection is not read', use, streamed, denied('Read', PRODUCTS)],
    ['an object is not found', use, (dbf) => dbf.Tables['Товары']!.FindByField('Код', '001'), denied('Read', PRODUCTS)],
    ['a query is not read', use, queried, denied('Read', PRODUCTS)],
    ['an object is not made', tables('Read', 'Update'), (dbf) => made(dbf, 9), denied('Insert', PRODUCTS)],
    ['an object is made', tables('Insert'), (dbf) => made(dbf, 9), undefined, '1 2 3 9'],
    ['an object is not changed', tables('Read', 'Insert'), (dbf) => changed(dbf, 1), denied('Update', PRODUCTS)],
    ['an object is not deleted', tables('Read', 'Update'), (dbf) => deleted(dbf, 1), denied('Delete', PRODUCTS)],
    ['an object is deleted', tables('Read', 'Delete'), (dbf) => deleted(dbf, 1), undefined, '2 3'],
    ['a set of which a record is gone', tables('Read', 'Update', 'Insert'), cut, denied('Delete', PRODUCTS)],
    ['the same with the right', tables('Read', 'Update', 'Delete'), cut, undefined, '2 3'],
    [
      'a function without its right',
      use,
      (dbf) => (dbf as never as Counting)['ВсегоТоваров'](),
      denied('Use', `${SOURCE}.Function.ВсегоТоваров`),
    ],
    [
      'a function with it',
      { ...use, [`${SOURCE}.Function.ВсегоТоваров`]: ['Use'] },
      async (dbf) => String(await (dbf as never as Counting)['ВсегоТоваров']()),
      '3',
    ],
    ['common parameters are not set', use, (dbf) => dbf.SetCommonConnectionParameters({}), denied('Administration', SOURCE)],
    ['those of users are not set', use, (dbf) => dbf.SetUserConnectionParameters('u', {}), denied('Administration', SOURCE)],
    [
      'administrators set them',
      { [SOURCE]: ['Use', 'Administration'] },
      (dbf) => {
        dbf.SetUserConnectionParameters('u', { DBMS: 'Other' })
        return dbf.GetUserConnectionParameters('u')
      },
      { DBMS: 'Other' },
    ],
    [
      'a login of the session is not set',
      use,
      (dbf) => dbf.SetSessionConnectionParameters({ UserName: 'u' }),
      denied('SessionStandardAuthenticationChange', SOURCE),
    ],
  ])('%s', async (_, rights, action, gave, left = '1 2 3') => {
    expect(await asUser(rights, {}, action)).toEqual({ gave, left })
  })
})

interface Counting {
  ВсегоТоваров(): Promise<unknown>
}

const all = tables('Read', 'Insert', 'Update', 'Delete')

describe('restrictions by row', () => {
  test.each<[what: string, restrictions: Readonly<Record<string, string>>, action: Action, gave: unknown, left?: string]>([
    ['a set with a row of others is refused', { Read: "Код eq '001'" }, readAll, restricted('Read', PRODUCTS)],
    ['all rows may be read', { Read: 'Идентификатор lt 4' }, readAll, 3],
    ['what is NULL meets no comparison', { Read: "Артикул ne 'X'" }, readAll, restricted('Read', PRODUCTS)],
    ['a condition with and, or, not, null', { Read: "Артикул eq null or not (Код eq 'x' and Идентификатор gt 1)" }, readAll, 3],
    ['a selection is refused', { Read: "Код eq '001'" }, streamed, restricted('Read', PRODUCTS)],
    ['an object of others is not got', { Read: "Код eq '001'" }, (dbf) => dbf.Tables['Товары']!.GetObject(2), restricted('Read', PRODUCTS)],
    ['a query with a row of others is refused', { Read: "Код eq '001'" }, queried, restricted('Read', PRODUCTS)],
    ['РАЗРЕШЕННЫЕ leaves it out', { Read: "Код eq '001'" }, (dbf, infobase) => queried(dbf, infobase, 'РАЗРЕШЕННЫЕ'), 1],
    ['a row of others is not changed', { Update: "Код eq '001'" }, (dbf) => changed(dbf, 2, '001'), restricted('Update', PRODUCTS)],
    ['a row does not become that of others', { Update: "Код eq '001'" }, (dbf) => changed(dbf, 1, '7'), restricted('Update', PRODUCTS)],
    ['an own row is changed', { Update: 'Идентификатор eq 1' }, (dbf) => changed(dbf, 1, '7'), undefined],
    ['a row of others is not made', { Insert: 'Идентификатор lt 9' }, (dbf) => made(dbf, 9), restricted('Insert', PRODUCTS)],
    ['an own row is made', { Insert: 'Идентификатор lt 9' }, (dbf) => made(dbf, 8), undefined, '1 2 3 8'],
    ['a row of others is not deleted', { Delete: 'Идентификатор gt 1' }, (dbf) => deleted(dbf, 1), restricted('Delete', PRODUCTS)],
    ['a set without it either', { Delete: 'Идентификатор gt 1' }, cut, restricted('Delete', PRODUCTS)],
    [
      'what was written without a right is not committed',
      { Insert: 'Идентификатор lt 9' },
      async (dbf) => {
        await dbf.BeginTransaction()
        await made(dbf, 9).catch(() => undefined)
        await dbf.CommitTransaction()
      },
      'В данной транзакции уже происходили ошибки! (внешний источник данных "DBF")',
    ],
  ])('%s', async (_, restrictions, action, gave, left = '1 2 3') => {
    expect(await asUser(all, { [PRODUCTS]: restrictions }, action)).toEqual({ gave, left })
  })

  test.each([
    ["startswith(Код, '0')", /comparisons of its fields only/],
    ['Нет eq 1', /Нет/],
  ])('%s is no condition that a database outside is asked', async (filter, message) => {
    const { infobase, external } = await openDbf()
    const role = Role({ Name: 'Р', Rights: all, Restrictions: { [PRODUCTS]: { Read: filter } } })
    const { diagnostics } = bindRestrictions(infobase.model, [role], undefined, fields)
    expect(diagnostics.map((one) => one.message).join()).toMatch(message)
    await external.close()
  })
})
