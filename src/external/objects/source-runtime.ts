/** One source at work: its sessions, its databases, and where references find their objects. */
import type { ParametersFor } from '../connection/layers.ts'
import type { CubeReader } from '../cube/read.ts'
import type { Converting } from '../data/cells.ts'
import { Databases } from '../data/database.ts'
import { sourceModel, type SourceModel, type TableModel } from '../data/model.ts'
import type { ExternalFrame, ExternalPorts } from '../data/ports.ts'
import type { ExternalDataSourceTableReference, ReferenceHome } from '../data/reference.ts'
import { ObjectRights } from '../data/rights.ts'
import type { TableAccess } from '../data/rows.ts'
import { SourceSession, type Link } from '../data/session.ts'
import type { ExternalDataSource } from '../definition/source.ts'
import { CubeConnections } from './cube-connections.ts'
import { functionRun } from './functions.ts'
import { ObjectLocks } from './locks.ts'
import { ExternalRecord } from './record.ts'
import { ExternalDataSourceTableManager, withFinders } from './table-manager.ts'

export class SourceRuntime implements ReferenceHome {
  readonly model: SourceModel
  readonly ports: ExternalPorts
  readonly #databases: Databases
  readonly #cubes: CubeConnections
  readonly #sessions = new WeakMap<object, SourceSession>()
  readonly #locks = new ObjectLocks()
  readonly #managers = new Map<string, ExternalDataSourceTableManager>()
  /** What runs outside of any call. */
  readonly #outside: ExternalFrame = { session: {}, user: '' }

  constructor(definition: ExternalDataSource, ports: ExternalPorts) {
    this.model = sourceModel(definition)
    this.ports = ports
    this.#databases = new Databases(ports)
    this.#cubes = new CubeConnections(definition, ports)
  }

  /** The rights to a part of the source, or to itself. */
  rights(part = ''): ObjectRights {
    return new ObjectRights(`ExternalDataSource.${this.model.name}${part}`, () => this.ports.rights())
  }

  /** Of whoever runs now. @throws DataError without the right to use the source */
  session(): SourceSession {
    this.rights().require('Use')
    const frame = this.#frame()
    let found = this.#sessions.get(frame.session)
    if (found === undefined) this.#sessions.set(frame.session, (found = new SourceSession(this.model.name, () => this.#database())))
    return found
  }

  who(): ParametersFor & { readonly session: object } {
    const { session, user, area } = this.#frame()
    const source = this.model.name
    return { source, session, user, area: area?.(source), given: this.ports.parametersOf(user, source) }
  }

  table(name: string): ExternalDataSourceTableManager | undefined {
    const known = this.#managers.get(name)
    const table = this.model.tables.get(name)
    if (known !== undefined || table === undefined) return known
    const made = withFinders(new ExternalDataSourceTableManager(this.#portsOf(table)), table)
    this.#managers.set(name, made)
    return made
  }

  /** What reads rows of a table; its session is that of whoever asks then. */
  accessTo(table: TableModel): TableAccess {
    return {
      table,
      session: () => this.session(),
      converting: (link) => this.#converting(link),
      rights: this.rights(`.Table.${table.name}`),
    }
  }

  /**
   * A cube, over the connection that the parameters of the moment say; `table`: for what is read of it.
   *
   * @throws ExternalDataSourceError, XMLAError, and DataError without the right to read it
   */
  cube(name: string, table?: string): CubeReader {
    this.rights().require('Use')
    this.rights(`.Cube.${name}${table === undefined ? '' : `.DimensionTable.${table}`}`).require('Read')
    return this.#cubes.reader(name, this.ports.layers.resulting(this.who()))
  }

  /** `ВнешниеИсточникиДанных.X.Функция(…)`. @throws ExternalDataSourceError */
  run(name: string, parameters: readonly unknown[]): Promise<unknown> {
    const fullName = `ExternalDataSource.${this.model.name}.Function.${name}`
    const definition = this.model.definition.Functions[name]!
    this.rights(`.Function.${name}`).require('Use')
    return this.session().use(fullName, (link) => functionRun(fullName, definition, parameters, link, this.#converting(link)))
  }

  objectOf(reference: ExternalDataSourceTableReference): Promise<unknown> {
    return this.table(this.#tableOf(reference))!.GetObject(reference)
  }

  async presentationOf(reference: ExternalDataSourceTableReference): Promise<string> {
    const name = this.#tableOf(reference)
    const { presentation } = this.model.tables.get(name)!
    if (presentation === undefined) return reference.toString()
    const found = await this.table(name)!.GetObject(reference)
    return found === undefined ? reference.toString() : String(ExternalRecord.valueAt(found, presentation.at) ?? '')
  }

  /** What the session of a call leaves open. */
  async end(session: object): Promise<void> {
    await this.#sessions.get(session)?.end()
  }

  async close(): Promise<void> {
    await Promise.all([this.#databases.close(), this.#cubes.close()])
  }

  #tableOf({ type }: ExternalDataSourceTableReference): string {
    return type.split('.').at(-1)!
  }

  #frame(): ExternalFrame {
    return this.ports.context.get() ?? this.#outside
  }

  #database() {
    const mayUseOSAuthentication = this.rights().allows('SessionOSAuthenticationChange')
    const { dataSourceNames } = this.ports.settings
    return this.#databases.of(this.ports.layers.resulting(this.who()), {
      source: this.model.name,
      mayUseOSAuthentication,
      ...(dataSourceNames !== undefined && { dataSourceNames }),
    })
  }

  #converting({ database: { dialect, target } }: Link): Converting {
    return { model: this.model, dialect, reporting: target, regional: this.ports.regional, home: this }
  }

  #portsOf(table: TableModel) {
    return { access: this.accessTo(table), compares: this.ports.settings.lostUpdates === 'compare', home: this, locks: this.#locks }
  }
}
