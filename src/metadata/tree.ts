/**
 * The whole tree of metadata by names, as far as the files of a configuration have it: names from folders, an object when it is asked for.
 */
import { childrenNamed, elementsOf, qnameOf, textOf } from '../xml/element.ts'
import type { Name } from '../xml/name.ts'
import { documentationOf } from './format/documentation.ts'
import type { Files } from './format/files.ts'
import { sortedNames, type MetadataObject } from './format/format.ts'
import { formats, type ConfigurationRoot } from './format/recognise.ts'
import { readSourceFile } from './format/source-file.ts'

/** An object of the configuration, or a part of one. */
export interface MetadataNode {
  readonly name: string
  readonly synonym: string
  readonly comment: string
  /** A property that has its default value is not written. */
  readonly omitsDefaults: boolean
  /** The text of a property by the Designer's name; `undefined` where there is none. */
  property(name: string): string | undefined
  /** Names of the types that a property of types lists; those of EDT are without a namespace. */
  types(name: string): readonly Name[]
  /** Parts of a kind, such as `Attribute`, in their order. */
  children(kind: string): readonly MetadataNode[]
}

export interface MetadataTree {
  /** The configuration itself; `undefined` where it has no description. */
  readonly configuration: MetadataNode | undefined
  /** Names of the objects of a folder, such as `Catalogs`, or `Subsystems/Продажи/Subsystems`. */
  names(folder: string): readonly string[]
  /** `kind` is that of the folder's objects, such as `Catalog`. */
  object(folder: string, kind: string, name: string): MetadataNode | undefined
}

export function metadataTree(files: Files, roots: readonly ConfigurationRoot[]): MetadataTree {
  const lists = new Map<string, readonly string[]>()
  const objects = new Map<string, MetadataNode | undefined>()
  const read = ({ kind: format, root }: ConfigurationRoot, folder: string, kind: string, name: string): MetadataNode | undefined => {
    const path = format === 'designer' ? files.join(root, folder, `${name}.xml`) : files.join(root, folder, name, `${name}.mdo`)
    if (files.read(path) === undefined) return undefined
    const source = readSourceFile(files, path, () => undefined)
    const object = source && formats[format].objectIn(source, kind)
    return object && nodeOf(object)
  }
  const first = (folder: string, kind: string, name: string): MetadataNode | undefined => {
    for (const root of roots) {
      const found = read(root, folder, kind, name)
      if (found) return found
    }
    return undefined
  }
  return {
    get configuration() {
      return remembered(
        objects,
        '',
        () => first('', 'Configuration', 'Configuration') ?? first('Configuration', 'Configuration', 'Configuration'),
      )
    },
    names: (folder) => remembered(lists, folder, () => sortedNames([...new Set(roots.flatMap((root) => namesIn(files, root, folder)))])),
    object: (folder, kind, name) => remembered(objects, `${folder}/${name}`, () => first(folder, kind, name)),
  }
}

function remembered<T>(known: Map<string, T>, key: string, make: () => T): T {
  if (!known.has(key)) known.set(key, make())
  return known.get(key)!
}

function namesIn(files: Files, { kind, root }: ConfigurationRoot, folder: string): readonly string[] {
  const entries = files.list(files.join(root, folder)) ?? []
  return kind === 'designer'
    ? entries.filter((one) => !one.isFolder && one.name.endsWith('.xml')).map((one) => one.name.slice(0, -'.xml'.length))
    : entries.filter((one) => one.isFolder).map((one) => one.name)
}

function nodeOf(object: MetadataObject): MetadataNode {
  const text = (name: string): string | undefined => {
    const found = object.property(name)
    return found && textOf(found).trim()
  }
  const { Synonym = '', Comment = '' } = documentationOf(object)
  return {
    name: text('Name') ?? '',
    synonym: Synonym,
    comment: Comment,
    omitsDefaults: object.omitsDefaults,
    property: text,
    types: (name) => typesOf(object, name),
    children: (kind) => object.children(kind).map(nodeOf),
  }
}

/** The Designer writes qualified names in `v8:Type`, EDT bare ones in `types`. */
function typesOf(object: MetadataObject, name: string): readonly Name[] {
  const property = object.property(name)
  if (!property) return []
  if (object.format === 'edt') return childrenNamed(property, 'types').map((one) => ({ namespace: '', local: textOf(one).trim() }))
  return (
    elementsOf(property)
      // What a subscription is for may be all objects of a kind.
      .filter((one) => one.local === 'Type' || (name === 'Source' && one.local === 'TypeSet'))
      .flatMap((one) => qnameOf(one, textOf(one)) ?? [])
  )
}
