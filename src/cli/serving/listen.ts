/** Takes the port, or says why it cannot be had. */
import { serve, type Served, type ServeOptions, type TLSOptions } from '../../host/server/serve.ts'
import type { Platform } from '../../platform/configuration.ts'
import { CommandError } from '../shared/command-error.ts'

export async function listen(
  platform: Platform,
  {
    port,
    host,
    ...limits
  }: Pick<ServeOptions, 'bodyTimeout' | 'maxConnections' | 'halfOpen'> & { readonly port: number; readonly host: string },
  tls: TLSOptions | undefined,
  options = { port: '--port', host: '--host' },
): Promise<Served> {
  try {
    return await serve(platform, { port, host, ...limits, ...(tls && { tls }) })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const reasons: Readonly<Record<string, string>> = {
      EADDRINUSE: `port ${port} of ${host} is in use; choose another with ${options.port}, or ${options.port} 0 for any free one`,
      EACCES: `port ${port} of ${host} is not allowed to this user; choose one above 1023 with ${options.port}`,
      EADDRNOTAVAIL: `${host} is not an address of this machine; see ${options.host}`,
      ENOTFOUND: `${host} is not a known host; see ${options.host}`,
    }
    if (Object.hasOwn(reasons, code)) throw new CommandError('listen', reasons[code]!)
    throw error
  }
}
