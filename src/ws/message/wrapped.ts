/**
 * Messages of an element that holds the values: document/literal wrapped, which 1C publishes, and rpc/literal, which differs by what is
 * qualified.
 */
import { said } from '../../diagnostics/said.ts'
import { readElement } from '../../xdto/read/read.ts'
import type { ReadSession } from '../../xdto/read/session.ts'
import { plannedProperty } from '../../xdto/types/object-plan.ts'
import { allProperties, type ObjectType } from '../../xdto/types/object-type.ts'
import { XDTOPackage } from '../../xdto/types/package.ts'
import { property, type PropertyOwner } from '../../xdto/types/property.ts'
import { XS, XSI } from '../../xdto/types/type.ts'
import type { WriteSession } from '../../xdto/write/session.ts'
import { writeElement } from '../../xdto/write/write.ts'
import type { Name } from '../../xml/name.ts'
import { MESSAGE_PREFIX, type Member, type MessageShape, type OperationShapes, type ShapedOperation, type Values } from './shape.ts'

/** Document/literal wrapped: elements `Op` and `OpResponse` of the service's namespace (source 46). */
export const wrappedShapes = ({ Name, owner, request, response }: ShapedOperation): OperationShapes => ({
  request: wrapper(owner, Name, request),
  response: wrapper(owner, `${Name}Response`, response),
})

/** Rpc/literal: accessors in no namespace (R2735), never xsi:nil (R2211), the answer's wrapper is `OpResponse` (R2729). */
export function rpcShapes({ Name, owner, request, response }: ShapedOperation): OperationShapes {
  const accessors = (members: readonly Member[]): Member[] => members.map((one) => ({ ...one, Nillable: false }))
  return wrappedShapes({
    Name,
    owner: { ...owner, elementFormQualified: false },
    request: accessors(request),
    response: accessors(response),
  })
}

/** 1C declares `xs` and `xsi` on `m:return` (source 49); on the other values likewise (mark C). */
const DECLARED = [
  ['xs', XS],
  ['xsi', XSI],
] as const

function wrapper(owner: PropertyOwner, local: string, members: readonly Member[]): MessageShape {
  const element: Name = { namespace: owner.Namespace, local }
  let type: ObjectType | undefined
  const declared = [[MESSAGE_PREFIX, owner.Namespace]] as const
  const tag = `${MESSAGE_PREFIX}:${local}`
  const namespace = (owner.elementFormQualified ?? true) ? owner.Namespace : ''
  return {
    element,
    read: (session) => {
      session.trail.enter(local, -1)
      // Made for the first request: a configuration has thousands of operations, of which a run calls a few.
      return readWrapper(session, (type ??= typeOf(owner, local, members)))
    },
    write(session, values) {
      session.trail.enter(local, -1)
      session.writer.start(tag)
      session.declaring(declared, () => {
        for (const one of members) writeMember(session, one, namespace, values)
      })
      session.writer.end()
    },
  }
}

function typeOf(owner: PropertyOwner, local: string, members: readonly Member[]): ObjectType {
  const properties = Object.fromEntries(members.map((one) => [one.Name, property(one.type, { nillable: one.Nillable })]))
  return XDTOPackage(owner).objectType(local, properties)
}

/**
 * The values of a wrapper. One without a required member may come with xsi:nil: SOAP::Lite writes a call without parameters so. What 1C
 * does with it is not known (mark D).
 */
export function readWrapper(session: ReadSession, type: ObjectType): Values | undefined {
  const mayBeEmpty = session.reader.attributes.length > 0 && allProperties(type).every((one) => plannedProperty(one).least === 0)
  const values = readElement(session, type, mayBeEmpty)
  return values === null ? {} : (values as Values | undefined)
}

function writeMember(session: WriteSession, { Name, type, Nillable }: Member, namespace: string, values: Values): void {
  session.trail.enter(Name, -1)
  if (Object.hasOwn(values, Name))
    writeElement(session, { namespace, local: Name }, type, values[Name], { nillable: Nillable, declarations: DECLARED })
  else session.fault(said('the value is missing', 'значение отсутствует'))
  session.trail.leave()
}
