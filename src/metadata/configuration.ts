/**
 * Reads a whole configuration: every object that this product can serve or call, sorted by name, and everything that was wrong with them.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Location } from '../diagnostics/location.ts'
import { clark } from '../xml/name.ts'
import { elementsOf } from '../xml/tree.ts'
import { readExternalDataSources, type ExternalDataSourceMetadata } from './external/read-source.ts'
import type { Files } from './format/files.ts'
import { objectKinds, type MetadataObject, type ObjectKind, type ObjectPart } from './format/format.ts'
import { keptOrRead, nothingKept, type KeptObjects } from './format/kept-objects.ts'
import { problem, type Complain } from './format/problems.ts'
import { formats, type ConfigurationRoot } from './format/recognise.ts'
import { parseSourceFile, readBytes, type SourceFile } from './format/source-file.ts'
import { uniqueByName } from './format/unique.ts'
import { httpServiceOf, type AdoptedHTTPService, type HTTPServiceMetadata } from './objects/http-service.ts'
import { integrationServiceOf, type AdoptedIntegrationService, type IntegrationServiceMetadata } from './objects/integration-service.ts'
import { webServiceOf, type AdoptedWebService, type WebServiceMetadata } from './objects/web-service.ts'
import { wsReferenceOf, type WSReferenceMetadata } from './objects/ws-reference.ts'
import { xdtoPackageOf, type XDTOPackageMetadata } from './objects/xdto-package.ts'

export interface Configuration extends ConfigurationRoot {
  readonly httpServices: readonly (HTTPServiceMetadata | AdoptedHTTPService)[]
  readonly webServices: readonly (WebServiceMetadata | AdoptedWebService)[]
  readonly xdtoPackages: readonly XDTOPackageMetadata[]
  readonly wsReferences: readonly WSReferenceMetadata[]
  readonly integrationServices: readonly (IntegrationServiceMetadata | AdoptedIntegrationService)[]
  readonly externalDataSources: readonly ExternalDataSourceMetadata[]
  readonly diagnostics: readonly Diagnostic[]
}

type Named = { readonly Name: string; readonly location: Location }
type ReadObject<T> = (object: MetadataObject, part: string, complain: Complain) => T | undefined

/** Never throws: an object that cannot be served is left out, with a diagnostic. `kept`: what an earlier start read of the same files. */
export function readConfiguration(files: Files, at: ConfigurationRoot, kept: KeptObjects = nothingKept): Configuration {
  const diagnostics: Diagnostic[] = []
  const complain: Complain = (one) => {
    diagnostics.push(one)
  }
  const objects = <T extends Named>(kind: ObjectKind, part: ObjectPart, read: ReadObject<T>): readonly T[] =>
    readObjects({ files, at, kept, complain }, kind, part, read)
  const services = {
    httpServices: objects('HTTPService', 'Module', httpServiceOf),
    webServices: objects('WebService', 'Module', webServiceOf),
  }
  const extension =
    ofDescription(files, at, kept, complain)
    || Object.values(services)
      .flat()
      .some((one) => one.ObjectBelonging === 'Adopted')
  const marked = <T extends object>(one: T): T => (extension ? { ...one, Extension: true } : one)
  const content = {
    httpServices: services.httpServices.map(marked),
    webServices: services.webServices.map(marked),
    xdtoPackages: objects('XDTOPackage', 'Package', xdtoPackageOf),
    wsReferences: objects('WSReference', 'WSDefinition', wsReferenceOf),
    integrationServices: objects('IntegrationService', 'Module', integrationServiceOf).map(marked),
    externalDataSources: readExternalDataSources(files, at, complain),
  }
  const isEmpty = diagnostics.length === 0 && Object.values(content).every((list) => list.length === 0)
  if (isEmpty && objectKinds.every((kind) => formats[at.kind].names(files, at.root, kind).length === 0))
    complain(problem('nothing-here', { folder: at.root }))
  return { ...at, ...content, diagnostics }
}

/**
 * Whether it is an extension. Both formats say so in the description of the configuration itself, which is held to be XML like those of
 * objects; a folder of objects alone shows it by adopted ones.
 */
function ofDescription(files: Files, { kind, root }: ConfigurationRoot, kept: KeptObjects, complain: Complain): boolean {
  const path = kind === 'designer' ? files.join(root, 'Configuration.xml') : files.join(root, 'Configuration', 'Configuration.mdo')
  const bytes = files.read(path)
  if (bytes === undefined) return false
  const readOne = (noting: Complain): { readonly isExtension: boolean } | undefined =>
    parseSourceFile(bytes, path, noting) && { isExtension: namesPurpose(bytes) }
  return keptOrRead(kept.of(path, bytes), path, complain, readOne)?.isExtension ?? namesPurpose(bytes)
}

const namesPurpose = (bytes: Uint8Array): boolean => /<configurationExtensionPurpose>/i.test(new TextDecoder().decode(bytes))

interface Reading {
  readonly files: Files
  readonly at: ConfigurationRoot
  readonly kept: KeptObjects
  readonly complain: Complain
}

function readObjects<T extends Named>(reading: Reading, kind: ObjectKind, part: ObjectPart, read: ReadObject<T>): readonly T[] {
  const { files, at, kept, complain } = reading
  const format = formats[at.kind]
  const all = format.names(files, at.root, kind).flatMap((name) => {
    const path = format.descriptionOf(files, at.root, kind, name)
    const bytes = readBytes(files, path, complain)
    const partPath = format.partOf(files, at.root, kind, name, part)
    const readOne = (noting: Complain): T | undefined => {
      const source = parseSourceFile(bytes!, path, noting)
      const object = source && objectIn(source, at, kind, noting)
      return object && read(object, partPath, noting)
    }
    return bytes === undefined ? [] : (keptOrRead(kept.of(path, bytes), path, complain, readOne) ?? [])
  })
  return uniqueByName(all, kind, complain)
}

function objectIn(source: SourceFile, at: ConfigurationRoot, kind: ObjectKind, complain: Complain): MetadataObject | undefined {
  const format = formats[at.kind]
  const object = format.objectIn(source, kind)
  if (object !== undefined) return object
  const found = [source.root, ...elementsOf(source.root).slice(0, 1)].map(clark).join('/')
  complain(problem('not-the-object', { expected: format.expected(kind), found }, source.at(source.root)))
  return undefined
}
