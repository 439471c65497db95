/** From xs:sequence, xs:choice, xs:all and xs:group to particles; a reference to a group becomes the group itself. */
import { attributeOf, type XMLElement } from '../../xml/tree.ts'
import { childElements, placeOf } from '../document/component.ts'
import { XSD } from '../document/namespaces.ts'
import type { Placed } from './components.ts'
import { elementUse } from './elements.ts'
import { occurs } from './occurs.ts'
import type { AnyUse, GroupUse, Particle } from './particle.ts'
import { report } from './report.ts'
import type { SchemaTypes } from './schema-types.ts'
import { nameAt, type SchemaScope } from './scope.ts'

const groups = ['sequence', 'choice', 'all'] as const

/** The model group that is in the element (a complexType, extension, restriction or named group), if there is one. */
export function contentOf(types: SchemaTypes, element: XMLElement, scope: SchemaScope, within?: Placed): Particle | undefined {
  for (const child of childElements(element)) {
    const found =
      child.namespace === XSD && ([...groups, 'group'] as string[]).includes(child.local)
        ? particle(types, child, scope, within)
        : undefined
    if (found) return found
  }
  return undefined
}

/** `within`: the named group whose definition this is in. */
function particle(types: SchemaTypes, element: XMLElement, scope: SchemaScope, within: Placed | undefined): Particle | undefined {
  if (element.namespace !== XSD) return undefined
  switch (element.local) {
    case 'element':
      return elementUse(types, element, scope)
    case 'any':
      return anyUse(types, element, scope)
    case 'group':
      return groupReference(types, element, scope, within)
    case 'sequence':
    case 'choice':
    case 'all':
      return modelGroup(types, element, element.local, scope, within)
    case 'annotation':
      return undefined
    default:
      types.complain(
        report('misplaced', { element: element.local, where: element.parent?.local ?? '' }, placeOf({ element, source: scope.source })),
      )
      return undefined
  }
}

function modelGroup(
  types: SchemaTypes,
  element: XMLElement,
  kind: GroupUse['kind'],
  scope: SchemaScope,
  within: Placed | undefined,
): GroupUse | undefined {
  const { least, most } = occurs(element, scope, types.complain)
  if (most === 0) return undefined
  return { kind, least, most, items: [...childElements(element)].flatMap((child) => particle(types, child, scope, within) ?? []) }
}

function groupReference(types: SchemaTypes, element: XMLElement, scope: SchemaScope, within: Placed | undefined): Particle | undefined {
  const to = nameAt(element, 'ref', scope)
  const { least, most } = occurs(element, scope, types.complain)
  const found = to && most > 0 ? types.components.findFrom(within, 'group', to) : undefined
  if (found === undefined || found === 'circular' || !types.affords(types.components.sizeOf(found), element, scope)) return undefined
  const content = types.groupContent(found)
  if (content === undefined) return undefined
  return least === 1 && most === 1 ? content : { kind: 'sequence', least, most, items: [content] }
}

function anyUse(types: SchemaTypes, element: XMLElement, scope: SchemaScope): AnyUse | undefined {
  const { least, most } = occurs(element, scope, types.complain)
  const process = attributeOf(element, 'processContents')?.trim()
  const processContents = process === 'lax' || process === 'skip' ? process : 'strict'
  if (most === 0) return undefined
  return {
    kind: 'any',
    least,
    most,
    wildcard: { namespaces: attributeOf(element, 'namespace')?.trim() ?? '##any', processContents, targetNamespace: scope.namespace },
  }
}
