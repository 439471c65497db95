/** The options of `serve` that bound what clients and handlers may take. */
import type { ServeOptions } from '../../host/server/serve.ts'

export interface LimitArguments {
  /** Seconds. */
  readonly callTimeout?: number
  /** Seconds. */
  readonly bodyTimeout?: number
  readonly maxConnections?: number
  readonly halfOpen?: true
}

/** What of them concerns the server. */
export const serverLimits = ({ bodyTimeout: body, maxConnections: most, halfOpen: half }: LimitArguments): Partial<ServeOptions> => ({
  ...(body !== undefined && { bodyTimeout: body * 1000 }),
  ...(most !== undefined && { maxConnections: most }),
  ...(half && { halfOpen: true }),
})
