/** `AccessToken` for users: the core's, with node's cryptography. */
import { AccessToken as CoreAccessToken } from '../../access/access-token.ts'
import { crypto } from './crypto.ts'

/**
 * @example
 *   const token = new AccessToken(); token.Issuer = 'ERP'; token.Recipients.Add('ДО8'); token.Sign('HS256', 'the key'); String(token)
 */
export class AccessToken extends CoreAccessToken {
  constructor() {
    super(crypto)
  }
}
