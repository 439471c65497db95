/** The documents that the command line allows to read, as options of loading. */
import type { WSDLServicesOptions } from '../../host/wsdl/wsdl-services.ts'

export interface DocumentArguments {
  /** Hosts (`name`, or `name:port` where the port is not the usual one) besides a document's own; `*` for all. */
  readonly allowHost?: readonly string[]
  /** Folder that what local documents import must lie in; each document's own when absent. */
  readonly allowFolder?: string
  /** Serve of a WSDL with errors what is sound. */
  readonly lenient?: true
}

export const readingOf = ({
  allowHost,
  allowFolder,
  lenient,
}: DocumentArguments): Pick<WSDLServicesOptions, 'hosts' | 'within' | 'lenient'> => ({
  ...(allowHost && { hosts: allowHost }),
  ...(allowFolder !== undefined && { within: allowFolder }),
  ...(lenient && { lenient }),
})
