/** Words that several rules say of a reference. */
import { clark } from '../../xml/name.ts'
import type { Reference } from '../document/component.ts'
import type { Said } from '../document/location.ts'
import { XSD, XSD_DRAFTS } from '../document/namespaces.ts'
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
  const draft: Said = {
    en: `that is a draft of XML Schema, whose namespace is ${XSD}`,
    ru: `это черновик XML Schema, пространство имён которой — ${XSD}`,
  }
  const why = XSD_DRAFTS.includes(to.name.namespace) ? draft : what
  return {
    attribute,
    en: `${to.attribute}="${to.written}" means ${clark(to.name)}; ${why.en}`,
    ru: `${to.attribute}="${to.written}" означает ${clark(to.name)}; ${why.ru}`,
  }
}

/** What reads the same in both languages: names and attributes as they are in the document. */
export const both = (said: string): Finding => ({ en: said, ru: said })
