/** The documents that the command line allows to read, as options of loading. */
import type { WSDLServicesOptions } from '../../host/wsdl/wsdl-services.ts'

export interface DocumentArguments {
  /** Hosts (`name`, or `name:port` where the port is not the usual one) besides a document's own; `*` for all. */
  readonly allowHost?: readonly string[]
  /** Folder that what local documents import must lie in; each document's own when absent. */
  readonly allowFolder?: string
  /** Files of schemas by namespace, read in place of what imports name. */
  readonly schema?: Readonly<Record<string, string>>
  /** Serve of a WSDL with errors what is sound. */
  readonly lenient?: true
}

export const readingOf = ({
  allowHost,
  allowFolder,
  schema,
  lenient,
}: DocumentArguments): Pick<WSDLServicesOptions, 'hosts' | 'within' | 'schemas' | 'lenient'> => ({
  ...(allowHost && { hosts: allowHost }),
  ...(allowFolder !== undefined && { within: allowFolder }),
  ...(schema && { schemas: schema }),
  ...(lenient && { lenient }),
})
