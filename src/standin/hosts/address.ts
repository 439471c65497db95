/** Addresses of other servers as stubs and patterns have them: a host, and a path below which templates are. */

export interface HostAddress {
  /** `https://sms.example`, with a port where it is not the usual one. */
  readonly host: string
  /** `/api`; `''` where the address names the host alone. */
  readonly path: string
}

/** `undefined` for what is no address of http or https, or has more than a path. */
export function hostAddress(text: string): HostAddress | undefined {
  const given = text.trim()
  if (!/^https?:\/\/[^/?#]/i.test(given) || !URL.canParse(given.replace(/\{[^}]*\}/g, '-'))) return undefined
  const [, scheme = '', authority = '', path = ''] = /^(https?):\/\/([^/?#]+)([^?#]*)$/i.exec(given) ?? []
  if (authority === '' || authority.includes('@')) return undefined
  const { protocol, host } = new URL(`${scheme}://${authority}`)
  return { host: `${protocol}//${host}`, path: path.replace(/\/+$/, '') }
}

/** The template as it counts from the host: the path of the address alone, every path where there is neither. */
export function templateBelow(path: string, template: string | undefined): string {
  if (template === undefined) return path === '' ? '/*' : path
  return `${path}${template.replace(/^(?=[^/])/, '/')}` || '/'
}
