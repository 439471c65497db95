/** The tables that a statement reads, with their aliases, and the joins that paths through references need. */
import { said } from '../../../diagnostics/said.ts'
import type { InfobaseModel } from '../../model/model.ts'
import { decodeCell, type Column } from '../../store/column.ts'
import type { Layout, TableLayout } from '../../store/layout.ts'
import { objectOfType } from '../../values/type-of.ts'
import type { Step } from '../expression.ts'
import { PlanError } from '../problem.ts'
import type { Source } from '../source.ts'
import type { Fragment } from './fragment.ts'
import { named, raw, sql, type Sql } from './template.ts'

/** What a whole statement shares. */
export interface Statement {
  readonly layout: Layout
  readonly model: InfobaseModel
  /** Tables that it reads; they are made before it runs. */
  readonly tables: Set<TableLayout>
  aliases: number
}

const nextAlias = (statement: Statement): string => `a${statement.aliases++}`

interface Bound {
  readonly alias: string
  readonly table: TableLayout
}

export class Scope {
  readonly statement: Statement
  readonly joins: Sql[] = []
  readonly #sources = new Map<string, Bound>()
  readonly #paths = new Map<string, Bound>()
  readonly #outer: Scope | undefined

  constructor(statement: Statement, outer?: Scope) {
    this.statement = statement
    this.#outer = outer
  }

  /** Adds a source by the name that `from` of a field says, `''` of the plan's own. */
  add(name: string, source: Source): Bound {
    return this.addRows(name, tableOf(this.statement, source))
  }

  /** The same of rows that are made in the statement. */
  addRows(name: string, table: TableLayout): Bound {
    const found: Bound = { alias: nextAlias(this.statement), table }
    this.#sources.set(name, found)
    return found
  }

  field(path: readonly Step[], from = ''): Fragment {
    const start = this.#sources.get(from)
    if (start !== undefined) return this.#along(start, path, from)
    if (this.#outer === undefined)
      throw new PlanError('unknown-source', said(`no source is called "${from}"`, `нет источника с именем «${from}»`))
    return this.#outer.field(path, from)
  }

  #along(start: Bound, path: readonly Step[], from: string): Fragment {
    let here = start
    let key = from
    for (const step of path.slice(0, -1)) {
      key += `/${step.field}:${step.as ?? ''}`
      here = this.#paths.get(key) ?? this.#follow(here, step, key)
    }
    const last = path.at(-1)
    if (last === undefined) throw new PlanError('unknown-field', said('a path names no field', 'путь не содержит поля'))
    return columnFragment(here.alias, columnIn(here.table, last.field))
  }

  #follow(here: Bound, step: Step, key: string): Bound {
    const column = columnIn(here.table, step.field)
    const target = targetOf(column, step)
    const table = tableOf(this.statement, { kind: 'object', name: target })
    const alias = nextAlias(this.statement)
    const reference = table.column('Ref')
    if (reference === undefined) throw new PlanError('not-a-reference', said(`${target} has no references`, `у ${target} нет ссылок`))
    const same = sql`${named(alias, reference.name)} = ${named(here.alias, column.name)}`
    const on =
      column.tag === undefined
        ? same
        : sql`${named(here.alias, column.tag)} = ${raw(String(column.tags.of(reference.codecs[0]!.type)))} and ${same}`
    this.joins.push(sql` left join ${raw(table.name)} as ${raw(alias)} on ${on}`)
    const found = { alias, table }
    this.#paths.set(key, found)
    return found
  }
}

function tableOf(statement: Statement, source: Source): TableLayout {
  if (source.kind === 'given') throw new PlanError('unknown-source', said('given rows have no table', 'у переданных строк нет таблицы'))
  const table = source.kind === 'object' ? statement.layout.table(source.name) : statement.layout.section(source.name, source.section)
  if (table === undefined) {
    const name = source.kind === 'object' ? source.name : `${source.name}.${source.section}`
    throw new PlanError('unknown-source', said(`there are no rows of ${name}`, `нет таблицы ${name}`))
  }
  statement.tables.add(table)
  return table
}

function columnIn(table: TableLayout, name: string): Column {
  const found = table.column(name)
  if (found === undefined)
    throw new PlanError(
      'unknown-field',
      said(`${table.object.FullName} has no field ${name}`, `у ${table.object.FullName} нет поля ${name}`),
    )
  return found
}

/** The full name of the object that a step leads to. */
function targetOf(column: Pick<Column, 'codecs' | 'field'>, step: Step): string {
  const targets = column.codecs.flatMap((one) => objectOfType(one.type) ?? [])
  if (step.as !== undefined) {
    if (targets.includes(step.as)) return step.as
    throw new PlanError(
      'not-a-reference',
      said(`${column.field.Name} never refers to ${step.as}`, `${column.field.Name} не ссылается на ${step.as}`),
    )
  }
  if (targets.length === 1) return targets[0]!
  throw new PlanError(
    targets.length === 0 ? 'not-a-reference' : 'several-types',
    targets.length === 0
      ? said(`${column.field.Name} refers to nothing`, `${column.field.Name} ни на что не ссылается`)
      : said(
          `${column.field.Name} refers to several objects: ${targets.join(', ')}`,
          `${column.field.Name} ссылается на несколько объектов: ${targets.join(', ')}`,
        ),
  )
}

export function columnFragment(alias: string, column: Column): Fragment {
  const made = named(alias, column.name)
  if (column.tag !== undefined) return { kind: 'several', sql: made, tag: named(alias, column.tag), byTag: column.byTag }
  const codec = column.codecs[0]!
  return {
    kind: 'one',
    sql: made,
    kept: codec.kept,
    decode: (cell) => decodeCell(column, cell, undefined),
    ...(column.twin !== undefined && { folded: named(alias, column.twin) }),
  }
}
