/** Operations of Rates.wsdl, for WSProxy and WebServiceFromWSDL. */
import type { CalendarDate, Decimal } from 'onec-standin'

export interface RatesSoap {
  readonly GetRate: {
    readonly parameters: { readonly Currency: 'RUB' | 'EUR' | 'CNY'; readonly Date: CalendarDate }
    readonly positional: readonly [Currency: 'RUB' | 'EUR' | 'CNY', Date: CalendarDate]
    readonly result: Rate
  }
  readonly Convert: {
    readonly parameters: { readonly Amount: Decimal; readonly From: 'RUB' | 'EUR' | 'CNY'; readonly To: 'RUB' | 'EUR' | 'CNY' }
    readonly positional: readonly [Amount: Decimal, From: 'RUB' | 'EUR' | 'CNY', To: 'RUB' | 'EUR' | 'CNY']
    readonly result: { readonly return: Decimal; readonly Used: Rates }
  }
}

export interface Rate {
  readonly Currency: 'RUB' | 'EUR' | 'CNY'
  readonly Date: CalendarDate
  readonly Rate: Decimal
  readonly Multiplicity: number
}

export interface Rates {
  readonly Rate: readonly Rate[]
}
