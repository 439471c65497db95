/** Rows of a rowset: what Discover answers, and Execute in its flat form. */
import { START, type XMLPullReader } from '../xml/pull.ts'
import type { RootReader } from './answer.ts'
import { xmlaError } from './error.ts'
import { decodedXMLName } from './names.ts'
import { isNil, readPiece, skipPiece, typeIn, type Piece } from './piece.ts'
import { nullValue, valueOf, type XMLAValue } from './value.ts'

/** Values by the names of their columns; a column that has no value in the row is not there. */
export type XMLARow = ReadonlyMap<string, XMLAValue>

const SCHEMA = 'http://www.w3.org/2001/XMLSchema'

/** @throws XMLAError with `xmla/too-many` beyond so many rows */
export function rowsetReader(limit: number): RootReader<readonly XMLARow[]> {
  const rows: XMLARow[] = []
  let columns: ReadonlyMap<string, Column> = new Map()
  return {
    child(reader) {
      if (reader.local === 'schema' && reader.namespace === SCHEMA) columns = columnsOf(reader)
      else if (reader.local !== 'row') skipPiece(reader)
      else if (rows.length === limit) throw xmlaError('too-many', { limit })
      else rows.push(rowOf(readPiece(reader), columns))
    },
    finish: () => rows,
  }
}

/** A column by the name of its element. */
interface Column {
  readonly name: string
  readonly type: string | undefined
}

/** The declared columns: `sql:field` is the name, which the element's may encode. */
function columnsOf(reader: XMLPullReader): Map<string, Column> {
  const columns = new Map<string, Column>()
  for (const depth = reader.depth; reader.depth >= depth;) {
    if (reader.next() !== START || reader.local !== 'element') continue
    const attribute = (local: string): string | undefined => reader.attributes.find((one) => one.local === local)?.value
    const [element, field, type] = [attribute('name'), attribute('field'), attribute('type')]
    // A type of the schema's own, such as uuid, is a text.
    if (element !== undefined && field !== undefined)
      columns.set(element, {
        name: field,
        type: type?.startsWith('xsd:') === true || type?.startsWith('xs:') === true ? type : type && 'string',
      })
  }
  return columns
}

function rowOf({ children }: Piece, columns: ReadonlyMap<string, Column>): XMLARow {
  const row = new Map<string, XMLAValue>()
  for (const child of children) {
    const column = columns.get(child.local)
    const name = column?.name ?? decodedXMLName(child.local)
    // A column may hold rows of its own; the first of its elements counts.
    if (!row.has(name)) row.set(name, isNil(child) ? nullValue : valueOf(child.text, typeIn(child) ?? column?.type))
  }
  return row
}
