/**
 * The door to kysely, which makes the text of SQL: templates whose parts are SQL, names, or holes for values. Nothing is run through it, so
 * it needs no driver, and each engine gets the same text.
 */
import { DummyDriver, Kysely, sql as template, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, type RawBuilder } from 'kysely'

export type Sql = RawBuilder<unknown>

const builder = new Kysely<never>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

/** `` sql`${a} + ${b}` ``; what is not SQL is bound. */
export const sql = (parts: TemplateStringsArray, ...values: readonly unknown[]): Sql => template<unknown>(parts, ...values)
export const raw = (text: string): Sql => template.raw(text)
/** A column of an alias: both are names of ours. */
export const named = (alias: string, name: string): Sql => template.raw(`${alias}.${name}`)
export const joined = (parts: readonly unknown[], separator: string = ', '): Sql =>
  template.join(parts as unknown[], template.raw(separator))

export interface CompiledText {
  readonly text: string
  /** What was bound, in the order of the text's question marks. */
  readonly bound: readonly unknown[]
}

export function compiledText(made: Sql): CompiledText {
  const { sql: text, parameters } = made.compile(builder)
  return { text, bound: parameters }
}
