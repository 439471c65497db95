/** `InternetProxy` (ИнтернетПрокси): through which proxy an HTTPConnection goes, by protocol (chapter 17.3.1.2; names: source 402). */
import type { OutgoingProxy, OutgoingURL } from '../../exchange/outgoing/request.ts'
import { inRussian } from '../../names/bilingual.ts'
import { memberNames } from '../../names/members.ts'

interface ProxySettings {
  readonly server: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly osAuthentication: boolean
}

const none: ProxySettings = { server: '', port: 0, user: '', password: '', osAuthentication: false }

/** The proxy that the machine is set up with. */
export type SystemProxy = (url: OutgoingURL) => OutgoingProxy | undefined

/** `new InternetProxy(false)`: none; `(true)`: that of the machine; `()`: none until `Set` names one. */
export class InternetProxy {
  /** `НеИспользоватьПроксиДляЛокальныхАдресов`. Hosts without a dot, and those of this machine, go around the proxy. */
  BypassProxyOnLocal = false
  /** `НеИспользоватьПроксиДляАдресов`. Hosts that go around the proxy; `*` stands for any letters. */
  BypassProxyOnAddresses: string[] = []
  readonly #system: boolean
  readonly #byProtocol = new Map<string, ProxySettings>()

  constructor(useSystem = false) {
    this.#system = useSystem
  }

  /** `Установить`. The proxy of `http`, `https`, or `''` for both; an empty server: none. */
  Set(protocol: string, server: string, port = 0, user = '', password = '', useOSAuthentication = false): void {
    this.#byProtocol.set(protocol.toLowerCase(), { server, port, user, password, osAuthentication: useOSAuthentication })
  }

  /** `Сервер`. `''` where none is set. */
  Server(protocol = ''): string {
    return this.#of(protocol).server
  }

  /** `Порт`. 0 where none is set. */
  Port(protocol = ''): number {
    return this.#of(protocol).port
  }

  /** `Пользователь`. Name for the proxy. */
  User(protocol = ''): string {
    return this.#of(protocol).user
  }

  /** `Пароль`. */
  Password(protocol = ''): string {
    return this.#of(protocol).password
  }

  /** `ИспользоватьАутентификациюОС`. Kept, and not used: Basic alone is spoken to proxies. */
  UseOSAuthentication(protocol = ''): boolean {
    return this.#of(protocol).osAuthentication
  }

  /** The proxy of an address; `undefined` where it is asked directly. */
  proxyOf(url: OutgoingURL, system: SystemProxy): OutgoingProxy | undefined {
    if (this.#bypasses(url.host)) return undefined
    if (this.#system && this.#byProtocol.size === 0) return system(url)
    const own = this.#of(url.scheme)
    const { server, port, user, password } = own.server === '' ? this.#of('') : own
    if (server === '') return undefined
    const [, host = server, ownPort] = /^(?:https?:\/\/)?(.*?)(?::(\d+))?\/?$/i.exec(server) ?? []
    return { host, port: port || Number(ownPort ?? DEFAULT_PORT), ...(user !== '' && { user, password }) }
  }

  #of(protocol: string): ProxySettings {
    return this.#byProtocol.get(protocol.toLowerCase()) ?? none
  }

  #bypasses(host: string): boolean {
    if (this.BypassProxyOnLocal && (!host.includes('.') || /^127\.|^::1$/.test(host))) return !host.includes(':') || host === '::1'
    return this.BypassProxyOnAddresses.some((one) => {
      const pattern = one
        .trim()
        .split('*')
        .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
        .join('.*')
      return one.trim() !== '' && new RegExp(`^${pattern}$`, 'i').test(host)
    })
  }

  // The same by their Russian names.
  /** `BypassProxyOnLocal`. */
  declare НеИспользоватьПроксиДляЛокальныхАдресов: this['BypassProxyOnLocal']
  /** `BypassProxyOnAddresses`. */
  declare НеИспользоватьПроксиДляАдресов: this['BypassProxyOnAddresses']
  /** `Set`. */
  declare readonly Установить: this['Set']
  /** `Server`. */
  declare readonly Сервер: this['Server']
  /** `Port`. */
  declare readonly Порт: this['Port']
  /** `User`. */
  declare readonly Пользователь: this['User']
  /** `Password`. */
  declare readonly Пароль: this['Password']
  /** `UseOSAuthentication`. */
  declare readonly ИспользоватьАутентификациюОС: this['UseOSAuthentication']
}

inRussian(InternetProxy, memberNames.InternetProxy)

/** Of a proxy whose port is not said, as curl has it. */
const DEFAULT_PORT = 1080

/** Неопределено in place of a proxy is that of the machine (source 409). */
export const systemSettings = new InternetProxy(true)
