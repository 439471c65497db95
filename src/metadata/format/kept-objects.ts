/**
 * What was read of a description file as one text that can be kept: locations are lists, and paths that many parts share are left out. What
 * comes back of it holds nothing of the file's own text.
 */
import type { Location } from '../../diagnostics/location.ts'
import type { Complain } from './problems.ts'

/** Where the texts of an earlier start are; the loader gives it, so that this room knows no disk. */
export interface KeptObjects {
  /** Of a file with these very bytes. */
  of(path: string, bytes: Uint8Array): KeptObject
}

export interface KeptObject {
  /** `undefined`: nothing is kept. */
  readonly text: string | undefined
  keep(text: string): void
}

export const nothingKept: KeptObjects = { of: () => ({ text: undefined, keep: () => {} }) }

/** What is read without a complaint is kept. A copy of it is given in any case: what was read holds the text of its file. */
export function keptOrRead<T extends object>(
  before: KeptObject,
  file: string,
  complain: Complain,
  read: (complain: Complain) => T | undefined,
): T | undefined {
  const kept = keptObject(before, file)
  if (kept !== undefined) return kept as T
  let isWhole = true
  const object = read((one) => {
    isWhole = false
    complain(one)
  })
  if (object === undefined) return undefined
  const text = packedObject(object)
  if (isWhole) before.keep(text)
  return unpackedObject(text, file) as T
}

/** A text that is damaged is as good as none. */
function keptObject({ text }: KeptObject, file: string): object | undefined {
  try {
    return text === undefined ? undefined : unpackedObject(text, file)
  } catch {
    return undefined
  }
}

/** Of each object or part of one; the lists are of its parts. */
interface Part {
  readonly location?: Location | PackedLocation
  readonly rootLocation?: Location | PackedLocation
  readonly addressLocation?: Location | PackedLocation
  readonly module?: string
  readonly URLTemplates?: readonly Part[]
  readonly AdoptedURLTemplates?: readonly Part[]
  readonly Methods?: readonly Part[]
  readonly Operations?: readonly Part[]
  readonly Parameters?: readonly Part[]
  readonly Channels?: readonly Part[]
}

type PackedLocation = readonly [line: number, column: number, length?: number | undefined, text?: string]

/** One line. */
const packedObject = (object: object): string => JSON.stringify(packed(object, (object as Part).module))

/** `file`: the path of the description, in which all locations are. @throws SyntaxError where the text is none that was packed. */
function unpackedObject(text: string, file: string): object {
  const object = JSON.parse(text) as Part
  restore(object as Writable<Part>, file, object.module)
  return object
}

const lists = ['URLTemplates', 'AdoptedURLTemplates', 'Methods', 'Operations', 'Parameters', 'Channels'] as const

type Writable<T> = { -readonly [K in keyof T]: T[K] }

function packed(part: Part, module: string | undefined, isPart = false): Part {
  const made: Writable<Part> = { ...part }
  if (part.location !== undefined) made.location = listOf(part.location as Location)
  if (part.rootLocation !== undefined) made.rootLocation = listOf(part.rootLocation as Location)
  if (part.addressLocation !== undefined) made.addressLocation = listOf(part.addressLocation as Location)
  if (isPart && part.module !== undefined && part.module === module) made.module = ''
  for (const list of lists) {
    const parts = part[list]
    if (parts !== undefined) made[list] = parts.map((one) => packed(one, module, true))
  }
  return made
}

const listOf = ({ line, column, length, text }: Location): PackedLocation =>
  text === undefined ? (length === undefined ? [line, column] : [line, column, length]) : [line, column, length, text]

function restore(part: Writable<Part>, file: string, module: string | undefined): void {
  if (part.location !== undefined) part.location = locationOf(part.location as PackedLocation, file)
  if (part.rootLocation !== undefined) part.rootLocation = locationOf(part.rootLocation as PackedLocation, file)
  if (part.addressLocation !== undefined) part.addressLocation = locationOf(part.addressLocation as PackedLocation, file)
  if (part.module === '' && module !== undefined) part.module = module
  for (const list of lists) part[list]?.forEach((one) => restore(one, file, module))
}

const locationOf = ([line, column, length, text]: PackedLocation, file: string): Location => ({
  file,
  line,
  column,
  ...(typeof length === 'number' && { length }),
  ...(text !== undefined && { text }),
})
