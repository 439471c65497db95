/** Document journals are views: the rows of their documents one below the other, with the fields that their columns show. */
import type { AnyModelObject } from '../model/model.ts'
import type { Codec } from './codec.ts'
import { UNDEFINED, type Column } from './column.ts'
import type { Dialect } from './engine.ts'

/** A document as its table has it. */
export interface DocumentTable {
  readonly name: string
  readonly object: { readonly FullName: string }
  readonly columns: readonly Column[]
  readonly column: (name: string) => Column | undefined
}

/** The statement that makes the view; tables of documents need not be there yet. */
export function journalView(
  name: string,
  journal: AnyModelObject,
  columns: readonly Column[],
  documents: readonly DocumentTable[],
  dialect: Dialect = 'sqlite',
): string {
  const parts = documents.map((document) => {
    const cells = columns.flatMap((column) => cellsFor(column, shownBy(journal, column, document), document, dialect))
    return `SELECT ${cells.join(', ')} FROM ${document.name}`
  })
  // Without documents there are no rows.
  const empty = columns.flatMap((column) => named(column, `CAST(NULL AS ${column.codecs[0]?.affinity ?? 'TEXT'})`, 'NULL'))
  const none = `SELECT ${empty.join(', ')} WHERE false`
  return `CREATE VIEW ${name} AS ${parts.length === 0 ? none : parts.join(' UNION ALL ')}`
}

/** The document's own column: a standard one of the same name, or the attribute that the journal's column lists. */
function shownBy(journal: AnyModelObject, { field }: Column, document: DocumentTable): Column | undefined {
  if (field.role !== 'column') return document.column(field.Name)
  const listed = journal.kind === 'DocumentJournal' ? (journal.definition.Columns[field.Name]?.References ?? []) : []
  const start = `${document.object.FullName}.Attribute.`
  return document.column(listed.find((one) => one.startsWith(start))?.slice(start.length) ?? '')
}

const named = ({ name, tag, twin }: Column, cell: string, type: string): readonly string[] => [
  `${cell} AS ${name}`,
  ...(tag === undefined ? [] : [`${type} AS ${tag}`]),
  ...(twin === undefined ? [] : [`x_fold(${cell}) AS ${twin}`]),
]

function cellsFor(column: Column, own: Column | undefined, document: DocumentTable, dialect: Dialect): readonly string[] {
  if (column.field.Name === 'Type') return named(column, `CAST('${document.columns[0]!.codecs[0]!.type}' AS TEXT)`, 'NULL')
  if (own === undefined) return nothing(column)
  if (own.tag !== undefined) return column.tag === undefined ? nothing(column) : named(column, own.name, own.tag)
  const codec = own.codecs[0]!
  if (column.tag === undefined) return sameCell(column, own, codec)
  const tag = column.tags.of(codec.type)
  return column.byTag.has(tag) ? named(column, amongOthers(own.name, codec, dialect), String(tag)) : nothing(column)
}

/** Numbers of documents may be texts in one and numbers in another; a journal shows texts. */
function sameCell(column: Column, own: Column, codec: Codec): readonly string[] {
  const { kept } = column.codecs[0]!
  if (kept.kind === 'text' && codec.kept.kind === 'integer') return named(column, `CAST(${own.name} AS TEXT)`, 'NULL')
  if (kept.kind === 'integer' && codec.kept.kind === 'integer') {
    const scale = kept.scale - codec.kept.scale
    return scale < 0 ? nothing(column) : named(column, `${own.name} * 1${'0'.repeat(scale)}`, 'NULL')
  }
  return kept.kind === codec.kept.kind ? named(column, own.name, 'NULL') : nothing(column)
}

/** In fields of several types numbers are kept so that all compare, and everything else as a text in PostgreSQL. */
function amongOthers(cell: string, { kept, affinity }: Codec, dialect: Dialect): string {
  if (kept.kind === 'integer') return `x_wide(${cell}, ${kept.scale})`
  return dialect === 'sqlite' || affinity === 'TEXT' ? cell : `x_cell(${cell})`
}

const nothing = (column: Column): readonly string[] => {
  if (column.tag !== undefined) return named(column, 'CAST(0 AS TEXT)', String(UNDEFINED))
  const cell = column.codecs[0]!.encode(column.empty)
  const written = typeof cell === 'string' ? `'${cell.replaceAll("'", "''")}'` : cell instanceof Uint8Array ? "''" : String(cell)
  return named(column, `CAST(${written} AS ${column.codecs[0]!.affinity})`, 'NULL')
}
