/** Why a call is refused for who its caller is; the texts that no source shows are ours (docs/quirks.md). */
import { said, type Fragment } from '../diagnostics/said.ts'
import { Refusal } from '../exchange/refusal.ts'

/** Source 42. */
const challenge = ['WWW-Authenticate', 'Basic realm="1C:Enterprise 8.3"']

/** Always the same answer, whatever was wrong; `hint` goes to the log only. */
export const unidentified = (hint: Fragment): Refusal =>
  new Refusal('access/unidentified', 401, 'Идентификация пользователя не выполнена', { headers: challenge, hint })

export const forbidden = (user: string, object: string): Refusal =>
  new Refusal('access/forbidden', 403, 'Нарушение прав доступа!', {
    hint: said(`user "${user}" has no role with the right Use on ${object}`, `у пользователя «${user}» нет роли с правом Use на ${object}`),
  })

/** Beyond what can be checked soon. */
export const tooManyWait = (): Refusal =>
  new Refusal('access/busy', 503, 'Слишком много запросов ожидают проверки пароля', {
    headers: ['Retry-After', '1'],
    hint: said(
      'more passwords wait to be checked than access.waiting allows; who was let in before is not held up',
      'проверки ждет больше паролей, чем допускает access.waiting; кто вошел раньше, не ждет',
    ),
  })
