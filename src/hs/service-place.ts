/** Where a part of a service's definition stands: told by whoever read it (metadata), or found in the source of the module that made it. */
import { locate } from '../diagnostics/location.ts'
import type { Location } from '../diagnostics/location.ts'
import type { HTTPService } from './service.ts'

/** A part of a definition that a diagnostic can point at; `offset` and `length` count characters of the template's text. */
export type Part =
  | { readonly kind: 'Name' }
  | { readonly kind: 'RootURL' }
  | { readonly kind: 'Template'; readonly name: string; readonly offset: number; readonly length: number }

/** A service with what is known of where it was written. */
export interface DefinedService {
  readonly service: HTTPService
  /** The module that made it, as it should be printed. */
  readonly file?: string
  /** The text of that module; places are found in it. */
  readonly source?: string
  /** Tells places itself, as a reader of configuration files can; asked before `source`. */
  readonly at?: (part: Part) => Location | undefined
}

/** The best place that is known: of the part, else of the file, else none. */
export function placeOf(defined: DefinedService, part: Part): Location | undefined {
  const told = defined.at?.(part)
  if (told !== undefined || defined.file === undefined) return told
  return (defined.source === undefined ? undefined : inSource(defined.file, defined.source, defined.service, part)) ?? { file: defined.file, line: 1, column: 1 }
}

/**
 * Where the text of a string literal stands in a module: `offset` and `length` of characters within the literal, the first literal of that
 * text after `from`, else the first of all; `undefined` when none is written like that (it was computed or has escapes).
 */
export function locateLiteral(file: string, source: string, literal: string, { offset = 0, length = Math.max(1, literal.length), from = 0 } = {}): Location | undefined {
  const found = quoted(source, literal, from) ?? quoted(source, literal, 0)
  return found === undefined ? undefined : locate(file, source, found + 1 + offset, length)
}

function quoted(source: string, literal: string, from: number): number | undefined {
  const places = ["'", '"', '`'].map((quote) => source.indexOf(`${quote}${literal}${quote}`, from)).filter((at) => at >= 0)
  return places.length === 0 ? undefined : Math.min(...places)
}

/** One module may define several services with equal texts, so the search begins at the service's Name and at the template's key. */
function inSource(file: string, source: string, service: HTTPService, part: Part): Location | undefined {
  const name = String(service.Name)
  if (part.kind === 'Name') return locateLiteral(file, source, name)
  const from = quoted(source, name, 0) ?? 0
  if (part.kind === 'RootURL') return locateLiteral(file, source, String(service.RootURL), { from })
  const key = new RegExp(`(?<![\\p{L}\\p{N}_])${part.name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}['"]?\\s*:`, 'gu')
  key.lastIndex = from
  const keyAt = key.exec(source)?.index
  const template = String(service.URLTemplates[part.name]?.Template)
  return locateLiteral(file, source, template, { offset: part.offset, length: part.length, from: keyAt ?? from })
    ?? (keyAt === undefined ? undefined : locate(file, source, keyAt, part.name.length))
}
