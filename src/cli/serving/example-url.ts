/** A request to a service that is worth trying. */
import { exampleURL } from '../../hs/template/print.ts'
import type { ServedService } from './served-services.ts'

export interface Example {
  /** `undefined` where no template has a method. */
  readonly method: string | undefined
  /** Below the base, percent-encoded: usable as it is. */
  readonly url: string
}

/** A GET if there is one, else the first method of the first template. */
export function exampleOf({ root, templates }: ServedService): Example {
  const chosen = templates.find(({ Methods }) => 'GET' in Methods || 'Any' in Methods) ?? templates[0]
  const methods = Object.keys(chosen?.Methods ?? {})
  const method = methods.includes('GET') || methods.includes('Any') ? 'GET' : methods[0]
  return { method, url: encoded(`/hs/${root.join('/')}${chosen ? exampleURL(chosen.template) : ''}`) }
}

/** Values of parameters are encoded already. */
export const encoded = (url: string): string => url.replace(/[^\u0021-\u007E]+/g, encodeURIComponent)
