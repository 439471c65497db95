/** The diagnostic of a module that does not load: its file, line and column, and the line itself, from whatever was thrown. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { isError } from '../../diagnostics/is-error.ts'
import type { Location } from '../../diagnostics/location.ts'
import { didYouMean } from '../../diagnostics/near.ts'
import { saidByEngine } from '../../diagnostics/said-by-engine.ts'
import { saidBy } from '../../diagnostics/said-by.ts'
import { joined, type Said } from '../../diagnostics/said.ts'
import { libraryNames, libraryParts } from './library.ts'
import { reportModule } from './module-diagnostics.ts'

interface Place {
  readonly file: string
  readonly line: number
  readonly column?: number
}

/**
 * `printed` makes a path as the user would write it; `file` is the module that was asked for, which may have failed in one that it imports.
 */
export function moduleError(thrown: unknown, file: string, printed: (file: string) => string): Diagnostic {
  const message = messageOf(thrown)
  const syntax = /^(?:\w*Error: )*(.*?)\s*\n?\s*(\/.*|[A-Za-z]:\\.*):(\d+):(\d+)\s*$/s.exec(message)
  // The parser counts columns from 0.
  if (/^(?:ParseError|SyntaxError)/.test(message) && syntax) {
    return reportModule(
      'syntax',
      { reason: saidByEngine(syntax[1]!.trim()) },
      located({ file: syntax[2]!, line: Number(syntax[3]), column: Number(syntax[4]) + 1 }, printed),
    )
  }
  const place = located(frameIn(thrown, file) ?? { file, line: 1, column: 1 }, printed)
  const specifier = /^Cannot find (?:module|package) '([^']+)'/.exec(message)?.[1]
  if (specifier !== undefined) return reportModule('not-found', { specifier }, atImport(file, specifier, printed) ?? place)
  const reason = saysBoth(thrown) ? saidBy(thrown) : reasonOf(withoutTransforms(message), file)
  return reportModule('throws', { reason }, place)
}

const messageOf = (thrown: unknown): string => (isError(thrown) ? thrown.message : String(thrown))

/** An error of this library, which has its words in both languages. */
const saysBoth = (thrown: unknown): boolean => isError(thrown) && ('messageRu' in thrown || 'english' in thrown)

/** `(0 , _onecStandin.HTTPServise) is not a function` is how a transformed import speaks. */
const withoutTransforms = (message: string): string => message.replace(/\(0\s*,\s*[\w$]+\.([\p{L}\p{N}_$]+)\)/gu, '$1')

/** A name of this library that there is not is answered with the nearest. */
function reasonOf(message: string, file: string): Said {
  const words = saidByEngine(message)
  const name = /^([\p{L}_$][\p{L}\p{N}_$]*) is not a (?:function|constructor)$/u.exec(message)?.[1]
  const imported = name === undefined ? [] : libraryNames(linesOf(file).join('\n'))
  if (name === undefined || imported === 'all' || !imported.includes(name)) return words
  return joined([
    words,
    didYouMean(
      name,
      libraryParts.flatMap((one) => [...one.names]),
    ),
  ])
}

/** Where this library lies: `src/` or `dist/`, whether this module is one of its own or joined into a chunk. */
const library = fileURLToPath(import.meta.url.replace(/\/(?:load\/modules|chunks)\/[^/]*$/, '/'))

/** The innermost frame of the stack that lies in a file of the user's: in the module, or in what it imports. */
function frameIn(thrown: unknown, file: string): Place | undefined {
  if (!isError(thrown)) return undefined
  const frames = (thrown.stack ?? '').split('\n').flatMap((text): Place[] => {
    const found = /^\s+at (?:.*\()?((?:file:\/\/)?\/.*|[A-Za-z]:\\.*):(\d+):\d+\)?$/.exec(text)
    return found ? [{ file: found[1]!.startsWith('file:') ? fileURLToPath(found[1]!) : found[1]!, line: Number(found[2]) }] : []
  })
  const foreign = (path: string): boolean => /[\\/]node_modules[\\/]/.test(path) || path.startsWith(library)
  return frames.find((one) => one.file === file) ?? frames.find((one) => !foreign(one.file))
}

/** Columns of a running module are those of its transformed text: without a column the whole line is meant. */
function located({ file, line, column }: Place, printed: (file: string) => string): Location {
  const text = linesOf(file)[line - 1]
  if (column !== undefined) return { file: printed(file), line, column, ...(text !== undefined && { text }) }
  const indent = text === undefined ? 0 : text.length - text.trimStart().length
  return { file: printed(file), line, column: indent + 1, ...(text !== undefined && { text, length: text.trim().length }) }
}

/** Where the import that was not found is written. */
function atImport(file: string, specifier: string, printed: (file: string) => string): Location | undefined {
  const lines = linesOf(file)
  const at = lines.findIndex((line) => line.includes(`'${specifier}'`) || line.includes(`"${specifier}"`))
  const text = lines[at]
  return text === undefined
    ? undefined
    : { file: printed(file), line: at + 1, column: text.indexOf(specifier) + 1, length: specifier.length, text }
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/)
  } catch {
    return []
  }
}
