import { Catalog, String } from 'onec-standin'

export default Catalog({ Name: 'Заказы', CodeLength: 9, Attributes: { Статус: String(50) } })
