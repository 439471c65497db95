/** `HTTPСоединение`: a face of the product's own `HTTPConnection`, whose calls go through the door of the run. */
import { OutgoingError } from '../../../exchange/outgoing/error.ts'
import type { HTTPConnection } from '../../../http/objects/connection.ts'
import type { Library } from '../../dictionary/library.ts'
import { BslError, errors } from '../../run/error.ts'
import { type Implementation, ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { errorCategory } from '../errors/category.ts'
import { givenFlag, givenNumber, givenObject, givenText } from './given.ts'
import { connectionOf } from './machine.ts'
import { ProxyObject, proxyType } from './proxy.ts'
import { RequestObject, requestType } from './request.ts'
import { ResponseObject, responseType } from './response.ts'
import { revocationCheck, SecureObject, secureTypes } from './secure.ts'

class ConnectionObject extends BslObject {
  readonly type = connectionType
  readonly connection: HTTPConnection
  readonly proxy: ProxyObject | null
  readonly secure: SecureObject | null
  readonly #run: Run

  constructor(run: Run, given: readonly unknown[]) {
    super()
    this.#run = run
    const [server, port, user, password, proxy, timeout, secure, osAuthentication] = given
    this.proxy = givenObject(proxy, ProxyObject, 5) ?? null
    this.secure = givenObject(secure, SecureObject, 7) ?? null
    this.connection = asNetworkError(() =>
      connectionOf(run, {
        Host: givenText(server) ?? '',
        Port: givenNumber(port) || undefined,
        User: givenText(user),
        Password: givenText(password),
        Proxy: this.proxy?.proxy,
        Timeout: givenNumber(timeout),
        SecureConnection: this.secure?.secure,
        UseOSAuthentication: givenFlag(osAuthentication),
      }),
    )
  }

  async call(method: string, request: unknown, file?: unknown): Promise<ResponseObject> {
    if (!(request instanceof RequestObject)) throw errors.mismatch(1)
    // Addresses may have been added to its exceptions since.
    void this.proxy?.proxy
    try {
      return new ResponseObject(await this.connection.CallHTTPMethod(method, request.finished(), givenText(file)))
    } catch (error) {
      this.#run.checkTime()
      throw networkError(error)
    }
  }
}

/** With the category of errors of the network; the text is 1C's already. */
const networkError = (error: unknown): unknown =>
  error instanceof OutgoingError
    ? new BslError(error.message, error.english, { category: errorCategory.of('NetworkError'), cause: error.cause })
    : error

function asNetworkError<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw networkError(error)
  }
}

/** Synchronous and asynchronous methods are one function, which gives a promise: code that does not wait looks as if it did. */
const calls: Record<string, Implementation> = Object.fromEntries(
  (
    [
      ['Получить', 'Get', 'GET'],
      ['ПолучитьЗаголовки', 'Head', 'HEAD'],
      ['ОтправитьДляОбработки', 'Post', 'POST'],
      ['Записать', 'Put', 'PUT'],
      ['Изменить', 'Patch', 'PATCH'],
      ['Удалить', 'Delete', 'DELETE'],
    ] as const
  ).flatMap(([russian, english, method]) => {
    const call = (self: ConnectionObject, request: unknown, file?: unknown): unknown => self.call(method, request, file)
    return [
      [`${russian}|${english}|aa?`, call],
      [`${russian}Асинх|${english}Async|aa?`, call],
    ]
  }),
)

const anyMethod = (self: ConnectionObject, method: string, request: unknown, file?: unknown): unknown => self.call(method, request, file)

const connectionType: ObjectType = new ObjectType('HTTPСоединение|HTTPConnection', {
  create: { kinds: 'aa?a?a?a?a?a?a?', make: (run: Run, ...given: unknown[]) => new ConnectionObject(run, given) },
  properties: {
    'Сервер|Host': { get: (self: ConnectionObject) => self.connection.Host },
    'Порт|Port': { get: (self: ConnectionObject) => self.connection.Port },
    'Пользователь|User': { get: (self: ConnectionObject) => self.connection.User },
    'Пароль|Password': { get: (self: ConnectionObject) => self.connection.Password },
    'Прокси|Proxy': { get: (self: ConnectionObject) => self.proxy },
    'Таймаут|Timeout': { get: (self: ConnectionObject) => self.connection.Timeout },
    'ЗащищенноеСоединение|SecureConnection': { get: (self: ConnectionObject) => self.secure },
    'ИспользоватьАутентификациюОС|UseOSAuthentication': { get: (self: ConnectionObject) => self.connection.UseOSAuthentication },
  },
  methods: {
    ...calls,
    'ВызватьHTTPМетод|CallHTTPMethod|saa?': anyMethod,
    'ВызватьHTTPМетодАсинх|CallHTTPMethodAsync|saa?': anyMethod,
  },
})

export const httpClient: Library = {
  types: [connectionType, requestType, responseType, proxyType, ...secureTypes],
  enumerations: [revocationCheck],
}
