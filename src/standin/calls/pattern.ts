/** Patterns of calls, of the channels whose calls can be named in code. */
import type { HSPattern } from '../../hs/pattern.ts'
import type { ODataPattern } from '../../odata/pattern.ts'
import type { WSPattern } from '../../ws/pattern.ts'
import type { OutgoingPattern } from '../hosts/pattern.ts'

/** Which calls are meant: of an HTTP service, a Web service, the OData interface, or outgoing ones. */
export type CallPattern<T extends string = string> = HSPattern<T> | WSPattern | ODataPattern | OutgoingPattern<T>
