/** The proxy that the machine is set up with: the variables of the environment that libcurl reads. */
import { env } from 'node:process'
import type { OutgoingProxy, OutgoingURL } from '../../../exchange/outgoing/request.ts'

/** `http_proxy` in small letters only: `HTTP_PROXY` may come from a header in CGI. */
const variables = { http: ['http_proxy'], https: ['https_proxy', 'HTTPS_PROXY'] } as const

export function systemProxy(url: OutgoingURL, environment: NodeJS.ProcessEnv = env): OutgoingProxy | undefined {
  const named = [...variables[url.scheme], 'all_proxy', 'ALL_PROXY'].map((one) => environment[one]).find((one) => one)
  if (named === undefined || isExcepted(url.host, environment['no_proxy'] ?? environment['NO_PROXY'] ?? '')) return undefined
  const address = /^https?:\/\//i.test(named) ? named : `http://${named}`
  if (!URL.canParse(address)) return undefined
  const { hostname, port, username, password } = new URL(address)
  return {
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(port || 80),
    ...(username !== '' && { user: decodeURIComponent(username), password: decodeURIComponent(password) }),
  }
}

/** `no_proxy`: names and their subdomains, separated by commas; `*` is all. */
const isExcepted = (host: string, list: string): boolean =>
  list
    .split(',')
    .map((one) =>
      one
        .trim()
        .toLowerCase()
        .replace(/^\*?\./, ''),
    )
    .some((one) => one !== '' && (one === '*' || host.toLowerCase() === one || host.toLowerCase().endsWith(`.${one}`)))
