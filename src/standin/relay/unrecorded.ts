/** Why a call is answered and not recorded. */
import { inBoth } from '../../diagnostics/said-error.ts'
import { methodNames } from '../../hs/service/method.ts'

/** Nothing more of the service is recorded. */
export const full = (answers: number, characters: number): Error =>
  inBoth(
    new Error(
      `it is full (${answers} answers, ${characters} characters); nothing more of this service is recorded. `
        + 'Start again to go on in another file',
    ),
    `он заполнен (ответов ${answers}, символов ${characters}); этот сервис больше не записывается. `
      + 'Запустите снова, чтобы писать в другой файл',
  )

/** Others are recorded still. */
export const tooLong = (most: number): Error =>
  inBoth(
    new Error(`the request and its answer are longer than ${most} bytes; this call is not recorded`),
    `запрос и ответ длиннее ${most} байт; этот вызов не записан`,
  )

export function unknownMethod(method: string): Error {
  const known = methodNames.filter((one) => one !== 'Any').join(', ')
  return inBoth(
    new Error(`"${method}" is not a method of an HTTP service; these are: ${known}`),
    `«${method}» – не метод HTTP-сервиса; есть ${known}`,
  )
}
