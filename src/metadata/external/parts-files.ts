/** Where the tables and cubes of an external data source lie, each in a file of its own, in both formats. */
import { textOf } from '../../xml/element.ts'
import type { Files } from '../format/files.ts'
import type { MetadataObject } from '../format/format.ts'
import { problem, type Complain } from '../format/problems.ts'
import { formats } from '../format/recognise.ts'
import { readSourceFile } from '../format/source-file.ts'

/** A kind of part, and the folder of its files. */
export const partFolders = { Table: 'Tables', Cube: 'Cubes', DimensionTable: 'DimensionTables' } as const

/** An object, and the folder that has those of its parts that are files. */
export interface ObjectWithFolder {
  readonly object: MetadataObject
  readonly folder: string
}

/** The parts that the description of `owner` lists, in its order; one that cannot be read is complained of and left out. */
export function partsOf(
  files: Files,
  { object: owner, folder }: ObjectWithFolder,
  kind: keyof typeof partFolders,
  complain: Complain,
): readonly ObjectWithFolder[] {
  return owner.children(kind).flatMap((child) => {
    // EDT lists full names, the Designer names.
    const name = textOf(child.element).trim().split('.').at(-1)!
    const own = files.join(folder, partFolders[kind], name)
    const path = owner.format === 'edt' ? files.join(own, `${name}.mdo`) : `${own}.xml`
    const source = readSourceFile(files, path, complain)
    if (source === undefined) return []
    const format = formats[owner.format]
    const object = format.objectIn(source, kind)
    if (object === undefined)
      complain(
        problem('not-the-object', { expected: format.expected('ExternalDataSource'), found: source.root.local }, source.at(source.root)),
      )
    return object === undefined ? [] : [{ object, folder: own }]
  })
}
