/** What hides the secrets of one exchange in any text about it. */
import type { IsSecretName } from '../../exchange/secret-names.ts'
import { Masker } from '../relay/masker.ts'
import type { Received } from './received.ts'

/** Has looked at all places of the exchange: what is secret by its name in one of them is hidden in every text. */
export function maskerOf({ target, headers, QueryOptions, URLParameters, body, reply }: Received, isSecret: IsSecretName): Masker {
  const masker = new Masker(isSecret)
  masker.headers(headers)
  masker.headers(reply?.headers ?? [])
  for (const [name, value] of [...QueryOptions, ...Object.entries(URLParameters)]) if (isSecret(name)) masker.found(value)
  for (const text of [target, body.text(), reply?.body.text() ?? '']) masker.text(text)
  return masker
}
