/** Restrictions that users.json has: over those of the role, for a role of the file's own, and where they are wrong. */
import { expect, test } from 'vitest'
import { readUsers, writeUsers, type RowRestrictions } from '../../access/users-file.ts'
import { Catalog, Number, Role } from '../../infobase/definitions.ts'
import { restrictionOfRoles } from '../../infobase/objects/role-restriction.ts'
import { loadData } from './load-data.ts'
import { withRestrictions } from './restrictions.ts'

const goods = Catalog({ Name: 'Товары', Attributes: { Цена: Number(10) } })
const ofCode = Role({
  Name: 'Код',
  Rights: { 'Catalog.Товары': ['Read', 'Update'] },
  Restrictions: { 'Catalog.Товары': { Read: 'Цена eq 1' } },
})
const ofDump = Role({
  Name: 'Выгрузка',
  uuid: '00000000-0000-4000-8000-000000000001',
  Rights: { 'Catalog.Товары': ['Read', 'Update'] },
  Unapplied: ['Catalog.Товары Read', 'Catalog.Товары Update'],
})

/** As users.json has them. */
const inFile = (restrictions: RowRestrictions) => readUsers(writeUsers([{ Name: 'И' }], undefined, restrictions), 'users.json').restrictions

const loaded = (restrictions: RowRestrictions) =>
  withRestrictions(
    loadData({
      configurations: [],
      data: [goods, ofCode, ofDump].map((definition) => ({ definition })),
      restrictions: inFile(restrictions),
    }),
  )

/** The value that a price is compared with. */
const asked = async (restrictions: RowRestrictions, role: string, right: string): Promise<string | undefined> => {
  const { roles, restriction } = await loaded(restrictions)
  const own = roles.filter((one) => one.Name === role)
  return /"value":"?(\d+)/.exec(JSON.stringify(restrictionOfRoles(own, 'Catalog.Товары', right, restriction)) ?? '')?.[1]
}

const given = (role: string): RowRestrictions => ({ [role]: { 'Catalog.Товары': { Read: "Code eq '7'" } } })

test.for([
  ['a condition of the role itself', {}, 'Код', 'Read', '1'],
  ['one of the file in its place', given('Код'), 'Код', 'Read', '7'],
  ['another right of the role', given('Код'), 'Код', 'Update', undefined],
  ['a condition of a dump that is not applied', {}, 'Выгрузка', 'Read', undefined],
  ['one of the file for it', given('Выгрузка'), 'Выгрузка', 'Read', '7'],
  ['a role of the file alone', given('Файл'), 'Файл', 'Read', '7'],
  ['what it does not restrict', given('Файл'), 'Файл', 'Delete', undefined],
] as const)('%s', async ([, restrictions, role, right, expected]) => {
  expect(await asked(restrictions, role, right)).toBe(expected)
})

test('a role of the file alone gives every right, one of the sources only its own', async () => {
  const { roles } = await loaded({ ...given('Файл'), ...given('Код') })
  expect(roles.map((one) => [one.Name, one.SetForNewObjects])).toEqual([
    ['Код', false],
    ['Выгрузка', false],
    ['Файл', true],
  ])
})

test('a condition of a dump that the file gives is noted no longer; a wrong one is an error and lets no row through', async () => {
  const codes = async (restrictions: RowRestrictions) =>
    (await loaded(restrictions)).diagnostics.map((one) => `${one.severity} ${one.messageRu}`)
  expect(await codes({})).toEqual([expect.stringMatching(/^note .*Catalog\.Товары Read, Catalog\.Товары Update/)])
  expect(await codes(given('Выгрузка'))).toEqual([expect.stringMatching(/^note .*записи Catalog\.Товары Update /)])
  const wrong = { Выгрузка: { 'Catalog.Товары': { Read: 'Цна eq 1' } } }
  expect(await codes(wrong)).toEqual([expect.stringMatching(/^error .*Цна/), expect.stringMatching(/^note /)])
  const { roles, restriction } = await loaded(wrong)
  const bound = restrictionOfRoles(
    roles.filter((one) => one.Name === 'Выгрузка'),
    'Catalog.Товары',
    'Read',
    restriction,
  )
  expect(bound).toEqual({ kind: 'or', operands: [] })
})

test.for([
  ['an object that there is not', { Код: { 'Catalog.Товары': { Read: 'Цена eq 2' }, 'Catalog.Товар': { Read: 'Цена eq 1' } } }, 13],
  ['a right without rows', { Код: { 'Catalog.Товары': { Read: 'Цена eq 2', Posting: 'Цена eq 1' } } }, 11],
  ['no $filter', { Другая: { 'Catalog.Товары': { Read: 'true' } }, Код: { 'Catalog.Товары': { Update: 'Update', Read: 'Цна eq 1' } } }, 16],
] as const)('%s has its place in the file', async ([, restrictions, line]) => {
  const found = (await loaded(restrictions as unknown as RowRestrictions)).diagnostics.filter((one) => one.severity === 'error')
  expect(found.map((one) => [one.location?.file, one.location?.line, one.location?.text?.trim()])).toContainEqual([
    'users.json',
    line,
    expect.stringMatching(/^"/),
  ])
})
