/** `Запрос`: its text and parameters, handed to what answers it; the rows come back as РезультатЗапроса. */
import type { Library } from '../../dictionary/library.ts'
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
    'МенеджерВременныхТаблиц|TempTablesManager': { get: () => null, set: () => undefined },
  },
  methods: {
    'УстановитьПараметр|SetParameter|sa': (self: QueryObject, name: string, value: unknown) => self.parameters.insert(name, value),
    'Выполнить|Execute': (self: QueryObject) => self.execute(),
    'ВыполнитьПакет|ExecuteBatch': (self: QueryObject) => self.batch(),
  },
})

export const queries: Library = { types: [queryType, ...queryResultTypes] }
