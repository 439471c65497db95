/** Recognises the kind of a path: a service module, a folder of modules, a configuration, or several of them at once. */
import { sep } from 'node:path'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Location } from '../diagnostics/location.ts'
import { joined, said, type Said } from '../diagnostics/said.ts'
import type { WSDLServicesOptions } from '../host/wsdl/wsdl-services.ts'
import type { Files } from '../metadata/format/files.ts'
import { recognise, type ConfigurationRoot } from '../metadata/format/recognise.ts'
import { rootsBelow } from '../metadata/format/roots-below.ts'
import { isModuleName, moduleFolder, type ModuleFolder } from './modules/module-files.ts'
import { reportSource } from './source-diagnostics.ts'
import { isStubPath, stubFilesIn } from './stub-names.ts'

/** The path that is served when none is given. */
export const defaultPath = 'services'

/** Its WSDL documents are served besides when no path is given. */
export const defaultWSDLPath = 'wsdl'

export interface Source {
  readonly path: string
  readonly modules?: ModuleFolder
  readonly configurations: readonly ConfigurationRoot[]
  /** WSDL documents: services without code. */
  readonly wsdl: readonly string[]
  /** `$metadata` documents of the standard OData interface. */
  readonly metadata?: readonly string[]
  /** Stub files, as they should be printed. */
  readonly stubs: readonly string[]
}

/** Said of a path that is nothing of the kind; also in the manual. */
const looked = joined(
  [
    said(
      'a folder of service modules (hs/*.ts, ws/*.ts and infobase/*.ts, .mts, .js or .mjs, or such files directly in it)',
      'папку модулей сервисов (hs/*.ts, ws/*.ts и infobase/*.ts, .mts, .js или .mjs, либо такие файлы прямо в ней)',
    ),
    said(
      'a Designer dump (HTTPServices/<Name>.xml in it, in src/ or in src/cf/)',
      'выгрузку конфигуратора (HTTPServices/<Name>.xml в ней, в src/ или в src/cf/)',
    ),
    said('an EDT project (src/HTTPServices/<Name>/<Name>.mdo)', 'проект EDT (src/HTTPServices/<Name>/<Name>.mdo)'),
    said(
      'a $metadata document of the OData interface (*.edmx, *.xml; in a folder *.edmx and metadata.xml)',
      'документ $metadata интерфейса OData (*.edmx, *.xml; в папке – *.edmx и metadata.xml)',
    ),
    said('a WSDL document (*.wsdl, or an http address) or a folder of them', 'описание WSDL (*.wsdl или адрес http) или папку с ними'),
    said(
      'stub files (*.stub.yaml, .yml or .json, in it or in its stubs/)',
      'файлы заглушек (*.stub.yaml, .yml или .json, в ней или в её stubs/)',
    ),
  ],
  '; ',
)

/** How what is given is read. */
export interface SourceReading extends WSDLServicesOptions {
  /** Where a path is written, if it is written in a file. */
  readonly placeOf?: ((path: string) => Location | undefined) | undefined
}

/** `given`: whether the path was named by the user. `at`: where it is written. */
export function recogniseSource(files: Files, path: string, given: boolean, at?: Location): Source | Diagnostic {
  const found = recognised(files, path, given)
  return 'path' in found || at === undefined ? found : { ...found, location: at }
}

function recognised(files: Files, path: string, given: boolean): Source | Diagnostic {
  if (given && /^https?:\/\//i.test(path)) return { path, configurations: [], wsdl: [path], stubs: [] }
  const listed = files.list(path)
  if (listed === undefined) {
    const bytes = files.read(path)
    if (bytes === undefined) return notThere(path, given)
    if (isWSDLName(path) || isWSDL(bytes)) return { path, configurations: [], wsdl: [path], stubs: [] }
    if (isMetadata(path, bytes)) return { path, configurations: [], wsdl: [], stubs: [], metadata: [path] }
    if (isStubPath(path)) return { path, configurations: [], wsdl: [], stubs: [path] }
    if (/\.(?:cfe?|epf|erf|dt|1cd)$/i.test(path)) return reportSource('of-designer', { path })
    if (/\.c[jt]s$/i.test(path)) return reportSource('other-module', { path })
    return isModuleName(path)
      ? { path, modules: { folder: path, folders: [path], files: [path] }, configurations: [], wsdl: [], stubs: [] }
      : reportSource('unrecognised', { path, looked, holds: holdsOf(bytes) })
  }
  const configurations = recognise(files, path) ?? []
  const wsdl = wsdlIn(files, path)
  const modules = moduleFolder(files, path, configurations.length === 0 && wsdl.length === 0)
  const stubs = stubFilesIn(files, path)
  const metadata = metadataIn(files, path)
  if (modules === undefined && [configurations, wsdl, stubs, metadata].every((one) => one.length === 0)) {
    const holds = listed
      .slice(0, 5)
      .map((entry) => (entry.isFolder ? `${entry.name}/` : entry.name))
      .join(', ')
    const deeper = rootsBelow(files, path)
    if (deeper.length > 0) return reportSource('configuration-deeper', { path, deeper: deeper.join(', ') })
    return reportSource('unrecognised', {
      path,
      looked,
      holds: holds === '' ? said('nothing', 'ничего') : `${holds}${listed.length > 5 ? ', …' : ''}`,
    })
  }
  return { path, configurations, wsdl, stubs, ...(metadata.length > 0 && { metadata }), ...(modules && { modules }) }
}

/** A path of another system names its drive or has its separators. */
function notThere(path: string, given: boolean): Diagnostic {
  if (!given) return reportSource('no-default', { path })
  if (/^\d{2,5}$/.test(path)) return reportSource('number', { path })
  if (sep !== '/' || !path.includes('\\')) return reportSource('missing', { path })
  return reportSource('backslashes', { path, meant: path.replace(/^[a-z]:(?=\\)/i, '').replaceAll('\\', '/') })
}

function holdsOf(bytes: Uint8Array): Said {
  if (bytes.length === 0) return said('nothing: the file is empty', 'ничего: файл пуст')
  const root = /^[^\s/>][^\s/>]*/.exec(rootOf(bytes))?.[0]
  return root === undefined ? said('something else', 'что-то другое') : said(`a document <${root}>`, `документ <${root}>`)
}

/** A document is known by its root: a Designer dump keeps descriptions as `WSReferences/<Name>/Ext/WSDefinition.xml`. */
function isWSDL(bytes: Uint8Array): boolean {
  const root = rootOf(bytes)
  return /^(?:[^\s:>][^\s:>]*:)?definitions\s/.test(root) && root.includes('http://schemas.xmlsoap.org/wsdl/')
}

/** The start tag of the root. */
function rootOf(bytes: Uint8Array): string {
  const start = new TextDecoder(bytes[0] === 0xff || bytes[1] === 0 ? 'utf-16le' : 'utf-8').decode(bytes.subarray(0, 16_384))
  return /<(?![?!])([^>]*)/.exec(start.replace(/<!--[^]*?-->/g, ''))?.[1] ?? ''
}

/** By its name, or by its root: `$metadata` is mostly saved as `metadata.xml`. */
const isMetadata = (path: string, bytes: Uint8Array): boolean => isMetadataName(path) || /^(?:[^\s:>][^\s:>]*:)?Edmx\s/.test(rootOf(bytes))

/** Of a folder: `*.edmx`, and a `metadata.xml` of that root, as browsers save it. Other XML is not opened: there may be much of it. */
const metadataIn = (files: Files, path: string): readonly string[] =>
  namedIn(files, path, (name) => isMetadataName(name) || isSavedMetadata(name)).filter(
    (file) => isMetadataName(file) || isMetadata(file, files.read(file) ?? new Uint8Array()),
  )

const isSavedMetadata = (name: string): boolean => /^\$?metadata(?:\.xml)?$/i.test(name)

const isMetadataName = (name: string): boolean => /\.edmx$/i.test(name)

const isWSDLName = (name: string): boolean => /\.wsdl$/i.test(name)

/** The WSDL documents directly in a folder, in the order of names. */
export const wsdlIn = (files: Files, path: string): readonly string[] => namedIn(files, path, isWSDLName)

const namedIn = (files: Files, path: string, isNamed: (name: string) => boolean): readonly string[] =>
  (files.list(path) ?? [])
    .filter((entry) => !entry.isFolder && isNamed(entry.name))
    .map((entry) => entry.name)
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    .map((name) => files.join(path, name))
