/** Web services as a platform takes them, in one value: SOAP, XDTO and WSDL are loaded with it, so a process that serves no Web service need not load them. */
import { createWebServiceRouter } from './route.ts'
import type { WebServiceRouter } from './route.ts'
import { serveWebService } from './served.ts'
import type { ServedService } from './served.ts'
import { readWebServices } from './service-check.ts'
import type { WebService } from './service.ts'
import type { WSInvocation } from './settings.ts'

export interface WebServiceChannel {
  /** Those that can be served; what is wrong with the others is told by `checkWebServices`. */
  sound(services: readonly WebService[]): readonly WebService[]
  /** `service` is sound. */
  serve(service: WebService): ServedService
  router(services: readonly ServedService[], invocation: WSInvocation): WebServiceRouter
}

export const webServiceChannel: WebServiceChannel = {
  sound: (services) => readWebServices(services.map((service) => ({ service }))).services.map((one) => one.service),
  serve: serveWebService,
  router: createWebServiceRouter,
}
