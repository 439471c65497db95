/** `HTTPConnection` (HTTPСоединение): one server, one kept connection, any method (chapter 17.3.1.2; names: source 402). */
import { inBoth } from '../../diagnostics/said-error.ts'
import { inRussian } from '../../names/bilingual.ts'
import { asyncNames, memberNames } from '../../names/members.ts'
import { serverOf } from '../wire/address.ts'
import { defaultProfile, type WireProfile } from '../wire/profile.ts'
import { call, type Caller, type HTTPMachine } from './call.ts'
import { systemSettings, type InternetProxy } from './proxy.ts'
import type { HTTPRequest } from './request.ts'
import type { HTTPResponse } from './response.ts'
import { OpenSSLSecureConnection, tlsOf } from './secure.ts'

/** The arguments by name; `Profile` is ours. */
export interface HTTPConnectionSettings {
  /** Name or address, without a scheme. */
  readonly Host: string
  /** 443 behind TLS, else 80, when absent. */
  readonly Port?: number | undefined
  /** Name for the server, by Basic. */
  readonly User?: string | undefined
  /** Password for the server. */
  readonly Password?: string | undefined
  /** That of the machine when absent. */
  readonly Proxy?: InternetProxy | undefined
  /** Seconds for connecting and for each call as a whole; 0: none. */
  readonly Timeout?: number | undefined
  /** TLS, and how; plain HTTP when absent. */
  readonly SecureConnection?: OpenSSLSecureConnection | undefined
  /** Kept, and not used. */
  readonly UseOSAuthentication?: boolean | undefined
  /** How requests are written, where that is not to be as 1C does by default. */
  readonly Profile?: Partial<WireProfile> | undefined
}

/** The places of 1C, or one object. */
export type HTTPConnectionArguments =
  | readonly [settings: HTTPConnectionSettings]
  | readonly [
      Host: string,
      Port?: number | undefined,
      User?: string | undefined,
      Password?: string | undefined,
      Proxy?: InternetProxy | undefined,
      Timeout?: number | undefined,
      SecureConnection?: OpenSSLSecureConnection | undefined,
      UseOSAuthentication?: boolean | undefined,
    ]

/** Redirections, cookies and packed bodies are for the program: the platform does nothing about them (source 406). */
export class HTTPConnection {
  /** `Сервер`. As it was given. */
  readonly Host: string
  /** `Порт`. The one in use: 443 behind TLS, else 80, where none was given. */
  readonly Port: number
  /** `Пользователь`. */
  readonly User: string
  /** `Пароль`. */
  readonly Password: string
  /** `Прокси`. That of the machine when `undefined`. */
  readonly Proxy: InternetProxy | undefined
  /** `Таймаут`. Seconds; 0: none. */
  readonly Timeout: number
  /** `ЗащищенноеСоединение`. `undefined` without TLS. */
  readonly SecureConnection: OpenSSLSecureConnection | undefined
  /** `ИспользоватьАутентификациюОС`. Kept, and not used: a 401 that asks for NTLM or Negotiate comes back as it is. */
  readonly UseOSAuthentication: boolean
  readonly #caller: Caller

  /** @throws OutgoingError for a server that is not a name or an address */
  constructor(machine: HTTPMachine, ...given: HTTPConnectionArguments) {
    const settings = settingsOf(given)
    const secure = settings.SecureConnection ?? undefined
    if (secure !== undefined && !(secure instanceof OpenSSLSecureConnection))
      throw inBoth(
        new TypeError('HTTPConnection: the secure connection is a new OpenSSLSecureConnection()'),
        'HTTPСоединение (HTTPConnection): защищённое соединение – new OpenSSLSecureConnection()',
      )
    const { host, port } = serverOf(settings.Host, settings.Port ?? undefined, secure !== undefined)
    this.Host = settings.Host
    this.Port = port
    this.User = settings.User ?? ''
    this.Password = settings.Password ?? ''
    this.Proxy = settings.Proxy ?? undefined
    this.Timeout = settings.Timeout ?? 0
    this.SecureConnection = secure
    this.UseOSAuthentication = settings.UseOSAuthentication ?? false
    const profile = { ...defaultProfile, ...settings.Profile }
    this.#caller = {
      machine,
      profile,
      server: { scheme: secure === undefined ? 'http' : 'https', host, port },
      tls: secure && tlsOf(secure),
      proxyOf: proxyOf(machine, this.Proxy),
      user: this.User,
      password: this.Password,
      timeout: this.Timeout > 0 ? this.Timeout * 1000 : undefined,
      line: profile.keepAlive ? {} : undefined,
    }
  }

  /** `Получить`. GET; with a file name the body is written there. */
  Get(request: HTTPRequest, outputFileName?: string): Promise<HTTPResponse> {
    return this.CallHTTPMethod('GET', request, outputFileName)
  }

  /** `ПолучитьЗаголовки`. HEAD. */
  Head(request: HTTPRequest): Promise<HTTPResponse> {
    return this.CallHTTPMethod('HEAD', request)
  }

  /** `ОтправитьДляОбработки`. POST; with a file name the answer's body is written there. */
  Post(request: HTTPRequest, outputFileName?: string): Promise<HTTPResponse> {
    return this.CallHTTPMethod('POST', request, outputFileName)
  }

  /** `Записать`. PUT. */
  Put(request: HTTPRequest, outputFileName?: string): Promise<HTTPResponse> {
    return this.CallHTTPMethod('PUT', request, outputFileName)
  }

  /** `Изменить`. PATCH. */
  Patch(request: HTTPRequest, outputFileName?: string): Promise<HTTPResponse> {
    return this.CallHTTPMethod('PATCH', request, outputFileName)
  }

  /** `Удалить`. DELETE. */
  Delete(request: HTTPRequest, outputFileName?: string): Promise<HTTPResponse> {
    return this.CallHTTPMethod('DELETE', request, outputFileName)
  }

  /**
   * `ВызватьHTTPМетод`. Any method, also one of your own. Rejects with an OutgoingError where no answer comes; any status is an answer.
   */
  CallHTTPMethod(method: string, request: HTTPRequest, outputFileName?: string): Promise<HTTPResponse> {
    return call(this.#caller, method, request, outputFileName)
  }

  /** Ends the kept connection (ours: 1C's ends with the object); the next call opens another. */
  Close(): void {
    this.#caller.line?.end?.()
  }

  // The same by their Russian names.
  /** `Host`. */
  declare readonly Сервер: this['Host']
  /** `Port`. */
  declare readonly Порт: this['Port']
  /** `User`. */
  declare readonly Пользователь: this['User']
  /** `Password`. */
  declare readonly Пароль: this['Password']
  /** `Proxy`. */
  declare readonly Прокси: this['Proxy']
  /** `Timeout`. */
  declare readonly Таймаут: this['Timeout']
  /** `SecureConnection`. */
  declare readonly ЗащищенноеСоединение: this['SecureConnection']
  /** `UseOSAuthentication`. */
  declare readonly ИспользоватьАутентификациюОС: this['UseOSAuthentication']
  /** `Get`. */
  declare readonly Получить: this['Get']
  /** `Head`. */
  declare readonly ПолучитьЗаголовки: this['Head']
  /** `Post`. */
  declare readonly ОтправитьДляОбработки: this['Post']
  /** `Put`. */
  declare readonly Записать: this['Put']
  /** `Patch`. */
  declare readonly Изменить: this['Patch']
  /** `Delete`. */
  declare readonly Удалить: this['Delete']
  /** `CallHTTPMethod`. */
  declare readonly ВызватьHTTPМетод: this['CallHTTPMethod']
  // Asynchronous methods are the same ones: all give promises.
  /** `Get`. */
  declare readonly GetAsync: this['Get']
  /** `Get`. */
  declare readonly ПолучитьАсинх: this['Get']
  /** `Head`. */
  declare readonly HeadAsync: this['Head']
  /** `Head`. */
  declare readonly ПолучитьЗаголовкиАсинх: this['Head']
  /** `Post`. */
  declare readonly PostAsync: this['Post']
  /** `Post`. */
  declare readonly ОтправитьДляОбработкиАсинх: this['Post']
  /** `Put`. */
  declare readonly PutAsync: this['Put']
  /** `Put`. */
  declare readonly ЗаписатьАсинх: this['Put']
  /** `Patch`. */
  declare readonly PatchAsync: this['Patch']
  /** `Patch`. */
  declare readonly ИзменитьАсинх: this['Patch']
  /** `Delete`. */
  declare readonly DeleteAsync: this['Delete']
  /** `Delete`. */
  declare readonly УдалитьАсинх: this['Delete']
  /** `CallHTTPMethod`. */
  declare readonly CallHTTPMethodAsync: this['CallHTTPMethod']
  /** `CallHTTPMethod`. */
  declare readonly ВызватьHTTPМетодАсинх: this['CallHTTPMethod']
}

inRussian(HTTPConnection, memberNames.HTTPConnection)
inRussian(HTTPConnection, asyncNames)

function settingsOf(given: HTTPConnectionArguments): HTTPConnectionSettings {
  const [first] = given
  if (typeof first === 'object' && first !== null) return first
  const [Host, Port, User, Password, Proxy, Timeout, SecureConnection, UseOSAuthentication] = given
  if (typeof Host !== 'string')
    throw inBoth(
      new TypeError('HTTPConnection: the first argument is the name or the address of the server'),
      'HTTPСоединение (HTTPConnection): первый параметр – имя или адрес сервера',
    )
  return { Host, Port, User, Password, Proxy, Timeout, SecureConnection, UseOSAuthentication }
}

/** That of the machine is looked up once: its variables cost a microsecond each. */
function proxyOf({ systemProxy }: HTTPMachine, proxy: InternetProxy | undefined): Caller['proxyOf'] {
  if (proxy !== undefined) return (url) => proxy.proxyOf(url, systemProxy)
  let known: { readonly proxy: ReturnType<Caller['proxyOf']> } | undefined
  return (url) => (known ??= { proxy: systemSettings.proxyOf(url, systemProxy) }).proxy
}
