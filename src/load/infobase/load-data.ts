/** The data objects of everything that was given to serve, as one model: configurations first, then modules; events with their objects. */
import type { FileRestrictions } from '../../access/users-file.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { didYouMean } from '../../diagnostics/near.ts'
import type { ExternalDataSource } from '../../external/definition/source.ts'
import { nodeFiles } from '../../host/machine/files.ts'
import { checkDefinitions, type CheckedModel } from '../../infobase/check/check-definitions.ts'
import type { PlacedDefinition } from '../../infobase/check/placed.ts'
import { dataProblem } from '../../infobase/check/problems.ts'
import { dataKinds } from '../../infobase/definition/data-kinds.ts'
import type { DataDefinition, DataKind } from '../../infobase/definition/definition.ts'
import type { DataEvents } from '../../infobase/definition/events.ts'
import type { Role } from '../../infobase/definition/objects/role.ts'
import { createModel } from '../../infobase/model/create-model.ts'
import type { InfobaseModel } from '../../infobase/model/model.ts'
import type { ModuleEvents } from '../../infobase/objects/ports.ts'
import { extendDefinition } from '../../metadata/data/extend.ts'
import { locateInDescription } from '../../metadata/data/locate.ts'
import { readData, type ReadData, type ReadDefinition } from '../../metadata/data/read-data.ts'
import type { ObjectKind } from '../../metadata/format/format.ts'
import type { ConfigurationRoot } from '../../metadata/format/recognise.ts'
import type { ModuleData } from '../modules/modules.ts'
import { digestOf, readDigest, writeDigest } from './digest.ts'
import { withFileRestrictions } from './file-restrictions.ts'

export interface LoadedData {
  readonly model: InfobaseModel
  readonly roles: readonly Role[]
  /** Those that users.json has, which the roles have as well. */
  readonly restrictions?: FileRestrictions | undefined
  readonly externalDataSources?: readonly OutsideSource[] | undefined
  /** At most one of an object. */
  readonly events: readonly DataEvents[]
  readonly moduleEvents?: ModuleEvents | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** What is known of an external data source here. */
interface OutsideSource {
  readonly source: Pick<ExternalDataSource, 'Name' | 'Tables'>
}

export interface DataSources {
  /** External data sources, whose tables roles restrict by row. */
  readonly externalDataSources?: readonly OutsideSource[] | undefined
  readonly configurations: readonly ConfigurationRoot[]
  readonly data: readonly GivenData[]
  /** Of users.json. */
  readonly restrictions?: FileRestrictions | undefined
  /** Handlers of events in modules of 1C's language. */
  readonly moduleEvents?: ModuleEvents | undefined
}

/** A data object, events or a role, with its module where it has one. */
export type GivenData = Pick<ModuleData, 'definition'> & Partial<Pick<ModuleData, 'file' | 'source'>>

/** `digests`: the folder where what was read is kept; none: everything is parsed. */
export function loadData(
  { configurations, data, externalDataSources, restrictions, moduleEvents }: DataSources,
  digests?: string,
): LoadedData {
  const diagnostics: Diagnostic[] = []
  const complain = (one: Diagnostic): void => {
    diagnostics.push(one)
  }
  const read = configurations.map((at) => ({ at, ...readKept(at, digests, complain) }))
  const ofModules = data.flatMap(({ definition, file, source }): readonly PlacedDefinition[] =>
    isDefinition(definition) ? [{ definition, ...(file !== undefined && { file }), ...(source !== undefined && { source }) }] : [],
  )
  const given = [...joined(read.flatMap(({ at, kept }) => kept.definitions.map((one) => ({ at, ...one })))), ...ofModules]
  const alone = read.length === 1 && ofModules.length === 0 ? read[0] : undefined
  const isSound = alone?.kept.checked === true
  const { model, diagnostics: found } = isSound ? modelOf(given) : checkDefinitions(given)
  for (const one of read) one.keep?.(one === alone && found.length === 0)
  return {
    model,
    roles: withFileRestrictions(
      [...read.flatMap((one) => one.kept.roles), ...data.flatMap(({ definition }) => (definition.kind === 'Role' ? [definition] : []))],
      restrictions?.rows,
    ),
    restrictions,
    externalDataSources,
    events: eventsIn(data, model, complain),
    moduleEvents,
    diagnostics: [...diagnostics, ...found],
  }
}

/** Of objects that were checked before, and by themselves. */
const modelOf = (given: readonly PlacedDefinition[]): CheckedModel => ({
  model: createModel(given.map((one) => one.definition)),
  diagnostics: [],
})

const kinds: readonly ObjectKind[] = [...(Object.keys(dataKinds) as DataKind[]), 'Role']

interface Kept {
  readonly kept: ReadData
  /** Keeps what was read just now, and whether it was found sound; absent where it is kept, or has a fault. */
  readonly keep?: (checked: boolean) => void
}

function readKept(at: ConfigurationRoot, digests: string | undefined, complain: (one: Diagnostic) => void): Kept {
  const key = digests === undefined ? '' : digestOf(nodeFiles, at, kinds)
  const before = readDigest(digests, key)
  if (before !== undefined) return { kept: before }
  let isWhole = true
  const kept = readData(nodeFiles, at, (one) => {
    isWhole = false
    complain(one)
  })
  return { kept, ...(isWhole && { keep: (checked: boolean) => writeDigest(digests, key, { ...kept, checked }) }) }
}

const isDefinition = (one: ModuleData['definition']): one is DataDefinition => one.kind !== 'Role' && one.kind !== 'DataEvents'

/** What an extension adopts joins the object of the base configuration; without one it is left out. */
function joined(all: readonly (ReadDefinition & { readonly at: ConfigurationRoot })[]): readonly PlacedDefinition[] {
  const extensions = all.filter((one) => one.adopted)
  return all
    .filter((one) => !one.adopted)
    .map(({ definition, file, at }) => ({
      definition: extensions
        .filter((one) => one.definition.kind === definition.kind && one.Name === definition.Name)
        .reduce((base, one) => extendDefinition(base, one.definition), definition),
      file,
      at: (path) => locateInDescription(nodeFiles, at, definition.kind, file, path),
    }))
}

/** Of two modules with events of one object the first counts. */
function eventsIn(data: readonly GivenData[], model: InfobaseModel, complain: (one: Diagnostic) => void): readonly DataEvents[] {
  const taken = new Map<string, GivenData>()
  return data.flatMap((one) => {
    const { definition, file } = one
    if (definition.kind !== 'DataEvents') return []
    const object = `${definition.of}.${definition.Name}`
    const location = file === undefined ? undefined : { file, line: 1, column: 1 }
    const first = taken.get(object)
    if (model.byFullName(object) === undefined) {
      const hint = didYouMean(
        object,
        model.of(definition.of).map(({ FullName }) => FullName),
      )
      complain(dataProblem('events-without-object', { object, hint }, location))
      return []
    }
    if (first !== undefined) {
      complain(dataProblem('events-twice', { object, first: first.file ?? '?' }, location))
      return []
    }
    taken.set(object, one)
    return [definition]
  })
}
