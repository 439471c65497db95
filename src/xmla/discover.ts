/** The structure of an analytic source as its server describes it: cubes, dimensions, hierarchies, levels, measures and members. */
import type { Restrictions, XMLAClient } from './client.ts'
import type { XMLARow } from './rowset.ts'

/** More rows of structure than any cube has; members have a limit of their own. */
const MOST = 100_000

export interface CubeInfo {
  readonly name: string
  readonly caption: string
}

export interface DimensionInfo {
  readonly name: string
  readonly uniqueName: string
  readonly caption: string
  /** Whether it is the one of the measures. */
  readonly isMeasures: boolean
  /** Unique name. */
  readonly defaultHierarchy: string
}

export interface HierarchyInfo {
  readonly name: string
  readonly uniqueName: string
  readonly caption: string
  /** Unique name. */
  readonly dimension: string
  /** Unique name of the member that is all of them; `''`: there is none. */
  readonly allMember: string
  /** Whether parents and children are members of one level. */
  readonly isParentChild: boolean
}

export interface LevelInfo {
  readonly name: string
  readonly uniqueName: string
  readonly caption: string
  /** Unique name. */
  readonly hierarchy: string
  /** Unique name. */
  readonly dimension: string
  /** From 0, that of the All level where there is one. */
  readonly number: number
  readonly isAll: boolean
}

export interface MeasureInfo {
  readonly name: string
  readonly uniqueName: string
  readonly caption: string
  /** As OLE DB numbers types. */
  readonly dataType: number
}

export interface MemberInfo {
  readonly name: string
  readonly uniqueName: string
  readonly caption: string
  /** Unique name. */
  readonly level: string
  readonly levelNumber: number
  /** Unique name; `''`: it has none. */
  readonly parent: string
  readonly isAll: boolean
  /** All columns, for properties. */
  readonly row: XMLARow
}

const text = (row: XMLARow, column: string): string => row.get(column)?.text ?? ''
const flag = (row: XMLARow, column: string): boolean => ['true', '1'].includes(text(row, column))
const named = (row: XMLARow, kind: string) => ({
  name: text(row, `${kind}_NAME`),
  uniqueName: text(row, `${kind}_UNIQUE_NAME`),
  caption: text(row, `${kind}_CAPTION`) || text(row, `${kind}_NAME`),
})

/** Of the catalogue; parts of others, such as dimensions that SSAS shows as cubes of the name `$Product`, are left out. */
export async function cubesOf(client: XMLAClient): Promise<readonly CubeInfo[]> {
  const rows = await client.discover('MDSCHEMA_CUBES', {}, MOST)
  return rows
    .map((row) => ({ name: text(row, 'CUBE_NAME'), caption: text(row, 'CUBE_CAPTION') || text(row, 'CUBE_NAME') }))
    .filter(({ name }) => name !== '' && !name.startsWith('$'))
}

export async function dimensionsOf(client: XMLAClient, cube: string): Promise<readonly DimensionInfo[]> {
  const rows = await client.discover('MDSCHEMA_DIMENSIONS', ofCube(cube), MOST)
  return rows.map((row) => ({
    ...named(row, 'DIMENSION'),
    isMeasures: text(row, 'DIMENSION_TYPE') === '2',
    defaultHierarchy: text(row, 'DEFAULT_HIERARCHY'),
  }))
}

export async function hierarchiesOf(client: XMLAClient, cube: string): Promise<readonly HierarchyInfo[]> {
  const rows = await client.discover('MDSCHEMA_HIERARCHIES', ofCube(cube), MOST)
  return rows.map((row) => ({
    ...named(row, 'HIERARCHY'),
    dimension: text(row, 'DIMENSION_UNIQUE_NAME'),
    allMember: text(row, 'ALL_MEMBER'),
    isParentChild: flag(row, 'PARENT_CHILD') || text(row, 'STRUCTURE') === '2',
  }))
}

export async function levelsOf(client: XMLAClient, cube: string): Promise<readonly LevelInfo[]> {
  const rows = await client.discover('MDSCHEMA_LEVELS', ofCube(cube), MOST)
  return rows.map((row) => ({
    ...named(row, 'LEVEL'),
    hierarchy: text(row, 'HIERARCHY_UNIQUE_NAME'),
    dimension: text(row, 'DIMENSION_UNIQUE_NAME'),
    number: Number(text(row, 'LEVEL_NUMBER') || 0),
    // MDLEVEL_TYPE_ALL
    isAll: (Number(text(row, 'LEVEL_TYPE') || 0) & 1) === 1,
  }))
}

export async function measuresOf(client: XMLAClient, cube: string): Promise<readonly MeasureInfo[]> {
  const rows = await client.discover('MDSCHEMA_MEASURES', ofCube(cube), MOST)
  return rows.map((row) => ({ ...named(row, 'MEASURE'), dataType: Number(text(row, 'DATA_TYPE') || 0) }))
}

/** @throws XMLAError with `xmla/too-many` beyond the limit */
export async function membersOf(
  client: XMLAClient,
  cube: string,
  restrictions: Restrictions,
  limit: number,
): Promise<readonly MemberInfo[]> {
  const rows = await client.discover('MDSCHEMA_MEMBERS', { ...ofCube(cube), ...restrictions }, limit)
  return rows.map((row) => ({
    ...named(row, 'MEMBER'),
    level: text(row, 'LEVEL_UNIQUE_NAME'),
    levelNumber: Number(text(row, 'LEVEL_NUMBER') || 0),
    parent: text(row, 'PARENT_UNIQUE_NAME'),
    // MDMEMBER_TYPE_ALL
    isAll: text(row, 'MEMBER_TYPE') === '2',
    row,
  }))
}

const ofCube = (cube: string): Restrictions => ({ CUBE_NAME: cube })
