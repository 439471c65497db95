/**
 * Which access tokens a published service accepts: the settings nearest to it count, those of its entry before its section's, those before
 * the point's.
 */
import { bytesOf } from '../diagnostics/counted.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Location } from '../diagnostics/location.ts'
import { looksLikePublicKey, publicKeyTexts } from '../exchange/public-key.ts'
import type { AccessTokenAuthentication } from './point.ts'
import type { AccessTokenSettings } from './publication.ts'
import { report } from './vrd-diagnostics.ts'
import { placeOf } from './vrd-read.ts'

/**
 * `nearest`: innermost first; `name`: the service's, which is the recipient when none is named (administrator's guide,
 * accessTokenAuthentication).
 */
export function accessTokensOf(
  nearest: readonly (AccessTokenAuthentication | undefined)[],
  name: string,
  complain: (one: Diagnostic) => void,
): AccessTokenSettings | undefined {
  const found = nearest.find((one) => one !== undefined)
  if (found === undefined) return undefined
  const names = new Set<string>()
  if (found.issuers === undefined) complain(report('no-issuers', {}, placeOf(found)))
  const issuers = (found.issuers?.issuer ?? []).map((issuer) => {
    const key = issuer.keyInformation ?? ''
    if (names.has(issuer.name)) complain(report('issuer-listed-twice', { issuer: issuer.name }, placeOf(issuer)))
    names.add(issuer.name)
    const wrong = keyProblem(issuer.name, key)
    if (wrong !== undefined) complain(wrong(placeOf(issuer)))
    return {
      name: issuer.name,
      claim: issuer.authenticationClaimName ?? 'sub',
      userProperty: issuer.authenticationUserPropertyName ?? 'name',
      key,
    }
  })
  return { recipient: found.accessTokenRecepientName?.trim() ?? name, issuers }
}

function keyProblem(issuer: string, key: string): ((place: Location | undefined) => Diagnostic) | undefined {
  const bytes = new TextEncoder().encode(key).length
  if (key === '') return (place) => report('no-key', { issuer }, place)
  const texts = publicKeyTexts(key)
  if (texts === undefined) return bytes < 32 ? (place) => report('short-key', { issuer, bytes: bytesOf(bytes) }, place) : undefined
  if (!texts.some(looksLikePublicKey)) return (place) => report('unreadable-key', { issuer }, place)
  return key.includes('-----BEGIN') ? undefined : (place) => report('bare-key', { issuer }, place)
}
