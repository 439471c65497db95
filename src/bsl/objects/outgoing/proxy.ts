/** ИнтернетПрокси: a face of the product's own `InternetProxy`; names and passwords are properties and methods, as in 1C (source 409). */
import { InternetProxy } from '../../../http/objects/proxy.ts'
import { errors } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import { text } from '../../run/text.ts'
import { ArrayObject } from '../collections/array.ts'
import { givenFlag, givenNumber, givenText } from './given.ts'

export class ProxyObject extends BslObject {
  readonly type = proxyType
  readonly #proxy: InternetProxy
  excepted = new ArrayObject([])

  constructor(useSystem: boolean) {
    super()
    this.#proxy = new InternetProxy(useSystem)
  }

  /** With the addresses as they are now. */
  get proxy(): InternetProxy {
    this.#proxy.BypassProxyOnAddresses = this.excepted.items.map((one) => text(one))
    return this.#proxy
  }

  set(protocol: string, server: string, port: unknown, ...[user, password, osAuthentication]: unknown[]): void {
    const flag = givenFlag(osAuthentication) ?? false
    this.#proxy.Set(protocol, server, givenNumber(port) ?? 0, givenText(user) ?? '', givenText(password) ?? '', flag)
  }
}

export const proxyType: ObjectType = new ObjectType('ИнтернетПрокси|InternetProxy', {
  create: { kinds: 'a?', make: (_run, useSystem: unknown) => new ProxyObject(givenFlag(useSystem) ?? false) },
  methods: {
    'Установить|Set|ssa?a?a?a?': (self: ProxyObject, protocol: string, server: string, ...rest: unknown[]) =>
      self.set(protocol, server, rest[0], ...rest.slice(1)),
    'Сервер|Server|s?': (self: ProxyObject, protocol?: string) => self.proxy.Server(protocol),
    'Порт|Port|s?': (self: ProxyObject, protocol?: string) => self.proxy.Port(protocol),
    'Пользователь|User|s?': (self: ProxyObject, protocol?: string) => self.proxy.User(protocol),
    'Пароль|Password|s?': (self: ProxyObject, protocol?: string) => self.proxy.Password(protocol),
    'ИспользоватьАутентификациюОС|UseOSAuthentication|s?': (self: ProxyObject, protocol?: string) =>
      self.proxy.UseOSAuthentication(protocol),
  },
  properties: {
    'Пользователь|User': { get: (self: ProxyObject) => self.proxy.User() },
    'Пароль|Password': { get: (self: ProxyObject) => self.proxy.Password() },
    'НеИспользоватьПроксиДляЛокальныхАдресов|BypassProxyOnLocal': {
      get: (self: ProxyObject) => self.proxy.BypassProxyOnLocal,
      set: (self: ProxyObject, value: unknown) => {
        self.proxy.BypassProxyOnLocal = givenFlag(value) ?? false
      },
    },
    'НеИспользоватьПроксиДляАдресов|BypassProxyOnAddresses': {
      get: (self: ProxyObject) => self.excepted,
      set: (self: ProxyObject, value: unknown) => {
        if (!(value instanceof ArrayObject)) throw errors.mismatch(1)
        self.excepted = value
      },
    },
  },
})
