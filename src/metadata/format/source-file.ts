/** One description file of a configuration, parsed, with places in it that a diagnostic can point at. */
import type { Location } from '../../diagnostics/location.ts'
import { XMLError } from '../../xml/error.ts'
import { readTree, textLocationOf, type XMLElement } from '../../xml/tree.ts'
import type { Files } from './files.ts'
import { problem, type Complain } from './problems.ts'

export interface SourceFile {
  readonly path: string
  readonly root: XMLElement
  /** The place of an element's text: the character after its start tag, underlined as far as the text goes on that line. */
  at(element: XMLElement): Location
}

/**
 * Reads and parses; what cannot be read or parsed is complained of and gives `undefined`. Elements of the names of `leftOut` are not in the
 * tree.
 */
export function readSourceFile(files: Files, path: string, complain: Complain, leftOut?: ReadonlySet<string>): SourceFile | undefined {
  const bytes = readBytes(files, path, complain)
  return bytes && parseSourceFile(bytes, path, complain, leftOut)
}

/** What cannot be read is complained of and gives `undefined`. */
export function readBytes(files: Files, path: string, complain: Complain): Uint8Array | undefined {
  const bytes = files.read(path)
  if (bytes === undefined) complain(problem('unreadable', {}, { file: path, line: 1, column: 1 }))
  return bytes
}

/** The second half of `readSourceFile`. */
export function parseSourceFile(
  bytes: Uint8Array,
  path: string,
  complain: Complain,
  leftOut?: ReadonlySet<string>,
): SourceFile | undefined {
  try {
    const root = readTree(bytes, undefined, leftOut)
    return { path, root, at: (element) => textLocationOf(element, path) }
  } catch (error) {
    if (!(error instanceof XMLError)) throw error
    const at = { file: path, line: error.line, column: error.column, ...(error.lineText !== undefined && { text: error.lineText }) }
    complain(
      error.kind === 'doctype'
        ? problem('doctype', {}, at)
        : problem('not-well-formed', { reason: { en: error.message, ru: error.messageRu } }, at),
    )
    return undefined
  }
}
