/** `Запрос`: its text and parameters, handed to what answers it; the rows come back as РезультатЗапроса. */
import { Enumeration, type Library } from '../../dictionary/library.ts'
import { BslError, unsupported } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import { ArrayObject } from '../collections/array.ts'
import { StructureObject } from '../collections/structure.ts'
import { QueryResult, queryResultTypes } from './result.ts'

/** Gives an array of Структура, or a promise of it. */
export type AnswerQuery = (text: string, parameters: StructureObject) => unknown

export class QueryObject extends BslObject {
  readonly type = queryType
  source: string
  tempTables: unknown = null
  readonly parameters = new StructureObject()
  readonly #answer: AnswerQuery | undefined

  constructor(source: string, answer?: AnswerQuery) {
    super()
    this.source = source
    this.#answer = answer
  }

  execute(): unknown {
    if (!this.#answer) throw unsupported('Запрос.Выполнить')
    const rows = this.#answer(this.source, this.parameters)
    return rows instanceof Promise ? rows.then(resultOf) : resultOf(rows)
  }

  batch(): unknown {
    const result = this.execute()
    return result instanceof Promise ? result.then((one) => new ArrayObject([one])) : new ArrayObject([result])
  }
}

function resultOf(rows: unknown): QueryResult {
  if (rows === null) return new QueryResult([])
  if (!(rows instanceof ArrayObject)) throw badRows()
  return new QueryResult(
    rows.items.map((row) => {
      if (!(row instanceof StructureObject)) throw badRows()
      return row
    }),
  )
}

const badRows = (): BslError =>
  new BslError('onec-standin: Запрос должен вернуть массив строк-объектов', 'onec-standin: Запрос must return an array of objects')

const queryType: ObjectType = new ObjectType('Запрос|Query', {
  create: { kinds: 's?', make: (_run, source = '') => new QueryObject(source) },
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
    'ВыполнитьПакет|ExecuteBatch': (self: QueryObject) => self.batch(),
  },
})

class TempTables extends BslObject {
  readonly type = tempTablesType
}

const tempTablesType: ObjectType = new ObjectType('МенеджерВременныхТаблиц|TempTablesManager', {
  presentation: 'Менеджер временных таблиц',
  create: { kinds: '', make: () => new TempTables() },
  methods: { 'Закрыть|Close': () => undefined },
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

export const queries: Library = { types: [queryType, tempTablesType, ...queryResultTypes], enumerations: dataEnumerations }
