/** Modules in 1C's language beside definitions in TypeScript: `Catalogs/Товары/ObjectModule.bsl`, without any description of the dump. */
import { dataKinds } from '../../infobase/definition/data-kinds.ts'
import type { Files } from './files.ts'

const folders = ['CommonModules', ...Object.values(dataKinds)]

/** Whether a folder has such modules, in the layout of EDT, and is no configuration. */
export const hasModulesAlone = (files: Files, path: string): boolean =>
  files.read(files.join(path, 'Configuration.xml')) === undefined
  && files.read(files.join(path, 'Configuration', 'Configuration.mdo')) === undefined
  && folders.some((folder) => {
    const at = files.join(path, folder)
    return (files.list(at) ?? []).some(
      (one) => one.isFolder && (files.list(files.join(at, one.name)) ?? []).some(({ name }) => name.endsWith('.bsl')),
    )
  })
