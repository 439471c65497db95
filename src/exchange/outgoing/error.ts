/** Why a call that goes out has no answer: a table of causes with 1C's sentence where 1C's is known. */
import { catalogue, text } from '../../diagnostics/catalogue.ts'
import { RussianError } from '../../diagnostics/russian-error.ts'
import { maskedTarget } from '../secret-names.ts'
import type { OutgoingURL } from './request.ts'

/** Texts by code; `ru` is the message of the error, as 1C's code sees it: two spaces after the colon (source 404). */
export const outgoingFault = catalogue('outgoing', {
  'refused': {
    severity: 'error',
    en: text`${'address'} refuses the connection`,
    ru: text`Ошибка работы с Интернет:  Не могу соединиться с удаленным сервером (${'address'})`,
  },
  'reset': {
    severity: 'error',
    en: text`${'address'} ended the connection without an answer`,
    ru: text`Ошибка работы с Интернет:  Соединение разорвано удаленным сервером (${'address'})`,
  },
  'unknown-host': {
    severity: 'error',
    en: text`the name of the host ${'address'} is not known`,
    ru: text`Ошибка работы с Интернет:  Не могу определить адрес сервера (${'address'})`,
  },
  'unreachable': {
    severity: 'error',
    en: text`${'address'} cannot be reached: ${'why'}`,
    ru: text`Ошибка работы с Интернет:  Сервер недоступен (${'address'}): ${'why'}`,
  },
  'timeout': {
    severity: 'error',
    en: text`the timeout of the connection is over`,
    ru: text`Ошибка работы с Интернет:  Превышен таймаут`,
  },
  'cancelled': {
    severity: 'error',
    en: text`the call of ${'address'} was ended early`,
    ru: text`Ошибка работы с Интернет:  Вызов прерван (${'address'})`,
  },
  'certificate': {
    severity: 'error',
    en: text`the certificate of the server is not accepted`,
    ru: text`Ошибка работы с Интернет:  Удаленный узел не прошел проверку`,
  },
  'revocation': {
    severity: 'error',
    en: text`it cannot be checked whether the certificate of ${'address'} is revoked, and the mode is Strict: ${'why'}`,
    ru: text`Ошибка работы с Интернет:  Не удалось проверить отзыв сертификата сервера (${'address'}): ${'why'}`,
  },
  'tls': {
    severity: 'error',
    en: text`no secure connection with ${'address'}: ${'why'}`,
    ru: text`Ошибка работы с Интернет:  Ошибка установки защищенного соединения (${'address'}): ${'why'}`,
  },
  'torn-body': {
    severity: 'error',
    en: text`the answer of ${'address'} breaks off in its body`,
    ru: text`Ошибка работы с Интернет:  Ответ сервера получен не полностью (${'address'})`,
  },
  'too-long': {
    severity: 'error',
    en: text`the answer of ${'address'} is longer than ${'bytes'} bytes`,
    ru: text`Ошибка работы с Интернет:  Ответ сервера длиннее ${'bytes'} байт (${'address'})`,
  },
  'not-http': {
    severity: 'error',
    en: text`the answer of ${'address'} is not HTTP: ${'why'}`,
    ru: text`Ошибка работы с Интернет:  Ответ сервера не является ответом HTTP (${'address'}): ${'why'}`,
  },
  'proxy-login': {
    severity: 'error',
    en: text`the proxy ${'proxy'} asks for a login (407)`,
    ru: text`Ошибка работы с Интернет:  Прокси-сервер требует авторизации (${'proxy'}, 407)`,
  },
  'proxy': {
    severity: 'error',
    en: text`the proxy ${'proxy'} opens no tunnel: it answered ${'status'}`,
    ru: text`Ошибка работы с Интернет:  Прокси-сервер ${'proxy'} не открыл туннель (ответ ${'status'})`,
  },
  'bad-method': {
    severity: 'error',
    en: text`"${'name'}" cannot be a method of HTTP`,
    ru: text`Недопустимое имя метода HTTP: "${'name'}"`,
  },
  'bad-header': {
    severity: 'error',
    en: text`the header "${'name'}" cannot go out: ${'why'}`,
    ru: text`Недопустимый заголовок HTTP "${'name'}": ${'why'}`,
  },
  'bad-address': {
    severity: 'error',
    en: text`"${'address'}" is not an address: ${'why'}`,
    ru: text`Неправильный адрес "${'address'}": ${'why'}`,
  },
  'file': {
    severity: 'error',
    en: text`the file ${'path'} cannot be used: ${'why'}`,
    ru: text`Ошибка доступа к файлу '${'path'}': ${'why'}`,
  },
  'not-supported': {
    severity: 'error',
    en: text`not supported by onec-standin: ${'what'}`,
    ru: text`не поддерживается onec-standin: ${'what'}`,
  },
  'not-allowed': {
    severity: 'error',
    en: text`a call to ${'address'} is refused: neither a stub answers it nor is the host allowed`,
    ru: text`onec-standin: вызов ${'address'} запрещён: на него нет заглушки, и узел не разрешён`,
  },
})

type Table = typeof outgoingFault.table
export type OutgoingFaultCode = keyof Table & string

/** No answer came; `cause` is what the machine said. The English sentence has address and reason where 1C's own has neither. */
export class OutgoingError extends RussianError {
  override readonly name = 'OutgoingError'
}

/**
 * `throw outgoingError('refused', { address: 'api.example:443' }, cause)`. `detail`: said in English only, for 1C's own sentences are
 * compared by their whole text.
 */
export function outgoingError<Code extends OutgoingFaultCode>(
  code: Code,
  holes: Parameters<typeof outgoingFault<Code>>[1],
  cause?: unknown,
  detail?: string,
): OutgoingError {
  const { code: full, message, messageRu } = outgoingFault(code, holes)
  return new OutgoingError(full, messageRu, detail === undefined ? message : `${message}: ${detail}`, cause)
}

/** `api.example:8080`, with brackets around an address that has colons. */
export const addressOf = ({ host, port }: Pick<OutgoingURL, 'host' | 'port'>): string =>
  `${host.includes(':') ? `[${host}]` : host}:${port}`

/** `https://api.example:8443/send`, without the port that the scheme implies. */
export function urlText({ scheme, host, port, path }: OutgoingURL): string {
  const usual = port === (scheme === 'https' ? 443 : 80)
  return `${scheme}://${usual ? addressOf({ host, port }).replace(/:\d+$/, '') : addressOf({ host, port })}${path}`
}

/** Its text ends in logs and answers, so secrets of the address are masked. */
export const notAllowed = (url: OutgoingURL): OutgoingError => outgoingError('not-allowed', { address: maskedTarget(urlText(url)) })
