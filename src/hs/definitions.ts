/** What a module with HTTP services uses of this library; `src/index.ts` passes it on. */
export { ByteOrderMarkUsage, TextEncoding } from '../exchange/encoding.ts'
export { HTTPServiceRequest, HTTPServiceRequest as HTTPСервисЗапрос } from './message/request.ts'
export { HTTPServiceResponse, HTTPServiceResponse as HTTPСервисОтвет } from './message/response.ts'
export { DeclaredMethod, HTTPService, URLTemplate } from './service/service.ts'
