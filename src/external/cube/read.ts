/** Reads a cube: members of its dimension tables, and its cells as records; never more rows than were allowed. */
import type { Value } from '../../infobase/values/value.ts'
import type { XMLAClient } from '../../xmla/client.ts'
import type { AxisMember } from '../../xmla/dataset.ts'
import { xmlaError } from '../../xmla/error.ts'
import { partsOf } from '../../xmla/names.ts'
import { nullValue, type XMLAValue } from '../../xmla/value.ts'
import type { ExternalDataSourceCube } from '../definition/cube.ts'
import { columnOf } from '../definition/field.ts'
import { converted } from './convert.ts'
import { cubeError } from './error.ts'
import { cellsQuery, membersQuery, type ResourceCondition } from './mdx.ts'
import { CubeMemberRef } from './member.ts'
import { findCube, type CubeOnServer } from './structure.ts'

/** A row of a dimension table. */
export interface MemberRow {
  readonly Ref: CubeMemberRef
  /** Of hierarchies; `undefined` at the top. */
  readonly Parent: CubeMemberRef | undefined
  /** By name, in the order of definition. */
  readonly Fields: Readonly<Record<string, Value>>
}

/** A cell, or cells of several resources, with its members. */
export interface CubeRecord {
  /** By name of the dimension. */
  readonly Dimensions: Readonly<Record<string, CubeMemberRef>>
  /** By name of the resource; `null` where the cell is empty. */
  readonly Resources: Readonly<Record<string, Value>>
}

/** Which records are wanted. */
export interface RecordsQuery {
  /** Those whose members make the records; absent: all of them. */
  readonly dimensions?: readonly string[] | undefined
  /** Absent: all of them. */
  readonly resources?: readonly string[] | undefined
  /** Members that are wanted, by dimension. */
  readonly members?: Readonly<Record<string, readonly CubeMemberRef[]>> | undefined
  /** Conditions on resources that are all to be met. */
  readonly conditions?: readonly ResourceCondition[] | undefined
  /** So many of them, and no error where there are more. */
  readonly first?: number | undefined
}

export interface CubeReading {
  /** Name of the external data source. */
  readonly source: string
  readonly name: string
  readonly definition: ExternalDataSourceCube
  readonly client: XMLAClient
  /** Rows that are read at most where the first ones are not asked for. */
  readonly limit: number
}

/** Every method throws CubeError, XMLAError and OutgoingError. */
export class CubeReader {
  readonly #reading: CubeReading
  #found: Promise<CubeOnServer> | undefined

  constructor(reading: CubeReading) {
    this.#reading = reading
  }

  /** `OLAP.Продажи`. */
  get label(): string {
    return `${this.#reading.source}.${this.#reading.name}`
  }

  /** Members of a dimension table; with `first` so many, without it all, and an error beyond the limit. */
  async members(table: string, first?: number): Promise<readonly MemberRow[]> {
    return this.#cut(await this.#membersOf(table, this.#asked(first)), first)
  }

  /** Rows that are read where the first ones are not asked for. */
  get limit(): number {
    return this.#reading.limit
  }

  /** Members by their unique names, in that order; what the server does not know is its error. */
  membersNamed(table: string, names: readonly string[]): Promise<readonly MemberRow[]> {
    return names.length === 0 ? Promise.resolve([]) : this.#membersOf(table, names.length, names)
  }

  /** One member, or `undefined` where there is none of that name. */
  async member(table: string, uniqueName: string): Promise<MemberRow | undefined> {
    return (await this.#membersOf(table, 1, [uniqueName]))[0]
  }

  /** Cells as records; a record whose cells are all empty is none. */
  async records(query: RecordsQuery = {}): Promise<readonly CubeRecord[]> {
    const { client, definition } = this.#reading
    const cube = await this.#onServer()
    const dimensions = query.dimensions ?? Object.keys(definition.Dimensions)
    const resources = query.resources ?? Object.keys(definition.Resources)
    if (resources.length === 0) throw cubeError('no-resource', { cube: this.label })
    const members = new Map(Object.entries(query.members ?? {}).map(([name, refs]) => [name, this.#names(cube, name, refs)]))
    if ([...members.values()].some((names) => names.length === 0)) return []
    const statement = cellsQuery(cube, {
      dimensions,
      resources,
      members,
      conditions: query.conditions ?? [],
      limit: this.#asked(query.first),
    })
    const { axes, cells } = await client.cells(statement)
    const tuples = dimensions.length === 0 ? [[]] : (axes[1] ?? [])
    const records = tuples.map((tuple, row) => ({
      Dimensions: Object.fromEntries(dimensions.map((name, at) => [name, this.#ref(cube.dimensions.get(name)!, tuple[at]!)])),
      Resources: Object.fromEntries(
        resources.map((name, column) => [name, this.#resource(name, cells.get(row * resources.length + column) ?? nullValue)]),
      ),
    }))
    return this.#cut(records, query.first)
  }

  #onServer(): Promise<CubeOnServer> {
    const { client, definition, name } = this.#reading
    this.#found ??= findCube(client, this.label, name, definition)
    // What was not found may be there the next time.
    this.#found.catch(() => (this.#found = undefined))
    return this.#found
  }

  #asked(first: number | undefined): number {
    return first ?? this.#reading.limit + 1
  }

  #cut<T>(rows: readonly T[], first: number | undefined): readonly T[] {
    if (first === undefined && rows.length > this.#reading.limit) throw xmlaError('too-many', { limit: this.#reading.limit })
    return rows
  }

  async #membersOf(table: string, limit: number, names?: readonly string[]): Promise<readonly MemberRow[]> {
    const { client, definition } = this.#reading
    const cube = await this.#onServer()
    const onServer = cube.tables.get(table)!
    const { Fields, Hierarchical } = definition.DimensionTables[table]!
    const columns = Object.entries(Fields).map(([name, field]) => ({ name, field, property: columnOf(name, field) }))
    const { axes } = await client.cells(
      membersQuery(
        cube,
        onServer,
        columns.map(({ property }) => property),
        limit,
        names,
      ),
    )
    return (axes[1] ?? []).map(([member]) => ({
      Ref: this.#ref(table, member!),
      Parent: Hierarchical ? this.#parent(table, member!, onServer.hierarchy.allMember) : undefined,
      Fields: Object.fromEntries(
        columns.map(({ name, field, property }) => {
          const place = `${table}.${name}`
          return [name, converted(propertyOf(member!, property), field.Type, { cube: this.label, place })]
        }),
      ),
    }))
  }

  #ref(table: string, { uniqueName, caption }: Pick<AxisMember, 'uniqueName' | 'caption'>): CubeMemberRef {
    const { name, source } = this.#reading
    return new CubeMemberRef({ source, cube: name, table }, uniqueName, caption)
  }

  /** The member that is all of them is not data, and so nobody's parent. */
  #parent(table: string, member: AxisMember, allMember: string): CubeMemberRef | undefined {
    const parent = propertyOf(member, 'PARENT_UNIQUE_NAME').text
    return parent === '' || parent === allMember
      ? undefined
      : this.#ref(table, { uniqueName: parent, caption: partsOf(parent).at(-1) ?? parent })
  }

  #names(cube: CubeOnServer, dimension: string, refs: readonly CubeMemberRef[]): readonly string[] {
    const { name, source } = this.#reading
    const table = cube.dimensions.get(dimension)
    return refs.map((ref) => {
      if (ref.table === table && ref.cube === name && ref.source === source) return ref.uniqueName
      throw cubeError('other-member', { cube: this.label, dimension, table: table ?? '', given: ref.uniqueName })
    })
  }

  #resource(name: string, value: XMLAValue): Value {
    return converted(value, this.#reading.definition.Resources[name]!.Type, { cube: this.label, place: name })
  }
}

/** A property under the name by which the server answers it: the last part counts. */
function propertyOf({ caption, properties, uniqueName }: AxisMember, property: string): XMLAValue {
  if (property === 'MEMBER_UNIQUE_NAME') return { kind: 'text', text: uniqueName }
  if (property === 'MEMBER_CAPTION') return { kind: 'text', text: caption }
  const last = (name: string): string => (partsOf(name).at(-1) ?? name).toLowerCase()
  const wanted = last(property)
  for (const [name, value] of properties) if (last(name) === wanted) return value
  return nullValue
}
