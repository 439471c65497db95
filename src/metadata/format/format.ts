/**
 * The common part of the two formats of a configuration on disk: where a description file and its parts lie, and a view of an object that
 * hides which it is.
 */
import { dataKinds } from '../../infobase/definition/data-kinds.ts'
import type { XMLElement } from '../../xml/tree.ts'
import type { Files } from './files.ts'
import type { SourceFile } from './source-file.ts'

export type ConfigurationFormat = 'designer' | 'edt'

/** Kinds of what is served or called, and the folders of their files. */
const serviceFolders = {
  HTTPService: 'HTTPServices',
  WebService: 'WebServices',
  XDTOPackage: 'XDTOPackages',
  WSReference: 'WSReferences',
  IntegrationService: 'IntegrationServices',
  ExternalDataSource: 'ExternalDataSources',
} as const
export const serviceKinds = Object.keys(serviceFolders) as readonly (keyof typeof serviceFolders)[]

/** A kind of metadata object that is described by a file of its own, and the folder of these files. */
export const folderOf = { ...serviceFolders, ...dataKinds, Role: 'Roles' } as const
export type ObjectKind = keyof typeof folderOf
export const objectKinds = Object.keys(folderOf) as readonly ObjectKind[]

/**
 * What lies beside a description file: the module in the 1C language, the XDTO model, the stored WSDL, predefined items, what an exchange
 * plan consists of, what a role may.
 */
export type ObjectPart = 'Module' | 'Package' | 'WSDefinition' | 'Predefined' | 'Content' | 'Rights' | 'Flowchart' | 'Recalculations'

/**
 * A metadata object or a subordinate one (a URL template, a method, an operation, a parameter); properties and kinds go by the Designer's
 * names.
 */
export interface MetadataObject {
  readonly format: ConfigurationFormat
  readonly source: SourceFile
  readonly element: XMLElement
  /** 1C's full name: `HTTPService.Exchange.URLTemplate.Version.Method.Get`. */
  readonly fullName: string
  /** EDT leaves out what has its default value; the Designer writes everything. */
  readonly omitsDefaults: boolean
  property(name: string): XMLElement | undefined
  children(kind: string): readonly MetadataObject[]
}

export interface Format {
  readonly format: ConfigurationFormat
  /** Names of the objects of a kind under a root, as their files are named, in the order of names. */
  names(files: Files, root: string, kind: ObjectKind): readonly string[]
  /** Path of the description file. */
  descriptionOf(files: Files, root: string, kind: ObjectKind, name: string): string
  /** Path where a part lies, or would lie: `Module.bsl` may be absent. */
  partOf(files: Files, root: string, kind: ObjectKind, name: string, part: ObjectPart): string
  /** What the document element of such a file has to be, in Clark notation; the Designer's holds the object as its child. */
  expected(kind: ObjectKind): string
  /** The object that a description file holds; `undefined` when it holds something else. */
  objectIn(source: SourceFile, kind: string): MetadataObject | undefined
}

/** By code units, so that the order is the same on every machine. */
export const sortedNames = (names: readonly string[]): readonly string[] => [...names].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
