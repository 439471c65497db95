/** What a project file says: the settings of commands and tests in one place (docs/project-file.md). */
import type { OnChange } from '../infobase/store/kept-model.ts'
import type { ODataSettings } from '../odata/settings.ts'
import type { Configuration } from '../platform/configuration.ts'

type SessionsOfConfiguration = NonNullable<Configuration['sessions']>

/** Settings that are code: what a module of `--settings` has, or a project file in its place. */
export interface ProjectSettings extends Pick<
  Configuration,
  'transactions' | 'mtom' | 'exceptionPrefix' | 'byteOrderMarkAuto' | 'integration' | 'externalDataSources'
> {
  /** Licences (`max`), and the procedure of 1C's session module. */
  readonly sessions?: Pick<SessionsOfConfiguration, 'max' | 'SessionParametersSetting'>
}

type Several = string | readonly string[]

/** What `standin bus` and `startBus` are given, beside what is served: a bus of its own. */
export interface BusConfig {
  /** Files `bus.yaml`, or what has integration services, which are mirrored; `bus.yaml` when absent. */
  readonly paths?: Several
  /** Port of HTTP; 9090 when absent, 0 is any free one. */
  readonly port?: number
  /** Port of AMQP; 6698 when absent, 0 is any free one. */
  readonly amqpPort?: number
  /** Address that the bus listens on; `127.0.0.1` when absent. */
  readonly host?: string
  /** The file that keeps the messages; they are in memory when absent. */
  readonly journal?: string
  /** Seconds that a token is valid; 3600 when absent. */
  readonly tokenLifetime?: number
  /** Seconds that a client may take to answer when the bus closes its link; 10 when absent. */
  readonly detachTimeout?: number
  /** Most bytes of messages that are kept at once; 1 GiB when absent. */
  readonly maxKept?: number | string
  /** A message for a participant that the channel does not lead to: `reject` (when absent), or `drop`. */
  readonly unknownRecipient?: 'reject' | 'drop'
  /** A message that is sent again after its accept was lost is kept `once` (when absent), or `again`. */
  readonly repeated?: 'once' | 'again'
  /** Take edits of what is served; messages and connections stay. */
  readonly watch?: boolean
  /** Port of the bus's admin surface; 0 is any free one, none when absent. */
  readonly admin?: number
  /** Address of that admin surface; `127.0.0.1` when absent, and another one asks for a token. */
  readonly adminHost?: string
  /** Certificate (PEM): https and amqps are served. */
  readonly tlsCert?: string
  /** Private key of that certificate (PEM). */
  readonly tlsKey?: string
}

/** All that a project file may say; paths are relative to the file. An option of a command, and one of a test, comes before it. */
export interface ProjectConfig {
  /** What is served: folders of modules and stubs, configurations, WSDL documents; `services` and `wsdl` when absent. */
  readonly paths?: Several
  /** Default.vrd files: the publications with their addresses. */
  readonly vrd?: Several
  /** The users.json: calls need a name and password. */
  readonly users?: string
  /** Settings that are code, or the module that has them. */
  readonly settings?: string | ProjectSettings
  /** A fixture that the data begins with, or the file or database (`postgres://…`) that keeps it. A test takes fixtures only. */
  readonly data?: string
  /** What is done with kept data that a change of the configuration would lose; `refuse` when absent. */
  readonly dataOnChange?: OnChange
  /** Settings of the standard OData interface; `false`: there is none. */
  readonly odata?: ODataSettings | false
  /** Serve of a WSDL with errors what is sound; 1C refuses such a description whole. */
  readonly lenient?: boolean
  /** Hosts that WSDL documents may import from, besides their own; `*` is any. */
  readonly allowHost?: Several
  /** Folder that local WSDL documents may import from; each document's own when absent. */
  readonly allowFolder?: string
  /** Files of schemas by namespace, read in place of what imports of WSDL documents name. */
  readonly schema?: Readonly<Record<string, string>>
  /** Connection strings of external data sources, by name. */
  readonly external?: Readonly<Record<string, string>>
  /** Modules of configurations answer where no TypeScript does. */
  readonly bsl?: boolean
  /** With `bsl`: folders that modules may read and write, beside temporary files. */
  readonly files?: Several
  /** With `bsl`: seconds after which a handler of a module is ended; 30 when absent. */
  readonly handlerTimeout?: number
  /** Hosts that calls may go out to where no stub answers: `api.example`, `*.example`, `127.0.0.1:8080`. */
  readonly net?: Several
  /** With `bsl`: lists of revoked certificates for the calls of modules, PEM or DER. */
  readonly crl?: Several
  /** Port of `serve`; 8080 when absent, 0 is any free one. `exec` and tests always take a free one. */
  readonly port?: number
  /** Address that `serve` listens on; `127.0.0.1` when absent. */
  readonly host?: string
  /** `/name` of the publication, before `/hs` and `/ws`; none when absent. */
  readonly base?: string
  /** Where several processes share their sessions: `redis://…` or `postgres://…`. */
  readonly shareSessions?: string
  /** Make addresses of X-Forwarded-Proto, -Host and -Prefix: only behind a proxy that sets them. */
  readonly trustForwarded?: boolean
  /** Origins of pages whose browsers may call; `*` is any, none when absent. */
  readonly cors?: Several
  /** Most bytes of a request's body: a number, or a text such as `10MB`. */
  readonly maxBody?: number | string
  /** Seconds that a handler may take; no limit when absent. */
  readonly callTimeout?: number
  /** Seconds for a whole request, its body included; no limit when absent. */
  readonly bodyTimeout?: number
  /** Most connections at once; no limit when absent. */
  readonly maxConnections?: number
  /** Answer clients that end their side of a connection behind the request. */
  readonly halfOpen?: boolean
  /** Who answers for services that are not published; `webserver` when absent, `ibsrv`: 503, as 1C's standalone server. */
  readonly unpublished?: 'webserver' | 'ibsrv'
  /** A fixed sentence instead of the text of a handler's exception. */
  readonly hideExceptions?: boolean
  /** The form of WSDLs: as 1C writes them (`onec`, when absent), or schema-valid. */
  readonly wsdl?: 'onec' | 'valid'
  /** When Web services answer with binary parts; `asked` when absent. */
  readonly mtom?: 'asked' | 'always' | 'never'
  /** The time at the start, such as `2026-01-31T09:00:00`; it goes on from there. */
  readonly clock?: string
  /** Certificate (PEM): https is served. */
  readonly tlsCert?: string
  /** Private key of the certificate (PEM). */
  readonly tlsKey?: string
  /** Authority of client certificates (PEM): clients must present one. */
  readonly tlsClientCa?: string
  /** `serve` reloads what has changed, the project file included. */
  readonly watch?: boolean
  /** Port of the admin surface of `serve`; 0 is any free one, none when absent. */
  readonly admin?: number
  /** Address of the admin surface; `127.0.0.1` when absent, and another one asks for a token. */
  readonly adminHost?: string
  /** Folder for the answers that mode `record` records; `recorded` when absent. */
  readonly record?: string
  /** Names of options, keys, elements and headers that are never recorded or shown, beside the usual ones. */
  readonly secret?: Several
  /** `serve` lists at its end the sessions that clients left open. */
  readonly sessions?: boolean
  /** Reports of `exec`: `.xml` is JUnit, `.html` a page. */
  readonly report?: Several
  /** A request that was not served is an error: of `exec`, and of tests, where it is true when absent. */
  readonly strict?: boolean
  /** How strictly `check` reads WSDL documents: row 34 for every schema, or the Basic Profile 1.1 as well. */
  readonly wsdlProfile?: 'table' | 'bp11'
  /** Log requests even if stderr is not a terminal. */
  readonly log?: boolean
  /** Warnings and notes are counted in one line. */
  readonly quiet?: boolean
  /** Language of diagnostics; `en` when absent. */
  readonly lang?: 'en' | 'ru'
  /** The bus, which `exec` serves beside the rest. */
  readonly bus?: BusConfig
}

/**
 * The default export of `standin.config.ts`; gives it back as it is.
 *
 * @example
 *   export default defineConfig({ paths: ['./dump', './stubs'], users: './users.json' })
 */
export const defineConfig = (config: ProjectConfig): ProjectConfig => config
