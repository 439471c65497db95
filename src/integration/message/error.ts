/** The errors that objects of integration services throw, as a table in both languages. */
import { catalogue, text } from '../../diagnostics/catalogue.ts'
import { errorsOf, RussianError } from '../../diagnostics/russian-error.ts'

/** Texts by code; `ru` is the message of the error, as 1C's code sees it. */
const integrationFault = catalogue('integration', {
  'unknown-service': {
    severity: 'error',
    en: text`there is no integration service "${'name'}"${'hint'}`,
    ru: text`Сервис интеграции "${'name'}" не найден${'hint'}`,
  },
  'unknown-channel': {
    severity: 'error',
    en: text`integration service "${'service'}" has no channel "${'name'}"${'hint'}`,
    ru: text`У сервиса интеграции "${'service'}" нет канала "${'name'}"${'hint'}`,
  },
  'read-only': {
    severity: 'error',
    en: text`${'property'} of a message is not changed after the message was ${'state'}; set it before SendMessage`,
    ru: text`Свойство ${'property'} нельзя изменить: сообщение уже ${'state'}; задайте его до ОтправитьСообщение()`,
  },
  'wrong-value': {
    severity: 'error',
    en: text`${'property'} of a message cannot be ${'value'}: ${'expected'} is expected`,
    ru: text`Недопустимое значение свойства ${'property'} сообщения: ${'value'}; ожидается ${'expected'}`,
  },
  'reserved-parameter': {
    severity: 'error',
    en: text`"${'name'}" cannot be a parameter of a message: the bus keeps that name for the header`,
    ru: text`Имя параметра сообщения "${'name'}" занято: под этим именем шина хранит заголовок`,
  },
  'not-writable': {
    severity: 'error',
    en: text`the body of a message that was ${'state'} is only read`,
    ru: text`Тело сообщения доступно только для чтения: сообщение уже ${'state'}`,
  },
  'not-readable': {
    severity: 'error',
    en: text`the body of a message that is not sent yet is only written`,
    ru: text`Тело неотправленного сообщения доступно только для записи`,
  },
  'closed': {
    severity: 'error',
    en: text`the stream of the body is closed`,
    ru: text`Поток тела сообщения закрыт`,
  },
  'no-seek': {
    severity: 'error',
    en: text`the position in the body of a message is never changed: read or write from the beginning to the end`,
    ru: text`Изменять позицию в потоке тела сообщения нельзя: читайте или записывайте его от начала до конца`,
  },
  'other-service': {
    severity: 'error',
    en: text`a message that "${'made'}" made is not sent by channel "${'channel'}" of "${'service'}": create it by CreateMessage of
      "${'service'}"`,
    ru: text`Сообщение создано сервисом интеграции "${'made'}", его нельзя отправить в канал "${'channel'}" сервиса "${'service'}":
      создайте его методом СоздатьСообщение() сервиса "${'service'}"`,
  },
  'not-created': {
    severity: 'error',
    en: text`only a message that is created and not sent yet is sent; this one was ${'state'}`,
    ru: text`Отправить можно только созданное и ещё не отправленное сообщение, а это уже ${'state'}`,
  },
  'not-a-message': {
    severity: 'error',
    en: text`SendMessage takes a message that CreateMessage of the service has made`,
    ru: text`ОтправитьСообщение() принимает сообщение, созданное методом СоздатьСообщение() сервиса`,
  },
  'wrong-direction': {
    severity: 'error',
    en: text`channel "${'channel'}" receives: nothing is sent by it`,
    ru: text`Канал "${'channel'}" принимает сообщения: отправить в него нельзя`,
  },
  'wrong-filter': {
    severity: 'error',
    en: text`a filter of messages cannot have ${'name'}; known: ${'known'}`,
    ru: text`В отборе сообщений не может быть ${'name'}; известны: ${'known'}`,
  },
})

/** An object of integration services was used in a way that 1C does not allow. */
export class IntegrationError extends RussianError {
  override readonly name = 'IntegrationError'
}

/** `throw integrationError('unknown-service', { name: 'Шина', hint: '' })`. */
export const integrationError = errorsOf(integrationFault, IntegrationError)
