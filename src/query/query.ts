/** 1C's «Запрос» for handlers in TypeScript: a text of the query language over an infobase, with parameters. */
import type { Infobase } from '../infobase/infobase.ts'
import type { HandledInfobase } from '../infobase/typed/handled-infobase.ts'
import { inRussian } from '../names/bilingual.ts'
import { memberNames } from '../names/members.ts'
import { foreignTablesOf } from './foreign.ts'
import type { QueryResult } from './result.ts'
import type { ParameterValue } from './run/run.ts'
import { TempTables } from './run/temp-tables.ts'
import { tokensOf } from './syntax/lexer.ts'

/** Keeps temporary tables between queries: 1C's «МенеджерВременныхТаблиц». */
export class TempTablesManager {
  readonly #tables = new TempTables()

  /** `Таблицы`. Names of the tables that are there, in small letters. */
  get Tables(): readonly string[] {
    return this.#tables.names
  }

  /** `Закрыть`. Drops all of them. */
  Close(): void {
    this.#tables.Close()
  }

  // The same by their Russian names.
  /** `Tables`. */
  declare readonly Таблицы: this['Tables']
  /** `Close`. */
  declare readonly Закрыть: this['Close']

  /** The tables of a manager, for those that run queries. @internal */
  static tablesOf(manager: TempTablesManager): TempTables {
    return manager.#tables
  }
}

inRussian(TempTablesManager, memberNames.TempTablesManager)

/** What runs queries is loaded with the first one, and asked for once: a dynamic import costs more than a small query. */
let parts: Awaited<ReturnType<typeof load>> | undefined
async function load() {
  const [{ executeText, prepareText }, { parameterOf }, { QueryResult }] = await Promise.all([
    import('./execute.ts'),
    import('./parameters.ts'),
    import('./result.ts'),
  ])
  return { executeText, parameterOf, prepareText, QueryResult }
}

/**
 * A query in 1C's query language, in Russian or English words: docs/query.md has examples.
 */
export class Query {
  /** `Текст`. In 1C's query language; several queries are parted by `;`. */
  Text: string
  /** `Параметры`. Names in any case; numbers, texts, dates, references, lists for `В (&Список)`, lists of objects for `ИЗ &Таблица`. */
  readonly Parameters: Record<string, unknown>
  /** `МенеджерВременныхТаблиц`. Without one, temporary tables live as long as one execution. */
  TempTablesManager: TempTablesManager | undefined
  readonly #infobase: HandledInfobase

  /** `infobase`: of the call (`call.infobase`), or one that a test opened. */
  constructor(infobase: HandledInfobase, text = '', parameters: Readonly<Record<string, unknown>> = {}) {
    this.#infobase = infobase
    this.Text = text
    this.Parameters = { ...parameters }
  }

  /** `УстановитьПараметр`. Sets one of `Parameters`. */
  SetParameter(name: string, value: unknown): void {
    this.Parameters[name] = value
  }

  /** `НайтиПараметры`. Names of the parameters that the text has, each once. @throws QueryError where the text cannot be read */
  FindParameters(): readonly string[] {
    return parameterNames(this.Text)
  }

  /** `Выполнить`. The result of the last query of the text. @throws QueryError, DataError */
  async Execute(): Promise<QueryResult> {
    return (await this.ExecuteBatch()).at(-1)!
  }

  /**
   * `ВыполнитьПакет`. The results of all queries of the text; ПОМЕСТИТЬ gives how many rows there are in the table. @throws QueryError,
   * DataError
   */
  async ExecuteBatch(): Promise<readonly QueryResult[]> {
    const { executeText, parameterOf, prepareText, QueryResult } = (parts ??= await load())
    const { base } = this.#infobase as Infobase
    const parameters = new Map<string, ParameterValue>(
      Object.entries(this.Parameters).map(([name, value]) => [name.toLowerCase(), parameterOf(name, value)]),
    )
    const manager = this.TempTablesManager
    const tables = manager === undefined ? new TempTables() : TempTablesManager.tablesOf(manager)
    const given = { base, parameters, tables }
    const foreign = foreignTablesOf(base, this.Text)
    const prepared = foreign === undefined ? undefined : await prepareText(this.Text, given, foreign)
    const executed = await base.transactions.read(() => prepared?.run() ?? executeText(this.Text, given))
    return executed.map((one) => new QueryResult(one))
  }

  // The same by their Russian names.
  /** `Text`. */
  declare Текст: this['Text']
  /** `Parameters`. */
  declare readonly Параметры: this['Parameters']
  /** `TempTablesManager`. */
  declare МенеджерВременныхТаблиц: this['TempTablesManager']
  /** `SetParameter`. */
  declare readonly УстановитьПараметр: this['SetParameter']
  /** `FindParameters`. */
  declare readonly НайтиПараметры: this['FindParameters']
  /** `Execute`. */
  declare readonly Выполнить: this['Execute']
  /** `ExecuteBatch`. */
  declare readonly ВыполнитьПакет: this['ExecuteBatch']
}

inRussian(Query, memberNames.Query)

export function parameterNames(text: string): readonly string[] {
  const found = new Map<string, string>()
  for (const one of tokensOf(text)) if (one.kind === 'parameter' && !found.has(one.folded)) found.set(one.folded, one.text)
  return [...found.values()]
}
