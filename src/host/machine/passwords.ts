/** Passwords on the real machine: what is stored of one, with a salt of its own. */
import { randomBytes } from 'node:crypto'
import { hashPassword as hash } from '../../access/password.ts'
import { crypto } from './crypto.ts'

/** For `User.StoredPasswordValue`. */
export const hashPassword = (password: string): Promise<string> => hash(password, new Uint8Array(randomBytes(16)), crypto)
