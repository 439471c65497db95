/** A Web service of two packages, one of which uses the other, with a namespace that comes before both in ordinal order. */
import { Operation, Parameter, property, WebService, XDTOPackage, xs, type XDTOPackage as Package } from 'onec-standin'

export function twoPackages(): { service: WebService; Goods: Package; Orders: Package } {
  const goods = XDTOPackage({ Namespace: 'urn:z:goods' })
  const Item = goods.objectType('Item', { SKU: property(xs.string) })
  goods.objectType('Person', { Name: property(xs.string, { form: 'Attribute' }) })
  goods.objectType('Nothing', {})
  const orders = XDTOPackage({ Namespace: 'urn:b:orders' })
  const Order = orders.objectType('Order', { Item: property(Item) })
  const service = WebService({
    Name: 'Shop',
    Namespace: 'urn:a:service',
    XDTOPackages: [orders, goods],
    Operations: { Put: Operation({ Parameters: { Order: Parameter(Order) } }, () => undefined) },
  })
  return { service, Goods: goods, Orders: orders }
}

/** The text of one complex type. */
export const objectTypeOf = (wsdl: string, name: string): string =>
  new RegExp(`<xs:complexType name="${name}"(?:/>|>[^]*?</xs:complexType>)`).exec(wsdl)?.[0] ?? ''
