/** Reads a whole configuration: every object that this product can serve or call, sorted by name, and everything that was wrong with them. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { clark } from '../xml/name.ts'
import { elementsOf } from '../xml/tree.ts'
import type { Files } from './files.ts'
import type { Format, MetadataObject, ObjectKind } from './format.ts'
import { httpServiceOf } from './http-service.ts'
import type { AdoptedHTTPService, HTTPServiceMetadata } from './http-service.ts'
import { problem } from './problems.ts'
import type { Complain } from './problems.ts'
import { formats } from './recognise.ts'
import type { ConfigurationRoot } from './recognise.ts'
import { readSourceFile } from './source-file.ts'
import { uniqueByName } from './unique.ts'

export interface Configuration extends ConfigurationRoot {
  readonly httpServices: readonly (HTTPServiceMetadata | AdoptedHTTPService)[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Never throws: an object that cannot be served is left out, with a diagnostic. */
export function readConfiguration(files: Files, at: ConfigurationRoot): Configuration {
  const diagnostics: Diagnostic[] = []
  const complain: Complain = (one) => { diagnostics.push(one) }
  const format = formats[at.kind]
  const each = <T>(kind: ObjectKind, read: (object: MetadataObject, name: string) => T | undefined): readonly T[] =>
    format.names(files, at.root, kind).flatMap((name) => {
      const object = openObject(files, format, at.root, kind, name, complain)
      return (object && read(object, name)) ?? []
    })
  const httpServices = uniqueByName(each('HTTPService', (object, name) =>
    httpServiceOf(object, format.partOf(files, at.root, 'HTTPService', name, 'Module'), complain)), 'HTTPService', complain)
  return { ...at, httpServices, diagnostics }
}

function openObject(files: Files, format: Format, root: string, kind: ObjectKind, name: string, complain: Complain): MetadataObject | undefined {
  const source = readSourceFile(files, format.descriptionOf(files, root, kind, name), complain)
  if (source === undefined) return undefined
  const object = format.objectIn(source, kind)
  if (object === undefined) {
    const found = [source.root, ...elementsOf(source.root).slice(0, 1)].map(clark).join('/')
    complain(problem('not-the-object', { expected: format.expected(kind), found }, source.at(source.root)))
  }
  return object
}
