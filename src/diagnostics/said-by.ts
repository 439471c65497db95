/** What an error says, in both languages: our own errors say it in both, those of the system by their code. */
import { isError } from './is-error.ts'
import { saidByEngine } from './said-by-engine.ts'
import { asSaid, said, type Said } from './said.ts'

/** By the codes of node (`ENOENT`). */
const system: Readonly<Record<string, Said>> = {
  ENOENT: said('there is no such file or folder', 'нет такого файла или папки'),
  EACCES: said('this user has no right to it', 'у пользователя нет прав на доступ'),
  EPERM: said('the system does not allow it', 'система этого не разрешает'),
  EISDIR: said('it is a folder, not a file', 'это папка, а не файл'),
  ENOTDIR: said('a part of the path is not a folder', 'часть пути – не папка'),
  EEXIST: said('it is there already', 'такой файл или папка уже есть'),
  ENOTEMPTY: said('the folder is not empty', 'папка не пуста'),
  ENOSPC: said('the disk is full', 'на диске нет места'),
  EFBIG: said('the file may not grow any more (EFBIG)', 'файл достиг предельного размера (EFBIG)'),
  EDQUOT: said('the quota of the disk is used up', 'квота на диске исчерпана'),
  EROFS: said('the disk may only be read', 'диск доступен только для чтения'),
  EBUSY: said('it is in use', 'файл или устройство занято'),
  EMFILE: said('too many files are open', 'открыто слишком много файлов'),
  ENFILE: said('too many files are open', 'открыто слишком много файлов'),
  ELOOP: said('its symbolic links lead in a circle', 'символические ссылки замкнуты в круг'),
  ENAMETOOLONG: said('its name is too long', 'слишком длинное имя'),
  EXDEV: said('it lies on another disk', 'файл находится на другом диске'),
  EIO: said('the device reports an error', 'ошибка устройства'),
  ENXIO: said('there is no such device', 'нет такого устройства'),
  ETXTBSY: said('the program is running', 'программа выполняется'),
  ENOEXEC: said('it is not a program', 'это не программа'),
  E2BIG: said('the arguments are too long', 'слишком длинные аргументы'),
  ERR_INVALID_ARG_VALUE: said('the value is not possible there', 'такое значение здесь невозможно'),
  ECONNREFUSED: said('nothing listens there (ECONNREFUSED)', 'там никто не слушает (ECONNREFUSED)'),
  ECONNRESET: said('the connection was cut (ECONNRESET)', 'соединение оборвано (ECONNRESET)'),
  EPIPE: said('the connection was closed (EPIPE)', 'соединение закрыто (EPIPE)'),
  ETIMEDOUT: said('there was no answer in time (ETIMEDOUT)', 'нет ответа за отведённое время (ETIMEDOUT)'),
  ENOTFOUND: said('there is no such host (ENOTFOUND)', 'нет такого узла (ENOTFOUND)'),
  EAI_AGAIN: said('the name of the host could not be resolved (EAI_AGAIN)', 'имя узла не удалось разрешить (EAI_AGAIN)'),
  EHOSTUNREACH: said('no way leads to the host (EHOSTUNREACH)', 'узел недостижим (EHOSTUNREACH)'),
  ENETUNREACH: said('no way leads to the network (ENETUNREACH)', 'сеть недостижима (ENETUNREACH)'),
  EADDRINUSE: said('the address is in use (EADDRINUSE)', 'адрес занят (EADDRINUSE)'),
  EADDRNOTAVAIL: said('it is not an address of this machine (EADDRNOTAVAIL)', 'это не адрес этой машины (EADDRNOTAVAIL)'),
  UND_ERR_CONNECT_TIMEOUT: said('there was no connection in time', 'соединение не установлено за отведённое время'),
  UND_ERR_HEADERS_TIMEOUT: said('there was no answer in time', 'нет ответа за отведённое время'),
  UND_ERR_SOCKET: said('the connection was cut', 'соединение оборвано'),
  DEPTH_ZERO_SELF_SIGNED_CERT: said('its certificate is signed by itself', 'сертификат подписан им самим'),
  SELF_SIGNED_CERT_IN_CHAIN: said(
    'its chain of certificates ends in one signed by itself',
    'в цепочке сертификатов есть подписанный им самим',
  ),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: said('its certificate cannot be verified', 'сертификат не удаётся проверить'),
  CERT_HAS_EXPIRED: said('its certificate has expired', 'срок действия сертификата истёк'),
  ERR_OSSL_PEM_NO_START_LINE: said(
    'a file is not PEM: it has no -----BEGIN …----- of what is expected',
    'файл не в формате PEM: нет строки -----BEGIN …----- того, что ожидается',
  ),
  ERR_OSSL_PEM_BAD_BASE64_DECODE: said('a file of PEM is damaged', 'файл PEM повреждён'),
  ERR_OSSL_ASN1_TOO_LONG: said('a file of PEM is damaged', 'файл PEM повреждён'),
  ERR_OSSL_UNSUPPORTED: said('the key is not a private key in PEM', 'ключ – не закрытый ключ в формате PEM'),
  ERR_OSSL_BAD_DECRYPT: said('the key has a passphrase; write it without one', 'ключ защищён паролем; сохраните его без пароля'),
  ERR_OSSL_X509_KEY_VALUES_MISMATCH: said('the key is not that of the certificate', 'ключ не от этого сертификата'),
  ERR_SSL_EE_KEY_TOO_SMALL: said('the key of the certificate is too short', 'ключ сертификата слишком короткий'),
  ERR_TLS_CERT_ALTNAME_INVALID: said('its certificate is for another host', 'сертификат выдан другому узлу'),
}

/** What a code of the system says; `undefined` for any other. */
export const saidByCode = (code: string): Said | undefined => (Object.hasOwn(system, code) ? system[code] : undefined)

/** The words of an error; of any other value its text. A text that is in one language only is in both places. */
export function saidBy(error: unknown): Said {
  if (!isError(error)) return said(String(error), String(error))
  const known = 'code' in error ? saidByCode(String(error.code)) : undefined
  if (known !== undefined) return known
  // Several addresses of one host were tried, or fetch hides what happened.
  const inner = error instanceof AggregateError ? (error.errors[0] as unknown) : error.cause
  if ((error.message === '' || error.message === 'fetch failed') && inner !== undefined) return saidBy(inner)
  return isOfEngine(error) ? saidByEngine(String(error.message)) : ownWords(error)
}

const isOfEngine = (error: Error): boolean =>
  !('messageRu' in error) && (error instanceof TypeError || error instanceof ReferenceError || error instanceof RangeError)

/** The same of what a handler has thrown, whose message is kept as it is: only our own errors have another language beside. */
export const saidByHandler = (error: unknown): Said => (isError(error) ? ownWords(error) : asSaid(String(error)))

function ownWords(error: Error): Said {
  const message = String(error.message)
  // What code of 1C sees is Russian; such an error has its English beside.
  if ('english' in error && typeof error.english === 'string') return said(error.english, message)
  return said(message, 'messageRu' in error && typeof error.messageRu === 'string' ? error.messageRu : message)
}
