/** The temporary storage of values by addresses, which lasts as long as the call; СообщениеПользователю and what was said to the user. */
import type { Library } from '../../dictionary/library.ts'
import { BslError } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { text } from '../../run/text.ts'
import { ArrayObject } from '../collections/array.ts'
import { randomUuid } from '../values/uuid.ts'

const prefix = 'e1cib/tempstorage/'

function storageOf(run: Run): Map<string, unknown> {
  const found = (run.kept.get('temporary storage') as Map<string, unknown> | undefined) ?? new Map<string, unknown>()
  run.kept.set('temporary storage', found)
  return found
}

/** At an address that is given, else at a new one. */
function put(_: never, run: Run, value: unknown, address?: unknown): string {
  const given = typeof address === 'string' && address.startsWith(prefix) ? address : `${prefix}${randomUuid(run)}`
  storageOf(run).set(given, value)
  return given
}

function get(_: never, run: Run, address: string): unknown {
  if (!address.startsWith(prefix)) throw new BslError('Неверный адрес временного хранилища', 'Invalid address of the temporary storage')
  return storageOf(run).get(address) ?? null
}

class UserMessage extends BslObject {
  readonly type = userMessageType
  readonly values = new Map<string, unknown>()
}

const field = (name: string) => ({
  get: (self: UserMessage) => self.values.get(name) ?? '',
  set: (self: UserMessage, value: unknown) => {
    self.values.set(name, value)
  },
})

function messagesOf(run: Run): UserMessage[] {
  const found = (run.kept.get('messages') as UserMessage[] | undefined) ?? []
  run.kept.set('messages', found)
  return found
}

function say(self: UserMessage, run: Run): void {
  messagesOf(run).push(self)
  run.message(text(self.values.get('text') ?? ''))
}

function saySimply(_: never, run: Run, value: unknown): void {
  const message = new UserMessage()
  message.values.set('text', text(value))
  say(message, run)
}

/** With Истина they are forgotten. */
function messages(_: never, run: Run, forget = false): ArrayObject {
  const found = messagesOf(run)
  return new ArrayObject(forget ? found.splice(0) : [...found], true)
}

const userMessageType: ObjectType = new ObjectType('СообщениеПользователю|UserMessage', {
  presentation: 'Сообщение пользователю',
  create: { kinds: '', make: () => new UserMessage() },
  properties: {
    'Текст|Text': field('text'),
    'Поле|Field': field('field'),
    'КлючДанных|DataKey': field('key'),
    'ПутьКДанным|DataPath': field('path'),
    'ИдентификаторНазначения|TargetID': field('target'),
  },
  methods: {
    'Сообщить|Message|$': say,
    'УстановитьДанные|SetData|a': (self: UserMessage, value: unknown) => {
      self.values.set('key', value)
    },
  },
})

export const temporaryStorage: Library = {
  types: [userMessageType],
  functions: {
    'Сообщить|Message|$aa?': saySimply,
    'ПолучитьСообщенияПользователю|GetUserMessages|$b?': messages,
    'ПоместитьВоВременноеХранилище|PutToTempStorage|$aa?': put,
    'ПолучитьИзВременногоХранилища|GetFromTempStorage|$s': get,
    'УдалитьИзВременногоХранилища|DeleteFromTempStorage|$s': (_: never, run: Run, address: string) => {
      storageOf(run).delete(address)
    },
    'ЭтоАдресВременногоХранилища|IsTempStorageURL|a': (_: never, value: unknown) => typeof value === 'string' && value.startsWith(prefix),
  },
}
