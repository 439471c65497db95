/** The XDTO package of the chapter's Web service (17.2.3): a shipment and its rows. */
import { property, XDTOPackage, xs, type XDTOValue } from 'onec-standin'

export const ДанныеРасходнойНакладной = XDTOPackage({ Namespace: 'http://www.MyCompany.ru/shipment' })

export const Номенклатура = ДанныеРасходнойНакладной.objectType('Номенклатура', {
  Наименование: property(xs.string),
  ПолноеНаименование: property(xs.string),
  ШтрихКод: property(xs.string),
  ЗакупочнаяЦена: property(xs.int),
})
export type Номенклатура = XDTOValue<typeof Номенклатура>

export const СтрокаРасходнойНакладной = ДанныеРасходнойНакладной.objectType('СтрокаРасходнойНакладной', {
  Номенклатура: property(Номенклатура),
  Количество: property(xs.int),
  Цена: property(xs.int),
  Сумма: property(xs.int),
})
export type СтрокаРасходнойНакладной = XDTOValue<typeof СтрокаРасходнойНакладной>

export const РасходнаяНакладная = ДанныеРасходнойНакладной.objectType('РасходнаяНакладная', {
  Состав: property(СтрокаРасходнойНакладной, { upperBound: -1 }),
})
export type РасходнаяНакладная = XDTOValue<typeof РасходнаяНакладная>
