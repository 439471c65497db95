/** Names of tables in both languages: kinds of objects, virtual tables, fields that virtual tables add. */

const kinds = new Map(
  `Константа Constant
Справочник Catalog
Документ Document
ЖурналДокументов DocumentJournal
Последовательность Sequence
Перечисление Enum
ПланОбмена ExchangePlan
ПланВидовХарактеристик ChartOfCharacteristicTypes
ПланСчетов ChartOfAccounts
ПланВидовРасчета ChartOfCalculationTypes
РегистрСведений InformationRegister
РегистрНакопления AccumulationRegister
РегистрБухгалтерии AccountingRegister
РегистрРасчета CalculationRegister
БизнесПроцесс BusinessProcess
Задача Task`
    .split('\n')
    .flatMap((line) => {
      const [russian = '', english = ''] = line.split(' ')
      return [
        [russian.toLowerCase(), english],
        [english.toLowerCase(), english],
      ] as const
    }),
)

/** `Справочник` and `Catalog` give `Catalog`. */
export const kindOf = (word: string): string | undefined => kinds.get(word.toLowerCase())

export type VirtualName =
  | 'SliceLast'
  | 'SliceFirst'
  | 'Balance'
  | 'Turnovers'
  | 'BalanceAndTurnovers'
  | 'DrCrTurnovers'
  | 'ExtDimensions'
  | 'RecordsWithExtDimensions'
  | 'ActualActionPeriod'
  | 'ScheduleData'
  | 'Base'
  | 'Changes'
  | 'Boundaries'
  | 'TasksByPerformer'
  | 'Points'

const virtual = new Map(
  `СрезПоследних SliceLast
СрезПервых SliceFirst
Остатки Balance
Обороты Turnovers
ОстаткиИОбороты BalanceAndTurnovers
ОборотыДтКт DrCrTurnovers
Субконто ExtDimensions
ДвиженияССубконто RecordsWithExtDimensions
ФактическийПериодДействия ActualActionPeriod
ДанныеГрафика ScheduleData
Изменения Changes
Границы Boundaries
ЗадачиПоИсполнителю TasksByPerformer
Точки Points`
    .split('\n')
    .flatMap((line) => {
      const [russian = '', english = ''] = line.split(' ')
      return [
        [russian.toLowerCase(), english as VirtualName],
        [english.toLowerCase(), english as VirtualName],
      ] as const
    }),
)

/** `База<Имя>` is the base of that register; its name is what follows. */
const baseWords = ['база', 'base']

/** `undefined` for what is no virtual table; `base`: the folded name of the register that a base is of. */
export function virtualNamed(word: string): { readonly table: VirtualName; readonly base: string } | undefined {
  const folded = word.toLowerCase()
  const table = virtual.get(folded)
  if (table !== undefined) return { table, base: '' }
  const start = baseWords.find((one) => folded.startsWith(one) && folded.length > one.length)
  return start === undefined ? undefined : { table: 'Base', base: folded.slice(start.length) }
}

/** What virtual tables make of a resource: the end of the field's name in English and Russian. */
export const amounts: Readonly<Record<string, string>> = {
  Balance: 'Остаток',
  Turnover: 'Оборот',
  Receipt: 'Приход',
  Expense: 'Расход',
  OpeningBalance: 'НачальныйОстаток',
  ClosingBalance: 'КонечныйОстаток',
}

export const amountsOf: Readonly<Record<'Balance' | 'Turnovers' | 'BalanceAndTurnovers', readonly string[]>> = {
  Balance: ['Balance'],
  Turnovers: ['Turnover', 'Receipt', 'Expense'],
  BalanceAndTurnovers: ['OpeningBalance', 'Receipt', 'Expense', 'Turnover', 'ClosingBalance'],
}

const sides = (english: string, word: string): readonly (readonly [english: string, word: string])[] => [
  [english, word],
  [`${english}Dr`, `${word}Дт`],
  [`${english}Cr`, `${word}Кт`],
]
const balances = (before: string, russian: string): readonly (readonly [english: string, word: string])[] => [
  ...sides(`${before}Balance`, `${russian}Остаток`),
  ...sides(`${before}SplittedBalance`, `${russian}РазвернутыйОстаток`).slice(1),
]
/** The same of accounting registers. */
export const entryAmounts = {
  Balance: balances('', ''),
  Turnovers: sides('Turnover', 'Оборот'),
  BalanceAndTurnovers: [...balances('Opening', 'Начальный'), ...sides('Turnover', 'Оборот'), ...balances('Closing', 'Конечный')],
} as const

/** Periods as fields of virtual tables, `ПериодМесяц`, by their English names. */
export const periodFields: Readonly<Record<string, string>> = {
  SecondPeriod: 'ПериодСекунда',
  MinutePeriod: 'ПериодМинута',
  HourPeriod: 'ПериодЧас',
  DayPeriod: 'ПериодДень',
  WeekPeriod: 'ПериодНеделя',
  TenDaysPeriod: 'ПериодДекада',
  MonthPeriod: 'ПериодМесяц',
  QuarterPeriod: 'ПериодКвартал',
  HalfYearPeriod: 'ПериодПолугодие',
  YearPeriod: 'ПериодГод',
}

const periodicities: Readonly<Record<string, string>> = {
  second: 'SecondPeriod',
  minute: 'MinutePeriod',
  hour: 'HourPeriod',
  day: 'DayPeriod',
  week: 'WeekPeriod',
  tendays: 'TenDaysPeriod',
  month: 'MonthPeriod',
  quarter: 'QuarterPeriod',
  halfyear: 'HalfYearPeriod',
  year: 'YearPeriod',
}
/** The period's field by its unit, `month`. */
export const periodicityOf = (unit: string): string | undefined => periodicities[unit]

/** Values of system enumerations as data keeps them. */
const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  виддвижениянакопления: { приход: 'Receipt', расход: 'Expense' },
  accumulationrecordtype: { receipt: 'Receipt', expense: 'Expense' },
  виддвижениябухгалтерии: { дебет: 'Debit', кредит: 'Credit' },
  accountingrecordtype: { debit: 'Debit', credit: 'Credit' },
  видсчета: { активный: 'Active', пассивный: 'Passive', активнопассивный: 'ActivePassive' },
  accounttype: { active: 'Active', passive: 'Passive', activepassive: 'ActivePassive' },
}
export const systemValue = (enumeration: string, value: string): string | undefined =>
  words[enumeration.toLowerCase()]?.[value.toLowerCase()]

const simpleTypes: Readonly<Record<string, string>> = {
  число: 'Number',
  number: 'Number',
  строка: 'String',
  string: 'String',
  дата: 'Date',
  date: 'Date',
  булево: 'Boolean',
  boolean: 'Boolean',
  неопределено: 'Undefined',
  undefined: 'Undefined',
  null: 'Null',
  уникальныйидентификатор: 'UUID',
  uuid: 'UUID',
}
export const simpleTypeNamed = (word: string): string | undefined => simpleTypes[word.toLowerCase()]
