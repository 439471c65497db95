/** Reads what a role may: `Ext/Rights.xml` of a Designer dump, `Rights.rights` of an EDT project, which are of one form. */
import { Role } from '../../infobase/definition/objects/role.ts'
import { attributeOf, elementsOf, type XMLElement } from '../../xml/element.ts'
import type { Files } from '../format/files.ts'
import type { MetadataObject } from '../format/format.ts'
import { identityOf } from '../format/identity.ts'
import type { Complain } from '../format/problems.ts'
import { readSourceFile } from '../format/source-file.ts'
import { synonymOf } from './properties.ts'
import { childText } from './references.ts'
import { filterOfCondition } from './restriction-text.ts'

/** A role without its file of rights has none. */
export function roleOf(object: MetadataObject, files: Files, file: string, complain: Complain): Role | undefined {
  const identity = identityOf(object, complain)
  if (identity === undefined) return undefined
  const root = files.read(file) === undefined ? undefined : readSourceFile(files, file, complain)?.root
  const objects = (root === undefined ? [] : elementsOf(root)).filter((one) => one.local === 'object')
  const by = (value: string): Record<string, readonly string[]> =>
    Object.fromEntries(
      objects.map((one) => [childText(one, 'name'), rightsOf(one, value)] as const).filter(([, rights]) => rights.length > 0),
    )
  const { Restrictions, Unapplied } = restrictionsIn(objects)
  return Role({
    Name: identity.Name,
    Synonym: synonymOf(object),
    uuid: attributeOf(object.element, 'uuid') ?? '',
    SetForNewObjects: root !== undefined && childText(root, 'setForNewObjects') === 'true',
    Rights: by('true'),
    Denied: by('false'),
    Restrictions,
    Unapplied,
  })
}

/** Conditions of rights on whole rows; one on single fields only is not applied. */
function restrictionsIn(objects: readonly XMLElement[]): Required<Pick<Role, 'Restrictions' | 'Unapplied'>> {
  const Restrictions: Record<string, Record<string, string>> = {}
  const Unapplied: string[] = []
  for (const object of objects)
    for (const right of elementsOf(object)) {
      const all = elementsOf(right).filter((one) => one.local === 'restrictionByCondition')
      if (all.length === 0 || childText(right, 'value') !== 'true') continue
      const [name, of] = [childText(object, 'name'), childText(right, 'name')]
      const texts = all.map((one) =>
        elementsOf(one).some(({ local }) => local === 'field') ? undefined : filterOfCondition(childText(one, 'condition')),
      )
      if (texts.every((one) => one !== undefined)) (Restrictions[name] ??= {})[of] = texts.map((one) => `(${one})`).join(' and ')
      else Unapplied.push(`${name} ${of}`)
    }
  return { Restrictions, Unapplied }
}

const rightsOf = (object: XMLElement, value: string): readonly string[] =>
  elementsOf(object)
    .filter((one) => one.local === 'right' && childText(one, 'value') === value)
    .map((one) => childText(one, 'name'))
