/**
 * Where a part of a service's definition is: given by the reader of the definition (metadata), or found in the source of the module that
 * made it.
 */
import { keyAt, locateLiteral, quotedAt } from '../../diagnostics/literal.ts'
import { locate, type Location } from '../../diagnostics/location.ts'
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
  return (
    (defined.source === undefined ? undefined : inSource(defined.file, defined.source, defined.service, part)) ?? {
      file: defined.file,
      line: 1,
      column: 1,
    }
  )
}

/** One module may define several services with equal texts, so the search begins at the service's Name and at the template's key. */
function inSource(file: string, source: string, service: HTTPService, part: Part): Location | undefined {
  const name = String(service.Name)
  if (part.kind === 'Name') return locateLiteral(file, source, name)
  const from = quotedAt(source, name, 0) ?? 0
  if (part.kind === 'RootURL') return locateLiteral(file, source, String(service.RootURL), { from })
  const key = keyAt(source, part.name, from)
  const template = String(service.URLTemplates[part.name]?.Template)
  return (
    locateLiteral(file, source, template, { offset: part.offset, length: part.length, from: key ?? from })
    ?? (key === undefined ? undefined : locate(file, source, key, part.name.length))
  )
}
