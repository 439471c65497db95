/** A stub that keeps data: it saves, finds, lists or deletes items of an object of the infobase, without code. */
import { said as words } from '../../../diagnostics/said.ts'
import { dataKinds } from '../../../infobase/definition/data-kinds.ts'
import type { DataKind } from '../../../infobase/definition/definition.ts'
import { reportStub } from '../../reading/diagnostics.ts'
import type { Reading } from '../../reading/reading.ts'
import type { SourceNode } from '../../reading/source-node.ts'
import { things } from '../../reading/words.ts'

export const dataActions = ['save', 'find', 'list', 'delete'] as const
type DataAction = (typeof dataActions)[number]

export interface DataStub {
  readonly action: DataAction
  readonly kind: DataKind
  readonly Name: string
  /** Names in JSON, and the fields or tabular sections that they are; empty: every field by its own name. */
  readonly fields: readonly (readonly [name: string, field: string])[]
  /** How a list is sorted: `Code`, `-Date`. */
  readonly order: readonly string[]
  /** Items of a page where the request does not say how many. */
  readonly top: number
}

/** Words for kinds: `Catalogs.Товары` and `Catalog.Товары` name one object. */
const kinds = new Map(
  (Object.entries(dataKinds) as (readonly [DataKind, string])[])
    .filter(
      ([kind]) =>
        ['Catalog', 'Document', 'InformationRegister', 'Task', 'BusinessProcess', 'ExchangePlan'].includes(kind)
        || kind.startsWith('Chart'),
    )
    .flatMap(([kind, word]) => [[kind as string, kind] as const, [word, kind] as const]),
)

export const dataKeys = ['in', 'fields', 'order', 'top'] as const

/** `save: Documents.Заказ`, or `save: { in: Documents.Заказ, fields: { number: Number } }`; `undefined` where no such key is written. */
export function readDataStub(reading: Reading, fields: ReadonlyMap<string, SourceNode>): DataStub | undefined {
  const action = dataActions.find((one) => fields.has(one))
  if (action === undefined) return undefined
  const node = fields.get(action)!
  const said = node.kind === 'map' ? reading.fields(node, action, dataKeys) : new Map([['in' as const, node]])
  const name = reading.text(said.get('in'), `${action}.in`) ?? ''
  const [word = '', ...rest] = name.split('.')
  const kind = kinds.get(word)
  if (kind === undefined || rest.length !== 1)
    return reading.wrong(said.get('in') ?? node, action, words('an object such as Catalogs.Товары', 'объект, например Catalogs.Товары'))
  return {
    action,
    kind,
    Name: rest[0]!,
    fields: fieldsIn(reading, said.get('fields')),
    order: orderIn(reading, said.get('order')),
    top: reading.number(said.get('top'), `${action}.top`, [1, 10_000]) ?? 50,
  }
}

function fieldsIn(reading: Reading, node: SourceNode | undefined): DataStub['fields'] {
  if (node === undefined) return []
  if (node.kind === 'list') return node.items.flatMap((one) => pair(reading.text(one, 'fields')))
  return (reading.map(node, 'fields')?.entries ?? []).map(({ key, value }) => [key, reading.text(value, `fields.${key}`) ?? key] as const)
}

const pair = (name: string | undefined): DataStub['fields'] => (name === undefined ? [] : [[name, name]])

const orderIn = (reading: Reading, node: SourceNode | undefined): readonly string[] =>
  node === undefined ? [] : (node.kind === 'list' ? node.items : [node]).flatMap((one) => reading.text(one, 'order') ?? [])

/** More than one action, or an action beside a reply. */
export function checkDataStub(reading: Reading, node: SourceNode, fields: ReadonlyMap<string, SourceNode>): void {
  const found = [...dataActions, 'reply', 'replies'].filter((key) => fields.has(key))
  if (found.length > 1) reading.tell(reportStub('more-than-one', { what: things.stub, found: found.join(', ') }, reading.place(node.at)))
}
