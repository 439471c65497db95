/**
 * Why a call gets no session, as 1C tells it (chapter 17.6.2, 17.6.3.2; source 16); the texts that no source shows are ours
 * (docs/quirks.md).
 */
import { said, type Fragment } from '../diagnostics/said.ts'
import { Refusal } from '../exchange/refusal.ts'

/** An id that is unknown and one that is not the caller's look alike from outside. */
const unknown = (code: string, hint: Fragment): Refusal => new Refusal(code, 400, 'Сеанс не найден или завершен', { hint })

export const unknownSession = (): Refusal =>
  unknown(
    'session/unknown',
    said(
      'the session named by the ibsession cookie was never started, was finished, or was idle for longer than its SessionMaxAge',
      'сеанс из cookie ibsession не начинали, завершили, или он простаивал дольше своего SessionMaxAge',
    ),
  )
export const foreignSession = (): Refusal =>
  unknown(
    'session/foreign',
    said(
      "the session named by the ibsession cookie is another user's or another publication's",
      'сеанс из cookie ibsession принадлежит другому пользователю или другой публикации',
    ),
  )

export const reuseOff = (): Refusal =>
  new Refusal('session/reuse-off', 400, 'Сервис не поддерживает управление сеансами', {
    hint: said(
      'IBSession is for services whose ReuseSessions is Use and whose SessionMaxAge is not 0; repeat the request without it',
      'IBSession — для сервисов с ReuseSessions = Use и ненулевым SessionMaxAge; повторите запрос без него',
    ),
  })

export const badHeader = (value: string): Refusal =>
  new Refusal('session/bad-header', 400, 'Недопустимое значение заголовка IBSession', {
    hint: said(`IBSession is "${value}"; it may be start or finish`, `IBSession — «${value}»; допустимы start и finish`),
  })

export const noCookie = (): Refusal =>
  new Refusal('session/no-cookie', 400, 'Не указан завершаемый сеанс', {
    hint: said(
      'IBSession: finish needs the cookie ibsession=<id> of the session that it ends',
      'для IBSession: finish нужен cookie ibsession=<id> завершаемого сеанса',
    ),
  })

export const poolTimedOut = (): Refusal =>
  new Refusal('session/pool-timeout', 406, 'Истекло время ожидания сеанса', {
    hint: said(
      'no session of the pool became free within poolTimeout; see poolSize of the publication',
      'за poolTimeout ни один сеанс пула не освободился; см. poolSize публикации',
    ),
  })

export const noLicence = (status: 402 | 406): Refusal =>
  new Refusal('session/no-licence', status, 'Не обнаружено свободной лицензии', {
    hint: said('the sessions that exist are as many as sessions.max allows', 'сеансов уже столько, сколько допускает sessions.max'),
  })

/** `text`: of the hook's exception, or `undefined` when it is to stay hidden. */
export const parametersFailed = (text: string | undefined): Refusal =>
  new Refusal(
    'session/parameters',
    500,
    `Ошибка при выполнении обработчика - 'УстановкаПараметровСеанса'${text === undefined ? '' : `\nпо причине:\n${text}`}`,
    { hint: said('SessionParametersSetting threw', 'исключение в УстановкаПараметровСеанса') },
  )
