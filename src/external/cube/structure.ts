/** A cube found on the analytic server: the set of members that each dimension table is, and the measure of each resource. */
import { said, type Said } from '../../diagnostics/said.ts'
import type { XMLAClient } from '../../xmla/client.ts'
import { cubesOf, dimensionsOf, hierarchiesOf, levelsOf, measuresOf, type HierarchyInfo, type LevelInfo } from '../../xmla/discover.ts'
import { isSameName } from '../../xmla/names.ts'
import type { ExternalDataSourceCube, ExternalDataSourceDimensionTable } from '../definition/cube.ts'
import { columnOf } from '../definition/field.ts'
import { tableReference } from '../definition/types.ts'
import { cubeError } from './error.ts'

/** What a dimension table is of the server's. */
export interface TableOnServer {
  readonly hierarchy: HierarchyInfo
  /** `undefined`: the table is the hierarchy itself. */
  readonly level: LevelInfo | undefined
  /** The set of its members in MDX; a member that is all of them is not in it. */
  readonly members: string
  /** What user-defined properties are named below. */
  readonly owner: string
}

export interface CubeOnServer {
  /** `OLAP.Продажи`, for messages. */
  readonly label: string
  /** The cube's name on the server. */
  readonly name: string
  /** By name of the dimension table. */
  readonly tables: ReadonlyMap<string, TableOnServer>
  /** Names of dimension tables by name of the dimension. */
  readonly dimensions: ReadonlyMap<string, string>
  /** Unique names of measures by name of the resource. */
  readonly measures: ReadonlyMap<string, string>
}

/** @throws CubeError for what the definition names and the server lacks; XMLAError, OutgoingError */
export async function findCube(client: XMLAClient, label: string, name: string, cube: ExternalDataSourceCube): Promise<CubeOnServer> {
  const wanted = columnOf(name, cube)
  const cubes = await cubesOf(client)
  if (!cubes.some((one) => one.name === wanted))
    throw cubeError('no-cube', { cube: label, name: wanted, known: listed(cubes.map((one) => one.name)) })
  const [dimensions, hierarchies, levels, measures] = [
    await dimensionsOf(client, wanted),
    await hierarchiesOf(client, wanted),
    await levelsOf(client, wanted),
    await measuresOf(client, wanted),
  ]
  return {
    label,
    name: wanted,
    tables: new Map(
      Object.entries(cube.DimensionTables).map(([table, definition]) => {
        const found = findTable(columnOf(table, definition), definition, { dimensions, hierarchies, levels })
        if (found !== undefined) return [table, found]
        const known = listed([...hierarchies, ...levels].map(({ uniqueName }) => uniqueName))
        throw cubeError('no-table', { cube: label, table, name: columnOf(table, definition), known })
      }),
    ),
    dimensions: new Map(
      Object.entries(cube.Dimensions).map(([dimension, { Type }]) => {
        const refers = Type.Types.map(tableReference).find((one) => one?.cube === name)
        if (refers === undefined || !Object.hasOwn(cube.DimensionTables, refers.table))
          throw cubeError('not-a-dimension', { cube: label, dimension })
        return [dimension, refers.table]
      }),
    ),
    measures: new Map(
      Object.entries(cube.Resources).map(([resource, definition]) => {
        const measure = columnOf(resource, definition)
        const found = measures.find((one) => one.name === measure || isSameName(one.uniqueName, measure))
        if (found !== undefined) return [resource, found.uniqueName]
        throw cubeError('no-measure', { cube: label, resource, name: measure, known: listed(measures.map((one) => one.name)) })
      }),
    ),
  }
}

interface Found {
  readonly dimensions: Awaited<ReturnType<typeof dimensionsOf>>
  readonly hierarchies: readonly HierarchyInfo[]
  readonly levels: readonly LevelInfo[]
}

/** A level by its name; the hierarchy itself where the level's number is 0; a dimension stands for its default hierarchy. */
function findTable(name: string, table: ExternalDataSourceDimensionTable, found: Found): TableOnServer | undefined {
  const { HierarchyNameInDataSource: within, LevelNumber: number } = table
  const hierarchies = within === '' ? found.hierarchies : found.hierarchies.filter((one) => isNamed(one, within))
  if (number > 0 || within === '') {
    const level = found.levels.find(
      (one) => !one.isAll && isNamed(one, name) && hierarchies.some(({ uniqueName }) => uniqueName === one.hierarchy),
    )
    const hierarchy = hierarchies.find(({ uniqueName }) => uniqueName === level?.hierarchy)
    if (level !== undefined && hierarchy !== undefined)
      return { hierarchy, level, members: `${level.uniqueName}.MEMBERS`, owner: level.uniqueName }
    if (number > 0) return undefined
  }
  const hierarchy = hierarchies.find((one) => isNamed(one, name)) ?? hierarchyOfDimension(name, { ...found, hierarchies })
  if (hierarchy === undefined) return undefined
  const all = `${hierarchy.uniqueName}.MEMBERS`
  const members = hierarchy.allMember === '' ? all : `EXCEPT(${all}, {${hierarchy.allMember}})`
  return { hierarchy, level: undefined, members, owner: hierarchy.uniqueName }
}

function hierarchyOfDimension(name: string, { dimensions, hierarchies }: Found): HierarchyInfo | undefined {
  const dimension = dimensions.find((one) => !one.isMeasures && isNamed(one, name))
  const own = hierarchies.filter((one) => one.dimension === dimension?.uniqueName)
  return own.find(({ uniqueName }) => uniqueName === dimension?.defaultHierarchy) ?? own[0]
}

const isNamed = (one: { readonly name: string; readonly uniqueName: string }, name: string): boolean =>
  one.name === name || isSameName(one.uniqueName, name)

/** The first few names, so that a message is not as long as a cube. */
const listed = (names: readonly string[]): string | Said =>
  names.length === 0 ? said('none', 'ничего') : `${names.slice(0, 12).join(', ')}${names.length > 12 ? ', …' : ''}`
