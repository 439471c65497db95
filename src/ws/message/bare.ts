/** Messages whose Body's element is the value itself: document/literal bare, which foreign WSDLs have and 1C never writes. */
import { readElement } from '../../xdto/read/read.ts'
import { XS, XSI } from '../../xdto/types/type.ts'
import { writeElement } from '../../xdto/write/write.ts'
import type { Name } from '../../xml/name.ts'
import type { Member, MessageShape } from './shape.ts'

/** The message of one global element, whose value goes by the member's name. */
export const bareShape = (element: Name, member: Member): MessageShape => ({
  element,
  read(session) {
    session.trail.enter(element.local, -1)
    const value = readElement(session, member.type, member.Nillable)
    return value === undefined
      ? undefined
      : Object.freeze(Object.assign(Object.create(null) as Record<string, unknown>, { [member.Name]: value }))
  },
  write(session, values) {
    session.trail.enter(element.local, -1)
    writeElement(session, element, member.type, values[member.Name] ?? null, {
      nillable: member.Nillable,
      declarations: [
        ['xs', XS],
        ['xsi', XSI],
      ],
    })
  },
})
