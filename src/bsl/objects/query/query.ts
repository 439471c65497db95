/** `Запрос`: its text and parameters, run over the data or handed to the seam that answers it. */
import { TempTables } from '../../../query/run/temp-tables.ts'
import { Enumeration, type Library } from '../../dictionary/library.ts'
import { BslError, unsupported } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { ArrayObject } from '../collections/array.ts'
import { StructureObject } from '../collections/structure.ts'
import { dataIfAny } from '../data/data-of.ts'
import { foundParameters, parameterDescriptions } from './parameters.ts'
import { plainRows, QueryResult, queryResultTypes, recordTypes } from './result.ts'
import { executed } from './run-query.ts'

/** Gives an array of Структура, or a promise of it. */
export type AnswerQuery = (text: string, parameters: StructureObject) => unknown

export class QueryObject extends BslObject {
  readonly type = queryType
  source: string
  tempTables: unknown = null
  readonly parameters = new StructureObject()
  readonly #run: Run | undefined
  readonly #answer: AnswerQuery | undefined

  /** `answer` is asked in place of the data of the run. */
  constructor(source: string, run: Run | undefined, answer?: AnswerQuery) {
    super()
    this.source = source
    this.#run = run
    this.#answer = answer
  }

  execute(): unknown {
    if (this.#answer === undefined) return after(this.#results(), (all) => all.at(-1))
    const rows = this.#answer(this.source, this.parameters)
    return rows instanceof Promise ? rows.then(resultOf) : resultOf(rows)
  }

  batch(): unknown {
    if (this.#answer === undefined) return after(this.#results(), (all) => new ArrayObject([...all]))
    const result = this.execute()
    return result instanceof Promise ? result.then((one) => new ArrayObject([one])) : new ArrayObject([result])
  }

  #results(): readonly QueryResult[] | Promise<readonly QueryResult[]> {
    const data = this.#run === undefined ? undefined : dataIfAny(this.#run)
    if (data === undefined) throw unsupported('Запрос.Выполнить')
    const { tempTables } = this
    return executed(data, this.source, this.parameters, tempTables instanceof TempTablesObject ? tempTables.tables : new TempTables())
  }
}

/** Of external data sources results come later. */
const after = <T>(
  results: readonly QueryResult[] | Promise<readonly QueryResult[]>,
  take: (all: readonly QueryResult[]) => T,
): T | Promise<T> => (results instanceof Promise ? results.then(take) : take(results))

function resultOf(rows: unknown): QueryResult {
  if (rows === null) return new QueryResult(plainRows([], []))
  if (!(rows instanceof ArrayObject)) throw badRows()
  const all = rows.items.map((row) => {
    if (!(row instanceof StructureObject)) throw badRows()
    return row
  })
  const names = new Map<string, string>()
  for (const row of all) for (const [name] of row.entries()) if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name)
  return new QueryResult(
    plainRows(
      [...names.values()],
      all.map((row) => [...names.keys()].map((folded) => row.getField(folded) ?? null)),
    ),
  )
}

const badRows = (): BslError =>
  new BslError('onec-standin: Запрос должен вернуть массив строк-объектов', 'onec-standin: Запрос must return an array of objects')

const queryType: ObjectType = new ObjectType('Запрос|Query', {
  create: { kinds: '$s?', make: (run: Run, source = '') => new QueryObject(source, run) },
  properties: {
    'Текст|Text': {
      get: (self: QueryObject) => self.source,
      set: (self: QueryObject, value: string) => {
        self.source = value
      },
    },
    'Параметры|Parameters': { get: (self: QueryObject) => self.parameters },
    'МенеджерВременныхТаблиц|TempTablesManager': {
      get: (self: QueryObject) => self.tempTables,
      set: (self: QueryObject, value: unknown) => {
        self.tempTables = value
      },
    },
  },
  methods: {
    'УстановитьПараметр|SetParameter|sa': (self: QueryObject, name: string, value: unknown) => self.parameters.insert(name, value),
    'Выполнить|Execute': (self: QueryObject) => self.execute(),
    'НайтиПараметры|FindParameters': (self: QueryObject) => foundParameters(self.source),
    'ВыполнитьПакет|ExecuteBatch': (self: QueryObject) => self.batch(),
  },
})

class TempTablesObject extends BslObject {
  readonly type = tempTablesType
  readonly tables = new TempTables()
}

const tempTablesType: ObjectType = new ObjectType('МенеджерВременныхТаблиц|TempTablesManager', {
  presentation: 'Менеджер временных таблиц',
  create: { kinds: '', make: () => new TempTablesObject() },
  methods: { 'Закрыть|Close': (self: TempTablesObject) => self.tables.Close() },
})

/** Enumerations that texts about data name. */
const dataEnumerations = [
  new Enumeration('ОбходРезультатаЗапроса|QueryResultIteration', [
    'Прямой|Linear',
    'ПоГруппировкам|ByGroups',
    'ПоГруппировкамСИерархией|ByGroupsWithHierarchy',
  ]),
  new Enumeration('РежимБлокировкиДанных|DataLockMode', ['Исключительный|Exclusive', 'Разделяемый|Shared']),
  new Enumeration('РежимУправленияБлокировкойДанных|DataLockControlMode', ['Автоматический|Automatic', 'Управляемый|Managed']),
  new Enumeration('РежимЗаписиДокумента|DocumentWriteMode', ['Запись|Write', 'Проведение|Posting', 'ОтменаПроведения|UndoPosting']),
  new Enumeration('РежимПроведенияДокумента|DocumentPostingMode', ['Неоперативный|Regular', 'Оперативный|RealTime']),
  new Enumeration('ВидДвиженияНакопления|AccumulationRecordType', ['Приход|Receipt', 'Расход|Expense']),
  new Enumeration('ОтправкаЭлементаДанных|DataItemSend', ['Авто|Auto', 'Игнорировать|Ignore', 'Удалить|Delete']),
  new Enumeration('ПолучениеЭлементаДанных|DataItemReceive', ['Авто|Auto', 'Игнорировать|Ignore', 'Принять|Accept']),
]

export const queries: Library = {
  types: [queryType, tempTablesType, ...queryResultTypes, ...parameterDescriptions],
  enumerations: [...dataEnumerations, recordTypes],
}
