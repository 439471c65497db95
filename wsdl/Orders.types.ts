/** Operations of Orders.wsdl, for WSProxy and WebServiceFromWSDL. */
import type { AnyValue, CalendarDate, DateTime, Decimal } from 'onec-standin'

export interface OrdersSoap {
  readonly GetOrder: {
    readonly parameters: { readonly Number: string }
    readonly positional: readonly [Number: string]
    readonly result: Order
    readonly requestHeaders: { readonly Caller?: string }
    readonly responseHeaders: { readonly Served?: string }
    readonly faults: { readonly OrderNotFound: OrdersSoap_GetOrder_OrderNotFound }
  }
  readonly PlaceOrder: {
    readonly parameters: { readonly Order: Order; readonly Photo?: Uint8Array }
    readonly positional: readonly [Order: Order, Photo?: Uint8Array]
    readonly result: { readonly Total: Decimal; readonly Positions: number; readonly Photo?: Uint8Array }
  }
  readonly Остаток: {
    readonly parameters: { readonly Артикул: string; readonly НаДату?: CalendarDate }
    readonly positional: readonly [Артикул: string, НаДату?: CalendarDate]
    readonly result: Decimal
  }
  readonly Find: {
    readonly parameters: { readonly query: AnyValue }
    readonly positional: readonly [query: AnyValue]
    readonly result: AnyValue
  }
  readonly Forget: {
    readonly parameters: { readonly Number: string }
    readonly positional: readonly [Number: string]
    readonly result: void
  }
}

export type OrdersSoap12 = OrdersSoap

export interface Order {
  readonly Number: string
  readonly Date: DateTime
  readonly Customer: string
  readonly Comment: string | null
  readonly Courier?: Address
  readonly Pickup?: string
  readonly Lines: readonly Line[]
}

export interface OrdersSoap_GetOrder_OrderNotFound {
  readonly Number: string
}

export interface Address {
  readonly City: string
  readonly Street?: string
}

export interface Line {
  readonly Name: string
  readonly Quantity: Decimal
  readonly Price: Decimal
  readonly SKU: string
}
