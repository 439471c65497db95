/** Messages as the schemas of a WSDL have them: an element whose type holds the values, or an rpc wrapper made of the message's parts. */
import { sampleOf, type SampleChoice } from '../../xdto/sample/sample.ts'
import { plannedProperty } from '../../xdto/types/object-plan.ts'
import { allProperties, makeObjectType, type ObjectType } from '../../xdto/types/object-type.ts'
import type { XDTOPackage } from '../../xdto/types/package.ts'
import { property } from '../../xdto/types/property.ts'
import { type XDTOType, XS, XSI } from '../../xdto/types/type.ts'
import { writerOf } from '../../xdto/write/write.ts'
import type { Name } from '../../xml/name.ts'
import type { WSMessage, WSParameter } from './described-operation.ts'
import { MESSAGE_PREFIX, type MessageShape, type Values } from './shape.ts'
import { readWrapper } from './wrapped.ts'

/** Document/literal wrapped: the element and the object type of its declaration. */
export const elementShape = (element: Name, type: ObjectType): MessageShape => ({
  element,
  read(session) {
    session.trail.enter(element.local, -1)
    return readWrapper(session, type)
  },
  write(session, values) {
    session.trail.enter(element.local, -1)
    const prefixed = element.namespace !== ''
    session.writer.start(prefixed ? `${MESSAGE_PREFIX}:${element.local}` : element.local)
    const declared = [
      ['xs', XS],
      ['xsi', XSI],
    ] as const
    session.declaring(prefixed ? [[MESSAGE_PREFIX, element.namespace], ...declared] : declared, () => writerOf(type)(session, values))
    session.writer.end()
  },
})

export interface Accessor {
  readonly name: string
  readonly type: XDTOType
}

/**
 * Rpc/literal: accessors in no namespace (R2735), in the order of the parts (R2301). None may be left out, and none is sent with xsi:nil
 * (R2211); that of others is read, for PHP answers so.
 */
export function rpcShape(element: Name, accessors: readonly Accessor[]): MessageShape {
  const type = (nillable: boolean): ObjectType =>
    makeObjectType(
      '',
      '',
      accessors.map((one) => ({ name: one.name, definition: property(one.type, { nillable }), owner: { Namespace: '' } })),
      {},
    )
  return { ...elementShape(element, type(false)), read: elementShape(element, type(true)).read }
}

type Element = Omit<WSParameter, 'TransferDirection'>

/** Of the types that were asked for: a message is described once for each port that has it. */
const members = new WeakMap<XDTOType, readonly Element[] | null>()

/** The elements of an object type as values of a message; `undefined` for a type that is more than a list of elements. */
export function membersOf(type: XDTOType): readonly Element[] | undefined {
  let found = members.get(type)
  if (found === undefined) members.set(type, (found = readMembers(type) ?? null))
  return found ?? undefined
}

function readMembers(type: XDTOType): readonly Element[] | undefined {
  if (type.kind !== 'object') return undefined
  const object = type as ObjectType
  const planned = allProperties(object)
    .map(plannedProperty)
    .filter((one) => one.most > 0)
  const { open, mixed, abstract, sequenced } = object.settings
  if (open === true || mixed === true || abstract === true || sequenced === true || planned.some((one) => one.form !== 'Element'))
    return undefined
  return planned.map((one) => ({
    Name: one.name,
    XDTOValueType: one.type,
    Nillable: one.nillable,
    optional: one.least === 0,
    list: one.list,
  }))
}

/** Sample values of a message, by name; `undefined` where a required one has none. */
export function sampleValues(
  {
    members,
    wrapper,
  }: { readonly members: readonly Pick<WSParameter, 'Name' | 'XDTOValueType'>[]; readonly wrapper: WSMessage['wrapper'] },
  packages: readonly XDTOPackage[],
  choice?: SampleChoice,
): Values | undefined {
  if (wrapper) return sampleOf(wrapper, '', packages, choice?.textOf, choice) as Values | undefined
  const values = Object.create(null) as Record<string, unknown>
  for (const { Name, XDTOValueType } of members) {
    const value = sampleOf(XDTOValueType, Name, packages, choice?.textOf, choice)
    if (value === undefined) return undefined
    values[Name] = value
  }
  return values
}
