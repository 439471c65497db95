/**
 * The Designer's dump to files: `HTTPServices/<N>.xml`, properties under `Properties`, subordinate objects under `ChildObjects` (source 56,
 * A).
 */
import { childNamed, childrenNamed, elementsOf, textOf, type XMLElement } from '../../xml/element.ts'
import { folderOf, sortedNames, type Format, type MetadataObject, type ObjectPart } from './format.ts'
import type { SourceFile } from './source-file.ts'

const MDCLASSES = 'http://v8.1c.ru/8.3/MDClasses'

const parts: Record<ObjectPart, string> = {
  Module: 'Module.bsl',
  Package: 'Package.bin',
  WSDefinition: 'WSDefinition.xml',
  Predefined: 'Predefined.xml',
  Content: 'Content.xml',
  Rights: 'Rights.xml',
  Flowchart: 'Flowchart.xml',
  Recalculations: 'Recalculations',
}

export const designer: Format = {
  format: 'designer',
  names: (files, root, kind) =>
    sortedNames(
      (files.list(files.join(root, folderOf[kind])) ?? [])
        .filter((entry) => !entry.isFolder && entry.name.endsWith('.xml'))
        .map((entry) => entry.name.slice(0, -'.xml'.length)),
    ),
  descriptionOf: (files, root, kind, name) => files.join(root, folderOf[kind], `${name}.xml`),
  partOf: (files, root, kind, name, part) =>
    // Parts that are objects of their own lie in a folder of theirs.
    files.join(root, folderOf[kind], name, ...(part === 'Recalculations' ? [] : ['Ext']), parts[part]),
  expected: (kind) => `{${MDCLASSES}}MetaDataObject/${kind}`,
  objectIn(source, kind) {
    if (source.root.namespace !== MDCLASSES || source.root.local !== 'MetaDataObject') return undefined
    const element = childNamed(source.root, kind, MDCLASSES)
    return element && objectOf(source, element, '')
  },
}

function objectOf(source: SourceFile, element: XMLElement, owner: string): MetadataObject {
  const properties = childNamed(element, 'Properties', MDCLASSES)
  const byName = new Map(
    properties
      && elementsOf(properties)
        .toReversed()
        .map((one) => [one.local, one]),
  )
  const property = (name: string): XMLElement | undefined => byName.get(name)
  const named = property('Name')
  const fullName = `${owner}${element.local}.${(named && textOf(named).trim()) || '?'}`
  const below = childNamed(element, 'ChildObjects', MDCLASSES)
  return {
    format: 'designer',
    source,
    element,
    fullName,
    omitsDefaults: false,
    property,
    children: (kind) => (below ? childrenNamed(below, kind, MDCLASSES) : []).map((child) => objectOf(source, child, `${fullName}.`)),
  }
}
