/** Refuses connections of messages to hosts that are not allowed, as calls over HTTP are. */
import { allowedHosts } from '../../exchange/outgoing/door.ts'
import { notAllowed } from '../../exchange/outgoing/error.ts'

/** `allowed`: `api.example`, `*.example`, `127.0.0.1:6698`; any when absent. @throws Error */
export function refuseHost(allowed: readonly string[] | undefined, { host, port }: { readonly host: string; readonly port: number }): void {
  const url = { scheme: 'http', host, port, path: '/' } as const
  if (allowed === undefined || allowedHosts(allowed)(url)) return
  const error = notAllowed(url)
  throw new Error(error.english, { cause: error })
}
