/** The rows of a document journal: those of its documents together, each column from the attribute that its document has for it. */
import { column, type Row } from '../../infobase/query/plan.ts'
import type { GivenSource } from '../../infobase/query/source.ts'
import { Reference } from '../../infobase/values/reference.ts'
import type { Value } from '../../infobase/values/value.ts'
import type { EntityType } from '../model/entity.ts'
import { restricted, type Area } from './area.ts'
import type { Reads } from './source.ts'

export async function journalRows(entity: EntityType, reads: Reads, area: Area): Promise<GivenSource> {
  const fields = entity.head.map((one) => one.column)
  const { definition, recorders } = entity.object
  const columns = definition.kind === 'DocumentJournal' ? definition.Columns : {}
  const rows: Row[] = []
  for (const document of recorders) {
    const names = fields.map((name) =>
      document.field(name) === undefined ? attributeOf(document.FullName, columns[name]?.References) : name,
    )
    const asked = [...new Set(names.filter((name) => name !== undefined))]
    const found = await reads.select({
      source: { kind: 'object', name: document.FullName },
      ...restricted(area, { ...entity, object: document }),
      columns: asked.map((name) => column(name)),
    })
    const at = names.map((name) => (name === undefined ? -1 : asked.indexOf(name)))
    for (const row of found)
      rows.push(fields.map((name, index): Value => (name === 'Type' ? typeIn(row) : at[index]! < 0 ? undefined : row[at[index]!])))
  }
  return { kind: 'given', fields, rows }
}

/** `Document.РасходТовара.Attribute.Склад` of that document. */
const attributeOf = (document: string, references: readonly string[] = []): string | undefined =>
  references.find((one) => one.startsWith(`${document}.Attribute.`))?.split('.')[3]

const typeIn = (row: Row): string => row.find((one) => one instanceof Reference)?.type ?? ''
