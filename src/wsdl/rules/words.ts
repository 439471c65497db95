/** Words that several rules say of a reference. */
import { clark } from '../../xml/name.ts'
import type { Reference } from '../document/component.ts'
import type { Said } from '../document/location.ts'
import type { Finding } from './rule.ts'

/** `tns:Nope`, and what it means or why it means nothing. */
export function unresolved(to: Reference, what: Said): Finding {
  const { attribute } = to
  if (!to.name) {
    const prefix = to.written.slice(0, Math.max(0, to.written.indexOf(':')))
    return {
      attribute,
      en: `${to.attribute}="${to.written}": the prefix "${prefix}" is not declared`,
      ru: `${to.attribute}="${to.written}": префикс «${prefix}» не объявлен`,
    }
  }
  return {
    attribute,
    en: `${to.attribute}="${to.written}" means ${clark(to.name)}; ${what.en}`,
    ru: `${to.attribute}="${to.written}" означает ${clark(to.name)}; ${what.ru}`,
  }
}

/** What reads the same in both languages: names and attributes as they are in the document. */
export const both = (said: string): Finding => ({ en: said, ru: said })
