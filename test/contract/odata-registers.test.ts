/**
 * Every function of information and accumulation registers with every parameter, over 1,000 random postings, against plain sums of the same
 * records: what a row is told apart by is `Dimensions` and the periods, recorder and line of `$select`.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  AccumulationRegister,
  Catalog,
  CatalogRef,
  Dimension,
  Document,
  InformationRegister,
  Number as NumberType,
  String as StringType,
} from '../../src/infobase/definitions.ts'
import { odataHost, type ODataHost } from '../support/odata/warehouse.ts'

const definitions = [
  Catalog({ Name: 'Товары' }),
  Document({
    Name: 'Движение',
    RegisterRecords: ['AccumulationRegister.Запасы', 'AccumulationRegister.Продажи', 'InformationRegister.Цены'],
  }),
  AccumulationRegister({
    Name: 'Запасы',
    Dimensions: { Товар: CatalogRef('Товары'), Склад: StringType(10) },
    Resources: { Количество: NumberType(15, 3), Сумма: NumberType(38, 0) },
  }),
  AccumulationRegister({
    Name: 'Продажи',
    RegisterType: 'Turnovers',
    Dimensions: { Товар: CatalogRef('Товары'), Покупатель: Dimension(StringType(10), { UseInTotals: false }) },
    Resources: { Сумма: NumberType(15, 2) },
  }),
  InformationRegister({
    Name: 'Цены',
    WriteMode: 'RecorderSubordinate',
    InformationRegisterPeriodicity: 'RecorderPosition',
    Dimensions: { Товар: CatalogRef('Товары') },
    Resources: { Цена: NumberType(15, 2) },
  }),
]

const uuid = (kind: number, number: number): string => `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`
const goods = [1, 2, 3].map((one) => uuid(1, one))
const stores = ['А', 'Б', '']
/** Half a sum of 38 digits: two of them do not fit 38 any more. */
const HUGE = '60000000000000000000000000000000000000'

interface Movement {
  readonly Period: string
  readonly Recorder: string
  readonly LineNumber: number
  readonly sign: 1 | -1
  readonly Товар: string
  readonly Склад: string
  /** In thousandths. */
  readonly Количество: bigint
  readonly Сумма: bigint
}

let state = 20_241_128
const random = (below: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((state / 2 ** 32) * below)
}
const one = <T>(...from: readonly T[]): T => from[random(from.length)]!
const START = Date.UTC(2023, 10, 20)
/** Borders of months and halves of a second day are as likely as anything between. */
const moment = (): string => {
  const text = new Date(START + random(150 * 86_400) * 1000).toISOString().slice(0, 19)
  return random(4) === 0 ? `${text.slice(0, 7)}-01T00:00:00` : text
}

function movementsOf(recorder: number): readonly Movement[] {
  const own = moment()
  return Array.from({ length: 1 + random(3) }, (_, at) => ({
    Period: random(5) === 0 ? moment() : own,
    Recorder: uuid(9, recorder),
    LineNumber: at + 1,
    sign: one<1 | -1>(1, -1),
    Товар: one(...goods),
    Склад: one(...stores),
    Количество: BigInt(random(20_000) - 5_000),
    Сумма: random(50) === 0 ? BigInt(HUGE) : BigInt(random(1_000_000)),
  }))
}

const documents = Array.from({ length: 1_000 }, (_, at) => movementsOf(at))
const movements = documents.flat()
const decimal = (value: bigint, scale: number): string => {
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0')
  const text = `${digits.slice(0, -scale)}.${digits.slice(-scale)}`.replace(/\.?0+$/, '')
  return value < 0n && text !== '0' ? `-${text}` : text
}

let host: ODataHost
beforeAll(async () => {
  host = await odataHost(definitions)
  const post = async (request: string, body: object): Promise<void> => {
    const { status, text } = await host.ask(
      `POST ${request}?$format=json`,
      JSON.stringify(body)
        .replaceAll(/"(-?\d+\.?\d*)"(?=[,}])/g, '$1')
        .replaceAll(/"LineNumber":(\d+)/g, '"LineNumber":"$1"'),
    )
    if (status > 201) throw new Error(`${request}: ${text}`)
  }
  for (const [at, Ref_Key] of goods.entries()) await post('Catalog_Товары', { Ref_Key, Description: `Товар ${at + 1}` })
  for (const [at, rows] of documents.entries()) {
    const Recorder = uuid(9, at)
    const records = (write: (row: Movement) => object): object => ({
      Recorder_Key: Recorder,
      Recorder,
      Recorder_Type: 'StandardODATA.Document_Движение',
      RecordSet: rows.map((row) => ({ LineNumber: String(row.LineNumber), Period: row.Period, Товар_Key: row.Товар, ...write(row) })),
    })
    await post('Document_Движение', { Ref_Key: Recorder, Date: rows[0]!.Period })
    await post(
      'AccumulationRegister_Запасы',
      records((row) => ({
        RecordType: row.sign === 1 ? 'Receipt' : 'Expense',
        Склад: row.Склад,
        Количество: decimal(row.Количество, 3),
        Сумма: String(row.Сумма),
      })),
    )
    await post(
      'AccumulationRegister_Продажи',
      records((row) => ({ Покупатель: row.Склад, Сумма: decimal(row.Количество, 2) })),
    )
    const [first] = rows
    await post('InformationRegister_Цены', {
      Recorder_Key: Recorder,
      RecordSet: [{ LineNumber: '1', Period: first!.Period, Товар_Key: first!.Товар, Цена: decimal(first!.Количество, 2) }],
    })
  }
}, 300_000)
afterAll(() => host.close())

type Shown = Readonly<Record<string, string>>
/** Numbers by their digits: those of more than 15 are no numbers of JavaScript. */
async function rowsOf(path: string): Promise<readonly Shown[]> {
  const { status, text } = await host.ask(`${path}${path.includes('?') ? '&' : '?'}$format=application/json;odata=nometadata`)
  expect(status, text).toBe(200)
  return (JSON.parse(text.replaceAll(/: (-?[\d.]+)(?=[,\n}])/g, ': "$1"')) as { value: Shown[] }).value
}
const sorted = (rows: readonly Shown[]): readonly string[] =>
  rows.map((row) => JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)))).toSorted()

const dayOfWeek = (at: string): number => (new Date(`${at}Z`).getUTCDay() + 6) % 7
const two = (number: number): string => String(number).padStart(2, '0')
const periods: Readonly<Record<string, (at: string) => string>> = {
  SecondPeriod: (at) => at,
  MinutePeriod: (at) => `${at.slice(0, 16)}:00`,
  HourPeriod: (at) => `${at.slice(0, 13)}:00:00`,
  DayPeriod: (at) => `${at.slice(0, 10)}T00:00:00`,
  WeekPeriod: (at) => `${new Date(Date.parse(`${at.slice(0, 10)}Z`) - dayOfWeek(at) * 86_400_000).toISOString().slice(0, 10)}T00:00:00`,
  TenDaysPeriod: (at) => `${at.slice(0, 8)}${two(Math.min(2, Math.floor((Number(at.slice(8, 10)) - 1) / 10)) * 10 + 1)}T00:00:00`,
  MonthPeriod: (at) => `${at.slice(0, 7)}-01T00:00:00`,
  QuarterPeriod: (at) => `${at.slice(0, 5)}${two(Math.floor((Number(at.slice(5, 7)) - 1) / 3) * 3 + 1)}-01T00:00:00`,
  HalfYearPeriod: (at) => `${at.slice(0, 5)}${Number(at.slice(5, 7)) > 6 ? '07' : '01'}-01T00:00:00`,
  YearPeriod: (at) => `${at.slice(0, 4)}-01-01T00:00:00`,
}

interface Asked {
  readonly dimensions: readonly ('Товар' | 'Склад')[]
  readonly details: readonly string[]
  readonly from: string | undefined
  readonly to: string | undefined
  readonly condition: string | undefined
  readonly keep: (row: Movement) => boolean
}

const conditions: readonly (readonly [string | undefined, (row: Movement) => boolean])[] = [
  [undefined, () => true],
  [`Склад eq 'А'`, ({ Склад }) => Склад === 'А'],
  [`Товар_Key eq guid'${goods[1]}'`, ({ Товар }) => Товар === goods[1]],
  [`Товар/Description ne 'Товар 1' and not (Склад eq 'Б')`, ({ Товар, Склад }) => Товар !== goods[0] && Склад !== 'Б'],
]
const borders = [
  undefined,
  '2023-11-01T00:00:00',
  '2023-12-31T23:59:59',
  '2024-01-01T00:00:00',
  '2024-02-10T12:30:00',
  '2025-01-01T00:00:00',
]
const detailLists = [
  [],
  ...Object.keys(periods).map((name) => [name]),
  ['MonthPeriod', 'WeekPeriod'],
  ['QuarterPeriod', 'DayPeriod'],
  ['Recorder'],
  ['Recorder', 'MonthPeriod'],
  ['Period', 'Recorder', 'LineNumber'],
]

function* asks(count: number): Generator<Asked> {
  for (let at = 0; at < count; at++) {
    const [condition, keep] = conditions[at % conditions.length]!
    const [a, b] = [one(...borders), one(...borders)]
    const [from, to] = a !== undefined && b !== undefined && a > b ? [b, a] : [a, b]
    const dimensions = one<Asked['dimensions']>([], ['Товар'], ['Склад'], ['Товар', 'Склад'])
    yield { dimensions, details: detailLists[at % detailLists.length]!, from, to, condition, keep }
  }
}

const field = (name: string, row: Movement): string => (name === 'Товар' ? row.Товар : row.Склад)
/** What tells rows apart: dimensions, and the moments and lines that details need. */
const keyOf = ({ dimensions, details }: Asked, row: Movement): string =>
  JSON.stringify([...dimensions.map((name) => field(name, row)), ...fine(details).map((name) => detail(name, row))])
const fine = (details: readonly string[]): readonly string[] =>
  details.includes('LineNumber') || details.includes('Recorder') ? [...new Set(['Period', 'Recorder', ...details])] : details
const detail = (name: string, row: Movement): string =>
  name === 'Period'
    ? row.Period
    : name === 'Recorder'
      ? row.Recorder
      : name === 'LineNumber'
        ? String(row.LineNumber)
        : periods[name]!(row.Period)

const shownKeys = (asked: Asked, row: Movement): Shown => ({
  ...Object.fromEntries(asked.dimensions.map((name) => (name === 'Товар' ? ['Товар_Key', row.Товар] : [name, row.Склад]))),
  ...Object.fromEntries(asked.details.map((name) => [name === 'Recorder' ? 'Recorder_Key' : name, detail(name, row)])),
})

const sum = (rows: readonly Movement[], of: 'Количество' | 'Сумма', sign?: 1 | -1): bigint =>
  rows
    .filter((row) => sign === undefined || row.sign === sign)
    .reduce((total, row) => total + (sign === undefined ? BigInt(row.sign) : 1n) * row[of], 0n)
const amounts = (write: (of: 'Количество' | 'Сумма') => Readonly<Record<string, bigint>>): Shown =>
  Object.fromEntries(
    (['Количество', 'Сумма'] as const).flatMap((of) =>
      Object.entries(write(of)).map(([suffix, value]) => [of + suffix, of === 'Сумма' ? String(value) : decimal(value, 3)]),
    ),
  )
const isNothing = (row: Shown): boolean => Object.entries(row).every(([name, value]) => !/^(Количество|Сумма)/.test(name) || value === '0')

function grouped(rows: readonly Movement[], asked: Asked): readonly (readonly Movement[])[] {
  const groups = new Map<string, Movement[]>()
  for (const row of rows) groups.set(keyOf(asked, row), [...(groups.get(keyOf(asked, row)) ?? []), row])
  return [...groups.values()]
}
const within = ({ from, to, keep }: Asked): readonly Movement[] =>
  movements.filter((row) => keep(row) && (from === undefined || row.Period >= from) && (to === undefined || row.Period <= to))

function address(name: string, { dimensions, details, from, to, condition }: Asked, suffixes: readonly string[]): string {
  const args = [
    ...(from === undefined ? [] : [`StartPeriod=datetime'${from}'`]),
    ...(to === undefined ? [] : [`EndPeriod=datetime'${to}'`]),
    ...(condition === undefined ? [] : [`Condition='${condition.replaceAll("'", "''")}'`]),
  ]
  const names = dimensions.map((one) => (one === 'Товар' ? 'Товар_Key' : one))
  const shown = details.map((one) => (one === 'Recorder' ? 'Recorder_Key' : one))
  const resources = ['Количество', 'Сумма'].flatMap((one) => suffixes.map((suffix) => one + suffix))
  return `AccumulationRegister_Запасы/${name}(${args.join(',')})?$select=${[...names, ...shown, ...resources].join(',')}`
}

describe('a register of balances', () => {
  test('has the balances of any moment by any dimensions', async () => {
    for (const asked of asks(48)) {
      const { to, dimensions, condition } = asked
      const listed = dimensions.length === 0 ? '' : `,Dimensions='${dimensions.join(',')}'`
      const period = to === undefined ? '' : `,Period=datetime'${to}'`
      const where = condition === undefined ? '' : `,Condition='${condition}'`
      const rows = await rowsOf(`AccumulationRegister_Запасы/Balance(${(period + where + listed).slice(1)})`)
      // Without Dimensions every dimension tells rows apart.
      const own: Asked = { ...asked, details: [], dimensions: dimensions.length === 0 ? ['Товар', 'Склад'] : dimensions }
      const before = movements.filter((row) => asked.keep(row) && (to === undefined || row.Period < to))
      const expected = grouped(before, own).map((group) => ({
        ...shownKeys(own, group[0]!),
        ...amounts((of) => ({ Balance: sum(group, of) })),
      }))
      expect(sorted(rows)).toEqual(sorted(expected.filter((row) => !isNothing(row))))
    }
  })

  test('has turnovers by any dimensions, periods, recorders and lines', async () => {
    for (const asked of asks(64)) {
      const rows = await rowsOf(address('Turnovers', asked, ['Turnover', 'Receipt', 'Expense']))
      const expected = grouped(within(asked), asked).map((group) => ({
        ...shownKeys(asked, group[0]!),
        ...amounts((of) => ({ Turnover: sum(group, of), Receipt: sum(group, of, 1), Expense: sum(group, of, -1) })),
      }))
      expect(sorted(rows), address('Turnovers', asked, [])).toEqual(sorted(expected.filter((row) => !isNothing(row))))
    }
  })

  test('has balances and turnovers by any dimensions, periods, recorders and lines', async () => {
    const suffixes = ['OpeningBalance', 'Receipt', 'Expense', 'Turnover', 'ClosingBalance']
    for (const asked of asks(64)) {
      const rows = await rowsOf(address('BalanceAndTurnovers', asked, suffixes))
      expect(sorted(rows), address('BalanceAndTurnovers', asked, [])).toEqual(sorted(expectedBalances(asked)))
    }
  })
})

/** By each combination of dimensions: rows of movements in the order of time, and of the borders of the span. */
function expectedBalances(asked: Asked): readonly Shown[] {
  const { from, to, keep, details } = asked
  const byDimensions: Asked = { ...asked, details: [] }
  const made: Shown[] = []
  for (const group of grouped(
    movements.filter((row) => keep(row)),
    byDimensions,
  )) {
    const before = group.filter(({ Period }) => from !== undefined && Period < from)
    const inside = group.filter((row) => (from === undefined || row.Period >= from) && (to === undefined || row.Period <= to))
    const steps: { readonly shown: Shown; readonly rows: readonly Movement[] }[] =
      details.length === 0
        ? [{ shown: shownKeys(byDimensions, group[0]!), rows: inside }]
        : grouped(inside.toSorted(byTime), asked).map((rows) => ({ shown: shownKeys(asked, rows[0]!), rows }))
    const key = (shown: Shown): string => JSON.stringify(shown)
    const border = (at: string): Shown => {
      const shown = shownKeys(asked, { ...group[0]!, Period: at })
      return Object.fromEntries(
        Object.entries(shown).map(([name, value]) => [name, name === 'Recorder_Key' || name === 'LineNumber' ? null! : value]),
      )
    }
    if (details.length > 0 && from !== undefined && (steps[0] === undefined || key(steps[0].shown) !== key(border(from))))
      steps.unshift({ shown: border(from), rows: [] })
    if (details.length > 0 && to !== undefined && key(steps.at(-1)?.shown ?? {}) !== key(border(to)))
      steps.push({ shown: border(to), rows: [] })
    const seen = [...before]
    for (const { shown, rows } of steps) {
      const opening = [...seen]
      seen.push(...rows)
      const row = {
        ...shown,
        ...amounts((of) => ({
          OpeningBalance: sum(opening, of),
          Receipt: sum(rows, of, 1),
          Expense: sum(rows, of, -1),
          Turnover: sum(rows, of),
          ClosingBalance: sum(seen, of),
        })),
      }
      if (!isNothing(row)) made.push(row)
    }
  }
  return made
}

const byTime = (a: Movement, b: Movement): number => {
  const key = ({ Period, Recorder, LineNumber }: Movement): string => `${Period}${Recorder}${two(LineNumber)}`
  return key(a) < key(b) ? -1 : 1
}

describe('a register of turnovers', () => {
  test.for([
    [`Dimensions='Товар'`, ['Товар'], undefined],
    [`Dimensions='Покупатель'`, ['Склад'], undefined],
    ['', ['Товар', 'Склад'], undefined],
    [`Condition='Покупатель eq 'А''`, ['Товар', 'Склад'], 'А'],
    [`Dimensions='Товар',Condition='Покупатель eq 'А''`, ['Товар'], 'А'],
  ] as const)('is summed by dimensions that totals have and have not: %s', async ([args, dimensions, store]) => {
    const asked: Asked = { dimensions, details: [], from: undefined, to: undefined, condition: undefined, keep: () => true }
    const rows = await rowsOf(`AccumulationRegister_Продажи/Turnovers(${args})`)
    const expected = grouped(
      movements.filter((row) => store === undefined || row.Склад === store),
      asked,
    ).map((group) => {
      const { Склад, ...keys } = shownKeys(asked, group[0]!)
      const total = group.reduce((all, { Количество }) => all + Количество, 0n)
      return { ...keys, ...(Склад !== undefined && { Покупатель: Склад }), СуммаTurnover: decimal(total, 2) }
    })
    expect(sorted(rows)).toEqual(sorted(expected.filter((row) => !isNothing(row))))
  })
})

describe('slices of an information register', () => {
  /** The record of each recorder, as `beforeAll` wrote it. */
  const prices = documents.map(([first]) => first!)
  const order = ({ Period, Recorder }: Movement): string => Period + Recorder
  const filters: readonly (readonly [string | undefined, (row: Movement) => boolean])[] = [
    [undefined, () => true],
    ['Цена gt 20', ({ Количество }) => Количество > 2_000n],
    [`Товар_Key ne guid'${goods[0]}' and Active eq true`, ({ Товар }) => Товар !== goods[0]],
    [`Товар/Description eq 'товар 2' or Цена lt 0`, ({ Товар, Количество }) => Товар === goods[1] || Количество < 0n],
  ]
  const row = (one: Shown): string => JSON.stringify([one['Товар_Key'], one['Recorder_Key'], one['Period'], one['Цена']])

  test.for(['SliceLast', 'SliceFirst'] as const)('%s has one record of each dimension, by any moment and condition', async (name) => {
    const isLast = name === 'SliceLast'
    for (const Period of borders)
      for (const [condition, keep] of filters) {
        const args = [
          ...(Period === undefined ? [] : [`Period=datetime'${Period}'`]),
          ...(condition === undefined ? [] : [`Condition='${condition}'`]),
        ]
        const found = new Map<string, Movement>()
        for (const one of prices.toSorted((a, b) => (order(a) < order(b) === isLast ? -1 : 1)))
          if (keep(one) && (Period === undefined || (isLast ? one.Period <= Period : one.Period >= Period))) found.set(one.Товар, one)
        const expected = [...found.values()].map((one) => ({
          Товар_Key: one.Товар,
          Recorder_Key: one.Recorder,
          Period: one.Period,
          Цена: decimal(one.Количество, 2),
        }))
        const rows = await rowsOf(`InformationRegister_Цены_RecordType/${name}(${args.join(',')})`)
        expect(rows.map(row).toSorted(), args.join(',')).toEqual(expected.map(row).toSorted())
        const least = expected.filter((one) => one.Цена !== '0').map((one) => one.Товар_Key)
        const paged = '$filter=Цена ne 0&$orderby=Товар/Description&$top=1&$select=Товар_Key'
        const page = await rowsOf(`InformationRegister_Цены_RecordType/${name}(${args.join(',')})?${paged}`)
        expect(page.map((one) => one['Товар_Key'])).toEqual(least.toSorted().slice(0, 1))
      }
  })
})

test('sums of resources of 18 digits are exact, in totals and in records', async () => {
  const own = await odataHost([
    Document({ Name: 'Движение', RegisterRecords: ['AccumulationRegister.Крупные'] }),
    AccumulationRegister({ Name: 'Крупные', Dimensions: { Склад: StringType(10) }, Resources: { Сумма: NumberType(18, 1) } }),
  ])
  const most = '99999999999999999.9'
  for (let at = 0; at < 12; at++) {
    await own.ask('POST Document_Движение', { Ref_Key: uuid(9, at), Date: '2024-01-10T00:00:00' })
    const month = `2024-0${1 + (at % 3)}`
    const row = `{"LineNumber": "1", "Period": "${month}-10T00:00:00", "RecordType": "Receipt", "Склад": "А", "Сумма": ${most}}`
    const answer = await own.ask('POST AccumulationRegister_Крупные', `{"Recorder_Key": "${uuid(9, at)}", "RecordSet": [${row}]}`)
    expect(answer.status).toBe(200)
  }
  for (const [request, sum] of [
    ['Balance()?$select=СуммаBalance', '1199999999999999998.8'],
    ["Balance(Period=datetime'2024-02-15T00:00:00')?$select=СуммаBalance", '799999999999999999.2'],
    ['Turnovers()?$select=СуммаTurnover', '1199999999999999998.8'],
    ['Turnovers()?$select=YearPeriod,СуммаTurnover', '1199999999999999998.8'],
    ["BalanceAndTurnovers(StartPeriod=datetime'2024-01-11T00:00:00')?$select=СуммаClosingBalance", '1199999999999999998.8'],
  ])
    expect((await own.ask(`AccumulationRegister_Крупные/${request}&$format=json`)).text).toContain(`: ${sum}`)
  own.close()
})
