// A million entries of an accounting register: 40 pairs of accounts, 50 partners, five years; made by SQL, with their totals.

/** `parts`: the definitions of the build. */
export const entryDefinitions = ({
  AccountingRegister,
  Catalog,
  CatalogRef,
  ChartOfAccounts,
  ChartOfCharacteristicTypes,
  Document,
  NumberType,
}) => [
  Catalog({ Name: 'Партнеры' }),
  ChartOfCharacteristicTypes({
    Name: 'ВидыСубконто',
    Type: CatalogRef('Партнеры'),
    Predefined: { Партнеры: { ValueType: CatalogRef('Партнеры') } },
  }),
  ChartOfAccounts({ Name: 'Счета', ExtDimensionTypes: 'ChartOfCharacteristicTypes.ВидыСубконто', MaxExtDimensionCount: 1 }),
  Document({ Name: 'Операция', RegisterRecords: ['AccountingRegister.Проводки'] }),
  AccountingRegister({
    Name: 'Проводки',
    ChartOfAccounts: 'ChartOfAccounts.Счета',
    Correspondence: true,
    Resources: { Сумма: NumberType(15, 2) },
  }),
]

// 00000000-0000-4000-8000-…, as the cell of a reference keeps it.
export const id = (expression) => `'8000' || substr(CAST(1000000000000 + ${expression} AS TEXT), 2) || '4000000000000000'`

const digits = (count, expression) => `substr(CAST(${10 ** count} + ${expression} AS TEXT), 2)`
/** An hour of five years for the number `n`, by what every engine has. */
export const hourSql = [
  `CAST(2020 + n % 5 AS TEXT) || '-'`,
  `${digits(2, '1 + n / 5 % 12')} || '-'`,
  `${digits(2, '1 + n / 60 % 28')} || 'T'`,
  `${digits(2, 'n % 24')} || ':00:00'`,
].join(' || ')

/** Rows of the bench; `tools` are its own functions. */
export async function entryRows(engine, infobase, records, { compared, row, DateTime }) {
  const { layout, totals } = infobase.base
  const register = layout.table('AccountingRegister.Проводки')
  const { totalsOf } = await import(
    `${process.env.STANDIN_DIST ?? new URL('../../build/', import.meta.url)}/infobase/registers/accounting/entries.js`
  )
  const [byAccount, byPair] = totalsOf(register)
  totals.ensure(byAccount)
  totals.ensure(byPair)
  infobase.base.tables.ensure([register, layout.table('ChartOfAccounts.Счета')])
  const cell = (name) => register.column(name).name
  const t = register.name
  const named = ['Period', 'Recorder', 'LineNumber', 'Active', 'AccountDr', 'ExtDimensionDr1', 'AccountCr', 'ExtDimensionCr1', 'Сумма']
  engine.execute(
    `WITH RECURSIVE s(n) AS (SELECT CAST(0 AS BIGINT) UNION ALL SELECT n + 1 FROM s WHERE n < ${records - 1})
      INSERT INTO ${t} (${named.map(cell).join(', ')})
      SELECT ${hourSql},
        ${id('n / 10')}, n % 10 + 1, TRUE, ${id('n / 7 % 40')}, ${id('n / 300 % 50')}, ${id('(n / 7 + 1) % 40')}, ${id('n / 300 % 50')},
        n % 1000 + 1
      FROM s`,
  )
  const [dr, cr] = byAccount.sides.map((side) => side.dimensions.map((one) => one.name).join(', '))
  const own = byAccount.cells.join(', ')
  const both = byPair.cells.join(', ')
  const [period, amount] = [cell('Period'), cell('Сумма')]
  engine.execute(
    `INSERT INTO ${byAccount.months} (m, ${own}, p0, x0)
       SELECT m, ${own}, sum(p), sum(x) FROM (
         SELECT substr(${period}, 1, 7) AS m, ${aliased(dr, byAccount.cells)}, ${amount} AS p, 0 AS x FROM ${t}
         UNION ALL SELECT substr(${period}, 1, 7), ${cr}, 0, ${amount} FROM ${t}) AS moves GROUP BY m, ${own};
     INSERT INTO ${byAccount.current} (k, ${own}, r0) SELECT 1, ${own}, sum(p0 - x0) FROM ${byAccount.months} GROUP BY ${own};
     INSERT INTO ${byPair.months} (m, ${both}, p0) SELECT substr(${period}, 1, 7), ${both}, sum(${amount}) FROM ${t} GROUP BY 1, ${both};
     ANALYZE`,
  )
  const manager = infobase.AccountingRegisters.Проводки
  const plainBalance = (where) =>
    `SELECT ${own}, sum(p - x) FROM (SELECT ${aliased(dr, byAccount.cells)}, ${amount} AS p, 0 AS x FROM ${t}${where}
       UNION ALL SELECT ${cr}, 0, ${amount} FROM ${t}${where}) AS moves GROUP BY ${own}`
  const made = []
  const date = DateTime.from('2022-07-15T12:00:00')
  const asked = [
    ['accounting: balance now', () => manager.Balance(), plainBalance(''), []],
    [
      'accounting: balance in the middle of the history',
      () => manager.Balance({ Period: date }),
      plainBalance(` WHERE ${period} < ?`),
      [String(date), String(date)],
    ],
    [
      'accounting: DrCrTurnovers of five years',
      () => manager.DrCrTurnovers(),
      `SELECT ${both}, sum(${amount}) FROM ${t} GROUP BY ${both}`,
      [],
    ],
  ]
  for (const [what, ours, text, values] of asked) {
    const plain = engine.prepare(text)
    const [a, b] = await compared(ours, () => plain.all(values), 3, 1)
    made.push(row(engine.name, `${what}, ${records.toLocaleString('en')} entries`, a, b, 0.2))
  }
  return made
}

const aliased = (cells, names) =>
  cells
    .split(', ')
    .map((one, at) => `${one} AS ${names[at]}`)
    .join(', ')
