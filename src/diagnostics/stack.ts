/** The line in the user's own source where an exception arose, read off V8's stack text. */
import { isError } from './is-error.ts'

/** Of the sources and of the build in modules: the folder above diagnostics/; of dist/: that of the joined files. */
const here = import.meta.url.replace(/\/(?:diagnostics|chunks)\/[^/]*$/, '/')

/**
 * The 1-based line of the innermost frame that lies in `file`; without one, of the innermost frame outside the library, node and packages;
 * 1 when there is none.
 */
export function callerLine(error: unknown, file?: string): number {
  const frames = framesOf(error)
  const own = file === undefined ? undefined : frames.find((frame) => samePath(frame.file, file))
  return (own ?? frames.find((frame) => !isForeign(frame.file)))?.line ?? 1
}

/** The path of the innermost frame outside the library, node and packages: the user's module that called. */
export function callerFile(error: unknown): string | undefined {
  const found = framesOf(error).find((frame) => !isForeign(frame.file))?.file
  return found === undefined ? undefined : plain(found)
}

interface Frame {
  readonly file: string
  readonly line: number
}

function framesOf(error: unknown): Frame[] {
  return stackOf(error)
    .split('\n')
    .flatMap((text) => {
      const found = /^\s+at .*?\(?((?:file:\/\/)?[^\s()]+|(?:file:\/\/)?[^()]+):(\d+):\d+\)?$/.exec(text)
      return found ? [{ file: found[1]!, line: Number(found[2]) }] : []
    })
}

/** Whatever was thrown: its stack may be a getter that throws, too. */
function stackOf(error: unknown): string {
  try {
    return isError(error) && typeof error.stack === 'string' ? error.stack : ''
  } catch {
    return ''
  }
}

const plain = (path: string): string => {
  const local = path.replace(/^file:\/\//, '').replace(/[?#].*$/, '')
  try {
    return decodeURIComponent(local)
  } catch {
    return local
  }
}

const samePath = (a: string, b: string): boolean => plain(a) === plain(b)

const isForeign = (file: string): boolean =>
  file.startsWith('node:') || file.includes('/node_modules/') || plain(file).startsWith(plain(here))
