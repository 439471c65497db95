/**
 * Who comes with a password: the work of checking it is done once for each user and password, never twice at once, and not at all for those
 * who tried too often.
 */
import type { Crypto } from '../exchange/crypto.ts'
import type { Clock } from '../exchange/system.ts'
import { Attempts, type AttemptLimits } from './attempts.ts'
import type { Credentials } from './basic.ts'
import { checkPassword } from './password.ts'
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

export class Passwords {
  readonly #users: Users
  readonly #crypto: Crypto
  readonly #attempts: Attempts
  readonly #known = new Map<string, Known>()
  readonly #checking = new Map<string, Promise<boolean>>()
  #running = 0
  readonly #queue: (() => void)[] = []

  constructor(users: Users, crypto: Crypto, clock: Pick<Clock, 'ticks'>, limits: AttemptLimits) {
    this.#users = users
    this.#crypto = crypto
    this.#attempts = new Attempts(limits, clock)
  }

  /** The user, or why not, for the log. `from`: the address that it comes from. */
  async identify({ name, password }: Credentials, from: string): Promise<Known | string> {
    const credential = this.#crypto.fingerprint(`${name}:${password}`)
    const user = this.#users.find(name)
    const known = this.#known.get(credential)
    // Remembered for the very user: one whose entry was changed since is checked anew.
    if (known !== undefined && known.user === user) return known
    const key = `${from} ${name}`
    const locked = `too many failed attempts as "${name}" from ${from || 'there'}`
    if (this.#attempts.locked(key)) return locked
    const right = await this.#check(`${key} ${credential}`, password, user?.StoredPasswordValue, () => this.#attempts.locked(key))
    // Others that were tried at the same time may have failed meanwhile: it is theirs, too, whether this one may still come in.
    if (this.#attempts.locked(key)) return locked
    if (!right) {
      this.#attempts.failed(key)
      return user === undefined ? `there is no user "${name}"` : `the password of "${name}" is wrong`
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
  #check(who: string, password: string, stored: string | undefined, locked: () => boolean): Promise<boolean> {
    const key = `${who} ${stored}`
    const running = this.#checking.get(key)
    if (running !== undefined) return running
    const checking = this.#inTurn(async () => !locked() && checkPassword(password, stored, this.#crypto)).finally(() =>
      this.#checking.delete(key),
    )
    this.#checking.set(key, checking)
    return checking
  }

  async #inTurn(work: () => Promise<boolean>): Promise<boolean> {
    if (this.#running >= AT_ONCE) await new Promise<void>((resolve) => this.#queue.push(resolve))
    else this.#running++
    try {
      return await work()
    } finally {
      const next = this.#queue.shift()
      if (next === undefined) this.#running--
      else next()
    }
  }
}
