/**
 * Web services as a platform takes them, in one value: SOAP, XDTO and WSDL are loaded with it, so a process that serves no Web service need
 * not load them.
 */
import { createWebServiceRouter, type WebServiceRouter } from './call/route.ts'
import type { WSInvocation } from './call/settings.ts'
import { readWebServices } from './check.ts'
import type { DescribedWebService } from './foreign/service.ts'
import { serveWebService, type ServedService } from './service/serve.ts'
import type { WebService } from './service/service.ts'

export interface WebServiceChannel {
  /** Those that can be served; what is wrong with the others is told by `checkWebServices`. */
  sound(services: readonly (WebService | DescribedWebService)[]): readonly (WebService | DescribedWebService)[]
  /** `service` is sound. */
  serve(service: WebService | DescribedWebService): ServedService
  router(services: readonly ServedService[], invocation: WSInvocation): WebServiceRouter
}

export const webServiceChannel: WebServiceChannel = {
  sound(given) {
    const { services, described } = readWebServices(
      given.flatMap((service) => (service.kind === 'WebService' ? [{ service }] : [])),
      given.filter((one) => one.kind === 'DescribedWebService'),
    )
    return [...services.map((one) => one.service), ...described]
  },
  serve: (service) => (service.kind === 'WebService' ? serveWebService(service) : service.served),
  router: createWebServiceRouter,
}
