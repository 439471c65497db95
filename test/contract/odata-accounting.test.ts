/**
 * The functions of accounting registers through a socket, with every parameter, against plain sums of the entries that the interface itself
 * gives.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Decimal } from '../../src/xdto/values/decimal.ts'
import { accounts, flags, ledger, turnoversOnly, types } from '../support/infobase/ledger.ts'
import { servedODataHost, type ODataHost } from '../support/odata/warehouse.ts'

let state = 7
const random = (below: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((state / 2 ** 32) * below)
}
const uuid = (group: number, number: number): string =>
  `${String(group).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`
const catalogs: Readonly<Record<string, number>> = { Номенклатура: 1, Склады: 2, Контрагенты: 3, Договоры: 4 }
const register = 'AccountingRegister_Хозрасчетный'

type Json = Readonly<Record<string, unknown>>
let host: ODataHost
let entries: readonly Json[]
const accountOf = new Map<string, string>()
const keyOf = new Map<string, string>()
const kindOf = new Map<string, string>()

beforeAll(async () => {
  host = await servedODataHost(ledger)
  const { infobase } = host
  for (const name of Object.keys(accounts)) {
    const { UUID } = infobase.ChartsOfAccounts['Хозрасчетный']!.PredefinedItem(name)!
    accountOf.set(UUID, name)
    keyOf.set(name, UUID)
  }
  for (const name of Object.keys(catalogs)) {
    kindOf.set(name, infobase.ChartsOfCharacteristicTypes['ВидыСубконто']!.PredefinedItem(name)!.UUID)
    for (let n = 1; n < 4; n++) await host.ask(`POST Catalog_${name}`, { Ref_Key: uuid(catalogs[name]!, n), Description: `${name} ${n}` })
  }
  for (const n of [1, 2]) await host.ask('POST Catalog_Организации', { Ref_Key: uuid(5, n), Description: `Организация ${n}` })
  for (let n = 0; n < 150; n++) await post(n)
  entries = (await rowsOf('RecordsWithExtDimensions()')).filter((row) => row['Active'] === true)
}, 300_000)
afterAll(() => host.close())

/** A recorder with one to three entries. */
async function post(number: number): Promise<void> {
  const { infobase } = host
  const set = infobase.AccountingRegisters['Хозрасчетный']!.CreateRecordSet()
  set.Filter['Recorder']!.Set(infobase.Documents['Операция']!.GetRef(uuid(9, number)))
  for (let line = random(3); line >= 0; line--) {
    const made: Record<string, unknown> = {
      Period: new Date(Date.UTC(2024, 0, 1) + random(90 * 86_400) * 1000).toISOString().slice(0, 19),
      Active: random(10) !== 0,
      Организация: infobase.Catalogs['Организации']!.GetRef(uuid(5, 1 + random(2))),
      Сумма: Decimal.of(BigInt(random(1000)), 2),
    }
    for (const side of ['Dr', 'Cr']) {
      const name = Object.keys(accounts)[random(6)]!
      made[`Account${side}`] = infobase.ChartsOfAccounts['Хозрасчетный']!.PredefinedItem(name)
      for (const [at, kind] of accounts[name]!.entries())
        made[`ExtDimension${side}${at + 1}`] = infobase.Catalogs[kind]!.GetRef(uuid(catalogs[kind]!, 1 + random(3)))
      if (flags[name]?.includes('Количественный')) made[`Количество${side}`] = random(20)
      if (flags[name]?.includes('Валютный')) made[`Валюта${side}`] = infobase.Catalogs['Валюты']!.GetRef(uuid(6, 1 + random(2)))
    }
    set.Add(made)
  }
  await set.Write()
}

async function rowsOf(request: string): Promise<readonly Json[]> {
  const answer = await host.ask(`${register}/${request}${request.includes('?') ? '&' : '?'}$format=json`)
  expect([answer.status, answer.status === 200 ? '' : answer.text]).toEqual([200, ''])
  return answer.json().value as readonly Json[]
}

const cents = (value: unknown): number => Math.round(Number(value ?? 0) * 1000)
type Sums = Map<string, number[]>
function add(sums: Sums, key: string, amounts: readonly number[]): void {
  const found = sums.get(key) ?? amounts.map(() => 0)
  sums.set(
    key,
    found.map((one, at) => one + amounts[at]!),
  )
}
const expected = (sums: Sums): readonly string[] =>
  [...sums]
    .filter(([, all]) => all.some((one) => one !== 0))
    .map(([key, all]) => `${key}: ${all.join()}`)
    .sort()
const shown = (rows: readonly Json[], keys: readonly string[], amounts: readonly string[]): readonly string[] =>
  rows.map((row) => `${keys.map((key) => String(row[key])).join()}: ${amounts.map((name) => cents(row[name])).join()}`).sort()

const sides = (): readonly (readonly [Json, 'Dr' | 'Cr', 'Dr' | 'Cr', 1 | -1])[] =>
  entries.flatMap((entry) => [[entry, 'Dr', 'Cr', 1] as const, [entry, 'Cr', 'Dr', -1] as const])
const nameOf = (entry: Json, side: string): string => accountOf.get(String(entry[`Account${side}_Key`]))!

/** The extra dimension of that type; `null` where the account does not have it. */
function extOf(entry: Json, side: string, kind: string, isBalance = false): unknown {
  const name = nameOf(entry, side)
  const at = accounts[name]!.indexOf(kind)
  return at < 0 || (isBalance && turnoversOnly.has(`${name}/${kind}`)) ? null : entry[`ExtDimension${side}${at + 1}`]
}

describe('Balance', () => {
  test('by account, with the sides of its type', async () => {
    const sums: Sums = new Map()
    for (const [entry, side, , sign] of sides()) add(sums, nameOf(entry, side), [sign * cents(entry['Сумма'])])
    const rows = await rowsOf('Balance()?$select=Account_Key,СуммаBalance,СуммаBalanceDr,СуммаBalanceCr')
    expect(rows.length).toBeGreaterThan(4)
    for (const row of rows) {
      const name = accountOf.get(String(row['Account_Key']))!
      const [balance] = sums.get(name)!
      const type = types[name]
      const isDebit = type === 'Active' || (type === 'ActivePassive' && balance! >= 0)
      expect([name, cents(row['СуммаBalance']), cents(row['СуммаBalanceDr']), cents(row['СуммаBalanceCr'])]).toEqual([
        name,
        balance,
        isDebit ? balance : 0,
        isDebit ? 0 : -balance!,
      ])
      expect(Object.keys(row).sort()).toEqual(['Account_Key', 'СуммаBalance', 'СуммаBalanceCr', 'СуммаBalanceDr'])
    }
  })

  test('at a date, by conditions and a type of extra dimensions, as the chapter prints it', async () => {
    const account = keyOf.get('Поставщики')!
    const partner = uuid(3, 2)
    const sums: Sums = new Map()
    for (const [entry, side, , sign] of sides())
      if (
        nameOf(entry, side) === 'Поставщики'
        && extOf(entry, side, 'Контрагенты') === partner
        && String(entry['Period']) < '2024-02-10T00:00:00'
      )
        add(sums, [account, partner, entry['Организация_Key']].join(), [sign * cents(entry['Сумма'])])
    expect(sums.size).toBe(2)
    const rows = await rowsOf(
      `Balance(Period=datetime'2024-02-10T00:00:00',AccountCondition='Account_Key eq guid'${account}'',`
        + `Condition='ExtDimension1 eq cast(guid'${partner}', 'Catalog_Контрагенты')',ExtraDimensions='${kindOf.get('Контрагенты')}',`
        + `Dimensions='Организация')`,
    )
    expect(shown(rows, ['Account_Key', 'ExtDimension1', 'Организация_Key'], ['СуммаBalance'])).toEqual(expected(sums))
    expect(rows[0]).toMatchObject({ ExtDimension1_Type: 'StandardODATA.Catalog_Контрагенты' })
    expect(Object.keys(rows[0]!)).not.toContain('ExtDimension2')
  })

  test('splitted balances, a filter on the account, its count, and an expanded dimension', async () => {
    const sums: Sums = new Map()
    for (const [entry, side, , sign] of sides())
      if (nameOf(entry, side) === 'Поставщики')
        add(
          sums,
          [extOf(entry, side, 'Контрагенты'), extOf(entry, side, 'Договоры'), entry['Организация_Key'], entry[`Валюта${side}_Key`]].join(),
          [sign * cents(entry['Сумма'])],
        )
    const [dr, cr] = [1, -1].map((sign) => [...sums.values()].reduce((sum, [one]) => sum + Math.max(0, sign * one!), 0))
    const [row] = await rowsOf(`Balance()?$filter=Account/Code eq '42'&$select=Account_Key,СуммаSplittedBalanceDr,СуммаSplittedBalanceCr`)
    expect([cents(row!['СуммаSplittedBalanceDr']), cents(row!['СуммаSplittedBalanceCr'])]).toEqual([dr, cr])
    const count = await host.ask(`${register}/Balance/$count?$filter=Account/Code eq '42'`)
    expect(Number(count.text.replace('\ufeff', ''))).toBe([...sums.values()].filter(([one]) => one !== 0).length)
    const [expanded] = await rowsOf(`Balance(Condition='Организация_Key eq guid'${uuid(5, 1)}'')?$expand=Организация`)
    expect(expanded!['Организация']).toMatchObject({ Description: 'Организация 1' })
  })
})

describe('Turnovers', () => {
  const span = "StartPeriod=datetime'2024-01-20T00:00:00',EndPeriod=datetime'2024-03-10T23:59:59'"
  const isWithin = (entry: Json): boolean =>
    String(entry['Period']) >= '2024-01-20T00:00:00' && String(entry['Period']) <= '2024-03-10T23:59:59'

  test('by account and month, and by the other account of entries', async () => {
    const [months, pairs]: [Sums, Sums] = [new Map(), new Map()]
    for (const [entry, side, other, sign] of sides()) {
      if (!isWithin(entry)) continue
      const amount = cents(entry['Сумма'])
      const amounts = [sign * amount, sign > 0 ? amount : 0, sign > 0 ? 0 : amount]
      add(months, [entry[`Account${side}_Key`], `${String(entry['Period']).slice(0, 7)}-01T00:00:00`].join(), amounts)
      if (nameOf(entry, other) !== 'Деньги') continue
      const quantity = cents(entry[`Количество${side}`])
      add(pairs, [entry[`Account${side}_Key`], entry[`Account${other}_Key`]].join(), [...amounts, sign * quantity])
    }
    const names = ['СуммаTurnover', 'СуммаTurnoverDr', 'СуммаTurnoverCr']
    const byMonth = await rowsOf(`Turnovers(${span})?$select=Account_Key,MonthPeriod,${names.join()}`)
    expect(shown(byMonth, ['Account_Key', 'MonthPeriod'], names)).toEqual(expected(months))
    const fields = [...names, 'КоличествоTurnover']
    for (const field of ['BalancedAccount_Key', 'Account_Key']) {
      const rows = await rowsOf(
        `Turnovers(${span},BalancedAccountCondition='${field} eq guid'${keyOf.get('Деньги')}'')`
          + `?$select=Account_Key,BalancedAccount_Key,${fields.join()}`,
      )
      expect(shown(rows, ['Account_Key', 'BalancedAccount_Key'], fields)).toEqual(expected(pairs))
    }
  })

  test('between accounts, by types of extra dimensions of both', async () => {
    const sums: Sums = new Map()
    for (const entry of entries) {
      if (!isWithin(entry)) continue
      const [store, partner] = [extOf(entry, 'Dr', 'Склады'), extOf(entry, 'Cr', 'Контрагенты')]
      if (store !== null && partner !== null)
        add(sums, [entry['AccountDr_Key'], store, entry['AccountCr_Key'], partner].join(), [
          cents(entry['Сумма']),
          cents(entry['КоличествоDr']),
        ])
    }
    expect(sums.size).toBeGreaterThan(5)
    const kinds = `ExtraDimensions='${kindOf.get('Склады')}',BalancedExtraDimensions='Контрагенты'`
    const rows = await rowsOf(
      `DrCrTurnovers(${span},${kinds})?$select=AccountDr_Key,ExtDimensionDr1,AccountCr_Key,ExtDimensionCr1,`
        + `СуммаTurnover,КоличествоTurnoverDr`,
    )
    expect(
      shown(rows, ['AccountDr_Key', 'ExtDimensionDr1', 'AccountCr_Key', 'ExtDimensionCr1'], ['СуммаTurnover', 'КоличествоTurnoverDr']),
    ).toEqual(expected(sums))
    const goods = await rowsOf(
      `DrCrTurnovers(AccountCondition='AccountDr_Key eq guid'${keyOf.get('Товары')}'')?$select=AccountDr_Key,СуммаTurnover`,
    )
    const all = entries.filter((entry) => nameOf(entry, 'Dr') === 'Товары').reduce((sum, entry) => sum + cents(entry['Сумма']), 0)
    expect(goods.map((row) => cents(row['СуммаTurnover']))).toEqual([all])
  })

  test('with balances before and after', async () => {
    const sums: Sums = new Map()
    for (const [entry, side, , sign] of sides()) {
      const at = String(entry['Period'])
      const amount = cents(entry['Сумма'])
      const isBefore = at < '2024-01-20T00:00:00'
      if (isBefore || isWithin(entry))
        add(sums, String(entry[`Account${side}_Key`]), [
          isBefore ? sign * amount : 0,
          isBefore ? 0 : sign * amount,
          !isBefore && sign > 0 ? amount : 0,
          sign * amount,
        ])
    }
    const names = ['СуммаOpeningBalance', 'СуммаTurnover', 'СуммаTurnoverDr', 'СуммаClosingBalance']
    const rows = await rowsOf(`BalanceAndTurnovers(${span})?$select=Account_Key,${names.join()}`)
    expect(shown(rows, ['Account_Key'], names)).toEqual(expected(sums))
  })
})

describe('entries', () => {
  test('records have no extra dimensions, and null in what their accounts do not keep', async () => {
    const rows = (await host.ask(`${register}_RecordType?$format=json`)).json().value as readonly Json[]
    expect(rows.length).toBeGreaterThan(150)
    for (const row of rows) {
      expect(Object.keys(row).filter((name) => name.startsWith('ExtDimension'))).toEqual([])
      for (const side of ['Dr', 'Cr']) {
        const isKept = flags[nameOf(row, side)]?.includes('Валютный') === true
        expect([nameOf(row, side), row[`Валюта${side}_Key`] === null]).toEqual([nameOf(row, side), !isKept])
      }
    }
  })

  test('RecordsWithExtDimensions: a span, a condition, Top; no order and no page', async () => {
    const span = "StartPeriod=datetime'2024-02-01T00:00:00',EndPeriod=datetime'2024-02-29T23:59:59'"
    const rows = await rowsOf(`RecordsWithExtDimensions(${span},Condition='AccountDr/Code eq '41'')?$orderby=НетТакого`)
    const wanted = entries.filter((entry) => nameOf(entry, 'Dr') === 'Товары' && String(entry['Period']).startsWith('2024-02'))
    expect(rows.filter((row) => row['Active'] === true).map((row) => row['Period'])).toEqual(wanted.map((row) => row['Period']))
    expect(rows[0]).toMatchObject({
      ExtDimensionTypeDr1_Key: kindOf.get('Номенклатура'),
      ExtDimensionDr1_Type: 'StandardODATA.Catalog_Номенклатура',
      PointInTime: null,
    })
    expect(await rowsOf('RecordsWithExtDimensions(Top=7)')).toHaveLength(7)
    expect((await host.ask(`${register}/RecordsWithExtDimensions?$skip=1&$format=json`)).status).toBe(400)
    expect((await host.ask(`${register}/RecordsWithExtDimensions(Top=x)?$format=json`)).code).toBe('1')
  })

  test('ExtDimensions: a row for each of an entry', async () => {
    const rows = await rowsOf('ExtDimensions()')
    const all = await rowsOf('RecordsWithExtDimensions()')
    const count = all.reduce((sum, row) => sum + accounts[nameOf(row, 'Dr')]!.length + accounts[nameOf(row, 'Cr')]!.length, 0)
    expect(rows).toHaveLength(count)
    expect([...kindOf.values()]).toContain(rows[0]!['Type_Key'])
    expect(['Debit', 'Credit']).toContain(rows[0]!['RecordType'])
    expect(rows[0]!['Value_Type']).toMatch(/^StandardODATA\.Catalog_/)
  })

  test.each([
    ["Balance(StartPeriod=datetime'2024-01-01T00:00:00')", 501, '0'],
    ["ExtDimensions(Account_Key=guid'00000000-0000-0000-0000-000000000001')", 501, '0'],
    ["Balance(AccountCondition='Сумма gt 1')", 400, '14'],
    ["Balance(Dimensions='Склад')", 400, '6'],
    ["Balance(ExtraDimensions='нет')", 400, '1'],
    ['Balance()?$select=Склад', 400, '6'],
  ])('%s is %i, code %s', async (request, status, code) => {
    const answer = await host.ask(`${register}/${request}${request.includes('?') ? '&' : '?'}$format=json`)
    expect([answer.status, answer.code]).toEqual([status, code])
  })

  test('a register without correspondence has no turnovers between accounts', async () => {
    const answer = await host.ask('AccountingRegister_Простой/DrCrTurnovers()?$format=json')
    expect([answer.status, answer.code]).toEqual([400, '6'])
    const metadata = (await host.ask('$metadata')).text
    expect(metadata).toContain('AccountingRegister_Хозрасчетный_DrCrTurnover')
    expect(metadata).not.toContain('AccountingRegister_Простой_DrCrTurnover')
    expect(metadata).toContain('Name="ВалютаBalanced_Key"')
  })
})
