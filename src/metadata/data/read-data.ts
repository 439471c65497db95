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
  /** Of the file; `locateInDescription` knows better. */
  readonly location: Location
}

export interface ReadData {
  readonly definitions: readonly ReadDefinition[]
  readonly roles: readonly Role[]
  /** Nothing was wrong with the objects when they were checked by themselves. */
  readonly checked?: boolean
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
  eachOf(files, at, 'Role', complain, (object, name) => {
    const rights = formats[at.kind].partOf(files, at.root, 'Role', name, 'Rights')
    return roleOf(object, files, rights, complain)
  })

const objectsOf = (files: Files, at: ConfigurationRoot, kind: DataKind, complain: Complain): readonly ReadDefinition[] =>
  eachOf(files, at, kind, complain, (object, name) => {
    const identity = identityOf(object, complain)
    if (identity === undefined) return undefined
    const definition = readDataObject(kind, object, identity.Name, {
      files,
      complain,
      partOf: (part) => formats[at.kind].partOf(files, at.root, kind, name, part),
    })
    const { path } = object.source
    const location = { file: path, line: 1, column: 1 }
    return { Name: identity.Name, definition, adopted: identity.ObjectBelonging === 'Adopted', file: path, location }
  })

/** Elements about forms, lists and help, which are most of the text of a dump's descriptions. */
const presentationOnly: ReadonlySet<string> = new Set([
  'AuxiliaryChoiceForm',
  'AuxiliaryFolderChoiceForm',
  'AuxiliaryFolderForm',
  'AuxiliaryForm',
  'AuxiliaryListForm',
  'AuxiliaryObjectForm',
  'BasedOn',
  'Characteristics',
  'ChoiceDataGetModeOnInputByString',
  'ChoiceFoldersAndItems',
  'ChoiceForm',
  'ChoiceHistoryOnInput',
  'ChoiceMode',
  'ChoiceParameterLinks',
  'ChoiceParameters',
  'Command',
  'Comment',
  'CreateOnInput',
  'DataHistory',
  'DataLockControlMode',
  'DataLockFields',
  'DefaultChoiceForm',
  'DefaultFolderChoiceForm',
  'DefaultFolderForm',
  'DefaultForm',
  'DefaultListForm',
  'DefaultObjectForm',
  'EditFormat',
  'EditType',
  'ExecuteAfterWriteDataHistoryVersionProcessing',
  'Explanation',
  'ExtendedEdit',
  'ExtendedListPresentation',
  'ExtendedObjectPresentation',
  'FillFromFillingValue',
  'FillValue',
  'Format',
  'FullTextSearch',
  'FullTextSearchOnInputByString',
  'GeneratedType',
  'IncludeHelpInContents',
  'InputByString',
  'LinkByType',
  'ListPresentation',
  'MarkNegatives',
  'Mask',
  'MaxValue',
  'MinValue',
  'MultiLine',
  'ObjectPresentation',
  'PasswordMode',
  'QuickChoice',
  'SearchStringModeOnInputByString',
  'StandardAttributes',
  'ToolTip',
  'UpdateDataHistoryImmediatelyAfterWrite',
  'UseStandardCommands',
])

/** Each description of a kind is read and forgotten before the next one: the trees of hundreds of files are large. */
function eachOf<T>(
  files: Files,
  at: ConfigurationRoot,
  kind: ObjectKind,
  complain: Complain,
  read: (object: MetadataObject, name: string) => T | undefined,
): readonly T[] {
  const format = formats[at.kind]
  const all: T[] = []
  for (const name of format.names(files, at.root, kind)) {
    const source = readSourceFile(files, format.descriptionOf(files, at.root, kind, name), complain, presentationOnly)
    if (source === undefined) continue
    const object = format.objectIn(source, kind)
    const made = object && read(object, name)
    if (made !== undefined) all.push(made)
    if (object !== undefined) continue
    const found = [source.root, ...elementsOf(source.root).slice(0, 1)].map(clark).join('/')
    complain(problem('not-the-object', { expected: format.expected(kind), found }, source.at(source.root)))
  }
  return all
}
