/** The one table of settings: options of the command and keys of a project file are both made of it. */
import { busSettings } from './bus-settings.ts'
import type { Setting } from './setting.ts'

const path = { isPath: true } as const

/** What is served. */
const sources = {
  paths: { kind: 'files', meaning: 'what is served, as PATH of the commands; default: "services" and "wsdl"', ...path },
  vrd: {
    flags: '--vrd <file>',
    kind: 'files',
    meaning: 'default.vrd with the published services and their addresses; may be repeated',
    ...path,
  },
  users: { flags: '--users <file>', kind: 'file', meaning: 'users.json: require a name and password', ...path },
  settings: {
    flags: '--settings <module>',
    kind: 'settings',
    meaning: 'module with settings that are code: session parameters, transactions (docs/sessions.md)',
    ...path,
  },
  data: {
    flags: '--data <file>',
    kind: 'file',
    meaning: 'the file or PostgreSQL database (postgres://…) that keeps the data, or a fixture (YAML, JSON) that it begins with',
    ...path,
  },
  external: {
    flags: '--external <name=string>',
    kind: 'connectionStrings',
    meaning: 'connection string of the external data source (docs/external-data-sources.md); may be repeated',
  },
  dataOnChange: {
    flags: '--data-on-change <what>',
    kind: 'onChange',
    meaning: 'what to do when the configuration has changed and data of the file would be lost (default: refuse)',
  },
  odata: {
    flags: '--odata <settings>',
    kind: 'odataSettings',
    meaning: 'settings of the standard OData interface by commas: off, strict, verbose, locking, inlinecount, en',
  },
  lenient: { flags: '--lenient', kind: 'flag', meaning: 'serve what is sound of a WSDL document with errors, which 1C refuses whole' },
  allowHost: {
    flags: '--allow-host <host>',
    kind: 'texts',
    meaning: 'allow WSDL documents to import from this host, too (* = any); may be repeated',
  },
  allowFolder: {
    flags: '--allow-folder <folder>',
    kind: 'file',
    meaning: "allow local WSDL documents to import from this folder (default: each document's own)",
    ...path,
  },
  schema: {
    flags: '--schema <namespace=file>',
    kind: 'schemas',
    meaning: 'read this file for imports of the namespace in WSDL documents; may be repeated',
    ...path,
  },
} as const satisfies Readonly<Record<string, Setting>>

/** Modules in 1C's language, and calls that go out. */
const modules = {
  bsl: { flags: '--bsl', kind: 'flag', meaning: 'let the modules of configurations answer where no TypeScript does' },
  files: {
    flags: '--files <folder>',
    kind: 'files',
    meaning: 'folder that modules may read and write (--bsl), beside temporary files; may be repeated',
    needs: 'bsl',
    ...path,
  },
  handlerTimeout: {
    flags: '--handler-timeout <seconds>',
    kind: 'seconds',
    meaning: 'ends a handler of a module that goes on longer (--bsl; default: 30)',
    needs: 'bsl',
  },
  net: {
    flags: '--net <host>',
    kind: 'hosts',
    meaning: 'host that calls may go out to where no stub answers: api.example, *.example, 127.0.0.1:8080; may be repeated',
  },
  crl: {
    flags: '--crl <file>',
    kind: 'files',
    meaning: 'list of revoked certificates for the calls of modules (--bsl), PEM or DER; may be repeated',
    needs: 'bsl',
    ...path,
  },
} as const satisfies Readonly<Record<string, Setting>>

/** Where and how it is served. */
const server = {
  port: { flags: '--port <number>', kind: 'port', meaning: 'port; 0 = any free one', otherwise: 8080 },
  host: { flags: '--host <address>', kind: 'text', meaning: 'address to listen on', otherwise: '127.0.0.1' },
  base: { flags: '--base </name>', kind: 'base', meaning: 'address of the publication, before /hs and /ws', otherwise: '' },
  shareSessions: {
    flags: '--share-sessions <address>',
    kind: 'text',
    meaning: 'share sessions with other nodes: redis://… or postgres://… (default: that of --data)',
  },
  trustForwarded: {
    flags: '--trust-forwarded',
    kind: 'flag',
    meaning: 'take addresses from X-Forwarded-Proto, -Host and -Prefix; use it only behind a proxy that sets them',
  },
  cors: {
    flags: '--cors <origin>',
    kind: 'origins',
    meaning: 'let browsers call from pages of this origin, for example https://shop.example (* = any); may be repeated',
  },
  maxBody: {
    flags: '--max-body <bytes>',
    kind: 'bytes',
    meaning: 'maximum size of a request body, for example 500000, 10MB, 100MiB (default: 100MiB, streams without a limit)',
  },
  callTimeout: {
    flags: '--call-timeout <seconds>',
    kind: 'seconds',
    meaning: 'answer 504 where a handler takes longer, and free its session (default: no limit)',
  },
  bodyTimeout: {
    flags: '--body-timeout <seconds>',
    kind: 'seconds',
    meaning: 'seconds for a whole request, its body included (default: no limit)',
  },
  maxConnections: {
    flags: '--max-connections <number>',
    kind: 'count',
    meaning: 'close connections beyond so many at once (default: no limit)',
  },
  halfOpen: {
    flags: '--half-open',
    kind: 'flag',
    meaning: 'answer clients that end their side behind the request; departures are then noticed late',
  },
  unpublished: {
    flags: '--unpublished <server>',
    kind: 'unpublished',
    meaning: 'answer for services that are not published: of a web server (webserver), or 503 of the standalone server (ibsrv)',
    otherwise: 'webserver',
  },
  hideExceptions: {
    flags: '--hide-exceptions',
    kind: 'flag',
    meaning: "answer a fixed sentence instead of the text of a handler's exception",
  },
  wsdl: {
    flags: '--wsdl <form>',
    kind: 'wsdlForm',
    meaning: 'form of WSDL documents: as 1C writes them, or schema-valid',
    otherwise: 'onec',
  },
  mtom: {
    flags: '--mtom <when>',
    kind: 'mtom',
    meaning: 'answers of Web services with binary parts: to who asks for them (the default), always, or never',
  },
  clock: { flags: '--clock <time>', kind: 'time', meaning: 'the time when it starts, such as 2026-01-31T09:00:00; it goes on from there' },
  tlsCert: { flags: '--tls-cert <file>', kind: 'file', meaning: 'certificate (PEM): serve https', ...path },
  tlsKey: { flags: '--tls-key <file>', kind: 'file', meaning: 'private key of the certificate (PEM)', needs: 'tlsCert', ...path },
  tlsClientCa: {
    flags: '--tls-client-ca <file>',
    kind: 'file',
    meaning: 'authority of client certificates (PEM): require a client certificate',
    needs: 'tlsCert',
    ...path,
  },
} as const satisfies Readonly<Record<string, Setting>>

/** What is watched, recorded and reported. */
const reports = {
  watch: { flags: '--watch', kind: 'flag', meaning: 'reload modules, configurations and the project file when they change' },
  admin: {
    flags: '--admin <number>',
    kind: 'port',
    meaning: 'port of the admin surface (journal, verification, stubs, failures); 0 = any free one',
  },
  adminHost: {
    flags: '--admin-host <address>',
    kind: 'text',
    meaning: 'address that the admin surface listens on (default: 127.0.0.1); another one asks for a token',
    needs: 'admin',
  },
  record: {
    flags: '--record <folder>',
    kind: 'file',
    meaning: 'folder for the answers that mode `record` of a stub file records (default: recorded)',
    ...path,
  },
  secret: {
    flags: '--secret <name>',
    kind: 'texts',
    meaning: 'an option, key, element or header that is never recorded or shown; may be repeated',
  },
  sessions: {
    flags: '--sessions',
    kind: 'flag',
    meaning: 'list the sessions that clients left open, or that a call still uses, when the server stops',
  },
  report: {
    flags: '--report <file...>',
    kind: 'files',
    meaning: 'write which methods and operations were called: .xml is JUnit, .html a page',
    ...path,
  },
  strict: { flags: '--strict', kind: 'flag', meaning: 'end with 1 if a request was not served, or a file has errors' },
  wsdlProfile: {
    flags: '--strict [profile]',
    kind: 'wsdlProfile',
    meaning: 'WSDL documents: apply row 34 of the table to every schema; bp11: report all rules of the Basic Profile 1.1 as errors',
  },
  log: { flags: '--log', kind: 'flag', meaning: 'log requests to stderr even if it is not a terminal' },
  quiet: { flags: '--quiet', kind: 'flag', meaning: 'count warnings and notes in one line, and print errors only' },
  lang: { flags: '--lang <language>', kind: 'language', meaning: 'language of help and messages' },
} as const satisfies Readonly<Record<string, Setting>>

/** By their keys in a project file. */
export const projectSettings = {
  ...sources,
  ...modules,
  ...server,
  ...reports,
  bus: { kind: 'group', meaning: 'settings of `standin bus`' },
} as const satisfies Readonly<Record<string, Setting>>

type OwnName = Exclude<keyof typeof projectSettings, 'bus'>
/** Of an option: a key, or that of a group and one in it. */
export type SettingName = OwnName | `bus.${keyof typeof busSettings}`

const { bus: _, ...own } = projectSettings

/** All that options are made of, those of groups among them. */
export const allSettings = {
  ...own,
  ...Object.fromEntries(Object.entries(busSettings).map(([name, one]) => [`bus.${name}`, one])),
} as Readonly<Record<SettingName, Setting>>

/** The settings of a group, where it is one. */
export const groupOf = (name: string): Readonly<Record<string, Setting>> | undefined => (name === 'bus' ? busSettings : undefined)

/** The value of a setting in a project file. */
export function valueAt(config: Readonly<Record<string, unknown>>, name: SettingName): unknown {
  const [first, second] = name.split('.') as [string, string?]
  const value = config[first]
  return second === undefined ? value : (value as Readonly<Record<string, unknown>> | undefined)?.[second]
}
