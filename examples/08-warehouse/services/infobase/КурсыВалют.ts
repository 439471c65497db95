import { Catalog, CatalogRef, InformationRegister, Number } from 'onec-standin'

export const Валюты = Catalog({
  Name: 'Валюты',
  CodeLength: 3,
  Autonumbering: false,
  Attributes: { ОсновнаяВалюта: CatalogRef('Валюты') },
})

export const КурсыВалют = InformationRegister({
  Name: 'КурсыВалют',
  InformationRegisterPeriodicity: 'Day',
  Dimensions: { Валюта: CatalogRef('Валюты') },
  Resources: { Курс: Number(10, 4) },
})

export default [Валюты, КурсыВалют]
