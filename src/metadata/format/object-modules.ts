/** Files of the modules of data objects: of an object, its manager, its sets of records, its value. */
import { dataKinds, type DataKind } from '../../infobase/definition/data-kinds.ts'
import type { Files } from './files.ts'
import type { ConfigurationRoot } from './recognise.ts'

/** Objects with modules that keep no data. */
const withoutData: Readonly<Record<string, string>> = { DataProcessor: 'DataProcessors', Report: 'Reports' }

/** `form`: `Object`, `Manager`, `RecordSet`, `ValueManager`. `undefined` where there is no such file. */
export function objectModuleFile(files: Files, { kind, root }: ConfigurationRoot, fullName: string, form: string): string | undefined {
  const [of = '', name = ''] = fullName.split('.')
  const folder = dataKinds[of as DataKind] ?? withoutData[of]
  if (folder === undefined) return undefined
  const at = files.join(root, folder, name)
  const path = kind === 'designer' ? files.join(at, 'Ext', `${form}Module.bsl`) : files.join(at, `${form}Module.bsl`)
  return files.read(path) === undefined ? undefined : path
}
