/** A small element with all that is in it: a row, a tuple, a cell. Answers are read piece by piece, never as one tree. */
import { END, START, TEXT, type XMLAttribute, type XMLPullReader } from '../xml/pull.ts'

const XSI = 'http://www.w3.org/2001/XMLSchema-instance'

export interface Piece {
  readonly local: string
  readonly namespace: string
  readonly attributes: readonly XMLAttribute[]
  /** The text directly in it. */
  readonly text: string
  readonly children: readonly Piece[]
}

/** The element whose START the reader has met, up to its END. */
export function readPiece(reader: XMLPullReader): Piece {
  const { local, namespace, attributes } = reader
  const children: Piece[] = []
  let text = ''
  for (let event = reader.next(); event !== END; event = reader.next()) {
    if (event === START) children.push(readPiece(reader))
    else if (event === TEXT) text += reader.text
  }
  return { local, namespace, attributes, text, children }
}

/** The same, without keeping anything. */
export function skipPiece(reader: XMLPullReader): void {
  for (const depth = reader.depth; reader.depth >= depth;) reader.next()
}

/** An attribute in no namespace. */
export const attributeIn = ({ attributes }: Piece, name: string): string | undefined =>
  attributes.find(({ local, namespace }) => local === name && namespace === '')?.value

/** `xsi:type`. */
export const typeIn = ({ attributes }: Piece): string | undefined =>
  attributes.find(({ local, namespace }) => local === 'type' && namespace === XSI)?.value

/** `xsi:nil`. */
export const isNil = ({ attributes }: Piece): boolean =>
  attributes.some(({ local, namespace, value }) => local === 'nil' && namespace === XSI && (value === 'true' || value === '1'))

/** The first child of that local name. */
export const childIn = ({ children }: Piece, name: string): Piece | undefined => children.find(({ local }) => local === name)

/** All children of that local name. */
export const childrenIn = ({ children }: Piece, name: string): readonly Piece[] => children.filter(({ local }) => local === name)

/** The text of the first child of that local name. */
export const textIn = (piece: Piece, name: string): string | undefined => childIn(piece, name)?.text
