/** The definitions of an infobase, and the parts of the machine that it needs. */
import type { System } from '../../exchange/system.ts'
import type { DataEvents, EventHandler } from '../definition/events.ts'
import type { AnyModelObject, InfobaseModel } from '../model/model.ts'
import type { Engine } from '../store/engine.ts'
import type { AsyncContext, Frame } from '../store/frame.ts'
import type { OnChange } from '../store/kept-model.ts'
import type { Base } from './base.ts'
import type { BoundRestriction } from './role-restriction.ts'

export interface InfobasePorts {
  readonly engine: Engine
  /** The file that the engine keeps; it is brought up to the configuration where it was made for another one. */
  readonly file?: string | undefined
  /** What is done with data that a change of the configuration would lose; refused when absent. */
  readonly onChange?: OnChange | undefined
  /** Keeps a copy of the file before something is lost, and gives its name. */
  readonly keepCopy?: (() => string | undefined) | undefined
  /** Whether no other process works with the data. */
  readonly isAlone?: (() => boolean) | undefined
  readonly context: AsyncContext<Frame>
  readonly system: Pick<System, 'now' | 'randomBytes' | 'after' | 'ticks' | 'turn'>
  /** Runs after each transaction that wrote something. */
  readonly committed?: (() => void) | undefined
  /** Seconds that a call waits for another one's transaction; 20 as 1C has it. */
  readonly lockTimeout?: number | undefined
}

/** The handlers of an object, by 1C's English names of the events; `undefined`: it has none. */
export type ModuleEvents = (object: AnyModelObject, base: () => Base) => Readonly<Record<string, EventHandler>> | undefined

export interface InfobaseSource {
  readonly model: InfobaseModel
  readonly events?: readonly DataEvents[] | undefined
  /** Handlers in modules of 1C's language, for events that `events` has none for. */
  readonly moduleEvents?: ModuleEvents | undefined
  /** The conditions of restrictions by row, of roles that have any. */
  readonly restriction?: BoundRestriction | undefined
}
