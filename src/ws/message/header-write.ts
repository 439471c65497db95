/** The soap:header elements that a description has, of a call as of an answer. */
import { said } from '../../diagnostics/said.ts'
import { XS, XSI } from '../../xdto/types/type.ts'
import type { WriteSession } from '../../xdto/write/session.ts'
import { writeElement } from '../../xdto/write/write.ts'
import type { WSElement } from './described-operation.ts'
import type { Values } from './shape.ts'

/** A header of which nothing is said is not sent; one that the operation has not is a fault of the session's trail. */
export function writeHeaders(session: WriteSession, declared: readonly WSElement[], values: Values): void {
  const given = Object.keys(values)
  if (given.length === 0) return
  const unknown = given.find((name) => !declared.some((one) => one.part === name))
  session.trail.enter('Header', -1)
  const names = declared.map((one) => one.part).join(', ')
  if (unknown !== undefined)
    session.fault(
      said(
        `the operation has no header "${unknown}"; it has ${names || 'none'}`,
        `у операции нет заголовка «${unknown}»; есть ${names || 'ничего'}`,
      ),
    )
  const present = declared.filter((one) => Object.hasOwn(values, one.part) && values[one.part] !== undefined)
  if (present.length > 0) session.writer.start('soap:Header')
  for (const { part, element, type, nillable } of present) {
    session.trail.enter(part, -1)
    writeElement(session, element, type, values[part], {
      nillable,
      declarations: [
        ['xs', XS],
        ['xsi', XSI],
      ],
    })
    session.trail.leave()
  }
  if (present.length > 0) session.writer.end()
  session.trail.leave()
}
