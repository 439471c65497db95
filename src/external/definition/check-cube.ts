/** What is wrong in cubes of external data sources. */
import { typeName } from '../../infobase/definition/parts/type-description.ts'
import { checkFields, checkType, isField, soundNames, tellAt, whereOf, type Checking } from './check-parts.ts'
import type { ExternalDataSourceCube } from './cube.ts'
import { tableReference } from './types.ts'

export function checkCube(checking: Checking, name: string, cube: ExternalDataSourceCube): void {
  const path = ['Cubes', name]
  for (const table of soundNames(checking, [...path, 'DimensionTables'], Object.keys(cube.DimensionTables))) {
    const at = [...path, 'DimensionTables', table]
    const one = cube.DimensionTables[table]!
    if (one?.kind !== 'ExternalDataSourceDimensionTable') {
      tellAt(checking, at, 'part-invalid', { where: whereOf(checking, at), maker: 'ExternalDataSourceDimensionTable' })
      continue
    }
    const fields = checkFields(checking, at, one.Fields)
    if (one.PresentationField !== '') isField(checking, at, 'PresentationField', one.PresentationField, fields)
  }
  for (const dimension of soundNames(checking, [...path, 'Dimensions'], Object.keys(cube.Dimensions)))
    checkDimension(checking, name, cube, dimension)
  for (const resource of soundNames(checking, [...path, 'Resources'], Object.keys(cube.Resources)))
    checkType(checking, [...path, 'Resources', resource], cube.Resources[resource]!.Type, resources)
}

const resources: ReadonlySet<string> = new Set(['Number', 'String'])

/** A dimension is one dimension table of its cube. */
function checkDimension(checking: Checking, name: string, cube: ExternalDataSourceCube, dimension: string): void {
  const path = ['Cubes', name, 'Dimensions', dimension]
  const { Types } = cube.Dimensions[dimension]!.Type
  const reference = Types.length === 1 ? tableReference(Types[0]!) : undefined
  const isOfCube =
    reference?.source === checking.one.source.Name && reference.cube === name && Object.hasOwn(cube.DimensionTables, reference.table)
  const tables = Object.keys(cube.DimensionTables).map(
    (one) => `ExternalDataSourceCubeDimensionTableRef.${checking.one.source.Name}.${name}.${one}`,
  )
  if (!isOfCube)
    tellAt(checking, [...path, 'Type'], 'type-invalid', {
      where: whereOf(checking, path),
      found: Types.map(typeName).join(', '),
      allowed: tables.join(', ') || '-',
    })
}
