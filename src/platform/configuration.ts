/** The settings of a platform and the platform itself: configuration, machine, and the parts that are not always needed. */
import type { AccessSettings, CreateAccess } from '../access/access.ts'
import type { Users } from '../access/user.ts'
import type { Address } from '../channel/address.ts'
import type { Channel, Routed } from '../channel/channel.ts'
import type { AnyService } from '../channel/face.ts'
import type { Arrival } from '../exchange/arrival.ts'
import type { Crypto } from '../exchange/crypto.ts'
import type { Reply } from '../exchange/reply.ts'
import type { System } from '../exchange/system.ts'
import type { ExternalDataSourcesSettings } from '../external/data/ports.ts'
import type { RouteExplanation } from '../hs/route/explain.ts'
import type { HTTPService } from '../hs/service/service.ts'
import type { Role } from '../infobase/definition/objects/role.ts'
import type { Infobase } from '../infobase/infobase.ts'
import type { DataOperation } from '../infobase/store/frame.ts'
import type { IntegrationSettings } from '../integration/settings.ts'
import type { Observe } from '../observe/observation.ts'
import type { StandardOData } from '../odata/service.ts'
import type { Located } from '../publication/locate.ts'
import type { Publication } from '../publication/publication.ts'
import type { Call } from '../session/call.ts'
import type { SessionSettings } from '../session/live.ts'
import type { SessionManager } from '../session/manager.ts'
import type { SessionReport } from '../session/report.ts'
import type { MTOMAnswers, Transactions } from '../ws/call/settings.ts'
import type { DescribedWebService } from '../ws/foreign/service.ts'
import type { WebService } from '../ws/service/service.ts'
import type { WSDLForm } from '../wsdl/write/write.ts'
import type { Answered } from './handle.ts'
import type { Unpublished } from './refuse.ts'

/** What a platform serves. */
export type Service = HTTPService | WebService | DescribedWebService | StandardOData

/** The settings of `createPlatform`. */
export interface Configuration {
  /** Services to serve. */
  readonly services: readonly Service[]
  /** `/name` before the segment of a channel (`/hs`, `/ws`); none when absent. */
  readonly base?: string
  /** What default.vrd files publish (`readPublication`, `publish`); with them `base` means nothing. */
  readonly publications?: readonly Publication[]
  /** If omitted, every call runs without authentication. */
  readonly users?: Users
  /** How access tokens are checked, how often a password may be wrong, what roles may use. */
  readonly access?: Partial<AccessSettings>
  /** Settings of sessions, and where they are kept. */
  readonly sessions?: SessionSettings & {
    /** Where sessions are kept; in memory when absent. One given here outlives the platform, and follows its own settings. */
    readonly manager?: SessionManager
  }
  /** Bytes: bounds every body; without it bodies read whole are bounded to 100 MiB and streams are not. */
  readonly maxBody?: number
  /** Seconds that a handler may take; beyond them the call is answered 504 and its session is free. No limit when absent. */
  readonly callTimeout?: number
  /** Who answers for services that are not published; `webserver` when absent, `ibsrv`: 503, as 1C's standalone server. */
  readonly unpublished?: Unpublished
  /** Answer a fixed sentence in place of the text of a handler's exception. */
  readonly hideExceptions?: boolean
  /** Let `ByteOrderMarkUsage.Auto` write a byte order mark (unproved for 1C: docs/quirks.md). */
  readonly byteOrderMarkAuto?: boolean
  /** The file that a service came from, for the line numbers in exception texts. */
  fileOf?(service: AnyService): string | undefined
  /** What comes before the text of an exception in a Web service's fault; «Неизвестная ошибка. » when absent, as on 1C's wire. */
  readonly exceptionPrefix?: string
  /** How `?wsdl` is written: as 1C does (`onec`, the default) or schema-valid where that is not (`valid`). */
  readonly wsdl?: WSDLForm
  /** When Web services answer as MTOM: `asked` (the default: the request was MTOM, or its Accept asks for it), `always`, `never`. */
  readonly mtom?: MTOMAnswers
  /** Origins of pages whose browsers may call: `https://shop.example`, `*` for any; by default none, as in 1C. */
  readonly cors?: readonly string[]
  /** Make addresses of X-Forwarded-Proto, -Host and -Prefix: only behind a proxy that sets them. */
  readonly trustForwarded?: boolean
  /** Where the operations of Web services that are Transactioned begin their transactions; without it they run without. */
  readonly transactions?: Transactions
  /** The data of the objects of a configuration, which handlers have as `call.infobase`. */
  readonly infobase?: Infobase
  /** What roles may do with data; a user without any of them, and every caller without users, may do everything. */
  readonly dataRoles?: readonly Role[]
  /** Settings of integration services: where they connect to, and how their jobs run. */
  readonly integration?: IntegrationSettings
  /** Settings of external data sources: common connection parameters by name, limits, and how they work. */
  readonly externalDataSources?: ExternalDataSourcesSettings
  /** Receives an event for each request, exception and defect. */
  readonly observe?: Observe
  /** Receives each call as its handler is about to run, and each answer before it goes out: what a journal listens to. */
  readonly journal?: CallListener
  /** What answers in place of a service, behind access and rights; asked for each request. */
  readonly instead?: Instead
}

/** `meant`: what the request is addressed to, where that is known. `undefined`: the service itself answers. */
export interface Instead {
  (located: Located, meant: () => Address | undefined): Routed | undefined
  /** Nothing answers in place of any service now: it need not be asked. */
  readonly isIdle?: boolean
}

export interface CallListener {
  called(arrival: Arrival, call: Call): void
  /** Receives each operation on data that the handler of a call has done. */
  data?(call: Call, operation: DataOperation): void
  answered(answer: Answered): void
}

/** A platform that answers requests. */
export interface Platform {
  /** Of the first publication: `''` or `/name`. */
  readonly base: string
  /** Its publications, at least one. */
  readonly publications: readonly Publication[]
  readonly services: readonly Service[]
  /** Answers a request; never throws. */
  handle(arrival: Arrival): Promise<Reply>
  /** Whether the target lies under the publication: what does not is not 1C's to answer. */
  publishes(target: string): boolean
  /** Which templates of HTTP services were considered for a request and why one won; `undefined` outside the publication. */
  explain(method: string, target: string): RouteExplanation | undefined
  /** What a request would be addressed to, without a request; `undefined` when no published service has that address. */
  addressOf(method: string, target: string): Address | undefined
  /** Which sessions there are, and which their clients left open. */
  sessions(): SessionReport
}

/** The machine that a platform runs on. */
export type Machine = System & { readonly crypto: Crypto }

/** What is given to a platform, not imported by it: a process loads only the channels that it needs. */
export interface Parts {
  /** All kinds of internet service, those of which nothing is served among them (`emptyChannel`). */
  readonly channels: readonly Channel[]
  /** Needed where `asksUsers`. */
  readonly createAccess?: CreateAccess
}

/** Whether users can be authenticated, now or later. */
export const asksUsers = ({ users, publications = [] }: Configuration): boolean =>
  users !== undefined || publications.some(({ anonymous }) => anonymous !== undefined)
