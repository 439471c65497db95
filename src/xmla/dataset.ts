/** Cells with their axes: what Execute answers in the multidimensional form. */
import { said } from '../diagnostics/said.ts'
import { errorText, misread, type RootReader } from './answer.ts'
import { xmlaError } from './error.ts'
import { decodedXMLName } from './names.ts'
import { attributeIn, childIn, childrenIn, isNil, readPiece, skipPiece, textIn, typeIn, type Piece } from './piece.ts'
import { nullValue, valueOf, type XMLAValue } from './value.ts'

/** A member on an axis. */
export interface AxisMember {
  /** Name of the hierarchy. */
  readonly hierarchy: string
  readonly uniqueName: string
  readonly caption: string
  /** Unique name of the level. */
  readonly level: string
  readonly levelNumber: number
  /** The properties that the query asks for, by their names as the server writes them: `[Gender].[PARENT_UNIQUE_NAME]`. */
  readonly properties: ReadonlyMap<string, XMLAValue>
}

/** Cells of a query. */
export interface CellSet {
  /** Without the slicer: tuples of members. */
  readonly axes: readonly (readonly (readonly AxisMember[])[])[]
  /** By number: that of the first axis counts fastest. An empty cell is not there. */
  readonly cells: ReadonlyMap<number, XMLAValue>
}

/** @throws XMLAError where the server could not calculate a cell */
export function cellSetReader(address: string): RootReader<CellSet> {
  const axes: (readonly (readonly AxisMember[])[])[] = []
  const cells = new Map<number, XMLAValue>()
  let info: Info = { properties: new Map(), valueType: undefined }
  return {
    child(reader) {
      if (reader.local === 'OlapInfo') info = infoOf(readPiece(reader))
      else if (reader.local === 'Axes') axes.push(...axesOf(readPiece(reader), info, address))
      else if (reader.local === 'CellData') readCells(readPiece(reader), info, cells)
      else skipPiece(reader)
    },
    finish: () => ({ axes, cells }),
  }
}

interface Info {
  /** Names of properties, by hierarchy and element. */
  readonly properties: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** Type of all cells, where the server says it once. */
  readonly valueType: string | undefined
}

function infoOf(olap: Piece): Info {
  const properties = new Map<string, Map<string, string>>()
  for (const axis of childrenIn(childIn(olap, 'AxesInfo') ?? olap, 'AxisInfo'))
    for (const hierarchy of childrenIn(axis, 'HierarchyInfo'))
      properties.set(
        attributeIn(hierarchy, 'name') ?? '',
        new Map(hierarchy.children.map((one) => [one.local, attributeIn(one, 'name') ?? decodedXMLName(one.local)])),
      )
  const value = childIn(childIn(olap, 'CellInfo') ?? olap, 'Value')
  return { properties, valueType: value && attributeIn(value, 'type') }
}

function axesOf(axes: Piece, info: Info, address: string): (readonly (readonly AxisMember[])[])[] {
  return childrenIn(axes, 'Axis')
    .filter((axis) => attributeIn(axis, 'name') !== 'SlicerAxis')
    .map((axis) => {
      const tuples = childIn(axis, 'Tuples')
      if (tuples === undefined)
        throw misread(address, said('an axis is not a list of tuples (TupleFormat)', 'ось не является списком кортежей (TupleFormat)'))
      return childrenIn(tuples, 'Tuple').map((tuple) => childrenIn(tuple, 'Member').map((one) => memberOf(one, info)))
    })
}

const own = new Set(['UName', 'Caption', 'LName', 'LNum', 'DisplayInfo'])

function memberOf(member: Piece, { properties }: Info): AxisMember {
  const hierarchy = attributeIn(member, 'Hierarchy') ?? ''
  const names = properties.get(hierarchy)
  return {
    hierarchy,
    uniqueName: textIn(member, 'UName') ?? '',
    caption: textIn(member, 'Caption') ?? '',
    level: textIn(member, 'LName') ?? '',
    levelNumber: Number(textIn(member, 'LNum') ?? 0),
    properties: new Map(
      member.children
        .filter(({ local }) => !own.has(local))
        .map((one) => [names?.get(one.local) ?? decodedXMLName(one.local), isNil(one) ? nullValue : valueOf(one.text, typeIn(one))]),
    ),
  }
}

function readCells(data: Piece, { valueType }: Info, cells: Map<number, XMLAValue>): void {
  for (const cell of childrenIn(data, 'Cell')) {
    const value = childIn(cell, 'Value')
    const error = childIn(value ?? cell, 'Error')
    if (error !== undefined) throw xmlaError('cell', { message: errorText(error) })
    if (value !== undefined && !isNil(value))
      cells.set(Number(attributeIn(cell, 'CellOrdinal') ?? 0), valueOf(value.text, typeIn(value) ?? valueType))
  }
}
