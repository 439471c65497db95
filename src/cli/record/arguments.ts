/** The options of `record`. */
import type { ServeArguments } from '../serve/arguments.ts'

export interface RecordArguments extends Pick<ServeArguments, 'port' | 'host' | 'secret' | 'log' | 'quiet' | 'lang' | 'json' | 'project'> {
  readonly out: string
  /** All publications of the web server at the address. */
  readonly all?: true
  /** The path under which a publication is called here. */
  readonly base: string
  readonly play?: true
  readonly user?: string
  readonly passwordFrom?: string
}
