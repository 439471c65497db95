/** External data sources as values beside services: rights of the call's user, his own parameters, and sets of parameters by area. */
import { expect, onTestFinished, test } from 'vitest'
import { dbfFile } from '../../test/support/external/dbf.ts'
import { offered } from '../host/machine/channels.ts'
import {
  CommonAttribute,
  ExternalDataSource,
  ExternalDataSourceField,
  ExternalDataSourceTable,
  HTTPService,
  HTTPServiceResponse,
  Number,
  Query,
  Role,
  String,
  URLTemplate,
  hashPassword,
  userList,
  type Role as AnyRole,
} from '../index.ts'
import { publishAll } from '../publication/publication.ts'
import { startStandin } from './index.ts'

const TABLE = 'ExternalDataSource.DBF.Table.Товары'

const dbf = ExternalDataSource({
  Name: 'DBF',
  Tables: {
    Товары: ExternalDataSourceTable({
      NameInDataSource: 'products',
      KeyFields: ['Идентификатор'],
      Fields: {
        Идентификатор: ExternalDataSourceField(Number(10), { NameInDataSource: 'id' }),
        Код: ExternalDataSourceField(String(10), { NameInDataSource: 'code' }),
      },
    }),
  },
})

const answer = (text: string): HTTPServiceResponse => {
  const response = new HTTPServiceResponse(200)
  response.SetBodyFromString(text)
  return response
}

const shop = HTTPService({
  Name: 'Shop',
  RootURL: 'shop',
  URLTemplates: {
    Codes: URLTemplate('/codes', {
      async GET(request, { infobase }) {
        const allowed = request.QueryOptions.has('allowed') ? 'РАЗРЕШЕННЫЕ' : ''
        const text = `ВЫБРАТЬ ${allowed} Т.Код ИЗ ВнешнийИсточникДанных.DBF.Таблица.Товары КАК Т УПОРЯДОЧИТЬ ПО Т.Код`
        try {
          return answer(
            (await new Query(infobase, text).Execute())
              .Unload()
              .map(({ Код }) => `${Код}`)
              .join(' '),
          )
        } catch (error) {
          return answer((error as Error).message)
        }
      },
    }),
    Parameters: URLTemplate('/parameters', {
      GET: (_, { infobase }) => answer(infobase.ExternalDataSources['DBF']!.GetCommonConnectionParameters().DBMS ?? '-'),
      async PUT(request, { infobase }) {
        infobase.ExternalDataSources['DBF']!.SetCommonConnectionParameters({ DBMS: await request.GetBodyAsString() })
        return answer('')
      },
    }),
  },
})

const StoredPasswordValue = await hashPassword('1')

const access = (given: readonly AnyRole[]) => ({
  objects: given,
  users: userList([{ Name: 'u', Roles: given.map((one) => one.Name), StoredPasswordValue }]),
})

async function started(options: object) {
  const standin = await startStandin({
    services: [shop, dbf],
    config: false,
    externalDataSources: { parameters: { DBF: { ConnectionString: `DRIVER={SQLite3};Database=${await dbfFile()}` } } },
    ...options,
  })
  onTestFinished(() => standin.close())
  return (path: string, init?: RequestInit) =>
    fetch(`${standin.url}${path}`, { headers: { Authorization: `Basic ${btoa('u:1')}` }, ...init }).then((one) => one.text())
}

const Rights = { 'ExternalDataSource.DBF': ['Use'], [TABLE]: ['Read'] }

test.each<[what: string, roles: readonly AnyRole[], path: string, text: string]>([
  ['without roles of data everything is allowed', [], '/codes', '001 002 003'],
  ['a role with the rights', [Role({ Name: 'Р', Rights })], '/codes', '001 002 003'],
  ['a role without them', [Role({ Name: 'Р' })], '/codes', 'Нарушение прав доступа! Use (ExternalDataSource.DBF)'],
  [
    'a row that is not for it',
    [Role({ Name: 'Р', Rights, Restrictions: { [TABLE]: { Read: "Код ne '002'" } } })],
    '/codes',
    `Нарушение прав доступа! Ограничение доступа к записям: Read (${TABLE})`,
  ],
  ['allowed rows', [Role({ Name: 'Р', Rights, Restrictions: { [TABLE]: { Read: "Код ne '002'" } } })], '/codes?allowed', '001 003'],
])('%s', async (_, given, path, text) => {
  const ask = await started({ ...(given.length > 0 && access(given)) })
  expect(await ask(`/hs/shop${path}`)).toBe(text)
})

const separator = (Name: string, ...Content: readonly string[]) =>
  CommonAttribute({ Name, Type: String(9), DataSeparation: 'Separate', Content })

test.each<[what: string, objects: readonly ReturnType<typeof separator>[], read: readonly string[]]>([
  ['no separator is known: every value counts', [], ['set', '-', '-']],
  ['the first one has the source', [separator('А', 'ExternalDataSource.DBF'), separator('Б')], ['set', 'set', '-']],
  ['none has it', [separator('А'), separator('Б', 'ExternalDataSource.Другой')], ['set', 'set', 'set']],
])('common parameters are those of an area (17.5.7.4): %s', async (_, objects, read) => {
  const zone = { specify: true, safe: false }
  const ask = await started({ objects, publications: [{ ...publishAll('', [offered(shop)]), zones: [zone, zone] }] })
  await ask('/1/a/hs/shop/parameters', { method: 'PUT', body: 'set' })
  const all = await Promise.all(['/1/a', '/1/b', '/2/a'].map((area) => ask(`${area}/hs/shop/parameters`)))
  expect(all).toEqual(read)
})

test('a user connects with the parameters of the list of users, each before the common one (17.5.5)', async () => {
  const own = { DBF: { ConnectionString: 'DRIVER={SQLite3};Database=of-the-user.sqlite' } }
  const ask = await started({ users: userList([{ Name: 'u', StoredPasswordValue, ExternalDataSources: own }]) })
  expect(await ask('/hs/shop/codes')).toContain('of-the-user.sqlite')
  const other = await started({ users: userList([{ Name: 'u', StoredPasswordValue, ExternalDataSources: { DBF: { DBMS: 'Other' } } }]) })
  expect(await other('/hs/shop/codes')).toBe('001 002 003')
})
