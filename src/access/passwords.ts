/**
 * Who comes with a password: the work of checking it is done once for each user and password, never twice at once, and not at all for those
 * who tried too often.
 */
import { said, type Said } from '../diagnostics/said.ts'
import type { Crypto } from '../exchange/crypto.ts'
import type { Clock } from '../exchange/system.ts'
import { Attempts, type AttemptLimits } from './attempts.ts'
import type { Credentials } from './basic.ts'
import { checkPassword } from './password.ts'
import { tooManyWait } from './refusals.ts'
import { Turns } from './turns.ts'
import type { User, Users } from './user.ts'

/** A user with the fingerprint of the password. */
interface Known {
  readonly user: User
  readonly credential: string
}

/** Passwords that are remembered as right. */
const MOST = 1_000
/** Checks at once: each takes 16 MiB and a thread. */
const AT_ONCE = 4
/** Checks that wait: some seconds of work. */
const WAITING = 200

export interface PasswordLimits extends AttemptLimits {
  /** Passwords that may wait to be checked; beyond them calls are answered 503. 200 when absent. */
  readonly waiting?: number
}

const stays = new AbortController().signal

interface Check {
  readonly key: string
  readonly from: string
  readonly password: string
  readonly stored: string | undefined
  leaving(): AbortSignal
}

export class Passwords {
  readonly #users: Users
  readonly #crypto: Crypto
  readonly #attempts: Attempts
  readonly #known = new Map<string, Known>()
  readonly #checking = new Map<string, Promise<boolean | 'left'>>()
  readonly #turns: Turns

  constructor(users: Users, crypto: Crypto, clock: Pick<Clock, 'ticks'>, limits: PasswordLimits) {
    this.#users = users
    this.#crypto = crypto
    this.#attempts = new Attempts(limits, clock)
    this.#turns = new Turns({ atOnce: AT_ONCE, waiting: limits.waiting ?? WAITING })
  }

  /**
   * The user, or why not, for the log. `from`: the address that it comes from; `leaving`: aborts when nobody waits for the answer. Throws
   * 503 where too many wait.
   */
  async identify({ name, password }: Credentials, from: string, leaving: () => AbortSignal = () => stays): Promise<Known | Said> {
    const credential = this.#crypto.fingerprint(`${name}:${password}`)
    const user = this.#users.find(name)
    const known = this.#known.get(credential)
    // Remembered for the very user: one whose entry was changed since is checked anew.
    if (known !== undefined && known.user === user) return known
    const key = `${from} ${name}`
    const locked = said(
      `too many failed attempts as "${name}" from ${from || 'there'}`,
      `слишком много неудачных попыток войти под именем «${name}» с адреса ${from || 'без имени'}`,
    )
    if (this.#attempts.locked(key)) return locked
    const right = await this.#check({ key: `${key} ${credential}`, from, password, stored: user?.StoredPasswordValue, leaving }, () =>
      this.#attempts.locked(key),
    )
    if (right === 'left')
      return said(`the client left before the password of "${name}" was checked`, `клиент отключился до проверки пароля «${name}»`)
    // Others that were tried at the same time may have failed meanwhile: it is theirs, too, whether this one may still come in.
    if (this.#attempts.locked(key)) return locked
    if (!right) {
      this.#attempts.failed(key)
      return user === undefined
        ? said(`there is no user "${name}"`, `нет пользователя «${name}»`)
        : said(`the password of "${name}" is wrong`, `неверный пароль пользователя «${name}»`)
    }
    this.#attempts.succeeded(key)
    return this.#remember({ user: user!, credential })
  }

  #remember(known: Known): Known {
    if (this.#known.size >= MOST) this.#known.delete(this.#known.keys().next().value!)
    this.#known.set(known.credential, known)
    return known
  }

  /** `locked` is asked again when its turn has come: then the work is not done. */
  async #check(asked: Check, locked: () => boolean): Promise<boolean | 'left'> {
    const key = `${asked.key} ${asked.stored}`
    const running = this.#checking.get(key)
    if (running !== undefined) {
      const found = await running
      // The one who waited for it has left, and this one is still here.
      return found === 'left' && !asked.leaving().aborted ? this.#check(asked, locked) : found
    }
    const work = this.#turns.run(
      asked.from,
      async () => !locked() && checkPassword(asked.password, asked.stored, this.#crypto),
      asked.leaving,
    )
    if (work === undefined) throw tooManyWait()
    const checking = work
      .catch((error: unknown) => {
        if (asked.leaving().aborted) return 'left' as const
        throw error
      })
      .finally(() => this.#checking.delete(key))
    this.#checking.set(key, checking)
    return checking
  }
}
