/** Which access tokens a published service accepts: the settings nearest to it count, those of its entry before its section's, those before the point's. */
import { report } from './vrd-diagnostics.ts'
import { placeOf } from './vrd-read.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { AccessTokenAuthentication } from './point.ts'
import type { AccessTokenSettings } from './publication.ts'

/** `nearest`: innermost first; `name`: the service's, which is the recipient when none is named (administrator's guide, accessTokenAuthentication). */
export function accessTokensOf(nearest: readonly (AccessTokenAuthentication | undefined)[], name: string, complain: (one: Diagnostic) => void): AccessTokenSettings | undefined {
  const found = nearest.find((one) => one !== undefined)
  if (found === undefined) return undefined
  const issuers = (found.issuers?.issuer ?? []).map((issuer) => {
    const key = issuer.keyInformation ?? ''
    const bytes = new TextEncoder().encode(key).length
    if (key === '') complain(report('no-key', { issuer: issuer.name }, placeOf(issuer)))
    else if (!key.includes('-----BEGIN') && bytes < 32) complain(report('short-key', { issuer: issuer.name, bytes }, placeOf(issuer)))
    return { name: issuer.name, claim: issuer.authenticationClaimName ?? 'sub', userProperty: issuer.authenticationUserPropertyName ?? 'name', key }
  })
  return { recipient: found.accessTokenRecepientName?.trim() ?? name, issuers }
}
