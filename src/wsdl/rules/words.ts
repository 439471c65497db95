/** Words that several rules say of a reference. */
import { clark } from '../../xml/name.ts'
import type { Reference } from '../component.ts'
import type { Said } from '../location.ts'

/** `tns:Nope`, and what it means or why it means nothing. */
export function unresolved(to: Reference, what: Said): Said {
  if (!to.name) {
    const prefix = to.written.slice(0, Math.max(0, to.written.indexOf(':')))
    return { en: `${to.attribute}="${to.written}": the prefix "${prefix}" is not declared`, ru: `${to.attribute}="${to.written}": префикс «${prefix}» не объявлен` }
  }
  return {
    en: `${to.attribute}="${to.written}" means ${clark(to.name)}; ${what.en}`,
    ru: `${to.attribute}="${to.written}" означает ${clark(to.name)}; ${what.ru}`,
  }
}

export const same = (said: string): Said => ({ en: said, ru: said })
