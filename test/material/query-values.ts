/** Values for the parameters of a query's text, and rows for the tables that it takes from outside: by where they are used. */
import type { Base } from '../../src/infobase/objects/base.ts'
import { column } from '../../src/infobase/query/plan.ts'
import { emptyUUID, Reference } from '../../src/infobase/values/reference.ts'
import { objectOfType } from '../../src/infobase/values/type-of.ts'
import type { ParameterValue } from '../../src/query/run/run.ts'
import { TempTables } from '../../src/query/run/temp-tables.ts'
import type { Node, SourceNode, Statement } from '../../src/query/syntax/ast.ts'
import { RowTable, ValueTypeName, type QueryValue } from '../../src/query/values.ts'
import { DateTime } from '../../src/xdto/values/date-time.ts'
import { Decimal } from '../../src/xdto/values/decimal.ts'

/** What an untyped value may be, tried one after another. */
export const guesses: readonly QueryValue[] = [undefined, Decimal.from(1), DateTime.of({ year: 2024, month: 5, day: 1 }), 'текст', true]

export interface Given {
  readonly parameters: ReadonlyMap<string, ParameterValue>
  readonly tables: TempTables
}

/** `guess` is for what nothing says the type of. */
export function givenFor(statements: readonly Statement[], base: Base, guess: QueryValue): Given {
  const nodes = [...everyNode(statements)]
  const parameters = new Map<string, ParameterValue>()
  const put = (name: string, value: ParameterValue): void =>
    void (parameters.has(name.toLowerCase()) || parameters.set(name.toLowerCase(), value))
  for (const one of nodes) if (isSource(one) && one.kind === 'parameter') put(one.name, rowsFor(one.alias ?? one.name, nodes, guess))
  for (const one of nodes) for (const [name, value] of compared(one, base)) put(name, value)
  for (const one of nodes) if (isNode(one) && one.kind === 'parameter') put(one.name, guess)
  const tables = new TempTables()
  const made = new Set(nodes.flatMap((one) => intoOf(one)))
  for (const one of nodes)
    if (
      isSource(one)
      && one.kind === 'table'
      && one.names.length === 1
      && !made.has(one.names[0]!.toLowerCase())
      && !/^(?:константы|constants)$/i.test(one.names[0]!)
    )
      tables.set(one.names[0]!, rowsFor(one.alias ?? one.names[0]!, nodes, guess))
  return { parameters, tables }
}

/** Everything of a tree that has a `kind`. */
export function* everyNode(of: unknown): Generator<object> {
  if (Array.isArray(of)) for (const one of of) yield* everyNode(one)
  else if (typeof of === 'object' && of !== null) {
    yield of
    for (const [key, one] of Object.entries(of)) if (key !== 'place') yield* everyNode(one)
  }
}

export const isSource = (one: object): one is SourceNode =>
  'kind' in one && ((one.kind === 'parameter' && 'alias' in one) || (one.kind === 'table' && 'args' in one))
const isNode = (one: object): one is Node => 'kind' in one && !isSource(one)
const intoOf = (one: object): readonly string[] =>
  'into' in one && typeof one.into === 'object' && one.into !== null && 'name' in one.into ? [String(one.into.name).toLowerCase()] : []

/** One row with the columns that are named with the alias. */
function rowsFor(alias: string, nodes: readonly object[], guess: QueryValue): RowTable {
  const folded = alias.toLowerCase()
  const names = new Map<string, string>()
  for (const one of nodes)
    if (isNode(one) && one.kind === 'name' && (one.names.length === 1 || one.names[0]!.toLowerCase() === folded))
      names.set(one.names[one.names.length === 1 ? 0 : 1]!.toLowerCase(), one.names[one.names.length === 1 ? 0 : 1]!)
  const columns = [...names.values()].map((name) => ({ name, types: undefined }))
  return new RowTable(columns, [columns.map(() => guess)])
}

/** Parameters beside fields and values that say what they are, and those of В (…). */
function compared(one: object, base: Base): readonly (readonly [string, ParameterValue])[] {
  if (!isNode(one)) return []
  if (one.kind === 'in' && Array.isArray(one.list))
    return (one.list as readonly Node[]).flatMap((item) =>
      item.kind === 'parameter' ? [[item.name, [typed(one.operands[0]!, base)]] as const] : [],
    )
  if (one.kind === 'binary') {
    const pairs = [
      [one.left, one.right],
      [one.right, one.left],
    ] as const
    return pairs.flatMap(([a, b]) => (a.kind === 'parameter' && b.kind !== 'parameter' ? known(typed(b, base), a.name) : []))
  }
  if (one.kind === 'call' && /^(?:BeginOfPeriod|EndOfPeriod|DateAdd|DateDiff|Year|Month|Day)$/.test(one.name))
    return one.args.flatMap((arg) => (arg.kind === 'parameter' ? [[arg.name, guesses[2]] as const] : []))
  if (one.kind === 'like' && one.pattern.kind === 'parameter') return [[one.pattern.name, '%а%']]
  return []
}

const known = (value: QueryValue, name: string): readonly (readonly [string, ParameterValue])[] =>
  value === undefined ? [] : [[name, value]]

/** A value such as the node may be; `undefined`: not known. */
function typed(node: Node, base: Base): QueryValue {
  if (node.kind === 'number') return guesses[1]
  if (node.kind === 'text') return guesses[3]
  if (node.kind === 'constant') return node.value === 'true' || node.value === 'false' ? true : undefined
  if (node.kind === 'call') {
    if (node.name === 'ValueType') return new ValueTypeName('String')
    return /^(?:BeginOfPeriod|EndOfPeriod|DateAdd|DateTime)$/.test(node.name) ? guesses[2] : undefined
  }
  if (node.kind !== 'name') return undefined
  const last = node.names.at(-1)!.toLowerCase()
  for (const object of base.model.objects) {
    const field = object.field(node.names.at(-1)!) ?? object.fields.find((other) => other.Name.toLowerCase() === last)
    const type = field?.Types[0]
    if (type?.kind === 'Date') return guesses[2]
    if (type?.kind === 'Number') return guesses[1]
    if (type?.kind === 'String') return guesses[3]
    if (type?.kind === 'Boolean') return true
    if (type?.kind === 'Reference' && type.of !== 'Enum' && objectOfType(`${type.of}Ref.${type.Name}`) !== undefined)
      return firstOf(base, `${type.of}.${type.Name}`) ?? new Reference(`${type.of}Ref.${type.Name}`, emptyUUID, base.home)
  }
  return undefined
}

const firstOf = (base: Base, name: string): QueryValue => {
  const [row] = base.reader.select({ source: { kind: 'object', name }, columns: [column('Ref')], top: 1 })
  return row?.[0]
}
