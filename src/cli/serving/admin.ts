/** The admin surface of a command that serves: on a port of its own, with a token where other machines reach it. */
import { inspect } from 'node:util'
import type { Language } from '../../diagnostics/print.ts'
import { said } from '../../diagnostics/said.ts'
import type { Served } from '../../host/server/serve.ts'
import { say } from '../shared/terminal.ts'
import { listen } from './listen.ts'
import type { Serving } from './serving.ts'

export interface AdminSurface extends Served {
  /** Made here, since the surface can be reached from other machines and no token was given. */
  readonly token: string | undefined
}

interface AdminOptions {
  readonly port: number
  readonly host?: string | undefined
  /** Address of the served port. */
  readonly served: string
  /** Absent: the page has the browser's. */
  readonly language?: Language | undefined
}

/**
 * Its clients control the stand-in: on an address other than this machine's own a token is required. `served`: the port that its page
 * calls; `language`: the one that was asked for.
 */
export async function serveAdmin(
  { standin }: Serving,
  { port, host = '127.0.0.1', served, language }: AdminOptions,
): Promise<AdminSurface> {
  const [{ adminPlatform }, { isLoopback }, { system }, { pageFile }, { callsOf }] = await Promise.all([
    import('../../standin/admin/admin.ts'),
    import('../../standin/admin/gate.ts'),
    import('../../host/machine/system.ts'),
    import('../../host/server/page-files.ts'),
    import('../../host/network/served-port.ts'),
  ])
  const closing = new AbortController()
  const given = process.env['STANDIN_ADMIN_TOKEN'] || undefined
  const made = given === undefined && !isLoopback(host) ? Buffer.from(system.randomBytes(24)).toString('base64url') : undefined
  const ports = { token: given ?? made, pageFile, callServed: callsOf(served), language, closing: closing.signal }
  const surface = await listen(
    adminPlatform(
      standin!,
      (error) => say(said(`defect of the admin surface\n${inspect(error)}`, `дефект интерфейса управления\n${inspect(error)}`)),
      ports,
    ),
    { port, host },
    undefined,
    { port: '--admin', host: '--admin-host' },
  )
  return {
    ...surface,
    token: made,
    close(grace) {
      closing.abort()
      return surface.close(grace)
    },
  }
}
