/** Reads the data objects of a configuration: definitions with the files that they come from, roles with what they may. */
import type { Location } from '../../diagnostics/location.ts'
import { dataKinds } from '../../infobase/definition/data-kinds.ts'
import type { DataDefinition, DataKind } from '../../infobase/definition/definition.ts'
import type { Role } from '../../infobase/definition/objects/role.ts'
import { elementsOf } from '../../xml/element.ts'
import { clark } from '../../xml/name.ts'
import type { Files } from '../format/files.ts'
import type { MetadataObject, ObjectKind } from '../format/format.ts'
import { identityOf } from '../format/identity.ts'
import { problem, type Complain } from '../format/problems.ts'
import { placeOf } from '../format/properties.ts'
import { formats, type ConfigurationRoot } from '../format/recognise.ts'
import { readSourceFile } from '../format/source-file.ts'
import { uniqueByName } from '../format/unique.ts'
import { readDataObject } from './data-object.ts'
import { roleOf } from './rights.ts'

/** A definition with its file. */
export interface ReadDefinition {
  readonly Name: string
  readonly definition: DataDefinition
  /** An extension's: its own parts join the object of the base configuration. */
  readonly adopted: boolean
  /** Path of the description, as it should be printed. */
  readonly file: string
  readonly location: Location
}

export interface ReadData {
  readonly definitions: readonly ReadDefinition[]
  readonly roles: readonly Role[]
}

/** Never throws: an object that cannot be read is left out, with a diagnostic. */
export function readData(files: Files, at: ConfigurationRoot, complain: Complain): ReadData {
  const kinds = Object.keys(dataKinds) as readonly DataKind[]
  return {
    definitions: kinds.flatMap((kind) => uniqueByName(objectsOf(files, at, kind, complain), kind, complain)),
    roles: readRoles(files, at, complain),
  }
}

export const readRoles = (files: Files, at: ConfigurationRoot, complain: Complain): readonly Role[] =>
  described(files, at, 'Role', complain).flatMap(({ object, name }) => {
    const rights = formats[at.kind].partOf(files, at.root, 'Role', name, 'Rights')
    return roleOf(object, files, rights, complain) ?? []
  })

function objectsOf(files: Files, at: ConfigurationRoot, kind: DataKind, complain: Complain): readonly ReadDefinition[] {
  return described(files, at, kind, complain).flatMap(({ object, name }) => {
    const identity = identityOf(object, complain)
    if (identity === undefined) return []
    const definition = readDataObject(kind, object, identity.Name, {
      files,
      complain,
      partOf: (part) => formats[at.kind].partOf(files, at.root, kind, name, part),
    })
    return [
      {
        Name: identity.Name,
        definition,
        adopted: identity.ObjectBelonging === 'Adopted',
        file: object.source.path,
        location: placeOf(object, 'Name'),
      },
    ]
  })
}

/** What is about forms, lists and help: a third of the text of a dump's descriptions. */
const presentationOnly: ReadonlySet<string> = new Set([
  'BasedOn',
  'Characteristics',
  'ChoiceParameterLinks',
  'ChoiceParameters',
  'Command',
  'DataLockFields',
  'Explanation',
  'ExtendedListPresentation',
  'ExtendedObjectPresentation',
  'GeneratedType',
  'InputByString',
  'LinkByType',
  'ListPresentation',
  'ObjectPresentation',
  'StandardAttributes',
  'ToolTip',
])

/** The objects of a kind with the names of their files. */
function described(
  files: Files,
  at: ConfigurationRoot,
  kind: ObjectKind,
  complain: Complain,
): readonly { readonly object: MetadataObject; readonly name: string }[] {
  const format = formats[at.kind]
  return format.names(files, at.root, kind).flatMap((name) => {
    const source = readSourceFile(files, format.descriptionOf(files, at.root, kind, name), complain, presentationOnly)
    if (source === undefined) return []
    const object = format.objectIn(source, kind)
    if (object !== undefined) return [{ object, name }]
    const found = [source.root, ...elementsOf(source.root).slice(0, 1)].map(clark).join('/')
    complain(problem('not-the-object', { expected: format.expected(kind), found }, source.at(source.root)))
    return []
  })
}
