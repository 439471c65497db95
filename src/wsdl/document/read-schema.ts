/** From a `xs:schema` element to the tables of schema-model.ts. */
import { attributeOf, type XMLElement } from '../../xml/tree.ts'
import { childElements, reference, referenceAt, valueAt, type Component, type Source } from './component.ts'
import { XSD } from './namespaces.ts'
import type { SchemaDocument, SchemaImport, SchemaReference, SymbolSpace } from './schema-model.ts'

const spaceOfTag: Readonly<Record<string, SymbolSpace>> = {
  element: 'element',
  complexType: 'type',
  simpleType: 'type',
  group: 'group',
  attributeGroup: 'attributeGroup',
  attribute: 'attribute',
}

/** Which attribute of which tag names a component of which symbol space (XML Schema 1.0 part 1, appendix A). */
const referenceTable: Readonly<Record<string, readonly (readonly [attribute: string, space: SymbolSpace])[]>> = {
  element: [
    ['ref', 'element'],
    ['type', 'type'],
    ['substitutionGroup', 'element'],
  ],
  attribute: [
    ['ref', 'attribute'],
    ['type', 'type'],
  ],
  group: [['ref', 'group']],
  attributeGroup: [['ref', 'attributeGroup']],
  restriction: [['base', 'type']],
  extension: [['base', 'type']],
  list: [['itemType', 'type']],
}

export function readSchema(element: XMLElement, source: Source, inline: boolean): SchemaDocument {
  const defined: Record<SymbolSpace, Map<string, Component>> = {
    element: new Map(),
    type: new Map(),
    group: new Map(),
    attributeGroup: new Map(),
    attribute: new Map(),
  }
  const imports: SchemaImport[] = []
  let importsOnly = true
  for (const child of childElements(element)) {
    if (child.namespace !== XSD) continue
    if (child.local === 'annotation') continue
    if (child.local !== 'import') importsOnly = false
    if (child.local === 'import' || child.local === 'include' || child.local === 'redefine') {
      imports.push({
        kind: child.local,
        element: child,
        source,
        namespace: attributeOf(child, 'namespace'),
        location: valueAt(child, 'schemaLocation'),
      })
      if (child.local === 'redefine') for (const redefined of childElements(child)) define(redefined)
    } else define(child)
  }
  function define(child: XMLElement): void {
    const space = Object.hasOwn(spaceOfTag, child.local) ? spaceOfTag[child.local] : undefined
    const name = valueAt(child, 'name')
    if (child.namespace === XSD && space && name !== undefined && !defined[space].has(name))
      defined[space].set(name, { element: child, source })
  }
  return {
    kind: 'schema',
    element,
    source,
    inline,
    imports,
    defined,
    importsOnly: importsOnly && imports.length > 0,
    targetNamespace: attributeOf(element, 'targetNamespace'),
    references: referencesBelow(element, source),
  }
}

function referencesBelow(schema: XMLElement, source: Source): SchemaReference[] {
  const found: SchemaReference[] = []
  const visit = (element: XMLElement): void => {
    if (element.namespace !== XSD || element.local === 'annotation') return
    for (const [attribute, space] of Object.hasOwn(referenceTable, element.local) ? referenceTable[element.local]! : []) {
      const to = referenceAt(element, attribute)
      if (to) found.push({ element, source, space, to })
    }
    if (element.local === 'union') {
      for (const written of valueAt(element, 'memberTypes')?.split(/\s\s*/) ?? []) {
        found.push({ element, source, space: 'type', to: reference(element, 'memberTypes', written) })
      }
    }
    for (const child of childElements(element)) visit(child)
  }
  for (const child of childElements(schema)) visit(child)
  return found
}
