/** The door of one stand-in, through which the calls of its code go out. */
import type { Outgoing, OutgoingAnswer, OutgoingRequest } from './request.ts'

/** Who calls: a module of 1C's language goes to named hosts only, code in TypeScript to every host without stubs where none is named. */
export type Caller = 'code' | 'module'

/** `transport`: what is asked where no stub answers. Rejects with OutgoingError. */
export type OutgoingDoor = (request: OutgoingRequest, transport: Outgoing, caller: Caller) => Promise<OutgoingAnswer>
