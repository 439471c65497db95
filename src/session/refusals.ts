/**
 * Why a call gets no session, as 1C tells it (17.6.2, 17.6.3.2; source 16); the texts that no source shows are ours (docs/quirks.md).
 */
import { Refusal } from '../exchange/refusal.ts'

/** An id that is unknown and one that is not the caller's look alike from outside. */
const unknown = (code: string, hint: string): Refusal => new Refusal(code, 400, 'Сеанс не найден или завершен', { hint })

export const unknownSession = (): Refusal =>
  unknown(
    'session/unknown',
    'the session named by the ibsession cookie was never started, was finished, or was idle for longer than its SessionMaxAge',
  )
export const foreignSession = (): Refusal =>
  unknown('session/foreign', "the session named by the ibsession cookie is another user's or another publication's")

export const reuseOff = (): Refusal =>
  new Refusal('session/reuse-off', 400, 'Сервис не поддерживает управление сеансами', {
    hint: 'IBSession is for services whose ReuseSessions is Use and whose SessionMaxAge is not 0; repeat the request without it',
  })

export const badHeader = (value: string): Refusal =>
  new Refusal('session/bad-header', 400, 'Недопустимое значение заголовка IBSession', {
    hint: `IBSession is "${value}"; it may be start or finish`,
  })

export const noCookie = (): Refusal =>
  new Refusal('session/no-cookie', 400, 'Не указан завершаемый сеанс', {
    hint: 'IBSession: finish needs the cookie ibsession=<id> of the session that it ends',
  })

export const poolTimedOut = (): Refusal =>
  new Refusal('session/pool-timeout', 406, 'Истекло время ожидания сеанса', {
    hint: 'no session of the pool became free within poolTimeout; see poolSize of the publication',
  })

export const noLicence = (status: 402 | 406): Refusal =>
  new Refusal('session/no-licence', status, 'Не обнаружено свободной лицензии', {
    hint: 'the sessions that exist are as many as sessions.max allows',
  })

/** `text`: of the hook's exception, or `undefined` when it is to stay hidden. */
export const parametersFailed = (text: string | undefined): Refusal =>
  new Refusal(
    'session/parameters',
    500,
    `Ошибка при выполнении обработчика - 'УстановкаПараметровСеанса'${text === undefined ? '' : `\nпо причине:\n${text}`}`,
    { hint: 'SessionParametersSetting threw' },
  )
