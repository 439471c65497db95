/** Reads the external data sources of a configuration with their tables, cubes and functions; parts that are wrong are left out. */
import type { Location } from '../../diagnostics/location.ts'
import {
  cubeDefaults,
  cubeDimensionDefaults,
  cubeResourceDefaults,
  ExternalDataSourceCube,
  ExternalDataSourceDimension,
  ExternalDataSourceResource,
} from '../../external/definition/cube.ts'
import { ExternalDataSourceFunction, functionDefaults } from '../../external/definition/function.ts'
import type { DefinedExternalDataSource } from '../../external/definition/place.ts'
import { ExternalDataSource, sourceDefaults } from '../../external/definition/source.ts'
import { typesOf } from '../../infobase/definition/parts/type-description.ts'
import { namedParts } from '../data/parts.ts'
import { propertiesOf } from '../data/properties.ts'
import { typeIn, typeOf } from '../data/types.ts'
import type { Files } from '../format/files.ts'
import { identityOf } from '../format/identity.ts'
import { problem, type Complain } from '../format/problems.ts'
import { placeOf } from '../format/properties.ts'
import { formats, type ConfigurationRoot } from '../format/recognise.ts'
import { readSourceFile } from '../format/source-file.ts'
import { partFolders, partsOf, type ObjectWithFolder } from './parts-files.ts'
import { Places, type Placed } from './places.ts'
import { dimensionTableOf, tableOf } from './read-table.ts'

/** An external data source of a configuration. */
export interface ExternalDataSourceMetadata extends DefinedExternalDataSource {
  readonly Name: string
  /** An extension's: its own parts join the source of the base configuration. */
  readonly adopted: boolean
  readonly file: string
  readonly location: Location
}

/** Never throws; in the order of names. */
export function readExternalDataSources(files: Files, at: ConfigurationRoot, complain: Complain): readonly ExternalDataSourceMetadata[] {
  const format = formats[at.kind]
  return format.names(files, at.root, 'ExternalDataSource').flatMap((name) => {
    const source = readSourceFile(files, format.descriptionOf(files, at.root, 'ExternalDataSource', name), complain)
    if (source === undefined) return []
    const object = format.objectIn(source, 'ExternalDataSource')
    if (object === undefined)
      complain(
        problem('not-the-object', { expected: format.expected('ExternalDataSource'), found: source.root.local }, source.at(source.root)),
      )
    const folder = files.join(at.root, 'ExternalDataSources', name)
    return object === undefined ? [] : (sourceOf(files, { object, folder }, complain) ?? [])
  })
}

function sourceOf(files: Files, whole: ObjectWithFolder, complain: Complain): ExternalDataSourceMetadata | undefined {
  const { object } = whole
  const identity = identityOf(object, complain)
  if (identity === undefined) return undefined
  const places = new Places()
  const root = places.of([], object)
  const parts = <T>(kind: 'Table' | 'Cube', read: (one: ObjectWithFolder, placed: Placed) => T): Record<string, T> =>
    Object.fromEntries(
      partsOf(files, whole, kind, complain).flatMap((one) => {
        const { Name, ObjectBelonging } = identityOf(one.object, complain) ?? {}
        if (Name === undefined || ObjectBelonging === 'Adopted') return []
        return [[Name, read(one, places.of([partFolders[kind], Name], one.object))] as const]
      }),
    )
  const source = ExternalDataSource({
    Name: identity.Name,
    ...propertiesOf(object, sourceDefaults, complain),
    Tables: parts('Table', (_, placed) => tableOf(placed, complain)),
    Cubes: parts('Cube', (one, placed) => cubeOf(files, one, placed, { places, complain })),
    Functions: functionsIn(root, complain),
  })
  const { path: file } = object.source
  const adopted = identity.ObjectBelonging === 'Adopted'
  return { Name: identity.Name, adopted, source, file, location: placeOf(object, 'Name'), at: (part) => places.at(part) }
}

/** A procedure has no type. */
const functionsIn = ({ object, placed }: Placed, complain: Complain): Record<string, ExternalDataSourceFunction> =>
  namedParts(object, 'Function', complain, (child) => {
    placed(['Functions'], child)
    const properties = propertiesOf(child, functionDefaults, complain)
    const element = child.property('Type')
    const Type = properties.ReturnValue ? typeOf(child, complain) : element === undefined ? typesOf([]) : typeIn(element)
    return ExternalDataSourceFunction({ ...properties, Type })
  })

function cubeOf(
  files: Files,
  whole: ObjectWithFolder,
  { object, placed }: Placed,
  { places, complain }: { readonly places: Places; readonly complain: Complain },
): ExternalDataSourceCube {
  const properties = propertiesOf(object, cubeDefaults, complain)
  const way = ['Cubes', identityOf(object, () => undefined)?.Name ?? '', 'DimensionTables']
  const tables = partsOf(files, whole, 'DimensionTable', complain).flatMap((one) => {
    const { Name } = identityOf(one.object, complain) ?? {}
    return Name === undefined ? [] : [[Name, dimensionTableOf(places.of([...way, Name], one.object), complain)] as const]
  })
  return ExternalDataSourceCube({
    ...properties,
    DimensionTables: Object.fromEntries(tables),
    Dimensions: namedParts(object, 'Dimension', complain, (child) => {
      placed(['Dimensions'], child)
      return ExternalDataSourceDimension(typeOf(child, complain), propertiesOf(child, cubeDimensionDefaults, complain))
    }),
    Resources: namedParts(object, 'Resource', complain, (child) => {
      placed(['Resources'], child)
      return ExternalDataSourceResource(typeOf(child, complain), propertiesOf(child, cubeResourceDefaults, complain))
    }),
  })
}
