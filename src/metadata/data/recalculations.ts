/** Recalculations of a calculation register: files beside it in a Designer dump, parts of its own file in EDT. */
import type { Recalculation } from '../../infobase/definition/objects/calculation-register.ts'
import { textOf } from '../../xml/element.ts'
import { designer } from '../format/designer.ts'
import type { Files } from '../format/files.ts'
import type { MetadataObject, ObjectPart } from '../format/format.ts'
import type { Complain } from '../format/problems.ts'
import { readSourceFile } from '../format/source-file.ts'
import { namesIn } from './references.ts'

/** Of the register's own files. */
interface Around {
  readonly files: Files
  partOf(part: ObjectPart): string
  readonly complain: Complain
}

/** The Designer's dump has their names in the register's file. */
export function recalculationsIn(object: MetadataObject, around: Around): readonly Recalculation[] {
  return object.children('Recalculation').map((child) => {
    const Name = textOf(child.property('Name') ?? child.element).trim()
    const described = object.format === 'edt' ? child : descriptionOf(Name, around)
    return Object.freeze({ Name, Dimensions: described === undefined ? {} : dimensionsOf(described) })
  })
}

function descriptionOf(name: string, { files, partOf, complain }: Around): MetadataObject | undefined {
  const file = files.join(partOf('Recalculations'), `${name}.xml`)
  const source = files.read(file) === undefined ? undefined : readSourceFile(files, file, complain)
  return source && designer.objectIn(source, 'Recalculation')
}

const dimensionsOf = (object: MetadataObject): Recalculation['Dimensions'] =>
  Object.freeze(
    Object.fromEntries(
      object.children('Dimension').map((one) => {
        const text = (name: string): string => {
          const found = one.property(name)
          return found === undefined ? '' : textOf(found).trim()
        }
        const LeadingRegisterData = Object.freeze(namesIn(one, 'LeadingRegisterData'))
        return [text('Name'), Object.freeze({ RegisterDimension: text('RegisterDimension'), LeadingRegisterData })]
      }),
    ),
  )
