/** Finds the place of a part of a data object in its description, which is read again for that: nearly nothing is ever wrong. */
import type { Location } from '../../diagnostics/location.ts'
import type { DataKind } from '../../infobase/definition/definition.ts'
import type { Files } from '../format/files.ts'
import type { MetadataObject } from '../format/format.ts'
import { placeOf, textProperty } from '../format/properties.ts'
import { formats, type ConfigurationRoot } from '../format/recognise.ts'
import { readSourceFile } from '../format/source-file.ts'

/** Collections of a definition, and 1C's word for what is in them. */
const childKinds: Readonly<Record<string, string>> = {
  Attributes: 'Attribute',
  TabularSections: 'TabularSection',
  Dimensions: 'Dimension',
  Resources: 'Resource',
  EnumValues: 'EnumValue',
  Columns: 'Column',
  AddressingAttributes: 'AddressingAttribute',
  AccountingFlags: 'AccountingFlag',
  ExtDimensionAccountingFlags: 'ExtDimensionAccountingFlag',
}

/** `['Attributes', 'Цена']` is the attribute's name, `['Owners']` the property, `[]` the object's name. */
export function locateInDescription(
  files: Files,
  at: ConfigurationRoot,
  kind: DataKind,
  file: string,
  path: readonly string[],
): Location | undefined {
  const source = readSourceFile(files, file, () => undefined)
  let object: MetadataObject | undefined = source && formats[at.kind].objectIn(source, kind)
  let property = 'Name'
  for (let step = 0; step < path.length && object !== undefined; step++) {
    const child: string | undefined = childKinds[path[step]!]
    if (child === undefined) property = path[step]!
    else object = object.children(child).find((one) => textProperty(one, 'Name') === path[step + 1]) ?? object
    if (child !== undefined) step++
  }
  return object === undefined ? undefined : placeOf(object, property)
}
