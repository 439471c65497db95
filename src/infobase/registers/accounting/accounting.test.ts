/** Every function of accounting registers with every parameter, after 1,000 random postings, against plain sums of the same entries. */
import { beforeAll, describe, expect, test } from 'vitest'
import { openEngineForTests } from '../../../../test/support/infobase/engines.ts'
import { accounts, flags, ledger, turnoversOnly, types } from '../../../../test/support/infobase/ledger.ts'
import { createAsyncContext } from '../../../host/machine/async-context.ts'
import { system } from '../../../host/machine/system.ts'
import { DateTime } from '../../../xdto/values/date-time.ts'
import { Decimal } from '../../../xdto/values/decimal.ts'
import { createInfobase, type Infobase } from '../../infobase.ts'
import { createModel } from '../../model/create-model.ts'
import type { EntryTurnoversOptions } from '../../objects/manager/accounting-manager.ts'
import type { ConditionFields } from '../../objects/manager/condition.ts'
import { Reference } from '../../values/reference.ts'
import type { Value } from '../../values/value.ts'

let state = 20_261_128
const random = (below: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((state / 2 ** 32) * below)
}
const one = <T>(from: readonly T[]): T => from[random(from.length)]!
const uuid = (group: number, number: number): string =>
  `${String(group).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`
const moment = (): string => {
  const text = new Date(Date.UTC(2023, 10, 20) + random(150 * 86_400) * 1000).toISOString().slice(0, 19)
  return random(4) === 0 ? `${text.slice(0, 7)}-01T00:00:00` : text
}

/** One side of an entry, with values as texts; numbers in the least unit of their resource. */
interface Side {
  readonly account: string
  readonly ext: ReadonlyMap<string, string>
  readonly Организация: string
  readonly Валюта: string
  readonly amounts: readonly bigint[]
}
interface Entry {
  readonly Period: string
  readonly Recorder: string
  readonly LineNumber: number
  readonly Active: boolean
  readonly Dr: Side
  readonly Cr: Side
}

const resources = ['Сумма', 'Количество', 'ВалютнаяСумма']
const scales = [2, 3, 2]
const needs = [undefined, 'Количественный', 'Валютный']
const names = Object.keys(accounts)
const KEYS = ['Account', 'ExtDimension1', 'ExtDimension2', 'ExtDimension3', 'Организация', 'Валюта']

let infobase: Infobase
const entries = new Map<string, readonly Entry[]>()
const all = (): readonly Entry[] => [...entries.values()].flat().filter((entry) => entry.Active)
const catalogs: Readonly<Record<string, number>> = { Номенклатура: 1, Склады: 2, Контрагенты: 3, Договоры: 4 }
const nameOfAccount = new Map<string, string>()
const account = (name: string): Reference => infobase.ChartsOfAccounts['Хозрасчетный']!.PredefinedItem(name)!
const kind = (name: string): Reference => infobase.ChartsOfCharacteristicTypes['ВидыСубконто']!.PredefinedItem(name)!

function sideOf(Организация: string): Side {
  const name = one(names)
  const ext = new Map(accounts[name]!.flatMap((type) => (random(6) === 0 ? [] : [[type, uuid(catalogs[type]!, random(3) + 1)] as const])))
  const own = flags[name] ?? []
  return {
    account: name,
    ext,
    Организация,
    Валюта: own.includes('Валютный') ? uuid(6, random(2) + 1) : 'null',
    amounts: needs.map((need) => (need === undefined || own.includes(need) ? BigInt(random(2000) - 500) : 0n)),
  }
}

/** The fields of a side; extra dimensions sometimes with their types and in another order. */
function fieldsOf(side: Side, word: 'Dr' | 'Cr' | ''): Record<string, unknown> {
  const given = [...side.ext]
  const isTyped = random(2) === 0 || given.length < accounts[side.account]!.length
  if (isTyped) given.reverse()
  const made: Record<string, unknown> = { [`Account${word}`]: account(side.account) }
  for (const [at, [type, value]] of given.entries()) {
    made[`ExtDimension${word}${at + 1}`] = infobase.Catalogs[type]!.GetRef(value)
    if (isTyped) made[`ExtDimensionType${word}${at + 1}`] = kind(type)
  }
  if (side.Валюта !== 'null') made[`Валюта${word}`] = infobase.Catalogs['Валюты']!.GetRef(side.Валюта)
  for (const at of [1, 2]) made[`${resources[at]}${word}`] = Decimal.of(side.amounts[at]!, scales[at]!)
  return made
}

async function post(register: string, recorder: Reference, made: readonly Entry[]): Promise<void> {
  const set = infobase.AccountingRegisters[register]!.CreateRecordSet()
  set.Filter['Recorder']!.Set(recorder)
  for (const { Period, Active, Dr, Cr } of made) {
    const Организация = infobase.Catalogs['Организации']!.GetRef(Dr.Организация)
    const common = { Period, Active, Организация }
    if (register === 'Хозрасчетный')
      set.Add({ ...common, Сумма: Decimal.of(Dr.amounts[0]!, 2), ...fieldsOf(Dr, 'Dr'), ...fieldsOf(Cr, 'Cr') })
    else
      for (const [RecordType, side] of [
        ['Debit', Dr],
        ['Credit', Cr],
      ] as const)
        set.Add({ ...common, RecordType, Сумма: Decimal.of(side.amounts[0]!, 2), ...fieldsOf(side, '') })
  }
  await set.Write()
}

beforeAll(async () => {
  infobase = createInfobase({ model: createModel(ledger) }, { engine: await openEngineForTests(), context: createAsyncContext(), system })
  for (const name of names) nameOfAccount.set(account(name).UUID, name)
  for (let n = 0; n < 1000; n++) {
    const number = random(150) + 1
    const Recorder = uuid(9, number)
    const recorder = infobase.Documents[number % 2 === 0 ? 'Операция' : 'Корректировка']!.GetRef(Recorder)
    const own = moment()
    const made = Array.from({ length: random(8) === 0 ? 0 : 1 + random(4) }, (_, at): Entry => {
      const Dr = sideOf(uuid(5, random(2) + 1))
      const other = sideOf(Dr.Организация)
      const Cr = { ...other, amounts: [Dr.amounts[0]!, ...other.amounts.slice(1)] }
      return { Period: random(5) === 0 ? moment() : own, Recorder, LineNumber: at + 1, Active: random(12) !== 0, Dr, Cr }
    })
    await post('Хозрасчетный', recorder, made)
    await post('Простой', recorder, made)
    entries.set(Recorder, made)
  }
}, 300_000)

const shown = (value: Value): string =>
  value === null ? 'null' : value instanceof Reference ? (nameOfAccount.get(value.UUID) ?? value.UUID) : String(value)
const textOf = (amount: bigint, scale: number): string => Decimal.of(amount, scale).text

/** Keys of a side by name; `kinds`: types of extra dimensions that were asked for. `undefined`: the account does not have them. */
function keysOf(side: Side, isBalance: boolean, kinds?: readonly string[]): Readonly<Record<string, string>> | undefined {
  const has = (type: string): boolean =>
    accounts[side.account]!.includes(type) && !(isBalance && turnoversOnly.has(`${side.account}/${type}`))
  if (kinds?.every(has) === false) return undefined
  const slots = [0, 1, 2].map((at) => {
    const type = (kinds ?? accounts[side.account]!)[at]
    return type === undefined || !has(type) ? 'null' : (side.ext.get(type) ?? 'undefined')
  })
  const [ExtDimension1, ExtDimension2, ExtDimension3] = slots as [string, string, string]
  return { Account: side.account, ExtDimension1, ExtDimension2, ExtDimension3, Организация: side.Организация, Валюта: side.Валюта }
}

interface Moved {
  readonly keys: Readonly<Record<string, string>>
  readonly entry: Entry
  readonly side: Side
  readonly sign: 1n | -1n
}

const sidesOf = (isBalance: boolean, kinds?: readonly string[]): readonly Moved[] =>
  all().flatMap((entry) =>
    (
      [
        ['Dr', 1n],
        ['Cr', -1n],
      ] as const
    ).flatMap(([word, sign]): readonly Moved[] => {
      const keys = keysOf(entry[word], isBalance, kinds)
      return keys === undefined ? [] : [{ keys, entry, side: entry[word], sign }]
    }),
  )

const bySide = (balance: bigint, type: string | undefined): readonly bigint[] =>
  type === 'Active' ? [balance, 0n] : type === 'Passive' ? [0n, -balance] : balance < 0n ? [0n, -balance] : [balance, 0n]

type Sums = Map<string, bigint[]>
function put(sums: Sums, key: string, count: number): bigint[] {
  let found = sums.get(key)
  if (found === undefined) sums.set(key, (found = Array.from({ length: count }, () => 0n)))
  return found
}

/** `Balance`, `Dr`, `Cr`, splitted `Dr` and `Cr` of each resource. */
function balances(moved: readonly Moved[], asked: readonly string[]): ReadonlyMap<string, readonly bigint[]> {
  const members: Sums = new Map()
  const groupOf = new Map<string, readonly [string, string]>()
  for (const { keys, side, sign } of moved) {
    const member = KEYS.map((name) => keys[name]).join()
    groupOf.set(member, [asked.map((name) => keys[name]).join(), keys['Account']!])
    const held = put(members, member, 3)
    for (const at of held.keys()) held[at]! += sign * side.amounts[at]!
  }
  const groups: Sums = new Map()
  for (const [member, held] of members) {
    const [group, name] = groupOf.get(member)!
    const sums = put(groups, group, 15)
    for (const at of held.keys()) {
      const [dr, cr] = bySide(held[at]!, types[name])
      sums[5 * at]! += held[at]!
      sums[5 * at + 3]! += dr!
      sums[5 * at + 4]! += cr!
    }
  }
  for (const [group, sums] of groups)
    for (let at = 0; at < 3; at++)
      [sums[5 * at + 1], sums[5 * at + 2]] = bySide(sums[5 * at]!, asked[0] === 'Account' ? types[group.split(',')[0]!] : undefined) as [
        bigint,
        bigint,
      ]
  return groups
}

const lines = (rows: ReadonlyMap<string, readonly bigint[]>, scaleOf: (at: number) => number): readonly string[] =>
  [...rows]
    .filter(([, sums]) => sums.some((sum) => sum !== 0n))
    .map(([key, sums]) => `${key}: ${sums.map((sum, at) => textOf(sum, scaleOf(at))).join()}`)
    .sort()

const found = (rows: readonly Readonly<Record<string, Value>>[], keys: readonly string[], amounts: readonly string[]): readonly string[] =>
  rows.map((row) => `${keys.map((name) => shown(row[name])).join()}: ${amounts.map((name) => (row[name] as Decimal).text).join()}`).sort()

const BALANCE = ['Balance', 'BalanceDr', 'BalanceCr', 'SplittedBalanceDr', 'SplittedBalanceCr']
const balanceNames = resources.flatMap((name) => BALANCE.map((suffix) => name + suffix))
const DATES = [undefined, '2023-11-30T00:00:00', '2024-01-01T00:00:00', '2024-02-17T13:00:00', '2024-12-31T00:00:00']
const SPANS = [
  [undefined, undefined],
  ['2023-12-01T00:00:00', '2024-01-31T23:59:59'],
  ['2024-01-17T10:00:00', '2024-03-02T12:00:00'],
  ['2024-02-03T00:00:00', '2024-02-20T00:00:00'],
  [undefined, '2024-01-10T00:00:00'],
  ['2024-02-01T00:00:00', undefined],
] as const
const ASKED = [KEYS, ['Account'], ['Account', 'ExtDimension1'], ['Организация'], ['Account', 'Валюта']]
const at = (text: string): DateTime => DateTime.from(text)
type Span = readonly [from: string | undefined, to: string | undefined]
const options = ([from, to]: Span): EntryTurnoversOptions => ({
  ...(from !== undefined && { StartPeriod: at(from) }),
  ...(to !== undefined && { EndPeriod: at(to) }),
})
const within =
  ([from, to]: Span) =>
  ({ entry: { Period } }: { readonly entry: Entry }): boolean =>
    (from === undefined || Period >= from) && (to === undefined || Period <= to)

describe.each(['Хозрасчетный', 'Простой'])('register %s', (register) => {
  const manager = () => infobase.AccountingRegisters[register]!

  test.for(DATES)('the balance at %s', async (date) => {
    const moved = sidesOf(true).filter(({ entry }) => date === undefined || entry.Period < date)
    expect(moved.length).toBeGreaterThan(date === '2023-11-30T00:00:00' ? 10 : 100)
    for (const asked of ASKED) {
      const rows = await manager().Balance({ Dimensions: asked, ...(date !== undefined && { Period: at(date) }) })
      expect(found(rows, asked, balanceNames)).toEqual(lines(balances(moved, asked), (place) => scales[Math.floor(place / 5)]!))
    }
  })

  test.for([['Контрагенты'], ['Номенклатура', 'Контрагенты'], ['Склады']])('the balance by the types %s', async (kinds) => {
    const rows = await manager().Balance({ ExtDimensions: kinds.map(kind), Dimensions: KEYS })
    const expected = lines(balances(sidesOf(true, kinds), KEYS), (place) => scales[Math.floor(place / 5)]!)
    expect(found(rows, KEYS, balanceNames)).toEqual(expected)
  })

  test('conditions on the account, on extra dimensions and on dimensions hold before the sum', async () => {
    const rows = await manager().Balance({
      AccountCondition: ({ Account }) => Account!.Code!.in(['41', '42']),
      Condition: ({ ExtDimension1, Организация }) =>
        ExtDimension1!
          .eq(infobase.Catalogs['Контрагенты']!.GetRef(uuid(3, 1)))
          .and(Организация!.eq(infobase.Catalogs['Организации']!.GetRef(uuid(5, 1)))),
    })
    const moved = sidesOf(true).filter(
      ({ keys }) =>
        ['Товары', 'Поставщики'].includes(keys['Account']!) && keys['ExtDimension1'] === uuid(3, 1) && keys['Организация'] === uuid(5, 1),
    )
    expect(moved.length).toBeGreaterThan(5)
    expect(found(rows, KEYS, balanceNames)).toEqual(lines(balances(moved, KEYS), (place) => scales[Math.floor(place / 5)]!))
  })

  test.for(SPANS)('turnovers from %s to %s', async (span) => {
    const moved = sidesOf(false).filter(within(span))
    for (const asked of ASKED) {
      const sums: Sums = new Map()
      for (const { keys, side, sign } of moved) {
        const own = put(sums, asked.map((name) => keys[name]).join(), 9)
        for (const place of resources.keys()) {
          own[3 * place]! += sign * side.amounts[place]!
          own[3 * place + (sign === 1n ? 1 : 2)]! += side.amounts[place]!
        }
      }
      const rows = await manager().Turnovers({ Dimensions: asked, ...options(span) })
      const amounts = resources.flatMap((name) => ['Turnover', 'TurnoverDr', 'TurnoverCr'].map((suffix) => name + suffix))
      expect(found(rows, asked, amounts)).toEqual(lines(sums, (place) => scales[Math.floor(place / 3)]!))
    }
  })

  const detailOf: Readonly<Record<string, (entry: Entry) => string>> = {
    MonthPeriod: ({ Period }) => `${Period.slice(0, 7)}-01T00:00:00`,
    DayPeriod: ({ Period }) => `${Period.slice(0, 10)}T00:00:00`,
  }
  test.for(SPANS.flatMap((span) => [undefined, 'MonthPeriod', 'DayPeriod'].map((detail) => [span, detail] as const)))(
    'balances and turnovers in %s by %s',
    async ([span, detail]) => {
      const [from, to] = span
      const moved = sidesOf(true)
      const before = moved.filter(({ entry }) => from !== undefined && entry.Period < from)
      const inside = moved.filter(within(span))
      for (const asked of ASKED.slice(0, 4)) {
        const rows = await manager().BalanceAndTurnovers({ Dimensions: asked, ...options(span), ...(detail && { Details: [detail] }) })
        const amounts = resources.flatMap((name) => [
          ...BALANCE.map((suffix) => `${name}Opening${suffix}`),
          ...['Turnover', 'TurnoverDr', 'TurnoverCr'].map((suffix) => name + suffix),
          ...BALANCE.map((suffix) => `${name}Closing${suffix}`),
        ])
        const expected = expectedRows(before, inside, asked, from, to, detail === undefined ? undefined : detailOf[detail]!)
        expect(found(rows, [...asked, ...(detail === undefined ? [] : [detail])], amounts)).toEqual(expected)
      }
    },
  )

  /** Each period anew: everything before it, and everything up to its end. */
  function expectedRows(
    before: readonly Moved[],
    inside: readonly Moved[],
    asked: readonly string[],
    from: string | undefined,
    to: string | undefined,
    periodOf: ((entry: Entry) => string) | undefined,
  ): readonly string[] {
    const groupOf = ({ keys }: Moved): string => asked.map((name) => keys[name]).join()
    const expected: string[] = []
    for (const group of new Set([...before, ...inside].map(groupOf))) {
      const [own, mine] = [before, inside].map((list) => list.filter((one) => groupOf(one) === group)) as [Moved[], Moved[]]
      const border = (date: string | undefined): readonly string[] =>
        date === undefined || periodOf === undefined ? [] : [periodOf({ Period: date } as Entry)]
      const periods = [
        ...new Set([...border(from), ...mine.map((one) => periodOf?.(one.entry) ?? ''), ...border(to), ...(periodOf ? [] : [''])]),
      ].sort()
      for (const period of periods) {
        const earlier = mine.filter(({ entry }) => periodOf !== undefined && periodOf(entry) < period)
        const now = mine.filter(({ entry }) => periodOf === undefined || periodOf(entry) === period)
        const opening = balances([...own, ...earlier], asked).get(group) ?? Array.from({ length: 15 }, () => 0n)
        const closing = balances([...own, ...earlier, ...now], asked).get(group) ?? opening
        const amounts = resources.flatMap((_, place) => {
          const sum = (sign: 1n | -1n): bigint =>
            now.filter((one) => one.sign === sign).reduce((all, { side }) => all + side.amounts[place]!, 0n)
          const [dr, cr] = [sum(1n), sum(-1n)]
          return [...opening.slice(5 * place, 5 * place + 5), dr - cr, dr, cr, ...closing.slice(5 * place, 5 * place + 5)].map((one) =>
            textOf(one, scales[place]!),
          )
        })
        if (amounts.some((one) => one !== '0')) expected.push(`${group}${periodOf === undefined ? '' : `,${period}`}: ${amounts.join()}`)
      }
    }
    return expected.sort()
  }
})

describe('with correspondence', () => {
  const manager = () => infobase.AccountingRegisters['Хозрасчетный']!
  const keysOfPair = ({ Dr, Cr }: Entry): Readonly<Record<string, string>> => {
    const [dr, cr] = [keysOf(Dr, false)!, keysOf(Cr, false)!]
    const side = (word: string, keys: Readonly<Record<string, string>>) =>
      Object.fromEntries(
        ['Account', 'ExtDimension1', 'ExtDimension2', 'ExtDimension3', 'Валюта'].map((name) => [
          name.replace(/(\d?)$/, `${word}$1`),
          keys[name]!,
        ]),
      )
    return { ...side('Dr', dr), ...side('Cr', cr), Организация: Dr.Организация }
  }
  const PAIR = [
    'AccountDr',
    'ExtDimensionDr1',
    'ExtDimensionDr2',
    'ExtDimensionDr3',
    'AccountCr',
    'ExtDimensionCr1',
    'ExtDimensionCr2',
    'ExtDimensionCr3',
  ]
  const amounts = ['СуммаTurnover', 'КоличествоTurnoverDr', 'КоличествоTurnoverCr', 'ВалютнаяСуммаTurnoverDr', 'ВалютнаяСуммаTurnoverCr']

  test.for(SPANS)('turnovers between accounts from %s to %s', async (span) => {
    for (const asked of [
      [...PAIR, 'Организация', 'ВалютаDr', 'ВалютаCr'],
      ['AccountDr', 'AccountCr'],
      ['AccountCr', 'ВалютаCr'],
    ]) {
      const sums: Sums = new Map()
      for (const entry of all().filter((entry) => within(span)({ entry }))) {
        const own = put(sums, asked.map((name) => keysOfPair(entry)[name]).join(), 5)
        const { Dr, Cr } = entry
        for (const [place, amount] of [Dr.amounts[0]!, Dr.amounts[1]!, Cr.amounts[1]!, Dr.amounts[2]!, Cr.amounts[2]!].entries())
          own[place]! += amount
      }
      const rows = await manager().DrCrTurnovers({ Dimensions: asked, ...options(span) })
      expect(found(rows, asked, amounts)).toEqual(lines(sums, (place) => [2, 3, 3, 2, 2][place]!))
    }
  })

  test('turnovers between accounts by conditions and types', async () => {
    const rows = await manager().DrCrTurnovers({
      AccountCondition: { AccountDr: account('Товары') },
      BalancedAccountCondition: ({ AccountCr }) => AccountCr!.Code!.eq('42'),
      ExtDimensions: [kind('Склады')],
      BalancedExtDimensions: [kind('Договоры'), kind('Контрагенты')],
      Dimensions: PAIR,
    })
    const sums: Sums = new Map()
    for (const { Dr, Cr } of all().filter((entry) => entry.Dr.account === 'Товары' && entry.Cr.account === 'Поставщики')) {
      const [dr, cr] = [keysOf(Dr, false, ['Склады'])!, keysOf(Cr, false, ['Договоры', 'Контрагенты'])!]
      const key = [dr, cr]
        .flatMap((keys) => ['Account', 'ExtDimension1', 'ExtDimension2', 'ExtDimension3'].map((name) => keys[name]))
        .join()
      const own = put(sums, key, 5)
      for (const [place, amount] of [Dr.amounts[0]!, Dr.amounts[1]!, Cr.amounts[1]!, Dr.amounts[2]!, Cr.amounts[2]!].entries())
        own[place]! += amount
    }
    expect(sums.size).toBeGreaterThan(2)
    expect(found(rows, PAIR, amounts)).toEqual(lines(sums, (place) => [2, 3, 3, 2, 2][place]!))
  })

  test.for(SPANS)('turnovers by balanced account from %s to %s', async (span) => {
    const asked = ['Account', 'ExtDimension1', 'BalancedAccount', 'BalancedExtDimension2', 'ВалютаBalanced']
    const sums: Sums = new Map()
    for (const entry of all().filter((entry) => within(span)({ entry })))
      for (const [word, other, place] of [
        ['Dr', 'Cr', 1],
        ['Cr', 'Dr', 2],
      ] as const) {
        const [mine, others] = [keysOf(entry[word], false)!, keysOf(entry[other], false)!]
        const key = [mine['Account'], mine['ExtDimension1'], others['Account'], others['ExtDimension2'], others['Валюта']].join()
        const own = put(sums, key, 15)
        const [a, b] = [entry[word].amounts, entry[other].amounts]
        for (const [nth, amount] of [a[0]!, a[1]!, b[1]!, a[2]!, b[2]!].entries()) {
          own[3 * nth]! += (place === 1 ? 1n : -1n) * amount
          own[3 * nth + place]! += amount
        }
      }
    const five = ['Сумма', 'Количество', 'КоличествоBalanced', 'ВалютнаяСумма', 'ВалютнаяСуммаBalanced']
    const fields = five.flatMap((name) => ['Turnover', 'TurnoverDr', 'TurnoverCr'].map((suffix) => name + suffix))
    const rows = await manager().Turnovers({ Dimensions: asked, ...options(span) })
    expect(found(rows, asked, fields)).toEqual(lines(sums, (place) => [2, 3, 3, 2, 2][Math.floor(place / 3)]!))
  })

  test('conditions by an account and all that are below it', async () => {
    // The account Валюта is below Деньги.
    const both = [account('Деньги'), account('Валюта')]
    const below = async (read: (where: 'in' | 'inHierarchy' | 'eq') => Promise<readonly object[]>): Promise<void> => {
      const [rows, listed, one] = [await read('inHierarchy'), await read('in'), await read('eq')]
      expect(rows).toEqual(listed)
      expect(rows.length).toBeGreaterThan(one.length)
    }
    const where = (how: 'in' | 'inHierarchy' | 'eq', field: string) => (fields: ConditionFields) => {
      const found = fields[field]!
      return how === 'in' ? found.in(both) : how === 'eq' ? found.eq(both[0]) : found.inHierarchy(both[0])
    }
    await below((how) => manager().Balance({ AccountCondition: where(how, 'Account') }))
    await below((how) => manager().BalanceAndTurnovers({ Condition: where(how, 'Account'), Details: ['MonthPeriod'] }))
    await below((how) => manager().Turnovers({ BalancedAccountCondition: where(how, 'BalancedAccount'), Dimensions: ['BalancedAccount'] }))
    await below((how) => manager().DrCrTurnovers({ AccountCondition: where(how, 'AccountDr') }))
    await below((how) => manager().RecordsWithExtDimensions({ Condition: where(how, 'AccountCr') }))
    await below((how) => manager().Select({ where: where(how, 'AccountDr') }))
  })

  test('turnovers with one balanced account only', async () => {
    const rows = await manager().Turnovers({
      Dimensions: ['Account', 'MonthPeriod'].slice(0, 1),
      Details: ['MonthPeriod'],
      BalancedAccountCondition: ({ BalancedAccount }) => BalancedAccount!.eq(account('Продажи')),
    })
    const sums: Sums = new Map()
    for (const entry of all())
      for (const [word, other, place] of [
        ['Dr', 'Cr', 0],
        ['Cr', 'Dr', 1],
      ] as const)
        if (entry[other].account === 'Продажи')
          put(sums, `${entry[word].account},${entry.Period.slice(0, 7)}-01T00:00:00`, 2)[place]! += entry[word].amounts[0]!
    expect(found(rows, ['Account', 'MonthPeriod'], ['СуммаTurnoverDr', 'СуммаTurnoverCr'])).toEqual(lines(sums, () => 2))
  })

  test('records with extra dimensions, and each extra dimension', async () => {
    const asked = ['2024-01-10T00:00:00', '2024-02-10T00:00:00'] as const
    const rows = await manager().RecordsWithExtDimensions(options(asked))
    const expected = [...entries.values()]
      .flat()
      .filter((entry) => within(asked)({ entry }))
      .toSorted((a, b) => (a.Period < b.Period ? -1 : 1))
    expect(rows.map((row) => String(row['Period']))).toEqual(expected.map((entry) => entry.Period))
    const key = (row: (typeof rows)[number]): string => `${String(row['Recorder'])}/${String(row['LineNumber'])}`
    const byKey = new Map(expected.map((entry) => [`${entry.Recorder}/${entry.LineNumber}`, entry]))
    for (const row of rows) {
      const own = keysOfPair(byKey.get(key(row))!)
      for (const name of Object.keys(own)) expect(`${name} ${shown(row[name])}`).toBe(`${name} ${own[name]}`)
    }
    expect(
      (await manager().RecordsWithExtDimensions({ ...options(asked), Top: 3, Order: ['-Period'] })).map((row) => String(row['Period'])),
    ).toEqual(
      expected
        .slice(-3)
        .reverse()
        .map((entry) => entry.Period),
    )
    const each = await manager().ExtDimensions()
    const told = each.map((row) => [key(row), row['RecordType'], shown(row['Type']), shown(row['Value'])].join()).sort()
    const wanted = [...entries.values()].flat().flatMap(({ Recorder, LineNumber, Dr, Cr }) =>
      (
        [
          ['Debit', Dr],
          ['Credit', Cr],
        ] as const
      ).flatMap(([word, side]) => [...side.ext].map(([type, value]) => [`${Recorder}/${LineNumber}`, word, kind(type).UUID, value].join())),
    )
    expect(told).toEqual(wanted.sort())
  })

  test('what an account does not have is refused, and nothing is written', async () => {
    const set = manager().CreateRecordSet()
    set.Filter['Recorder']!.Set(infobase.Documents['Операция']!.GetRef(uuid(9, 900)))
    set.Add({
      Period: '2024-01-01T00:00:00',
      AccountDr: account('Деньги'),
      ExtDimensionDr1: infobase.Catalogs['Склады']!.GetRef(uuid(2, 1)),
      Сумма: 1,
    })
    await expect(set.Write()).rejects.toMatchObject({ code: 'infobase/ext-dimension' })
    const [row] = [...set]
    row!.set('AccountDr', account('Товары'))
    await expect(set.Write()).rejects.toMatchObject({ code: 'infobase/ext-dimension-value' })
    row!.set('ExtDimensionTypeDr1', kind('Склады'))
    await set.Write()
    expect(shown(row!.get('ExtDimensionDr2'))).toBe(uuid(2, 1))
    expect(row!.get('ВалютаDr')).toBeNull()
    set.Clear()
    await set.Write()
  })
})

test('a register without correspondence has no turnovers between accounts', async () => {
  await expect(infobase.AccountingRegisters['Простой']!.DrCrTurnovers()).rejects.toThrow('has no table DrCrTurnovers')
  await expect(infobase.AccountingRegisters['Простой']!.Turnovers({ Dimensions: ['BalancedAccount'] })).rejects.toThrow('has no table')
})
