/** A Web service's definition as its WSDL. */
import { writeWSDL, type DescribedService, type WSDLForm } from '../../wsdl/write/write.ts'
import { PlatformPackage } from '../../xdto/platform/types.ts'
import { namespacesUsed } from '../../xdto/schema/names.ts'
import { V8 } from '../../xdto/types/type.ts'
import { requestMembers, responseMembers } from './members.ts'
import type { WebService } from './service.ts'

/** The service's text in 1C's own form, or the schema-valid one; `address` is where it is reached, percent-encoded. */
export const printWSDL = (service: WebService, address: string, form: WSDLForm = 'onec'): string =>
  writeWSDL(describeService(service), address, form)

function describeService({ Name, Namespace, XDTOPackages, Operations }: WebService): DescribedService {
  const operations = Object.entries(Operations).map(([name, one]) => ({
    Name: name,
    request: requestMembers(one),
    response: responseMembers(one),
  }))
  const listed = XDTOPackages.filter((one) => one !== PlatformPackage)
  const platform =
    XDTOPackages.length > listed.length
    || listed.some((one) => namespacesUsed(one).includes(V8))
    || operations.some(({ request, response }) => [...request, ...response].some(({ type }) => type.namespace === V8))
  return { Name, Namespace, packages: platform ? [...listed, PlatformPackage] : listed, operations }
}
