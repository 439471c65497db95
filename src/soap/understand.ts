/** Header blocks: for whom each is, and which had to be understood and are not (SOAP 1.1, 4.2; SOAP 1.2 part 1, 5.2 and 2). */
import { withEnglish } from '../diagnostics/said-error.ts'
import { type Name, clark } from '../xml/name.ts'
import type { XMLPullReader } from '../xml/pull.ts'
import { NotUnderstood, SOAPFault } from './fault.ts'
import type { SOAPVersion } from './version.ts'

export interface HeaderBlock extends Name {
  /** `''` where the block names none: it is for the ultimate receiver. */
  readonly role: string
  readonly mustUnderstand: boolean
  /** Whether an intermediary passes it on unprocessed; this node is the last one and passes nothing on. */
  readonly relay: boolean
}

/** The block whose START the reader has met; throws SOAPFault for attributes that are none. */
export function headerBlock(reader: XMLPullReader, version: SOAPVersion): HeaderBlock {
  const { namespace, local } = reader
  if (namespace === '')
    throw withEnglish(
      new SOAPFault('Sender', `Заголовок ${local} должен принадлежать пространству имен`),
      `the header ${local} must be in a namespace`,
    )
  const attribute = (name: string): string | undefined =>
    reader.attributes.find((one) => one.local === name && one.namespace === version.namespace)?.value.trim()
  const flag = (name: string): boolean => {
    const written = attribute(name)
    const value = written === undefined ? false : version.flags.get(written)
    if (value === undefined)
      throw withEnglish(
        new SOAPFault('Sender', `Недопустимое значение ${name}="${written}" у заголовка ${clark(reader)}`),
        `${name}="${written}" of the header ${clark(reader)} is not allowed`,
      )
    return value
  }
  const mustUnderstand = flag('mustUnderstand')
  return { namespace, local, role: attribute(version.roleAttribute) ?? '', mustUnderstand, relay: version.name === '1.2' && flag('relay') }
}

/**
 * Throws NotUnderstood: no header is known to a Web service of 1C (no WS-Addressing, no WS-Security: chapter 17.2). Others' blocks are left
 * alone.
 */
export function understandAll(blocks: readonly HeaderBlock[], version: SOAPVersion): void {
  if (blocks.length === 0) return
  const missed = blocks.filter((one) => one.mustUnderstand && version.roles.has(one.role))
  if (missed.length > 0) throw new NotUnderstood(missed)
}
