/** What the managers of external data sources need of the machine, and for whom they work. */
import type { Outgoing } from '../../exchange/outgoing/request.ts'
import type { AsyncContext } from '../../infobase/store/frame.ts'
import type { ParameterLayers } from '../connection/layers.ts'
import type { ConnectionParameters } from '../connection/parameters.ts'
import type { RegionalSettings } from '../conversion/locale.ts'
import type { DialectName, Driver } from '../driver/driver.ts'
import type { ExternalRights } from './rights.ts'

/** For whom something runs. */
export interface ExternalFrame {
  /** The session: its parameters, its state and its transactions go with it. */
  readonly session: object
  /** The infobase user, `''` for none. */
  readonly user: string
  /** The values of the separators that a source belongs to, by its name; `undefined`: none is used. */
  readonly area?: ((source: string) => string | undefined) | undefined
}

/** Choices that 1C's documentation leaves open (docs/quirks.md). */
export interface ExternalSettings {
  /**
   * When a lost update is refused: `version` (the default), where the table has a field of the version, as in 1C's code without forms;
   * `compare`, also where it has none, by reading the row again.
   */
  readonly lostUpdates?: 'version' | 'compare'
  /** Milliseconds that a connection may take; 10,000 when absent. */
  readonly connectTimeout?: number
  /** Connections to one database at most; 20 when absent. */
  readonly connections?: number
  /** How numbers and dates become texts: `ru` (the default) or `en`. */
  readonly regional?: 'ru' | 'en'
  /** Rows of one table, or of a cube, that are read at most where nobody asks for the first ones; 1,000,000 and 100,000 when absent. */
  readonly mostRows?: number
  /** Connection strings by data source name, for `DSN=…`. */
  readonly dataSourceNames?: Readonly<Record<string, string>>
}

/** Settings of external data sources: how they work, and the common connection parameters by name of the source. */
export interface ExternalDataSourcesSettings extends ExternalSettings {
  /** `УстановитьОбщиеПараметрыСоединения` at the start, by name of the source. */
  readonly parameters?: Readonly<Record<string, ConnectionParameters>>
}

export interface ExternalPorts {
  /** Loads the driver when it is first used. */
  driver(dialect: DialectName): Promise<Driver>
  /** Asks analytic servers. */
  readonly outgoing: Outgoing
  readonly layers: ParameterLayers
  readonly context: AsyncContext<ExternalFrame>
  readonly regional: RegionalSettings
  readonly settings: ExternalSettings
  /** Connection parameters that the list of users has for a user. */
  parametersOf(user: string, source: string): ConnectionParameters | undefined
  /** Rights of whoever runs now; `undefined`: everything is allowed. */
  rights(): ExternalRights | undefined
  /** Runs something later; gives what calls it off. It keeps no process alive. */
  after(milliseconds: number, run: () => void): () => void
}
