/** The refusal of an address below `/ws` that no Web service has. */
import { Refusal } from '../../exchange/refusal.ts'

/** 500, not 404, unlike HTTP services (facts 2.3, mark B). */
export const noWebService = (path: string): Refusal =>
  new Refusal('ws/no-service', 500, 'Сервис не найден', {
    hint: `no published Web service has the Name or DescriptorFileName that ${path} ends with`,
  })
