/** What a module with HTTP services uses of this library; `src/index.ts` passes it on. */
export { ByteOrderMarkUsage, TextEncoding } from '../exchange/encoding.ts'
export { HTTPServiceRequest } from './message/request.ts'
export { HTTPServiceResponse } from './message/response.ts'
export { DeclaredMethod, HTTPService, URLTemplate } from './service/service.ts'
