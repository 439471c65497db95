/** R2711: two ports of one version of SOAP with one address. */
import { placeOf } from '../../document/component.ts'
import type { Port } from '../../document/model.ts'
import { neighbourRule } from '../rule.ts'
import { both } from '../words.ts'

export const duplicateAddress = neighbourRule(
  {
    code: 'duplicate-address',
    rule: 'R2711',
    en: 'Two ports have the same address',
    ru: 'У двух портов один и тот же адрес',
  },
  ({ report }) => {
    const met = new Map<string, Port>()
    return {
      port: (port) => {
        if (!port.address?.version || port.address.location === undefined) return
        const key = `${port.address.version} ${port.address.location}`
        const first = met.get(key)
        if (!first) return void met.set(key, port)
        report(port, both(port.address.location), [{ location: placeOf(first), message: 'the first one', messageRu: 'первый' }])
      },
    }
  },
)
