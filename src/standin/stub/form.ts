/** How the stubs of a channel are written, held against a request and answered with: one value a channel, in the table of `forms.ts`. */
import type { Listed } from '../../channel/listed.ts'
import type { Pause, System } from '../../exchange/system.ts'
import type { NewService } from '../../hs/pattern.ts'
import type { Service } from '../../platform/configuration.ts'
import type { Call } from '../../session/call.ts'
import type { Matched } from '../calls/criteria.ts'
import type { Note } from '../calls/notes.ts'
import type { Reading } from '../reading/reading.ts'
import type { SourceNode } from '../reading/source-node.ts'
import type { Callbacks } from './callback.ts'
import type { Stub } from './stub.ts'
import type { StubState } from './stubs.ts'

export interface StubForm<Request = unknown, Answer = unknown> {
  /** Name of the channel. */
  readonly channel: string
  /** A stub of a service, or two of a collection and its items; none when anything is wrong with it, which is reported. */
  read(reading: Reading, node: SourceNode, service: StubService, beside: BesideFile | undefined): readonly ReadStub[]
  /** What is noted of every call that asks the stubs. */
  note?(part: string, request: Request): Note
  /** What the criteria of the candidates are held against. */
  matched(request: Request, needs: Needs, call: Call): Matched | Promise<Matched>
  /** `count`: how often the stub has answered, this time among them. */
  answer(stub: Stub, request: Request, call: Call, count: number, ports: AnswerPorts): Answer | Promise<Answer>
  /** The services that stubs define, not only name; absent where stubs cannot. */
  readonly defined?: DefinedServices
}

/** Parts of a request that are read only when a criterion asks for them. */
export interface Needs {
  readonly needsBody: boolean
  readonly needsBytes: boolean
}

interface DefinedServices {
  /** A service that a stub file defines; `undefined` when anything is wrong with it, which is reported. */
  read(reading: Reading, node: SourceNode, listed: readonly Listed[]): StubService | undefined
  /** The services that these stubs define; of `relayed` ones, which a mode sends to a real 1C, every path is served. */
  of(stubs: readonly Stub[], relayed: readonly NewService[]): readonly Service[]
}

/** The service for which stubs are read. */
export interface StubService {
  /** Name of the channel. */
  readonly channel: string
  readonly Name: string
  /** The service, where it is one that there is. */
  readonly known: Listed | undefined
  /** Of a host: the path below which templates are. */
  readonly below?: string
  /** Where the stubs define it. */
  readonly fresh: NewService | undefined
}

/** A stub without its id. */
export type ReadStub = Omit<Stub, 'id' | 'written'>

export interface AnswerPorts {
  readonly system: System
  readonly pause: Pause
  readonly stubs: StubState
  readonly callbacks: Callbacks
}

/** What the reader of a file knows of files beside it. */
export interface BesideFile {
  /** The path of a body's file, from the folder of the stub file. */
  path(name: string): string
  exists(path: string): boolean
  /** Whether the path lies in the folder of the stub file, symbolic links followed. */
  inside(path: string): boolean
  /** The bytes of a file that exists. */
  read?(path: string): Uint8Array
  /** The value of an environment variable. */
  environment?(name: string): string | undefined
}
