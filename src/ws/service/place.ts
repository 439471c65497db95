/**
 * Where a part of a Web service's definition is: given by the reader of the definition (metadata), or found in the source of the module
 * that made it.
 */
import { keyAt, locateLiteral, quotedAt } from '../../diagnostics/literal.ts'
import { locate, type Location } from '../../diagnostics/location.ts'
import type { WebService } from './service.ts'

/** A part of a definition that a diagnostic can point at. */
export type WebServicePart =
  | { readonly kind: 'Name' | 'Namespace' | 'XDTOPackages' | 'DescriptorFileName' }
  | { readonly kind: 'Operation'; readonly operation: string }
  | { readonly kind: 'Parameter'; readonly operation: string; readonly parameter: string }

/** A Web service with what is known of where it was written. */
export interface DefinedWebService {
  readonly service: WebService
  /** The module that made it, as it should be printed. */
  readonly file?: string
  /** The text of that module; places are found in it. */
  readonly source?: string
  /** Tells places itself, as a reader of configuration files can; asked before `source`. */
  readonly at?: (part: WebServicePart) => Location | undefined
}

/** The best place that is known: of the part, else of the file, else none. */
export function placeOfPart(defined: DefinedWebService, part: WebServicePart): Location | undefined {
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

/** One module may define several services with equal texts, so the search begins at the service's Name and at the operation's key. */
function inSource(file: string, source: string, service: WebService, part: WebServicePart): Location | undefined {
  const name = String(service.Name)
  const from = quotedAt(source, name, 0) ?? 0
  switch (part.kind) {
    case 'Name':
      return locateLiteral(file, source, name)
    case 'Namespace':
    case 'DescriptorFileName':
      return locateLiteral(file, source, String(service[part.kind]), { from }) ?? atKey(file, source, part.kind, from)
    case 'XDTOPackages':
      return atKey(file, source, 'XDTOPackages', from)
    case 'Operation':
      return atKey(file, source, part.operation, operationsFrom(source, from))
    case 'Parameter': {
      const operation = keyAt(source, part.operation, operationsFrom(source, from))
      return operation === undefined
        ? undefined
        : (atKey(file, source, part.parameter, operation) ?? locate(file, source, operation, part.operation.length))
    }
  }
}

const operationsFrom = (source: string, from: number): number => keyAt(source, 'Operations', from) ?? from

function atKey(file: string, source: string, key: string, from: number): Location | undefined {
  const at = keyAt(source, key, from)
  return at === undefined ? undefined : locate(file, source, at, key.length)
}
