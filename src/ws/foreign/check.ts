/**
 * Which services of WSDL documents are served beside those defined in code: one whose address an earlier service has is reported and left
 * out.
 */
import type { Location } from '../../diagnostics/location.ts'
import { reportWebService } from '../service/diagnostics.ts'
import { placeOfPart, type DefinedWebService } from '../service/place.ts'
import { addressesOf } from '../service/service.ts'
import type { Tell } from '../service/sound.ts'
import type { DescribedWebService } from './service.ts'

interface Holder {
  readonly name: string
  readonly location: Location | undefined
}

/** `served`: the services of code, which come first. */
export function distinctDescribed(
  described: readonly DescribedWebService[],
  served: readonly DefinedWebService[],
  tell: Tell,
): readonly DescribedWebService[] {
  const taken = new Map(
    served.flatMap((one) =>
      addressesOf(one.service).map((address): [string, Holder] => [
        address,
        { name: one.service.Name, location: placeOfPart(one, { kind: address === one.service.Name ? 'Name' : 'DescriptorFileName' }) },
      ]),
    ),
  )
  return described.filter(({ Name, location: file, served: { addresses } }) => {
    const location: Location = { file, line: 1, column: 1 }
    const address = addresses.find((one) => taken.has(one))
    if (address !== undefined) {
      const { name: first, location: place } = taken.get(address)!
      const diagnostic = reportWebService(
        first === Name ? 'name-repeated' : 'address-repeated',
        { first, second: Name, name: Name, address },
        location,
      )
      tell(
        place === undefined
          ? diagnostic
          : { ...diagnostic, related: [{ location: place, message: 'the first of them is here', messageRu: 'первый из них здесь' }] },
      )
      return false
    }
    for (const one of addresses) taken.set(one, { name: Name, location })
    return true
  })
}
