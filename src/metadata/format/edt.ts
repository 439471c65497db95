/**
 * The EDT project: `HTTPServices/<N>/<N>.mdo`, everything directly under the object in lower camel case, defaults left out (source 58, A).
 */
import { childNamed, childrenNamed, textOf, type XMLElement } from '../../xml/element.ts'
import { folderOf, sortedNames, type Format, type MetadataObject, type ObjectPart } from './format.ts'
import type { SourceFile } from './source-file.ts'

const MDCLASS = 'http://g5.1c.ru/v8/dt/metadata/mdclass'

/** Predefined items and contents of exchange plans are within the description here. */
const parts: Record<ObjectPart, string> = {
  Module: 'Module.bsl',
  Package: 'Package.xdto',
  WSDefinition: 'WsDefinitions.wsdl',
  Predefined: '',
  Content: '',
  Rights: 'Rights.rights',
  Flowchart: 'Flowchart.scheme',
  Recalculations: '',
}

/** `RootURL` is `rootURL` here, `HTTPMethod` is `httpMethod`, `XDTOValueType` is `xdtoValueType`. */
export const lowerCamel = (name: string): string => name.replace(/^(?:[A-Z]+(?=[A-Z][a-z])|[A-Z])/, (head) => head.toLowerCase())

export const edt: Format = {
  format: 'edt',
  names(files, root, kind) {
    const folder = files.join(root, folderOf[kind])
    return sortedNames(
      (files.list(folder) ?? [])
        .filter(
          (entry) => entry.isFolder && (files.list(files.join(folder, entry.name)) ?? []).some((file) => file.name === `${entry.name}.mdo`),
        )
        .map((entry) => entry.name),
    )
  },
  descriptionOf: (files, root, kind, name) => files.join(root, folderOf[kind], name, `${name}.mdo`),
  partOf: (files, root, kind, name, part) => files.join(root, folderOf[kind], name, parts[part]),
  expected: (kind) => `{${MDCLASS}}${kind}`,
  objectIn: (source, kind) =>
    source.root.namespace === MDCLASS && source.root.local === kind ? objectOf(source, source.root, kind, '') : undefined,
}

function objectOf(source: SourceFile, element: XMLElement, kind: string, owner: string): MetadataObject {
  const property = (name: string): XMLElement | undefined => childNamed(element, lowerCamel(name), '')
  const named = property('Name')
  const fullName = `${owner}${kind}.${(named && textOf(named).trim()) || '?'}`
  return {
    format: 'edt',
    source,
    element,
    fullName,
    omitsDefaults: true,
    property,
    children: (below) => childrenNamed(element, `${lowerCamel(below)}s`, '').map((child) => objectOf(source, child, below, `${fullName}.`)),
  }
}
