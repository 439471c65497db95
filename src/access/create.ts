/** The second stage made ready: users, and what is usual where nothing else is set. */
import type { Crypto } from '../exchange/crypto.ts'
import type { System } from '../exchange/system.ts'
import { Access, type AccessSettings } from './access.ts'
import { DEFAULT_ATTEMPTS } from './attempts.ts'
import { DEFAULT_TOKEN_RULES } from './token-check.ts'
import { userList, type Users } from './user.ts'

export type CreateAccess = (
  users: Users | undefined,
  settings: Partial<AccessSettings> | undefined,
  system: Pick<System, 'now' | 'ticks'>,
  crypto: Crypto,
) => Access

export const createAccess: CreateAccess = (users, settings, system, crypto) =>
  new Access(users ?? userList([]), { ...DEFAULT_TOKEN_RULES, ...DEFAULT_ATTEMPTS, ...settings }, system, crypto)
