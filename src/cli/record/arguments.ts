/** The options of `record`. */
import type { ServeArguments } from '../serve/arguments.ts'

export interface RecordArguments extends Pick<ServeArguments, 'port' | 'host' | 'secret' | 'log' | 'quiet' | 'lang' | 'json' | 'project'> {
  readonly out: string
  readonly play?: true
  readonly user?: string
  readonly passwordFrom?: string
}
