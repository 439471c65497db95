/** Whether a configuration that is served has objects with data: then the standard OData interface is published, too. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { dataKinds } from '../../infobase/definition/data-kinds.ts'
import { publishedKinds } from '../../odata/model/names.ts'
import type { DataSources } from './load-data.ts'

/** By the folders of the configuration: nothing is read. */
export const hasDataObjects = ({ configurations }: Pick<DataSources, 'configurations'>): boolean =>
  configurations.some(({ root }) => publishedKinds.some((kind) => existsSync(join(root, dataKinds[kind]))))
