/** Queries of cubes in MDX: members of a table with their properties, and cells of chosen members. Every set is cut on the server. */
import { inMDX, soundUniqueName } from '../../xmla/names.ts'
import type { CubeOnServer, TableOnServer } from './structure.ts'

/** Properties that every server has for every member (XML for Analysis 1.1; OLE DB for OLAP). */
const intrinsic = new Set([
  'CATALOG_NAME',
  'CHILDREN_CARDINALITY',
  'CUBE_NAME',
  'DESCRIPTION',
  'DIMENSION_UNIQUE_NAME',
  'HIERARCHY_UNIQUE_NAME',
  'ID',
  'KEY',
  'LEVEL_NUMBER',
  'LEVEL_UNIQUE_NAME',
  'MEMBER_CAPTION',
  'MEMBER_KEY',
  'MEMBER_NAME',
  'MEMBER_TYPE',
  'MEMBER_UNIQUE_NAME',
  'MEMBER_VALUE',
  'NAME',
  'PARENT_COUNT',
  'PARENT_LEVEL',
  'PARENT_UNIQUE_NAME',
  'SKIPPED_LEVELS',
  'UNIQUE_NAME',
])

/** A property in MDX: one that all members have, one by its whole name, or one of the level. */
const propertyInMDX = (name: string, { owner }: TableOnServer): string =>
  intrinsic.has(name) ? name : name.startsWith('[') ? inMDX(name) : `${owner}.${inMDX(name)}`

/** `members`: unique names, in place of the whole table. */
export function membersQuery(
  cube: CubeOnServer,
  table: TableOnServer,
  properties: readonly string[],
  limit: number,
  members?: readonly string[],
): string {
  const set = members === undefined ? table.members : memberSet(members)
  const names = ['PARENT_UNIQUE_NAME', ...properties.map((one) => propertyInMDX(one, table))]
  const asked = [...new Set(names)].join(', ')
  return `SELECT {} ON COLUMNS, HEAD(${set}, ${limit}) DIMENSION PROPERTIES ${asked} ON ROWS FROM ${inMDX(cube.name)}`
}

/** A condition on a resource. */
export interface ResourceCondition {
  readonly resource: string
  readonly operator: '=' | '<>' | '<' | '<=' | '>' | '>='
  /** A plain decimal number. */
  readonly value: string
}

export interface CellsQuery {
  /** Dimensions whose members make the records; of the others all members are summed up, or those of `members`. */
  readonly dimensions: readonly string[]
  readonly resources: readonly string[]
  /** Unique names by dimension. */
  readonly members: ReadonlyMap<string, readonly string[]>
  readonly conditions: readonly ResourceCondition[]
  readonly limit: number
}

/** Records without a value in any of the resources are none. */
export function cellsQuery(cube: CubeOnServer, { dimensions, resources, members, conditions, limit }: CellsQuery): string {
  const measures = resources.map((one) => cube.measures.get(one)!)
  const sets = dimensions.map((one) => {
    const chosen = members.get(one)
    return chosen === undefined ? `{${cube.tables.get(cube.dimensions.get(one)!)!.members}}` : memberSet(chosen)
  })
  const slices = [...members].filter(([name]) => !dimensions.includes(name)).map(([, names]) => memberSet(names))
  const filled = measures.map((one) => `NOT ISEMPTY(${one})`).join(' OR ')
  const wanted = conditions.map(({ resource, operator, value }) => `${cube.measures.get(resource)!} ${operator} ${value}`)
  const rows = `HEAD(FILTER(${crossed(sets)}, ${[`(${filled})`, ...wanted].join(' AND ')}), ${limit})`
  const where = slices.length === 0 ? '' : ` WHERE (${slices.join(', ')})`
  return `SELECT {${measures.join(', ')}} ON COLUMNS${sets.length === 0 ? '' : `, ${rows} ON ROWS`} FROM ${inMDX(cube.name)}${where}`
}

const memberSet = (members: readonly string[]): string => `{${members.map(soundUniqueName).join(', ')}}`

/** From the last to the first: servers know no CROSSJOIN of many sets. */
const crossed = (sets: readonly string[]): string =>
  sets.reduceRight((right, left) => (right === '' ? left : `CROSSJOIN(${left}, ${right})`), '')
