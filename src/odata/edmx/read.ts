/** Reads a `$metadata` document: Microsoft's CSDL of version 3 in EDMX, as 1C writes it. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { XMLError } from '../../xml/error.ts'
import { attributeOf, childNamed, childrenNamed, elementsOf, readTree, type XMLElement } from '../../xml/tree.ts'
import { NAMESPACE } from '../model/entity.ts'
import { bareName, type EdmxDocument, type EdmxFunction, type EdmxProperty, type EdmxType } from './document.ts'
import { edmxProblem } from './problems.ts'

/** `undefined` where there is an error. */
export interface ReadEdmx {
  readonly document: EdmxDocument | undefined
  readonly diagnostics: readonly Diagnostic[]
}

export function readEdmx(bytes: Uint8Array, file: string): ReadEdmx {
  let root: XMLElement
  try {
    root = readTree(bytes)
  } catch (error) {
    if (!(error instanceof XMLError)) throw error
    const at = { file, line: error.line, column: error.column, ...(error.lineText !== undefined && { text: error.lineText }) }
    const found =
      error.kind === 'doctype'
        ? edmxProblem('doctype', {}, at)
        : edmxProblem('not-well-formed', { reason: { en: error.message, ru: error.messageRu } }, at)
    return { document: undefined, diagnostics: [found] }
  }
  const schemas = schemasIn(root)
  const schema = schemas.find((one) => attributeOf(one, 'Namespace') === NAMESPACE)
  const first = { file, line: root.line, column: root.column }
  if (schema === undefined) {
    const found = schemas.map((one) => attributeOf(one, 'Namespace') ?? '').join(', ') || root.local
    return { document: undefined, diagnostics: [edmxProblem('no-schema', { found }, first)] }
  }
  const document = documentOf(schema, schemas)
  const diagnostics = [
    ...(document.types.size === 0 ? [edmxProblem('nothing', {}, first)] : []),
    ...(document.types.size > 0 && !document.hasContainer ? [edmxProblem('no-container', {}, first)] : []),
  ]
  return { document, diagnostics }
}

/** Below `DataServices`; a document that was cut by hand may begin with the schema itself. */
function schemasIn(root: XMLElement): readonly XMLElement[] {
  if (root.local === 'Schema') return [root]
  const services = childNamed(root, 'DataServices')
  return root.local === 'Edmx' && services !== undefined ? childrenNamed(services, 'Schema') : []
}

function documentOf(schema: XMLElement, schemas: readonly XMLElement[]): EdmxDocument {
  // Another schema may hold the container.
  const containers = schemas.flatMap((one) => childrenNamed(one, 'EntityContainer'))
  const holders = [...containers, schema]
  const types = elementsOf(schema).filter(({ local }) => local === 'EntityType' || local === 'ComplexType')
  const name = (element: XMLElement): string => attributeOf(element, 'Name') ?? ''
  const typeOfSet = new Map<string, string>()
  const sets = containers
    .flatMap((one) => childrenNamed(one, 'EntitySet'))
    .map((one) => {
      const set = { name: name(one), type: bareName(attributeOf(one, 'EntityType') ?? ''), line: one.line }
      typeOfSet.set(set.name, set.type)
      return set
    })
  return {
    types: new Map(types.map((one) => [name(one), typeOf(one)])),
    sets,
    associations: new Map(
      childrenNamed(schema, 'Association').map((one) => [
        name(one),
        childrenNamed(one, 'End').map((end) => bareName(attributeOf(end, 'Type') ?? '')),
      ]),
    ),
    functions: holders.flatMap((one) => childrenNamed(one, 'FunctionImport')).map((one) => functionOf(one, typeOfSet)),
    enums: new Map(childrenNamed(schema, 'EnumType').map((one) => [name(one), childrenNamed(one, 'Member').map(name)])),
    hasContainer: containers.length > 0,
  }
}

function typeOf(element: XMLElement): EdmxType {
  const key = childNamed(element, 'Key')
  return {
    name: attributeOf(element, 'Name') ?? '',
    line: element.line,
    isComplex: element.local === 'ComplexType',
    key: key === undefined ? [] : childrenNamed(key, 'PropertyRef').map((one) => attributeOf(one, 'Name') ?? ''),
    properties: childrenNamed(element, 'Property').map(propertyOf),
    navigations: new Map(
      childrenNamed(element, 'NavigationProperty').map((one) => [
        attributeOf(one, 'Name') ?? '',
        bareName(attributeOf(one, 'Relationship') ?? ''),
      ]),
    ),
  }
}

function propertyOf(element: XMLElement): EdmxProperty {
  const facet = (name: string): number | undefined => {
    const found = Number(attributeOf(element, name))
    return Number.isInteger(found) && found >= 0 ? found : undefined
  }
  return {
    name: attributeOf(element, 'Name') ?? '',
    type: attributeOf(element, 'Type') ?? '',
    maxLength: facet('MaxLength'),
    precision: facet('Precision'),
    scale: facet('Scale'),
    isFixed: attributeOf(element, 'FixedLength') === 'true',
  }
}

function functionOf(element: XMLElement, typeOfSet: ReadonlyMap<string, string>): EdmxFunction {
  const [first] = childrenNamed(element, 'Parameter')
  const path = attributeOf(element, 'EntitySetPath') ?? ''
  const bound = first !== undefined && attributeOf(first, 'Name') === 'bindingParameter' ? attributeOf(first, 'Type') : undefined
  return {
    name: attributeOf(element, 'Name') ?? '',
    line: element.line,
    boundTo: bound === undefined ? (typeOfSet.get(path) ?? path) : bareName(bound),
    returns: bareName(attributeOf(element, 'ReturnType') ?? ''),
  }
}
