/** Children of the platform's namespace, read and written one by one: what the codecs of its collections share. */
import { said } from '../../diagnostics/said.ts'
import { END, TEXT } from '../../xml/pull.ts'
import { readElement } from '../read/read.ts'
import { isBlank, unexpectedText, type ReadSession } from '../read/session.ts'
import type { AnyValue } from '../types/any-value.ts'
import { V8 } from '../types/type.ts'
import { xs } from '../types/xs.ts'
import type { WriteSession } from '../write/session.ts'
import { writeElement } from '../write/write.ts'

/** Reads children of the platform's namespace; `take` reads one to its end, or answers false for a name that it does not know. */
export function readChildren(session: ReadSession, expected: string, take: (local: string) => boolean): void {
  const { reader } = session
  const may = said(`there may be ${expected}`, `допустимо: ${expected}`)
  for (let event = reader.next(); event !== END; event = reader.next()) {
    if (event === TEXT) {
      if (!isBlank(reader.text)) session.fault(unexpectedText(reader.text.trim(), may))
    } else if (reader.namespace !== V8 || !take(reader.local)) {
      session.unexpected(may)
    }
  }
}

/** Does the work one step further on the trail of faults. */
export const within = <X>(session: ReadSession | WriteSession, step: string, index: number, work: () => X): X => {
  session.trail.enter(step, index)
  const done = work()
  session.trail.leave()
  return done
}

/** The element of any value that was just met. */
export const readValue = (session: ReadSession, step: string, index = -1): AnyValue | undefined =>
  within(session, step, index, () => readElement(session, xs.anyType, true) as AnyValue | undefined)

export const writeValue = (session: WriteSession, local: string, value: AnyValue, index = -1): void =>
  within(session, local, index, () => writeElement(session, { namespace: V8, local }, xs.anyType, value))
