/** The common modules of a configuration: names from the folder's listing, flags and text read when they are asked for. */
import type { Files } from './files.ts'
import type { ConfigurationRoot } from './recognise.ts'

export interface CommonModuleFiles {
  readonly name: string
  /** Path of its Module.bsl, which may be absent. */
  readonly file: string
  /** Its exported methods are called without its name. */
  readonly global: boolean
  /** Results are kept by arguments: ReturnValuesReuse. */
  readonly reuses: boolean
  /** It is compiled on the server; one of clients alone is not there for a service. */
  readonly server: boolean
  /** Rights are not checked in its methods. */
  readonly privileged: boolean
}

const folder = 'CommonModules'

export function commonModules(files: Files, { kind, root }: ConfigurationRoot): readonly CommonModuleFiles[] {
  const at = files.join(root, folder)
  const entries = files.list(at) ?? []
  if (kind === 'designer')
    return entries
      .filter((one) => !one.isFolder && one.name.endsWith('.xml'))
      .map(({ name }) =>
        lazily(files, name.slice(0, -4), files.join(at, name), files.join(at, name.slice(0, -4), 'Ext', 'Module.bsl'), false),
      )
  return entries
    .filter((one) => one.isFolder)
    .map(({ name }) => lazily(files, name, files.join(at, name, `${name}.mdo`), files.join(at, name, 'Module.bsl'), true))
}

/** `omits`: properties that have their default, `false`, are not written. */
function lazily(files: Files, name: string, description: string, file: string, omits: boolean): CommonModuleFiles {
  let text: string | undefined
  const read = (): string => (text ??= new TextDecoder().decode(files.read(description) ?? new Uint8Array()))
  return {
    name,
    file,
    get global() {
      return /<global>true</i.test(read())
    },
    get server() {
      // Without a description it is one of a folder of modules alone.
      return omits
        ? read() === '' || /<(?:server|externalConnection)>true</.test(read())
        : !/<Server>false</.test(read()) || !/<ExternalConnection>false</.test(read())
    },
    get privileged() {
      return /<privileged>true</i.test(read())
    },
    get reuses() {
      return /<returnValuesReuse>During(?:Request|Session)</i.test(read())
    },
  }
}
